"""One page asked for as a run would ask for it: robots.txt first, then once, by the project's own rules."""

from collections.abc import AsyncIterator, Iterator
from typing import ClassVar

from scrapy import Request, Spider
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from kontan_crawler import site
from kontan_crawler.clock import now
from kontan_crawler.doctor.targets import Found
from kontan_crawler.middlewares.failure_reasons import reason_of, request_of
from kontan_crawler.parsing.amp import canonical_of_amp
from kontan_crawler.parsing.no_article import NoArticle
from kontan_crawler.runs.refusals import original_url
from kontan_crawler.spiders.base import response_date, to_http_response
from kontan_crawler.urls import canonical, is_amp, whole_url


class VisitSpider(Spider):
    """Asks for one article, front or day of the index, and keeps what came: `found`, `moment`.

    None of the project's spiders: it has no arguments to note down, so that neither feed nor ledger is begun for it.
    """

    name = "doctor"
    allowed_domains: ClassVar[list[str]] = [site.DOMAIN]

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address, self.moment = address, now()
        self.found: Found | None = None

    async def start(self) -> AsyncIterator[Request]:
        if canonical(self.address) is None:
            yield Request(self.address, self.take, errback=self.fail)
        elif is_amp(self.address):
            yield Request(self.address, self.follow_amp, errback=self.fail)
        else:
            yield self._whole(self.address)

    def follow_amp(self, response: Response) -> Iterator[Request]:
        """Ask for the canonical address."""
        try:
            yield self._whole(canonical_of_amp(to_http_response(response)))
        except NoArticle as refusal:
            self._keep(response.request, response, refusal.reason)

    def take(self, response: Response) -> None:
        """Keep an answer."""
        self._keep(response.request, response)
        self.moment = response_date(response) if canonical(self.address) is None else now()

    def fail(self, failure: Failure) -> None:
        """Keep why there is none, and what came in its place."""
        self._keep(request_of(failure), failure.value.response if isinstance(failure.value, HttpError) else None, reason_of(failure))

    def _whole(self, article: str) -> Request:
        return Request(whole_url(article), self.take, errback=self.fail)

    def _keep(self, request: Request | None, response: Response | None, reason: str | None = None) -> None:
        assert request
        answer, status = (to_http_response(response), response.status) if response else (None, None)
        self.found = Found(f"asked for as {original_url(request)}", answer, reason, canonical(self.address) is None, status)
