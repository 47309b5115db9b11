"""Feeds: where they go when nobody says otherwise, and local JSON Lines that are never seen half."""

from pathlib import Path
from typing import IO, Any, cast

from scrapy import Spider
from scrapy.crawler import Crawler
from scrapy.extensions.feedexport import FeedSlot, FileFeedStorage
from scrapy.settings import BaseSettings

from kontan_crawler.feeds import signals
from kontan_crawler.feeds.part_files import PartFile
from kontan_crawler.scrapy_private import CloseSlotFeedExporter
from kontan_crawler.store.errors import OutputError
from kontan_crawler.store.feed_records import LEARNT_KEYS

FEED_NAME = "%(name)s-%(time)s.jsonl"  # spider, start of the run in UTC
_JSON_LINES = ("jsonlines", "jsonl", "jl")


class DefaultFeed:
    """Add-on: a run that names no feed of its own writes JSON Lines into OUTPUT_DIR."""

    def update_settings(self, settings: BaseSettings) -> None:
        if not settings.getdict("FEEDS"):
            folder = Path(settings["OUTPUT_DIR"]).absolute()
            settings.set("FEEDS", {f"{folder}/{FEED_NAME}": {"format": "jsonlines"}}, priority="addon")


class FailFastFeedExporter(CloseSlotFeedExporter):
    """Scrapy's; a feed of any kind that cannot be opened or written is told by a signal, not only logged."""

    def item_scraped(self, item: object, spider: Spider) -> None:
        try:
            super().item_scraped(item, spider)
        except (OSError, ValueError, TypeError) as error:  # the last two: a text or a value that the format cannot hold
            self._tell(error)

    async def close_slot(self, slot: FeedSlot, spider: Spider) -> None:
        try:
            await super().close_slot(slot, spider)
        except (OSError, ValueError, TypeError) as error:
            self._tell(error)

    def _tell(self, error: Exception) -> None:
        feeds = ", ".join(slot.uri for slot in self.slots)
        self.crawler.signals.send_catch_log(signals.output_failed, error=OutputError(f"cannot write the feed ({feeds}): {error}"))


class AtomicFeedStorage(FileFeedStorage):
    """Scrapy's storage of local files; JSON Lines get their name when they are whole (see `part_files`).

    Appending (`-o`) makes a new file of the old lines and the new ones; overwriting (`-O`) keeps the old file
    beside the new one, under another name.
    """

    def __init__(self, uri: str, crawler: Crawler, *, feed_options: dict[str, Any] | None = None) -> None:
        super().__init__(uri, feed_options=feed_options)
        self._crawler = crawler
        self._lines: _Lines | None = None
        options, feed = feed_options or {}, Path(self.path)
        self.feed = feed.resolve() if feed.is_symlink() else feed.absolute()
        special = feed.exists() and not feed.is_file()  # /dev/stdout, a pipe
        self.is_atomic = options.get("format") in _JSON_LINES and not options.get("postprocessing") and not special
        self.is_learnt_from = self.is_atomic and _says_enough(options)

    @classmethod
    def from_crawler(cls, crawler: Crawler, uri: str, *, feed_options: dict[str, Any] | None = None) -> "AtomicFeedStorage":
        return cls(uri, crawler, feed_options=feed_options)

    def open(self, spider: Spider) -> IO[bytes]:
        return cast(IO[bytes], self.begin()) if self.is_atomic else super().open(spider)  # as much of one as exporters use

    def begin(self) -> "_Lines":
        """Open the part file, once; that it cannot be written is told by a signal."""
        if self._lines is None:
            self._tell(signals.feed_opened, feed=self.feed, learnt_from=self.is_learnt_from)
            self._lines = _Lines(self)
        return self._lines

    def store(self, file: IO[bytes]) -> None:
        """Give the feed its name. Raises OutputError, which Scrapy logs and counts."""
        if not self.is_atomic:
            super().store(file)
            return
        part = self.begin().part
        if part is None:
            raise OutputError(f"{self.feed} was never begun")
        try:
            part.deliver()
        except OSError as error:
            raise self.fail(error) from error
        self._lines = None
        self._tell(signals.feed_delivered, feed=self.feed, learnt_from=self.is_learnt_from)

    def discard(self) -> None:
        """Take away a feed that was begun and not stored: it has no line, and empty ones are not wanted."""
        if self._lines and self._lines.part:
            self._lines.part.discard()
            self._tell(signals.feed_discarded, feed=self.feed)
            self._lines = None

    def release(self) -> None:
        """Let the part file go as it is: the run ends without having stored it."""
        if self._lines and self._lines.part:
            self._lines.part.close()

    def fail(self, error: OSError | OutputError) -> OutputError:
        """Tell that the feed cannot be written."""
        if isinstance(error, OSError):
            error = OutputError(
                f"cannot write the feed {self.feed}: {error.strerror}; free the disk or mend the permissions, then start again"
            )
        self._tell(signals.output_failed, error=error)
        return error

    def open_part_file(self) -> PartFile | None:
        try:
            return PartFile(self.feed, append=self.write_mode == "ab")
        except (OSError, OutputError) as error:
            self.fail(error)
            return None

    def _tell(self, signal: object, **arguments: object) -> None:
        self._crawler.signals.send_catch_log(signal, **arguments)


class _Lines:
    """What the exporter writes to; after a failure it takes nothing more, for the run is ending."""

    def __init__(self, storage: AtomicFeedStorage) -> None:
        self._storage, self.part = storage, storage.open_part_file()

    def write(self, line: bytes) -> int:
        if self.part and not self.part.failed:
            try:
                return self.part.write(line)
            except OSError as error:
                self._storage.fail(error)
        return 0


def _says_enough(options: dict[str, Any]) -> bool:
    """Whether the ledger can be learnt from a feed with these options: every article, and what must be known of it."""
    fields = options.get("fields")
    return (
        (fields is None or {*LEARNT_KEYS} <= set(fields) and not isinstance(fields, dict))
        and (options.get("encoding") or "utf-8").replace("_", "-").lower() in ("utf-8", "ascii", "us-ascii")
        and not options.get("item_filter")
        and not options.get("item_classes")
    )
