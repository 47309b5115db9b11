"""Storage of local feeds: a JSON Lines feed is written to a part file, which is renamed when it is complete."""

from pathlib import Path
from typing import IO, Any, cast

from scrapy import Spider
from scrapy.crawler import Crawler
from scrapy.extensions.feedexport import FileFeedStorage

from kontan_crawler.feeds import signals
from kontan_crawler.feeds.part_files import PartFile
from kontan_crawler.store.errors import OutputError
from kontan_crawler.store.feed_records import LEARNT_KEYS

_JSON_LINES = ("jsonlines", "jsonl", "jl")


class WholeFeedStorage(FileFeedStorage):
    """Storage of local files that delivers JSON Lines feeds once they are complete (see `part_files`).

    Appending (`-o`) creates a new file with the old and the new lines; overwriting (`-O`) renames the old file.
    The class name is part of a statistic: feedexport/success_count/WholeFeedStorage.
    """

    def __init__(self, uri: str, crawler: Crawler, *, feed_options: dict[str, Any] | None = None) -> None:
        super().__init__(uri, feed_options=feed_options)
        self._crawler = crawler
        self._writer: _PartWriter | None = None
        options, feed = feed_options or {}, Path(self.path)
        self.feed = feed.resolve() if feed.is_symlink() else feed.absolute()  # a rename must not replace the link
        special = feed.exists() and not feed.is_file()  # /dev/stdout, a pipe
        self.is_atomic = options.get("format") in _JSON_LINES and not options.get("postprocessing") and not special
        # Whether the ledger learns from the file which articles are delivered.
        self.is_learnt_from = self.is_atomic and _is_learnable(options)

    @classmethod
    def from_crawler(cls, crawler: Crawler, uri: str, *, feed_options: dict[str, Any] | None = None) -> "WholeFeedStorage":
        return cls(uri, crawler, feed_options=feed_options)

    @property
    def is_stored(self) -> bool:
        """Whether `store` has succeeded, for a feed that is delivered once it is complete."""
        return self._writer is None

    @property
    def appends(self) -> bool:
        """Whether the new lines follow those of an existing feed."""
        return bool(self.write_mode == "ab" and self.feed.is_file())

    def open(self, spider: Spider) -> IO[bytes]:
        return cast(IO[bytes], self.begin()) if self.is_atomic else super().open(spider)  # exporters call nothing but write

    def begin(self) -> "_PartWriter":
        """Open the part file at the first call, before the first request of a run; send `output_failed` if it cannot be opened."""
        if self._writer is None:
            self._send(signals.feed_opened, feed=self.feed, learnt_from=self.is_learnt_from)
            self._writer = _PartWriter(self)
        return self._writer

    def store(self, file: IO[bytes]) -> None:
        """Deliver the feed. Raises OutputError, which Scrapy logs and counts."""
        if not self.is_atomic:
            super().store(file)
            return
        part = self.begin().part
        if part is None:
            raise OutputError(f"{self.feed} was not opened")
        try:
            part.deliver()
        except OSError as error:
            raise self.send_failure(error) from error
        self._writer = None
        self._send(signals.feed_delivered, feed=self.feed, learnt_from=self.is_learnt_from)

    def discard(self) -> None:
        """Remove the part file of an empty feed that FEED_STORE_EMPTY does not store. Lines that could not be delivered stay for recovery."""
        if self._writer and self._writer.part and not self._writer.part.has_new_lines:
            self._writer.part.discard()
            self._send(signals.feed_discarded, feed=self.feed)
            self._writer = None

    def release(self) -> None:
        """Close the part file and leave it to recovery."""
        if self._writer and self._writer.part:
            self._writer.part.close()

    def send_failure(self, error: OSError | OutputError) -> OutputError:
        """Send `output_failed` with an OutputError, and return it."""
        if isinstance(error, OSError):
            error = OutputError(
                f"cannot write the feed {self.feed}: {error.strerror}; free disk space or fix the permissions, then run again"
            )
        self._send(signals.output_failed, error=error)
        return error

    def open_part(self) -> PartFile | None:
        """Return the part file, None if it cannot be written."""
        try:
            return PartFile(self.feed, append=self.write_mode == "ab")
        except (OSError, OutputError) as error:
            self.send_failure(error)
            return None

    def _send(self, signal: object, **arguments: object) -> None:
        self._crawler.signals.send_catch_log(signal, **arguments)


class _PartWriter:
    """The file for Scrapy's exporter. It ignores writes after a failure, because the run is ending."""

    def __init__(self, storage: WholeFeedStorage) -> None:
        self._storage, self.part = storage, storage.open_part()

    def write(self, line: bytes) -> int:
        if self.part and not self.part.failed:
            try:
                return self.part.write(line)
            except OSError as error:
                self._storage.send_failure(error)
        return 0

    def close(self) -> None:
        """Close the part file and leave it as it is."""
        if self.part:
            self.part.close()


def _is_learnable(options: dict[str, Any]) -> bool:
    """Return whether a feed with these options has all articles and all LEARNT_KEYS."""
    fields = options.get("fields")
    return (
        (fields is None or {*LEARNT_KEYS} <= set(fields) and not isinstance(fields, dict))
        and (options.get("encoding") or "utf-8").replace("_", "-").lower() in ("utf-8", "ascii", "us-ascii")
        and not options.get("item_filter")
        and not options.get("item_classes")
    )
