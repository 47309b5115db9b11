"""Close the files of interrupted runs: cut what is torn at their ends, make their indexes, rename them."""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from kontan_crawler.archive.index import IndexLine
from kontan_crawler.archive.names import OPEN_SUFFIX, WARC_SUFFIX, final_name, index_path
from kontan_crawler.archive.record import Place
from kontan_crawler.archive.scan import scan
from kontan_crawler.archive.warc_file import REVISIT_MIME, close_file, mime_of
from kontan_crawler.feeds.file_lock import open_locked


def close_open_files(folder: Path) -> Iterator[tuple[Path, int]]:
    """Yield each file of a run that died, closed, with the number of its answers. Files of running runs stay. Raises OSError."""
    for opened in sorted(folder.glob(f"*{WARC_SUFFIX}{OPEN_SUFFIX}")):
        try:
            descriptor = open_locked(opened)
        except BlockingIOError:
            continue
        try:
            path = opened.with_name(final_name(opened))
            lines, end = _whole_records(opened)
            os.ftruncate(descriptor, end)
            os.fsync(descriptor)
            if lines:
                close_file(opened, path, lines)
                yield path, len(lines)
            else:
                opened.unlink()
                index_path(opened).unlink(missing_ok=True)
        finally:
            os.close(descriptor)


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
    try:
        return f"{datetime.fromisoformat(warc_date.replace('Z', '+00:00')):%Y%m%d%H%M%S}"
    except ValueError:
        return "0" * 14


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
    """Return the index of a file, made anew from its whole records. Raises NotWarc, OSError."""
    return _whole_records(path)[0]
