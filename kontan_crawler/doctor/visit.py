"""One page asked for as a run would ask for it: robots.txt first, then once, by the project's own rules."""

from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from typing import ClassVar

from scrapy import Request, Spider
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from kontan_crawler import site
from kontan_crawler.clock import WIB
from kontan_crawler.doctor.targets import Answer
from kontan_crawler.parsing.pages import read_amp
from kontan_crawler.parsing.refusals import asked, reason_of
from kontan_crawler.spiders.base import made
from kontan_crawler.urls import canonical, is_amp, whole


class VisitSpider(Spider):
    """Asks for one article, front or day of the index, and keeps what came: `answer`, `moment`.

    None of the project's spiders: it has no arguments to note down, so that neither feed nor ledger is begun for it.
    """

    name = "doctor"
    allowed_domains: ClassVar[list[str]] = [site.DOMAIN]

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address, self.moment = address, datetime.now(WIB)
        self.answer: Answer | None = None

    async def start(self) -> AsyncIterator[Request]:
        if canonical(self.address) is None:
            yield Request(self.address, self.take, errback=self.fail)
        elif is_amp(self.address):
            yield Request(self.address, self.follow_amp, errback=self.fail)
        else:
            yield self._whole(self.address)

    def follow_amp(self, response: Response) -> Iterator[Request]:
        """Ask for the canonical address."""
        article, reason = read_amp(response)
        if article is None:
            self._keep(response, reason)
        else:
            yield self._whole(article)

    def take(self, response: Response) -> None:
        """Keep an answer."""
        self._keep(response)
        self.moment = made(response) if canonical(self.address) is None else datetime.now(WIB)

    def fail(self, failure: Failure) -> None:
        """Keep why there is none, and what came in its place."""
        self._keep(failure.value.response if isinstance(failure.value, HttpError) else None, reason_of(failure), failure.request)

    def _whole(self, article: str) -> Request:
        return Request(whole(article), self.take, errback=self.fail)

    def _keep(self, response: Response | None, reason: str | None = None, request: Request | None = None) -> None:
        request = request or response.request
        self.answer = Answer(f"asked for as {asked(request)}", response, reason, listing=canonical(self.address) is None)
