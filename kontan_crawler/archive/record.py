"""Parse one WARC record, with its length and digests checked."""

import base64
import hashlib
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord, ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParserException
from warcio.utils import Digester

from kontan_crawler.archive.gzip_members import MAX_RECORD


class _Loader(ArcWarcRecordLoader):  # type: ignore[misc]  # `warcio` has no types
    HTTP_TYPES = ["HTTP/1.0", "HTTP/1.1", "HTTP/2.0", "HTTP/2", "HTTP/3.0", "HTTP/3"]


_LOADER = _Loader()
_INVALID = (
    ArchiveLoadFailed,
    StatusAndHeadersParserException,
    EOFError,
    ValueError,
    AttributeError,
    TypeError,
)  # the last two: headers are missing


class RecordDamaged(ValueError):
    """Bytes are no whole WARC record."""


@dataclass(frozen=True)
class Record:
    """A whole WARC record."""

    kind: str
    """WARC-Type: "response"."""
    headers: StatusAndHeaders
    http: StatusAndHeaders | None
    payload: bytes
    """As stored, without HTTP headers."""

    def header(self, name: str) -> str:
        """Return a WARC header, "" without it."""
        return str(self.headers.get_header(name) or "")

    def http_header(self, name: str) -> str:
        """Return an HTTP header, "" without it."""
        return str((self.http.get_header(name) if self.http else None) or "")

    @property
    def url(self) -> str:
        """The requested URL."""
        return self.header("WARC-Target-URI")

    @property
    def record_id(self) -> str:
        """URN of the record."""
        return self.header("WARC-Record-ID").strip("<>")

    @property
    def payload_digest(self) -> str:
        """The stated digest of the payload, else its SHA-1."""
        stated = self.header("WARC-Payload-Digest")
        if stated:
            return stated
        digester = Digester("sha1")
        digester.update(self.payload)
        return str(digester)

    @property
    def status(self) -> int:
        """HTTP status; 0 without one."""
        code = self.http.get_statuscode() if self.http else ""
        return int(code) if code.isascii() and code.isdigit() else 0


@dataclass(frozen=True)
class Place:
    """A record and where it stands: offset and length of its gzip member, or of its own bytes in a plain file."""

    record: Record
    offset: int
    length: int


def parse_record(stream: BinaryIO) -> Record:
    """Read the record at the position of a stream, and the blank lines after it. Raises RecordDamaged; OSError."""
    try:
        record: ArcWarcRecord = _LOADER.parse_record_stream(stream, known_format="warc", no_record_parse=True)
        headers: StatusAndHeaders = record.rec_headers
        length = int(headers.get_header("Content-Length"))
        if length > MAX_RECORD:
            raise RecordDamaged(f"the record has more than {MAX_RECORD >> 20} MB")
        block = BytesIO(record.raw_stream.read())
        if len(block.getbuffer()) != length:
            raise RecordDamaged("the record is shorter than its Content-Length")
        http = _LOADER.load_http_headers(record.rec_type, headers.get_header("WARC-Target-URI"), block, length)
        payload = block.read()
    except RecordDamaged:
        raise
    except _INVALID as error:
        raise RecordDamaged(f"no WARC record: {error}") from None
    if record.rec_type != "revisit" and not _is_right(headers, block.getvalue(), payload):
        raise RecordDamaged("the digest is wrong")
    _skip_blank_lines(stream)
    return Record(str(record.rec_type), headers, http, payload)


def _is_right(headers: StatusAndHeaders, block: bytes, payload: bytes) -> bool:
    """Return whether the digest of the block is right; without one, that of the payload, of which programs have different ideas."""
    is_whole = headers.get_header("WARC-Segment-Number") is None
    for name, content in (("WARC-Block-Digest", block), *([("WARC-Payload-Digest", payload)] if is_whole else [])):
        algorithm, _, stated = str(headers.get_header(name) or "").strip().partition(":")
        try:
            digest = hashlib.new(algorithm.lower().replace("sha-", "sha"), content, usedforsecurity=False).digest()
        except (ValueError, TypeError):  # none, or an unknown one
            continue
        texts = base64.b32encode(digest), base64.b64encode(digest), base64.urlsafe_b64encode(digest)
        return stated.lower() == digest.hex() or stated.rstrip("=") in [text.decode().rstrip("=") for text in texts]
    return True


def _skip_blank_lines(stream: BinaryIO) -> None:
    while True:
        at = stream.tell()
        line = stream.readline(4)
        if not line or line.strip():
            stream.seek(at)
            return
