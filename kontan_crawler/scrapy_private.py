"""Private names of Scrapy under public names. Check them when Scrapy is updated. Imports nothing from the project."""

from scrapy import Spider
from scrapy.core.downloader import Downloader, Slot
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.core.engine import ExecutionEngine
from scrapy.crawler import Crawler
from scrapy.extensions.feedexport import FeedExporter, FeedSlot
from scrapy.utils._compression import brotli, zstd

__all__ = ["CloseSlotFeedExporter", "QueueDownloader", "SingleAttemptDownloadHandler", "brotli", "is_closing", "wake_engine", "zstd"]
"""brotli, zstd: the libraries with which Scrapy decodes bodies; they depend on the version of Python. Private: scrapy.utils._compression."""


class QueueDownloader(Downloader):
    """Scrapy's downloader whose subclasses may override how the queue of a slot is processed.

    Private: Downloader._process_queue, _slot_gc, _SLOT_GC_INTERVAL. Signals, settings and middlewares do not cover waiting requests.
    """

    _SLOT_GC_INTERVAL = 1.0  # seconds

    def process_queue(self, slot: Slot) -> None:
        """Send the due requests of a slot."""
        super()._process_queue(slot)

    def each_second(self) -> None:
        """Do nothing; called once a second after the first request."""

    def _process_queue(self, slot: Slot) -> None:
        self.process_queue(slot)

    def _slot_gc(self, age: float = 60) -> None:
        super()._slot_gc(age)
        self.each_second()


class SingleAttemptDownloadHandler(HTTP11DownloadHandler):
    """Scrapy's download handler that sends a request once.

    Private: HTTP11DownloadHandler._pool. Twisted sends a request again, unseen by middlewares, if a kept connection breaks.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool.retryAutomatically = False


class CloseSlotFeedExporter(FeedExporter):
    """Scrapy's feed exporter whose subclasses may handle errors while a feed is closed.

    Private: FeedExporter._close_slot. Scrapy ignores such an error and does not send `feed_slot_closed`.
    """

    async def close_slot(self, slot: FeedSlot, spider: Spider) -> None:
        """Write the end of a feed and store it."""
        await super()._close_slot(slot, spider)

    async def _close_slot(self, slot: FeedSlot, spider: Spider) -> None:
        await self.close_slot(slot, spider)


def is_closing(engine: ExecutionEngine) -> bool:
    """Return whether the spider is being closed.

    Private: ExecutionEngine._slot.closing. Scrapy has signals for an idle and for a closed spider, but none for a closing one.
    """
    return engine._slot is not None and engine._slot.closing is not None


def wake_engine(engine: ExecutionEngine) -> None:
    """Make the engine process waiting requests at once after `unpause`.

    Private: ExecutionEngine._slot.nextcall, Downloader._process_queue. Without this, the engine waits for its heartbeat, every
    five seconds, and requests in the downloader's slots wait for the next one.
    """
    if engine._slot is not None:
        engine._slot.nextcall.schedule()
        for slot in [*engine.downloader.slots.values()]:
            engine.downloader._process_queue(slot)
