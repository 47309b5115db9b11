"""Part files: the lines of a feed are written to `<feed>.part`, which is renamed once it is complete."""

import os
import shutil
import stat
from pathlib import Path

from kontan_crawler.feeds.atomic_files import deliver
from kontan_crawler.feeds.file_lock import open_locked
from kontan_crawler.feeds.names import feed_of, part_of
from kontan_crawler.store.errors import OutputError


class PartFile:
    """The file of an unfinished feed, locked while it is open.

    `failed` is True after a failed write; the file then has the complete lines before it. `has_new_lines` is True after the first write.
    """

    def __init__(self, feed: Path, append: bool) -> None:
        """Create `<feed>.part`, with the lines of the existing feed if `append`. Raises OSError, OutputError.

        Overwrites an earlier part file; recover it first (see `runs.recovery`).
        """
        self.feed, self.path = feed, part_of(feed)
        feed.parent.mkdir(parents=True, exist_ok=True)
        self._descriptor = open_part(self.path)
        os.ftruncate(self._descriptor, 0)
        self.failed = self.has_new_lines = False
        if append and feed.exists():
            self._copy(feed)

    def write(self, line: bytes) -> int:
        """Append a whole line; on an OSError append nothing and raise it. Write no more lines then."""
        size = os.fstat(self._descriptor).st_size
        try:
            _write_all(self._descriptor, line)
        except OSError:
            self.failed = True
            os.ftruncate(self._descriptor, size)
            raise
        self.has_new_lines = True
        return len(line)

    def deliver(self) -> None:
        """Rename the part file to its feed. Raises OSError; the lines then stay in the part file."""
        deliver(self._descriptor, self.path, self.feed)
        self.close()

    def discard(self) -> None:
        """Remove the part file."""
        self.path.unlink(missing_ok=True)
        self.close()

    def close(self) -> None:
        """Close the part file and leave it as it is."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def _copy(self, feed: Path) -> None:
        with feed.open("rb") as lines, os.fdopen(self._descriptor, "ab", closefd=False) as part:
            shutil.copyfileobj(lines, part)
            if part.tell() and not _ends_with_newline(feed):
                part.write(b"\n")


def open_part(part: Path) -> int:
    """Open a part file, create it if missing, and lock it; return its descriptor.

    Raises OutputError if another process has locked it or it is not a regular file, OSError for other errors.
    """
    try:
        descriptor = open_locked(part)
    except BlockingIOError:
        raise OutputError(f"{feed_of(part)} is being written by another process; name another feed, or wait for its end") from None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OutputError(f"{part} is not a regular file; remove it, or name another feed")
    return descriptor


def _write_all(descriptor: int, line: bytes) -> None:
    rest = memoryview(line)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _ends_with_newline(feed: Path) -> bool:
    with feed.open("rb") as lines:
        lines.seek(-1, os.SEEK_END)
        return lines.read(1) == b"\n"
