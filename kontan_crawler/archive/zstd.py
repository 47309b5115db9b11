"""Read .warc.zst with FastWARC, which checks the digests. What follows a damaged place is not read."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from warcio.statusandheaders import StatusAndHeaders

from kontan_crawler.archive.gzip_members import Damage
from kontan_crawler.archive.record import Place, Record
from kontan_crawler.extras import load_extra


def scan_zstd(file: BinaryIO) -> Iterator[Place | Damage]:
    """Yield the records of a file. Raises MissingExtraError without FastWARC."""
    fastwarc = load_extra("fastwarc")
    try:
        for record in fastwarc.ArchiveIterator(file, verify_digests=True):
            yield Place(_record_of(record), record.stream_pos, 0)
    except (OSError, ValueError, RuntimeError) as error:  # of FastWARC
        yield Damage(file.tell(), 0, str(error))


def _record_of(record: Any) -> Record:
    http = record.http_headers
    headers = StatusAndHeaders("", [*record.headers.items()], protocol="WARC/1.1")
    status = StatusAndHeaders(f"{http.status_code} {http.reason_phrase}", [*http.items()], protocol="HTTP/1.1") if http else None
    return Record(record.headers.get("WARC-Type", ""), headers, status, record.reader.read())
