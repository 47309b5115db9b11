"""Join closed WARC files into one: the records stay byte for byte, and the index gets their new places."""

import os
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kontan_crawler.archive.contents import has_own_index
from kontan_crawler.archive.index import IndexLine, index_text, read_index
from kontan_crawler.archive.names import index_path
from kontan_crawler.feeds.atomic_files import sync_directory, write_atomically

_PART = ".joining"  # no name of a WARC file, so that nobody reads it


def can_join(warc: Path) -> bool:
    """Return whether a file and its own index are at hand. Raises OSError."""
    return warc.is_file() and has_own_index(warc)


def join_warcs(warcs: Sequence[Path], target: Path) -> None:
    """Write files with their own indexes into a new file, in order; they stay. Raises OSError.

    Can be repeated with the same files after a crash at any step: `target` is complete once it exists.
    """
    if not target.exists():
        part = target.with_name(target.name + _PART)
        _copy(warcs, part)
        os.replace(part, target)
        sync_directory(target.parent)
    if not has_own_index(target):
        write_atomically(index_path(target), index_text(_lines(warcs, target)))


def remove_joined(warcs: Sequence[Path], target: Path) -> None:
    """Remove files whose answers are all in the file into which they were joined; others stay. Raises OSError."""
    joined = {line.record_id for line in read_index(index_path(target))} if target.is_file() and has_own_index(target) else set()
    for warc in warcs:
        if {line.record_id for line in read_index(index_path(warc))} <= joined:
            for path in (index_path(warc), warc):  # without its index, no file counts as missing
                path.unlink(missing_ok=True)


def _copy(warcs: Sequence[Path], part: Path) -> None:
    with part.open("wb") as joined:
        for warc in warcs:
            with warc.open("rb") as file:
                shutil.copyfileobj(file, joined)
        joined.flush()
        os.fsync(joined.fileno())


def _lines(warcs: Sequence[Path], target: Path) -> list[IndexLine]:
    """Return the lines of the joined index."""
    lines, start = [], 0
    for warc in warcs:
        lines += [replace(line, offset=start + line.offset, filename=target.name) for line in read_index(index_path(warc))]
        start += warc.stat().st_size
    return lines
