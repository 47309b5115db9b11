"""A capture: an answer of the site as it is kept, from the archive of this program or of another."""

import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from warcio.bufferedreaders import ChunkedDataReader

from kontan_crawler.archive.gzip_members import Damage
from kontan_crawler.archive.names import DELIVERED, LISTED_ON, PART, PART_OF, RECHECK, final_name
from kontan_crawler.archive.record import Place, Record
from kontan_crawler.archive.scan import scan
from kontan_crawler.archive.warc_date import moment_of
from kontan_crawler.items import Archived
from kontan_crawler.parsing.gunzip import DAMAGED, gunzip
from kontan_crawler.parsing.http_response import MAX_SIZE, HttpResponse
from kontan_crawler.urls import host_of, is_kontan, part_number


class Delivered(NamedTuple):
    """The revision of an article that was delivered, 0 for none, and the beginnings of its hashes, "" if unknown."""

    revision: int
    content: str
    source: str


@dataclass(frozen=True, kw_only=True)
class Capture:
    """An answer of the site."""

    url: str
    received: datetime
    """In WIB, seconds."""
    status: int
    content_type: str
    location: str
    """Target of a redirect; "" without one."""
    body: bytes
    """Decoded; as stored if its encoding is unknown or damaged."""
    is_decoded: bool
    archived: Archived
    offset: int
    listed_on: date | None
    part_of: str
    """Record of the first part; "" if this is no further part, or if another program kept it."""
    part: int
    """Number of the part, from 1, as its run requested it."""
    delivered: Delivered | None
    """What was delivered when it was requested; None if unknown, as in the archive of another program."""
    is_recheck: bool
    is_torn: bool

    @property
    def response(self) -> HttpResponse:
        """The answer for `parsing`."""
        return HttpResponse(self.url, self.body, self.content_type)


def captures_in(path: Path) -> Iterator[Capture | Damage]:
    """Yield the answers of KONTAN in a WARC file, and its damaged places, in order. Raises NotWarc, OSError, MissingExtraError."""
    for place in scan(path):
        if isinstance(place, Damage):
            yield place
        elif capture := capture_of(place, final_name(path)):
            yield capture


def capture_at(path: Path, offset: int, record_id: str) -> Capture | None:
    """Return the capture at an offset of a WARC file, or None if it is not there. Raises NotWarc, OSError, MissingExtraError."""
    for place in scan(path, offset):
        if place.offset != offset or isinstance(place, Damage):
            return None
        if place.record.record_id == record_id:
            return capture_of(place, final_name(path))
    return None


def capture_of(place: Place, warc: str) -> Capture | None:
    """Return the capture in a record, or None if it is no dated answer of KONTAN. warc: name of the file."""
    record = place.record
    received = moment_of(record.header("WARC-Date")) if is_answer(record) else None
    if received is None:
        return None
    body, is_decoded = _decoded(record)
    return Capture(
        url=record.url,
        received=received,
        status=record.status,
        content_type=record.http_header("Content-Type"),
        location=record.http_header("Location"),
        body=body,
        is_decoded=is_decoded,
        archived=Archived(warc=warc, record_id=record.record_id, payload_digest=record.payload_digest),
        offset=place.offset,
        listed_on=_day(record.header(LISTED_ON)),
        part_of=record.header(PART_OF).strip("<>"),
        part=_number(record.header(PART)) or 1,
        delivered=_delivered(record.header(DELIVERED)),
        is_recheck=bool(record.header(RECHECK)),
        is_torn=bool(record.header("WARC-Truncated")),
    )


def is_answer(record: Record) -> bool:
    """Return whether a record is an answer of KONTAN, and not a request, or of another site."""
    return record.kind == "response" and record.http is not None and is_kontan(host_of(record.url))


def is_part(capture: Capture) -> bool:
    """Return whether a capture is the answer to the request for a further part."""
    return capture.part > 1 or (capture.delivered is None and part_number(capture.url) > 1)


def _decoded(record: Record) -> tuple[bytes, bool]:
    """Return the payload without transfer and known content encodings, and True; as stored, and False, if they are damaged."""
    body = record.payload
    if record.http_header("Transfer-Encoding").strip().lower() == "chunked":
        body = _without_chunks(body)
    for encoding in reversed([name.strip().lower() for name in record.http_header("Content-Encoding").split(",")]):
        try:
            body = _DECODERS.get(encoding, bytes)(body)
        except DAMAGED:
            return record.payload, False
    return body, True


def _without_chunks(body: bytes) -> bytes:
    """Return a chunked body in one piece. Some programs keep the header of what they put together."""
    reader: Any = ChunkedDataReader(BytesIO(body))
    return bytes(reader.read())


def _inflate(body: bytes) -> bytes:
    try:
        return _inflated(body, zlib.MAX_WBITS)
    except zlib.error:
        return _inflated(body, -zlib.MAX_WBITS)  # as some servers send it


def _inflated(body: bytes, bits: int) -> bytes:
    unpacker = zlib.decompressobj(bits)
    content = unpacker.decompress(body, MAX_SIZE + 1)
    if not unpacker.eof and len(content) <= MAX_SIZE:
        raise EOFError("the deflate data is truncated")
    return content


_DECODERS: Mapping[str, Callable[[bytes], bytes]] = {
    "gzip": lambda body: gunzip(body, MAX_SIZE) if body.startswith(b"\x1f\x8b") else body,  # others keep the header of what they decoded
    "x-gzip": lambda body: gunzip(body, MAX_SIZE),
    "deflate": _inflate,
}


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _delivered(text: str) -> Delivered | None:
    revision, content, source = (*text.split(), "", "", "")[:3]
    number = _number(revision)
    return None if number is None else Delivered(number, content, source)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
