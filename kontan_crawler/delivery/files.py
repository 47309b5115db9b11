"""How a feed becomes whole: its lines stand in `<feed>.part`, flushed one by one, until it gets its name at once."""

import fcntl
import json
import os
import shutil
import stat
from datetime import datetime, timezone
from pathlib import Path

from kontan_crawler.delivery.errors import OutputError

PART = ".part"
MANIFEST = ".run.json"
GIVEN_UP = ".given-up.txt"
_COMPARED = 2**20  # bytes at a time


class PartFile:
    """The lines of a feed under way. Locked while it is open, so that nobody takes it for an orphan.

    `failed` is set by a write that did not succeed; what was written before it is still whole lines.
    """

    def __init__(self, feed: Path, append: bool) -> None:
        """Open `<feed>.part`, with the lines that stand under the feed's name if `append`. Raises OSError, OutputError.

        What an ended process left there is delivered before.
        """
        self.feed, self.path = feed, part_of(feed)
        feed.parent.mkdir(parents=True, exist_ok=True)
        recover_part(self.path)
        self._descriptor = _open_locked(self.path)
        self.failed = False
        if append and feed.exists():
            self._copy(feed)

    def write(self, line: bytes) -> int:
        """Append a line, whole or not at all. Raises OSError, and then takes no more."""
        whole = os.fstat(self._descriptor).st_size
        try:
            _write_all(self._descriptor, line)
        except OSError:
            self.failed = True
            os.ftruncate(self._descriptor, whole)
            raise
        return len(line)

    def deliver(self) -> None:
        """Give the feed its name. Raises OSError; the lines then stay in the part file."""
        deliver(self._descriptor, self.path, self.feed)
        self.close()

    def discard(self) -> None:
        """Take the file away: nothing was to be stored."""
        self.path.unlink(missing_ok=True)
        self.close()

    def close(self) -> None:
        """Let the file go."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def _copy(self, feed: Path) -> None:
        with feed.open("rb") as lines, os.fdopen(self._descriptor, "ab", closefd=False) as part:
            shutil.copyfileobj(lines, part)
            if part.tell() and not _ends_a_line(feed):
                part.write(b"\n")


def part_of(feed: Path) -> Path:
    """Return where the lines of a feed stand while they are written."""
    return feed.with_name(feed.name + PART)


def feed_of(part: Path) -> Path:
    """Return the name that a part file's feed will bear."""
    return part.with_name(part.name.removesuffix(PART))


def deliver(descriptor: int, part: Path, feed: Path) -> None:
    """Sync a part file and give it its feed's name, at once.

    A feed that stood under that name and whose lines the new one does not begin with is kept beside it:
    its articles are delivered and will not be crawled again. May be repeated after a crash at any step.
    """
    os.fsync(descriptor)
    if feed.exists() and not _begins_with(part, feed):
        keep_aside(feed)
    os.replace(part, feed)
    sync_folder(feed.parent)


def keep_aside(feed: Path) -> Path:
    """Rename a feed, and what stands beside it, after the time it was written; return its new name."""
    written = datetime.fromtimestamp(feed.stat().st_mtime, timezone.utc)
    name = f"{feed.stem}.{written:%Y-%m-%dT%H-%M-%S.%f}{feed.suffix}"
    for ending in (MANIFEST, GIVEN_UP, ""):  # the feed last: if it is gone, all is done
        beside = feed.with_name(feed.name + ending)
        if beside.exists():
            os.replace(beside, feed.with_name(name + ending))
    return feed.with_name(name)


def recover_part(part: Path) -> int | None:
    """Deliver what an ended process left in a part file, its torn tail trimmed; return the number of lines.

    None where a living process still writes it, or it is gone. Raises OSError, OutputError.
    """
    if not part.exists():
        return None
    try:
        descriptor = _open_locked(part)
    except OutputError:
        return None
    try:
        lines, size = _whole_lines(part)
        os.ftruncate(descriptor, size)
        if lines:
            deliver(descriptor, part, feed_of(part))
        else:
            part.unlink()
        return lines
    finally:
        os.close(descriptor)


def write_whole(path: Path, text: str) -> None:
    """Write a small file so that under its name there is always a whole one. Raises OSError."""
    part = part_of(path)
    with part.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _open_locked(part: Path) -> int:
    descriptor = os.open(part, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OutputError(f"{part} is no plain file; take it away, or name another feed")
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if not part.exists() or os.fstat(descriptor).st_ino != part.stat().st_ino:  # delivered meanwhile
            raise BlockingIOError
    except BlockingIOError:
        os.close(descriptor)
        raise OutputError(f"{feed_of(part)} is being written by another process; name another feed, or wait for its end") from None
    except (OSError, OutputError):
        os.close(descriptor)
        raise
    return descriptor


def _write_all(descriptor: int, line: bytes) -> None:
    rest = memoryview(line)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _whole_lines(part: Path) -> tuple[int, int]:
    """Lines that are JSON objects from the first on, and their size in bytes: a power cut leaves more than a torn tail."""
    count = size = 0
    with part.open("rb") as lines:
        for line in lines:
            if not line.endswith(b"\n") or not _is_object(line):
                break
            count, size = count + 1, size + len(line)
    return count, size


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _begins_with(part: Path, feed: Path) -> bool:
    if part.stat().st_size < feed.stat().st_size:
        return False
    with part.open("rb") as new, feed.open("rb") as old:
        return all(new.read(len(block)) == block for block in iter(lambda: old.read(_COMPARED), b""))


def _ends_a_line(feed: Path) -> bool:
    with feed.open("rb") as lines:
        lines.seek(-1, os.SEEK_END)
        return lines.read(1) == b"\n"
