"""Close the files of interrupted runs: cut what is torn at their ends, make their indexes, rename them."""

import os
import re
from collections.abc import Iterator
from datetime import timezone
from pathlib import Path
from typing import NamedTuple

from kontan_crawler.archive.index import IndexLine, in_order, read_index
from kontan_crawler.archive.names import INDEX_SUFFIX, OPEN_SUFFIX, WARC_SUFFIX, final_name, index_path, open_path
from kontan_crawler.archive.record import Place
from kontan_crawler.archive.scan import scan
from kontan_crawler.archive.warc_date import moment_of
from kontan_crawler.archive.warc_file import REVISIT_MIME, close_file, mime_of
from kontan_crawler.feeds.file_lock import open_locked


class ClosedFile(NamedTuple):
    """A file of a run that died, closed."""

    path: Path
    answers: int
    """Number of its answers."""
    lost: list[IndexLine]
    """Answers that its index names and a damaged file does not hold. They stay in the index."""


def close_open_files(folder: Path) -> Iterator[ClosedFile]:
    """Close the files of runs that died, and yield each. Files of running runs stay. Raises OSError."""
    left = sorted(folder / name for name in _names_in(folder) if name.endswith(OPEN_SUFFIX))  # read once: it may have many files
    for opened in (path for path in left if path.name.endswith(WARC_SUFFIX + OPEN_SUFFIX)):
        path = opened.with_name(final_name(opened))
        try:
            descriptor = open_locked(opened, create=False)
        except (BlockingIOError, FileNotFoundError):  # its run is going on, or has just closed it
            continue
        try:
            if path.exists():  # a file is never replaced
                continue
            lines, end = _whole_records(opened)
            lost = _lost(opened, lines)
            end = max([end, *(line.offset + line.length for line in lost)])
            os.ftruncate(descriptor, min(end, opened.stat().st_size))
            os.fsync(descriptor)
            if lines or lost:
                close_file(opened, path, in_order([*lines, *lost]))
                yield ClosedFile(path, len(lines), lost)
            else:
                index_path(opened).unlink(missing_ok=True)
                opened.unlink()
        finally:
            os.close(descriptor)
    for index in (path for path in left if path.name.endswith(INDEX_SUFFIX + OPEN_SUFFIX)):  # left by a crash after the file was renamed
        path = index.with_name(index.name.removesuffix(INDEX_SUFFIX + OPEN_SUFFIX) + WARC_SUFFIX)
        if path.exists() and not open_path(path).exists():
            index.unlink(missing_ok=True)


def _names_in(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)
    except FileNotFoundError:
        return []


def _lost(opened: Path, lines: list[IndexLine]) -> list[IndexLine]:
    """Return the answers in the index of an open file that are not among its whole ones. A run writes no line before its record is synced."""
    found = {line.record_id for line in lines}
    known = {line.record_id: line for line in read_index(index_path(opened)) if line.filename == final_name(opened)}
    return [line for record_id, line in known.items() if record_id and record_id not in found]


def line_of(place: Place, filename: str) -> IndexLine | None:
    """Return the index line of a record, or None if it is no answer."""
    record = place.record
    if record.kind not in ("response", "revisit") or record.http is None:
        return None
    mime = REVISIT_MIME if record.kind == "revisit" else mime_of(record.http_header("Content-Type"))
    return IndexLine(
        record.url, timestamp_of(record.header("WARC-Date")), str(record.status), mime, record.payload_digest if record.kind == "response" else "",
        place.offset, place.length, filename, record.record_id,
    )  # fmt: skip


def timestamp_of(warc_date: str) -> str:
    """Return a WARC-Date as CDXJ has it, zeros if it is invalid."""
    moment = moment_of(warc_date)
    utc = moment.astimezone(timezone.utc).replace(tzinfo=None) if moment else None
    return re.sub(r"\D", "", utc.isoformat(timespec="seconds")) if utc else "0" * 14


def _whole_records(path: Path) -> tuple[list[IndexLine], int]:
    """Return the index of a file, and the end of its last whole record."""
    lines, end = [], 0
    for place in scan(path):
        if isinstance(place, Place):
            end = place.offset + place.length
            if line := line_of(place, final_name(path)):
                lines.append(line)
    return lines, end


def index_lines(path: Path) -> list[IndexLine]:
    """Return the index of a file as its whole records make it. Raises NotWarc, OSError."""
    return _whole_records(path)[0]
