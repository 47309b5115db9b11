"""One WARC file while it is written: `NAME.warc.gz.open`, renamed once it is closed, never appended to later."""

import os
import re
from datetime import timezone
from errno import EEXIST
from pathlib import Path

from kontan_crawler.archive.exchange import Exchange, records_of, warcinfo
from kontan_crawler.archive.index import IndexLine
from kontan_crawler.archive.names import index_path, open_path
from kontan_crawler.feeds.atomic_files import sync_directory, write_atomically
from kontan_crawler.feeds.file_lock import open_locked
from kontan_crawler.items import Archived

REVISIT_MIME = "warc/revisit"  # the type that indexes give a revisit record


class WarcFile:
    """A WARC file and its index. Methods raise OSError; after one, the file ends with its last whole record."""

    def __init__(self, path: Path, fields: dict[str, str]) -> None:
        """Create the file with its warcinfo record. path: of the closed file."""
        self.path, self._open = path, open_path(path)
        self._warc = self._index = -1
        self.size = self._index_size = 0
        if path.exists():
            raise FileExistsError(EEXIST, os.strerror(EEXIST), str(path))
        try:
            self._warc = open_locked(self._open)
            self._index = open_locked(index_path(self._open))
            self._append(warcinfo(path.name, fields))
        except OSError:
            self.release()
            raise

    def add(self, exchange: Exchange) -> Archived:
        """Write the records of an exchange to the disk, then its line to the index."""
        records = records_of(exchange)
        offset = self.size
        mime = REVISIT_MIME if records.kind == "revisit" else mime_of(exchange.header("Content-Type"))
        line = IndexLine(
            exchange.url, f"{exchange.received.astimezone(timezone.utc):%Y%m%d%H%M%S}", str(exchange.status), mime, records.payload_digest,
            offset, len(records.response), self.path.name, records.record_id,
        )  # fmt: skip
        self._append(records.response + records.request, f"{line}\n".encode())
        return Archived(warc=self.path.name, record_id=records.record_id, payload_digest=records.payload_digest)

    def close(self) -> None:
        """Give the file and its index their names."""
        with index_path(self._open).open(encoding="utf-8") as lines:  # until now not in memory: a long crawl has many
            close_file(self._open, self.path, sorted(lines))
        self.release()

    def release(self) -> None:
        """Close the file and leave it to recovery."""
        for descriptor in (self._warc, self._index):
            if descriptor >= 0:
                os.close(descriptor)
        self._warc = self._index = -1

    def _append(self, records: bytes, line: bytes = b"") -> None:
        try:
            _write_all(self._warc, records)
            getattr(os, "fdatasync", os.fsync)(self._warc)  # macOS has only `fsync`
            _write_all(self._index, line)
        except OSError:
            os.ftruncate(self._warc, self.size)
            os.ftruncate(self._index, self._index_size)
            raise
        self.size += len(records)
        self._index_size += len(line)


def close_file(opened: Path, path: Path, index: list[str]) -> None:
    """Write the index, then rename an open file. index: its lines, in order. Can be repeated after a crash at any step. Raises OSError."""
    write_atomically(index_path(path), *index)
    os.replace(opened, path)
    index_path(opened).unlink(missing_ok=True)
    sync_directory(path.parent)


def mime_of(content_type: str) -> str:
    """Return the media type in a Content-Type header as CDXJ has it, "" without one."""
    return re.split(r"[;\s]", content_type.strip(), maxsplit=1)[0]


def _write_all(descriptor: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
