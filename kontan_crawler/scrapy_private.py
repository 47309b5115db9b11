"""All that touches a private name of Scrapy, under public names: what to look at when its version grows. Nothing here knows the project."""

from scrapy import Spider
from scrapy.core.downloader import Downloader, Slot
from scrapy.core.engine import ExecutionEngine
from scrapy.extensions.feedexport import FeedExporter, FeedSlot


class QueueDownloader(Downloader):
    """Scrapy's downloader, whose queues a subclass may serve otherwise.

    Private: Downloader._process_queue, _slot_gc, _SLOT_GC_INTERVAL. A request that waits for its turn in a slot is in reach of
    no signal, setting or middleware.
    """

    _SLOT_GC_INTERVAL = 1.0  # seconds

    def process_queue(self, slot: Slot) -> None:
        """Send what waits in a slot, as far as its turn has come. Called whenever that may be so."""
        super()._process_queue(slot)

    def each_second(self) -> None:
        """Called once a second, from the first request on."""

    def _process_queue(self, slot: Slot) -> None:
        self.process_queue(slot)

    def _slot_gc(self, age: float = 60) -> None:
        super()._slot_gc(age)
        self.each_second()


class CloseSlotFeedExporter(FeedExporter):
    """Scrapy's feed exporter, whose subclass may catch what goes wrong when a feed is closed.

    Private: FeedExporter._close_slot. An error in it ends in a task that nobody looks at, and `feed_slot_closed` is not sent then.
    """

    async def close_slot(self, slot: FeedSlot, spider: Spider) -> None:
        """Write the end of a feed and store it."""
        await super()._close_slot(slot, spider)

    async def _close_slot(self, slot: FeedSlot, spider: Spider) -> None:
        await self.close_slot(slot, spider)


def is_closing(engine: ExecutionEngine) -> bool:
    """Tell whether a run has begun to close.

    Private: ExecutionEngine._slot.closing. There are signals for a run that is idle and one that is closed, none between.
    """
    return engine._slot is not None and engine._slot.closing is not None


def wake_engine(engine: ExecutionEngine) -> None:
    """Let the engine send at once what may be sent, as after a pause.

    Private: ExecutionEngine._slot.nextcall. After `unpause` the engine looks again only at its heartbeat, every five seconds.
    """
    if engine._slot is not None:
        engine._slot.nextcall.schedule()
