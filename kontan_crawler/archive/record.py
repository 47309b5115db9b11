"""Parse one WARC record, with its length and digests checked."""

from dataclasses import dataclass
from typing import BinaryIO

from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord, ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParserException
from warcio.utils import Digester

from kontan_crawler.archive.gzip_members import MAX_RECORD

_LOADER = ArcWarcRecordLoader()
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
        record: ArcWarcRecord = _LOADER.parse_record_stream(stream, known_format="warc", check_digests=True)
        length = int(record.rec_headers.get_header("Content-Length"))
        if length > MAX_RECORD:
            raise RecordDamaged(f"the record has more than {MAX_RECORD >> 20} MB")
        payload = record.raw_stream.read()
    except RecordDamaged:
        raise
    except _INVALID as error:
        raise RecordDamaged(f"no WARC record: {error}") from None
    if record.length is None or len(payload) != (record.payload_length if record.http_headers else record.length):
        raise RecordDamaged("the record is shorter than its Content-Length")
    if record.digest_checker and record.digest_checker.passed is False:
        raise RecordDamaged("the digest is wrong")
    _skip_blank_lines(stream)
    return Record(str(record.rec_type), record.rec_headers, record.http_headers, payload)


def _skip_blank_lines(stream: BinaryIO) -> None:
    while True:
        at = stream.tell()
        line = stream.readline(4)
        if not line or line.strip():
            stream.seek(at)
            return
