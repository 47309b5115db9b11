"""How a feed becomes whole: its lines stand in `<feed>.part`, flushed one by one, until it gets its name at once."""

import fcntl
import json
import os
import shutil
import stat
from collections.abc import Callable
from datetime import datetime, timezone
from itertools import chain, count, takewhile
from pathlib import Path

from kontan_crawler.store.errors import OutputError

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

        What an ended process left there must have been seen to before (see `recovery`).
        """
        self.feed, self.path = feed, part_of(feed)
        feed.parent.mkdir(parents=True, exist_ok=True)
        self._descriptor = _open_locked(self.path)
        os.ftruncate(self._descriptor, 0)
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
    """Rename a feed, and what stands beside it, after the time it was written; return its new name, which was free."""
    written = datetime.fromtimestamp(feed.stat().st_mtime, timezone.utc)
    names = (f"{feed.stem}.{written:%Y-%m-%dT%H-%M-%S.%f}{number}{feed.suffix}" for number in chain([""], map(".{}".format, count(2))))
    aside = next(path for path in map(feed.with_name, names) if not path.exists())
    for ending in (MANIFEST, GIVEN_UP, ""):  # the feed last: if it is gone, all is done
        beside = feed.with_name(feed.name + ending)
        if beside.exists():
            os.replace(beside, aside.with_name(aside.name + ending))
    return aside


def recover_part(part: Path, is_wanted: Callable[[bytes], bool] = lambda line: True) -> int | None:
    """Deliver what an ended process left in a part file, its torn tail trimmed; return the number of lines that are new then.

    is_wanted: whether a line is to be delivered; asked for those that do not already stand in the feed.
    None where a living process still writes it, or it is gone. Raises OSError, OutputError.
    """
    if not part.exists():
        return None
    try:
        descriptor = _open_locked(part)
    except OutputError:
        return None
    feed = feed_of(part)
    try:
        nothing_new = feed.exists() and _begins_with(feed, part)  # such as the copy of an appended feed, begun and not ended
        old = feed.stat().st_size if feed.exists() and _begins_with(part, feed) else 0
        lines, size, all_wanted = (0, 0, True) if nothing_new else _whole_lines(part, old, is_wanted)
        os.ftruncate(descriptor, size)
        if not all_wanted:
            descriptor = _left_out(part, descriptor, old, is_wanted)
        if lines:
            deliver(descriptor, part, feed)
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


def _whole_lines(part: Path, start: int, is_wanted: Callable[[bytes], bool]) -> tuple[int, int, bool]:
    """Of the lines from an offset on, up to the first that is none: how many are wanted, where they end, whether all are wanted.

    After a power cut more than the tail may be torn, so each must be a JSON object.
    """
    wanted = found = 0
    at = size = start
    with part.open("rb") as lines:
        lines.seek(start)
        for line in takewhile(_is_whole, lines):
            at += len(line)
            if line.strip():
                found, wanted, size = found + 1, wanted + is_wanted(line), at
    return wanted, size, wanted == found


def _left_out(part: Path, descriptor: int, start: int, is_wanted: Callable[[bytes], bool]) -> int:
    """Write a part file anew without the lines, from an offset on, that are not wanted; return its descriptor, locked."""
    anew = part.with_name(f"{part.name}.anew")
    written = os.open(anew, os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
    fcntl.flock(written, fcntl.LOCK_EX)
    with part.open("rb") as lines, os.fdopen(written, "wb", closefd=False) as kept:
        at = 0
        for line in lines:
            if at < start or is_wanted(line):
                kept.write(line)
            at += len(line)
    os.fsync(written)
    os.replace(anew, part)
    os.close(descriptor)
    return written


def _is_whole(line: bytes) -> bool:
    return line.endswith(b"\n") and (not line.strip() or _is_object(line))


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
