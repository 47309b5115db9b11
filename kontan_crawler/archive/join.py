"""Join closed WARC files into one: the records stay byte for byte, and the index gets their new places."""

import os
import shutil
from collections.abc import Sequence
from dataclasses import replace
from errno import EEXIST
from functools import partial
from itertools import accumulate
from pathlib import Path

from kontan_crawler.archive.contents import has_own_index
from kontan_crawler.archive.index import IndexLine, in_order, read_index
from kontan_crawler.archive.names import index_path
from kontan_crawler.feeds.atomic_files import sync_directory, write_atomically

_BLOCK = 2**20  # bytes
_PART = ".joining"  # no name of a WARC file, so that nobody reads it


def can_join(warc: Path) -> bool:
    """Return whether a file and its own index are at hand. Raises OSError."""
    return warc.is_file() and has_own_index(warc)


def join_warcs(warcs: Sequence[Path], target: Path) -> None:
    """Write files with their own indexes into a new file, in order; they stay. Raises OSError.

    Can be repeated with the same files after a crash at any step: `target` is complete once it exists. Raises FileExistsError for a file with
    other contents.
    """
    if can_join(target):
        return
    if target.exists() and not _is_joined(warcs, target):
        raise FileExistsError(EEXIST, os.strerror(EEXIST), str(target))
    if not target.exists():
        part = target.with_name(target.name + _PART)
        _copy(warcs, part)
        os.replace(part, target)
        sync_directory(target.parent)
    write_atomically(index_path(target), *in_order(_lines(warcs, target)))


def remove_joined(warcs: Sequence[Path], target: Path) -> None:
    """Remove the files that stand byte for byte, with all their answers, in the one into which they were joined; others stay. Raises OSError."""
    places = {line.record_id: line.offset for line in read_index(index_path(target))} if can_join(target) else {}
    for warc in filter(can_join, warcs):
        lines = list(read_index(index_path(warc)))
        starts = {places.get(line.record_id, -1) - line.offset for line in lines}
        if len(starts) == 1 and _stands_at(max(starts), warc, target):
            for path in (index_path(warc), warc):  # without its index, no file counts as missing
                path.unlink(missing_ok=True)


def _is_joined(warcs: Sequence[Path], target: Path) -> bool:
    """Return whether a file consists of these files, in order."""
    starts = [0, *accumulate(warc.stat().st_size for warc in warcs)]
    return target.stat().st_size == starts[-1] and all(_stands_at(start, warc, target) for start, warc in zip(starts, warcs, strict=False))


def _stands_at(start: int, warc: Path, target: Path) -> bool:
    """Return whether the bytes of a file stand at an offset of another one."""
    if start < 0:
        return False
    with warc.open("rb") as file, target.open("rb") as joined:
        joined.seek(start)
        return all(block == joined.read(len(block)) for block in iter(partial(file.read, _BLOCK), b""))


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
