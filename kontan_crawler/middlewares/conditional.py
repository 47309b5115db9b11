"""Asks for delivered articles by what the site said of their pages; a page that is as it was is not sent again."""

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from kontan_crawler.outcomes import ARTICLES_UNCHANGED
from kontan_crawler.runs.delivery import run_of
from kontan_crawler.runs.notes import Wanted
from kontan_crawler.urls import whole

_NOT_MODIFIED = 304
_CONDITIONS = ("If-None-Match", "If-Modified-Since")


class NotModified(IgnoreRequest):
    """The page of a delivered article is as it was; the run knows."""


class ConditionalRequestMiddleware:
    """Makes requests for delivered articles conditional (RFC 9110, section 13), and ends them where the answer is 304."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler, self._run = crawler, run_of(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "ConditionalRequestMiddleware":
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        wanted: Wanted | None = request.meta.get("wanted")
        if wanted and not wanted.recheck and request.url == whole(wanted.url) and (validator := self._run.validators.known(wanted.url)):
            request.headers.update(validator.headers())

    def process_response(self, request: Request, response: Response) -> Response:
        wanted: Wanted | None = request.meta.get("wanted")
        was_asked = wanted and any(name in request.headers for name in _CONDITIONS)
        if response.status != _NOT_MODIFIED or not wanted or not was_asked:  # 304 to a plain question is a fault of the site's
            return response
        self._run.unchanged(wanted.url)
        self._crawler.stats.inc_value(ARTICLES_UNCHANGED)
        self._crawler.signals.send_catch_log(signals.response_received, response=response, request=request, spider=self._crawler.spider)
        raise NotModified
