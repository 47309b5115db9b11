"""A request with its answer, and their WARC records."""

import gzip
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timezone
from http import HTTPStatus
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

WARC_VERSION = "WARC/1.1"
NOT_MODIFIED = 304
_LEVEL = 5  # of zlib; 6 takes half as long again for 0.4% less, and 9, that of `warcio`, still longer
_MASK = "X-Crawl-"  # as Common Crawl does
_OF_TRANSFER = frozenset({"content-encoding", "content-length", "transfer-encoding"})
_NOT_MODIFIED_PROFILE = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
Headers = Sequence[tuple[str, str]]


class _AsTheyCame(StatusAndHeaders):  # type: ignore[misc]  # `warcio` has no types
    """HTTP headers that are written byte by byte. `warcio` would escape a whole header that is not ASCII."""

    def compute_headers_buffer(self, header_filter: object = None) -> None:
        self.headers_buff = self.to_bytes(encoding="latin-1")


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """A request and its answer."""

    url: str
    received: datetime
    """Aware; seconds."""
    status: int
    headers: Headers
    """Their bytes, decoded as Latin-1."""
    body: bytes
    """As decoded by Content-Encoding if `is_decoded`, else as it came."""
    is_decoded: bool = True
    protocol: str = "HTTP/1.1"
    method: str = "GET"
    request_headers: Headers = ()
    ip: str | None = None
    """Address of the host; None if unknown, as with a proxy."""
    is_torn: bool = False
    """The connection ended before the answer did."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """Further headers of the WARC record."""

    def header(self, name: str) -> str:
        """Return a header of the answer, "" without it."""
        return next((value for one, value in self.headers if one.lower() == name.lower()), "")


@dataclass(frozen=True)
class Records:
    """The records of an exchange, each packed as one gzip member."""

    response: bytes
    request: bytes
    kind: str
    """Of the answer: "response", or "revisit" for a 304."""
    record_id: str
    """URN."""
    payload_digest: str


def records_of(exchange: Exchange) -> Records:
    """Return the WARC records of an exchange."""
    writer = WARCWriter(BytesIO(), gzip=False, warc_version=WARC_VERSION)
    kind = "revisit" if exchange.status == NOT_MODIFIED else "response"
    common, body = {"WARC-Date": warc_date(exchange.received)}, exchange.body if kind == "response" else b""
    answer = writer.create_warc_record(
        exchange.url, kind, BytesIO(body), len(body), http_headers=_status_and_headers(exchange),
        warc_headers_dict={**common, **_headers_of_answer(exchange, kind)},
    )  # fmt: skip
    response, record_id = _written(answer), answer.rec_headers.get_header("WARC-Record-ID").strip("<>")
    request = writer.create_warc_record(
        exchange.url, "request", BytesIO(), 0, http_headers=_request_line_and_headers(exchange),
        warc_headers_dict={**common, "WARC-Concurrent-To": f"<{record_id}>"},
    )  # fmt: skip
    return Records(response, _written(request), kind, record_id, answer.rec_headers.get_header("WARC-Payload-Digest") or "")


def warcinfo(name: str, fields: Mapping[str, str]) -> bytes:
    """Return the first record of a file. name: of the file. fields: what its content is from."""
    writer = WARCWriter(BytesIO(), gzip=False, warc_version=WARC_VERSION)
    return _written(writer.create_warcinfo_record(name, dict(fields)))


def warc_date(moment: datetime) -> str:
    """Return an aware datetime as WARC-Date."""
    return f"{moment.astimezone(timezone.utc):%Y-%m-%dT%H:%M:%SZ}"


def _written(record: ArcWarcRecord) -> bytes:
    out: Any = BytesIO()
    WARCWriter(out, gzip=False, warc_version=WARC_VERSION).write_record(record)
    return gzip.compress(out.getvalue(), _LEVEL, mtime=0)


def _headers_of_answer(exchange: Exchange, kind: str) -> dict[str, str]:
    headers = dict(exchange.facts)
    if exchange.ip:
        headers["WARC-IP-Address"] = exchange.ip
    if exchange.is_torn:
        headers["WARC-Truncated"] = "disconnect"
    if kind == "revisit":
        headers |= {"WARC-Profile": _NOT_MODIFIED_PROFILE, "WARC-Refers-To-Target-URI": exchange.url}
    return headers


def _status_and_headers(exchange: Exchange) -> StatusAndHeaders:
    headers = list(exchange.headers)
    if exchange.is_decoded and exchange.status != NOT_MODIFIED:
        headers = [(_MASK + name if name.lower() in _OF_TRANSFER else name, value) for name, value in headers]
        headers.append(("Content-Length", str(len(exchange.body))))
    return _AsTheyCame(f"{exchange.status} {_phrase(exchange.status)}".strip(), headers, protocol=exchange.protocol)


def _request_line_and_headers(exchange: Exchange) -> StatusAndHeaders:
    parts = urlsplit(exchange.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = [("Host", parts.netloc), *exchange.request_headers]
    return _AsTheyCame(f"{target} {exchange.protocol}", headers, protocol=exchange.method)


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
