"""Scrapy's downloader, which asks nothing more once a run has begun to close."""

from collections.abc import Generator
from typing import Any

from scrapy import Request
from scrapy.core.downloader import Downloader, Slot
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from twisted.internet.defer import Deferred, inlineCallbacks
from twisted.python.failure import Failure


class NotAsked(Exception):
    """A request that waited for its turn when the run began to close."""


class ClosingDownloader(Downloader):
    """Scrapy's lets a run close only when all that waits for its turn has been asked, with a long Crawl-delay minutes later.

    Here it is given back unasked, and nothing comes of it: the next run asks.
    """

    _SLOT_GC_INTERVAL = 1.0  # seconds; nothing tells that a run begins to close

    @inlineCallbacks
    def fetch(self, request: Request) -> Generator[Deferred[Any], Any, Response | Request]:
        """Return the answer, or a request that is to be scheduled; a run that closes schedules no more."""
        try:
            return (yield super().fetch(request))
        except NotAsked:
            if request.callback is NO_CALLBACK:  # as for robots.txt: whoever waits for it is given back too
                raise
            return request

    def _process_queue(self, slot: Slot) -> None:
        if not self._is_closing():
            return super()._process_queue(slot)
        while slot.queue:
            _, answer = slot.queue.popleft()
            answer.errback(Failure(NotAsked()))
        return None

    def _slot_gc(self, age: float = 60) -> None:
        super()._slot_gc(age)
        if self._is_closing():
            for slot in self.slots.values():
                self._process_queue(slot)

    def _is_closing(self) -> bool:
        engine_slot = self.crawler.engine._slot
        return engine_slot is not None and engine_slot.closing is not None
