"""Files that get their name at once, when they are whole and synced."""

import os
from datetime import datetime, timezone
from itertools import chain, count
from pathlib import Path

from kontan_crawler.feeds.names import GIVEN_UP_SUFFIX, MANIFEST_SUFFIX, part_of

_COMPARED = 2**20  # bytes at a time


def deliver(descriptor: int, part: Path, feed: Path) -> None:
    """Sync a part file and give it its feed's name, at once.

    A feed that stood under that name and whose lines the new one does not begin with is kept beside it:
    its articles are delivered and will not be crawled again. May be repeated after a crash at any step.
    """
    os.fsync(descriptor)
    if feed.exists() and not begins_with(part, feed):
        set_aside(feed)
    os.replace(part, feed)
    sync_directory(feed.parent)


def set_aside(feed: Path) -> Path:
    """Rename a feed, and what stands beside it, after the time it was written; return its new name, which was free."""
    written = datetime.fromtimestamp(feed.stat().st_mtime, timezone.utc)
    names = (f"{feed.stem}.{written:%Y-%m-%dT%H-%M-%S.%f}{number}{feed.suffix}" for number in chain([""], map(".{}".format, count(2))))
    aside = next(path for path in map(feed.with_name, names) if not path.exists())
    for ending in (MANIFEST_SUFFIX, GIVEN_UP_SUFFIX, ""):  # the feed last: if it is gone, all is done
        beside = feed.with_name(feed.name + ending)
        if beside.exists():
            os.replace(beside, aside.with_name(aside.name + ending))
    return aside


def write_atomically(path: Path, text: str) -> None:
    """Write a small file so that under its name there is always a whole one. Raises OSError."""
    part = part_of(path)
    with part.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, path)
    sync_directory(path.parent)


def sync_directory(folder: Path) -> None:
    """Make the names in a folder survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def begins_with(part: Path, feed: Path) -> bool:
    """Tell whether a file begins with all that stands in another one. Raises OSError."""
    if part.stat().st_size < feed.stat().st_size:
        return False
    with part.open("rb") as new, feed.open("rb") as old:
        return all(new.read(len(block)) == block for block in iter(lambda: old.read(_COMPARED), b""))
