"""Conditional requests (RFC 9110, section 13): the site sends no unchanged page again."""

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from kontan_crawler.outcomes import ARTICLES_UNCHANGED
from kontan_crawler.runs.crawl_messages import ArticleTarget
from kontan_crawler.runs.delivery import run_of
from kontan_crawler.urls import all_parts_url

_NOT_MODIFIED = 304
_CONDITIONS = ("If-None-Match", "If-Modified-Since")


class NotModified(IgnoreRequest):
    """The page of a delivered article is unchanged."""


class ConditionalRequestMiddleware:
    """Adds the validators of delivered articles to their requests, and raises NotModified for a 304 response."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler, self._run = crawler, run_of(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "ConditionalRequestMiddleware":
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        target: ArticleTarget | None = request.meta.get("target")
        if (
            target
            and not target.recheck
            and request.url == all_parts_url(target.url)
            and (validator := self._run.validators.known(target.url))
        ):
            request.headers.update(validator.headers())

    def process_response(self, request: Request, response: Response) -> Response:
        target: ArticleTarget | None = request.meta.get("target")
        is_conditional = target and any(name in request.headers for name in _CONDITIONS)
        if response.status != _NOT_MODIFIED or not target or not is_conditional:  # an unexpected 304 is an HTTP error
            return response
        self._run.urls.record_unchanged(target.url)
        self._crawler.stats.inc_value(ARTICLES_UNCHANGED)
        self._crawler.signals.send_catch_log(signals.response_received, response=response, request=request, spider=self._crawler.spider)
        raise NotModified
