"""A downloader that sends no requests while the spider is closing."""

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
    """The spider was closed while a request waited in its slot."""


class ClosingDownloader(QueueDownloader):
    """Scrapy's downloader that holds waiting requests while the engine is paused, and drops them when the spider closes.

    Scrapy sends them in a pause, such as the retry of a robots.txt, and before it closes, which takes minutes with a long Crawl-delay.
    The next run sends dropped requests.
    """

    @inlineCallbacks
    def fetch(self, request: Request) -> Generator[Deferred[Any], Any, Response | Request]:  # type: ignore[override]  # Scrapy deprecates the argument spider
        """Return the response, or the request itself if it was not sent. Scrapy does not schedule it again while closing."""
        try:
            return (yield super().fetch(request))
        except RequestNotSent:
            if request.callback is NO_CALLBACK:  # such as robots.txt; the request that waits for it must fail too
                raise
            return request

    def process_queue(self, slot: Slot) -> None:
        """Send the due requests of a slot unless the engine is paused, or drop all its requests while the spider is closing."""
        if not is_closing(self.crawler.engine):
            return None if self.crawler.engine.paused else super().process_queue(slot)
        while slot.queue:
            _, deferred = slot.queue.popleft()
            deferred.errback(Failure(RequestNotSent()))
        return None

    def each_second(self) -> None:
        """Drop waiting requests while the spider is closing, for which Scrapy has no signal."""
        if is_closing(self.crawler.engine):
            for slot in self.slots.values():
                self.process_queue(slot)
