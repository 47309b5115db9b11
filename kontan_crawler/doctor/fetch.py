"""Fetch one page as a run does, with the project's middlewares: robots.txt first, then the page once."""

from collections.abc import AsyncIterator, Iterator
from typing import ClassVar

from scrapy import Request, Spider
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from kontan_crawler import site
from kontan_crawler.clock import now
from kontan_crawler.doctor.origin import REQUESTED, Origin
from kontan_crawler.doctor.pages import LoadedPage
from kontan_crawler.middlewares.failure_reasons import reason_of, request_of
from kontan_crawler.middlewares.responses import to_http_response
from kontan_crawler.parsing.amp import canonical_of_amp
from kontan_crawler.parsing.no_article import NoArticle
from kontan_crawler.runs.refusals import original_url
from kontan_crawler.spiders.base import response_date
from kontan_crawler.urls import all_parts_url, canonical, is_amp


class FetchSpider(Spider):
    """Fetches one article, front page or day of the index into `page` and `received`.

    It is not a KontanSpider, so that it has neither a feed nor a ledger.
    """

    name = "doctor"
    allowed_domains: ClassVar[list[str]] = [site.DOMAIN]

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url, self.received = url, now()
        self.page: LoadedPage | None = None

    async def start(self) -> AsyncIterator[Request]:
        if canonical(self.url) is None:
            yield Request(self.url, self.keep_response, errback=self.keep_failure)
        elif is_amp(self.url):
            yield Request(self.url, self.follow_amp, errback=self.keep_failure)
        else:
            yield self._article_request(self.url)

    def follow_amp(self, response: Response) -> Iterator[Request]:
        """Request the canonical URL of an AMP page."""
        try:
            yield self._article_request(canonical_of_amp(to_http_response(response)))
        except NoArticle as refusal:
            self._keep(response.request, response, refusal.reason)

    def keep_response(self, response: Response) -> None:
        self._keep(response.request, response)
        self.received = response_date(response) if canonical(self.url) is None else now()

    def keep_failure(self, failure: Failure) -> None:
        """Keep the reason of a failure, and the response of an HTTP error."""
        self._keep(request_of(failure), failure.value.response if isinstance(failure.value, HttpError) else None, reason_of(failure))

    def _article_request(self, article: str) -> Request:
        return Request(all_parts_url(article), self.keep_response, errback=self.keep_failure)

    def _keep(self, request: Request | None, response: Response | None, refusal: str | None = None) -> None:
        assert request
        http_response, status = (to_http_response(response), response.status) if response else (None, None)
        origin = Origin(REQUESTED, requested_as=original_url(request))
        self.page = LoadedPage(origin, http_response, refusal, canonical(self.url) is None, status)
