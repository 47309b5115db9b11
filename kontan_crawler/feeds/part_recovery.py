"""Part files that an ended process left: their whole lines are delivered."""

import json
import os
from collections.abc import Callable
from itertools import takewhile
from pathlib import Path

from kontan_crawler.feeds.atomic_files import begins_with, deliver
from kontan_crawler.feeds.file_lock import open_locked
from kontan_crawler.feeds.names import feed_of
from kontan_crawler.feeds.part_files import open_part
from kontan_crawler.store.errors import OutputError


def recover_part(part: Path, is_wanted: Callable[[bytes], bool] = lambda line: True) -> int | None:
    """Deliver what an ended process left in a part file, its torn tail trimmed; return the number of lines that are new then.

    is_wanted: whether a line is to be delivered; asked for those that do not already stand in the feed.
    None where a living process still writes it, or it is gone. Raises OSError, OutputError.
    """
    if not part.exists():
        return None
    try:
        descriptor = open_part(part)
    except OutputError:
        return None
    feed = feed_of(part)
    try:
        nothing_new = feed.exists() and begins_with(feed, part)  # such as the copy of an appended feed, begun and not ended
        old = feed.stat().st_size if feed.exists() and begins_with(part, feed) else 0
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
    written = open_locked(anew)
    os.ftruncate(written, 0)
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
