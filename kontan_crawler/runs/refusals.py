"""Refusals: URLs without an article are counted by reason, logged and recorded."""

import logging

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from kontan_crawler.items import Article
from kontan_crawler.outcomes import LISTINGS_FAILED, PAYWALL, REFUSED, REMOVED, SEEN, STATED_REASONS
from kontan_crawler.parsing.raw_article import RawArticle
from kontan_crawler.parsing.response_summary import ResponseSummary
from kontan_crawler.runs.run import Run
from kontan_crawler.store.refused_url import OWN, STATED, WALL, of_reason
from kontan_crawler.urls import canonical

logger = logging.getLogger(__name__)
_OK = 200

article_refused = object()
"""Signal: a URL has no article. Arguments: url (str), reason (str), response (ResponseSummary or None)."""


def record_refusal(crawler: Crawler, url: str, reason: str, response: ResponseSummary | None = None) -> None:
    """Count and log a URL without an article, and send `article_refused`. reason: one of `outcomes`. response: None without a page."""
    crawler.stats.inc_value(REFUSED(reason))
    logger.warning("no article at %s: %s", url, reason)
    crawler.signals.send_catch_log(article_refused, url=url, reason=reason, response=response)


def original_url(request: Request) -> str:
    """Return the URL of a request before redirects."""
    return str(request.meta.get("redirect_urls", [request.url])[0])


def is_stated(reason: str, response: ResponseSummary | None) -> bool:
    """Return whether the site itself says why a URL has no article: by a status, by its own paywall notice, by a redirect to a paid section.

    A removed page with status 200 must have the menu of the site: providers have such pages, too.
    """
    if reason == PAYWALL and response:
        return response.has_paywall
    if reason == REMOVED and response and response.status == _OK:
        return response.has_menu
    return reason in STATED_REASONS


class RefusalListener:
    """Records the refusals and errors of one run."""

    def __init__(self, crawler: Crawler, run: Run) -> None:
        self._crawler, self._run = crawler, run
        crawler.signals.connect(self.article_refused, article_refused)
        crawler.signals.connect(self.spider_error, signals.spider_error)
        crawler.signals.connect(self.item_error, signals.item_error)

    def article_refused(self, url: str, reason: str, response: ResponseSummary | None) -> None:
        """Record the reason; a recheck does not change the frontier."""
        canonical_url, stated = canonical(url), is_stated(reason, response)
        if canonical_url is None or reason == SEEN:
            return
        self._run.refused_responses.add(canonical_url, reason, response, stated)
        if canonical_url in self._run.rechecks:
            self._run.rechecks.end(canonical_url, reason, stated)
        else:
            self._run.urls.resolve(canonical_url, reason, _words_of(response, reason, stated))

    def spider_error(self, failure: Failure, response: Response | Failure | None) -> None:
        """Count an exception in a callback of an article or a listing."""
        request = getattr(response, "request", None)
        if request is not None and canonical(original_url(request)):
            record_refusal(self._crawler, original_url(request), type(failure.value).__name__)
        else:
            self._crawler.stats.inc_value(LISTINGS_FAILED)

    def item_error(self, item: object, failure: Failure) -> None:
        """Count an exception in a pipeline. What is no article comes from a listing."""
        if isinstance(item, (RawArticle, Article)):
            record_refusal(self._crawler, item.url, type(failure.value).__name__)
        else:
            self._crawler.stats.inc_value(LISTINGS_FAILED)


def _words_of(response: ResponseSummary | None, reason: str, stated: bool) -> list[str]:
    """Return the words of a response, as `RefusedUrl` has them."""
    if response is None:
        return [STATED] if stated else [of_reason(reason)]
    flags = {STATED: stated, OWN: response.is_own and not stated, WALL: response.is_wall and not stated}
    return [*(word for word, is_set in flags.items() if is_set), of_reason(reason), *response.traits]
