"""Private names of Scrapy under public names, to check when Scrapy is updated. Imports nothing of the project."""

from scrapy import Spider
from scrapy.core.downloader import Downloader, Slot
from scrapy.core.engine import ExecutionEngine
from scrapy.extensions.feedexport import FeedExporter, FeedSlot


class QueueDownloader(Downloader):
    """Scrapy's downloader, with the queue of each slot open to subclasses.

    Private: Downloader._process_queue, _slot_gc, _SLOT_GC_INTERVAL. No signal, setting or middleware reaches a waiting request.
    """

    _SLOT_GC_INTERVAL = 1.0  # seconds

    def process_queue(self, slot: Slot) -> None:
        """Send the requests of a slot whose turn has come."""
        super()._process_queue(slot)

    def each_second(self) -> None:
        """Called once a second after the first request."""

    def _process_queue(self, slot: Slot) -> None:
        self.process_queue(slot)

    def _slot_gc(self, age: float = 60) -> None:
        super()._slot_gc(age)
        self.each_second()


class CloseSlotFeedExporter(FeedExporter):
    """Scrapy's feed exporter, whose subclasses may handle errors of closing a feed.

    Private: FeedExporter._close_slot. Scrapy does not look at such an error, and does not send `feed_slot_closed` then.
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
    """Let the engine process waiting requests at once, as after a pause.

    Private: ExecutionEngine._slot.nextcall. After `unpause` the engine otherwise waits for its heartbeat, every five seconds.
    """
    if engine._slot is not None:
        engine._slot.nextcall.schedule()
