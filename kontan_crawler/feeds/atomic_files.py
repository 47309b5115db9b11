"""Atomic files: a file is renamed to its name once it is complete and synced to the disk."""

import os
from datetime import datetime, timezone
from itertools import chain, count
from pathlib import Path

from kontan_crawler.feeds.names import GIVEN_UP_SUFFIX, MANIFEST_SUFFIX, part_of

_BLOCK = 2**20  # bytes


def deliver(descriptor: int, part: Path, feed: Path) -> None:
    """Sync a part file and rename it to its feed. Can be repeated after a crash at any step.

    An existing feed is renamed unless the new one starts with its lines: its articles are delivered and not crawled again.
    """
    os.fsync(descriptor)
    if feed.exists() and not begins_with(part, feed):
        set_aside(feed)
    os.replace(part, feed)
    sync_directory(feed.parent)


def set_aside(feed: Path) -> Path:
    """Rename a feed and the files beside it to an unused name with its modification time in UTC; return the new path."""
    written = datetime.fromtimestamp(feed.stat().st_mtime, timezone.utc)
    names = (f"{feed.stem}.{written:%Y-%m-%dT%H-%M-%S.%f}{number}{feed.suffix}" for number in chain([""], map(".{}".format, count(2))))
    aside = next(path for path in map(feed.with_name, names) if not path.exists())
    for suffix in (MANIFEST_SUFFIX, GIVEN_UP_SUFFIX, ""):  # the feed last, so that this can be repeated after a crash
        beside = feed.with_name(feed.name + suffix)
        if beside.exists():
            os.replace(beside, aside.with_name(aside.name + suffix))
    return aside


def write_atomically(path: Path, *texts: str) -> None:
    """Replace a text file with some texts, one behind the other; readers see the old or the new content. Raises OSError."""
    part = part_of(path)
    with part.open("w", encoding="utf-8") as file:
        file.writelines(texts)
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, path)
    sync_directory(path.parent)


def sync_directory(folder: Path) -> None:
    """Sync the file names of a folder to the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def begins_with(part: Path, feed: Path) -> bool:
    """Return whether a file begins with the whole content of another one. Raises OSError."""
    if part.stat().st_size < feed.stat().st_size:
        return False
    with part.open("rb") as new, feed.open("rb") as old:
        return all(new.read(len(block)) == block for block in iter(lambda: old.read(_BLOCK), b""))
