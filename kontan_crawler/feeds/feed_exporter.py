"""Scrapy's feed exporter, extended: an unwritable feed ends the run."""

from collections.abc import Mapping
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

    def copy(self, record: Mapping[str, Any], slot: FeedSlot) -> None:
        """Write a record of an earlier feed into a feed. Send `output_failed` if that fails."""
        try:
            slot.start_exporting()
            assert slot.exporter
            slot.exporter.export_item(record)
            slot.itemcount += 1
        except _ERRORS as error:
            self._send_failure(error)

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
