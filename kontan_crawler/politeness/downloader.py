"""A downloader that sends no more requests once the spider is closing."""

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
    """Scrapy's downloader that drops waiting requests when the spider closes; the next run sends them.

    Scrapy sends them first, which takes minutes with a long Crawl-delay.
    """

    @inlineCallbacks
    def fetch(self, request: Request) -> Generator[Deferred[Any], Any, Response | Request]:  # type: ignore[override]  # Scrapy deprecates the argument spider
        """Return the response, or the request itself if it was not sent: Scrapy schedules no request of a closing spider."""
        try:
            return (yield super().fetch(request))
        except RequestNotSent:
            if request.callback is NO_CALLBACK:  # such as robots.txt: the request that waits for it fails too
                raise
            return request

    def process_queue(self, slot: Slot) -> None:
        """Send the requests of a slot whose turn has come; drop all of them once the spider is closing."""
        if not is_closing(self.crawler.engine):
            return super().process_queue(slot)
        while slot.queue:
            _, deferred = slot.queue.popleft()
            deferred.errback(Failure(RequestNotSent()))
        return None

    def each_second(self) -> None:
        """Drop waiting requests once the spider is closing, for which Scrapy has no signal."""
        if is_closing(self.crawler.engine):
            for slot in self.slots.values():
                self.process_queue(slot)
