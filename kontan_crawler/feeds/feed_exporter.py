"""Scrapy's feed exporter, extended: an unwritable feed ends the run."""

from collections.abc import Collection, Mapping
from typing import Any

from scrapy import Spider
from scrapy.extensions.feedexport import FeedSlot

from kontan_crawler.feeds import signals
from kontan_crawler.scrapy_private import CloseSlotFeedExporter
from kontan_crawler.store.errors import OutputError

_ERRORS = (OSError, ValueError, TypeError)  # the last two: a value that the format cannot represent


class FailFastFeedExporter(CloseSlotFeedExporter):
    """Feed exporter that sends `output_failed` if a feed cannot be opened or written; Scrapy's only logs it."""

    def item_scraped(self, item: object, spider: Spider) -> None:
        try:
            super().item_scraped(item, spider)
        except _ERRORS as error:
            self._send_failure(error)

    def copy(self, record: Mapping[str, Any], slots: Collection[FeedSlot], spider: Spider) -> None:
        """Write a record of an earlier feed into some of the feeds. Send `output_failed` if that fails."""
        others = [slot for slot in self.slots if slot not in slots]
        self.slots = [slot for slot in self.slots if slot in slots]
        self.item_scraped(record, spider)  # which begins a new batch of a feed in batches
        self.slots += others

    async def close_spider(self, spider: Spider) -> None:
        self.crawler.signals.send_catch_log(signals.feeds_closing)
        await super().close_spider(spider)

    async def close_slot(self, slot: FeedSlot, spider: Spider) -> None:
        try:
            await super().close_slot(slot, spider)
        except _ERRORS as error:
            self._send_failure(error)
        if slot.file is not None and not slot.itemcount:
            slot.file.close()  # Scrapy leaves a feed open whose first item could not be written

    def _send_failure(self, error: Exception) -> None:
        feeds = ", ".join(slot.uri for slot in self.slots)
        self.crawler.signals.send_catch_log(signals.output_failed, error=OutputError(f"cannot write the feed ({feeds}): {error}"))
