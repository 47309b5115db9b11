"""Deliver the complete lines of a part file whose process died."""

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
    """Deliver the complete lines of a part file; return the number of new ones, or None if it is locked or missing.

    is_wanted: returns whether to deliver a line; not called for lines already in the feed. Raises OSError, OutputError.
    """
    if not part.exists():
        return None
    try:
        descriptor = open_part(part)
    except OutputError:
        return None
    feed = feed_of(part)
    try:
        is_copy = feed.exists() and begins_with(feed, part)  # of an appended feed, before its first new line
        old = feed.stat().st_size if feed.exists() and begins_with(part, feed) else 0
        lines, size, all_wanted = (0, 0, True) if is_copy else _count_lines(part, old, is_wanted)
        os.ftruncate(descriptor, size)
        if not all_wanted:
            descriptor = _without_unwanted(part, descriptor, old, is_wanted)
        if lines:
            deliver(descriptor, part, feed)
        else:
            part.unlink()
        return lines
    finally:
        os.close(descriptor)


def _count_lines(part: Path, start: int, is_wanted: Callable[[bytes], bool]) -> tuple[int, int, bool]:
    """Read lines from an offset to the first damaged one; return the number of wanted lines, the end of the last line, and whether all are wanted.

    A power cut can damage more than the last line, so each line must be a JSON object.
    """
    wanted = found = 0
    at = size = start
    with part.open("rb") as lines:
        lines.seek(start)
        for line in takewhile(_is_complete, lines):
            at += len(line)
            if line.strip():
                found, wanted, size = found + 1, wanted + is_wanted(line), at
    return wanted, size, wanted == found


def _without_unwanted(part: Path, descriptor: int, start: int, is_wanted: Callable[[bytes], bool]) -> int:
    """Replace a part file by a locked one without the unwanted lines after an offset; return its descriptor."""
    filtered = part.with_name(f"{part.name}.anew")
    written = open_locked(filtered)
    os.ftruncate(written, 0)
    with part.open("rb") as lines, os.fdopen(written, "wb", closefd=False) as kept:
        at = 0
        for line in lines:
            if at < start or is_wanted(line):
                kept.write(line)
            at += len(line)
    os.fsync(written)
    os.replace(filtered, part)
    os.close(descriptor)
    return written


def _is_complete(line: bytes) -> bool:
    return line.endswith(b"\n") and (not line.strip() or _is_object(line))


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
