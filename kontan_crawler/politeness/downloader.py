"""Scrapy's downloader, which asks nothing more once a run has begun to close."""

from collections.abc import Generator
from typing import Any

from scrapy import Request
from scrapy.core.downloader import Slot
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from twisted.internet.defer import Deferred, inlineCallbacks
from twisted.python.failure import Failure

from kontan_crawler.scrapy_private import QueueDownloader, is_closing


class RequestNotSent(Exception):
    """A request that waited for its turn when the run began to close."""


class ClosingDownloader(QueueDownloader):
    """Scrapy's lets a run close only when all that waits for its turn has been asked, with a long Crawl-delay minutes later.

    Here it is given back unasked, and nothing comes of it: the next run asks.
    """

    @inlineCallbacks
    def fetch(self, request: Request) -> Generator[Deferred[Any], Any, Response | Request]:  # type: ignore[override]  # without the spider, which is deprecated
        """Return the answer, or a request that is to be scheduled; a run that closes schedules no more."""
        try:
            return (yield super().fetch(request))
        except RequestNotSent:
            if request.callback is NO_CALLBACK:  # as for robots.txt: whoever waits for it is given back too
                raise
            return request

    def process_queue(self, slot: Slot) -> None:
        """Send what waits in a slot, or give it back."""
        if not is_closing(self.crawler.engine):
            return super().process_queue(slot)
        while slot.queue:
            _, answer = slot.queue.popleft()
            answer.errback(Failure(RequestNotSent()))
        return None

    def each_second(self) -> None:
        """Look whether the run has begun to close: nothing tells."""
        if is_closing(self.crawler.engine):
            for slot in self.slots.values():
                self.process_queue(slot)
