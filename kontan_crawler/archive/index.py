"""The index of a WARC file in CDXJ: where each answer stands. A line is written once its record is on the disk."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote_from_bytes, unquote_to_bytes, urlsplit

_LINE = re.compile(r"(\S+) (\d{14}) (\{.*\})")
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class IndexLine:
    """One answer in a WARC file."""

    url: str
    timestamp: str
    """In UTC: "20260204152000"."""
    status: str
    mime: str
    """Without parameters; "" if the answer had no Content-Type."""
    digest: str
    """Of the payload: "sha1:…"; "" if the record has none."""
    offset: int
    length: int
    """Bytes of the packed record."""
    filename: str
    record_id: str = ""
    """Only in the indexes of this program."""

    def __str__(self) -> str:
        fields = {
            "url": self.url, "mime": self.mime, "status": self.status, "digest": self.digest, "length": str(self.length),
            "offset": str(self.offset), "filename": self.filename, "record_id": self.record_id,
        }  # fmt: skip
        shown = {name: value for name, value in fields.items() if value}
        return f"{surt(self.url)} {self.timestamp} {json.dumps(shown)}"


def surt(url: str) -> str:
    """Return the sort key of a URL, as CDXJ has it: "id,co,kontan,internasional)/news/kapal-tiba?page=all". Session ids in a query stay."""
    try:
        parts = urlsplit(url)
    except ValueError:  # an invalid host, as other programs may keep it
        return _escaped(url)
    host = re.sub(r"^www\d*\.", "", parts.hostname or "")
    port = f":{parts.port}" if _port(url) not in (None, _PORTS.get(parts.scheme)) else ""
    query = f"?{'&'.join(sorted(_escaped(parts.query).lower().split('&')))}" if parts.query else ""
    return ",".join(reversed(host.split("."))) + port + ")" + (_path(parts.path).lower()) + query


def parse_line(line: str) -> IndexLine | None:
    """Return a line of an index, or None if it is no such line."""
    found = _LINE.fullmatch(line.strip())
    try:
        fields: Any = json.loads(found[3]) if found else None
        if not found or not isinstance(fields, dict):
            return None
        texts = {name: str(fields.get(name, "")) for name in ("url", "status", "mime", "digest", "filename", "record_id")}
        return IndexLine(timestamp=found[2], offset=int(fields["offset"]), length=int(fields["length"]), **texts)
    except (KeyError, TypeError, ValueError, RecursionError):
        return None


def read_index(path: Path) -> Iterator[IndexLine]:
    """Yield the valid lines of an index; nothing if there is none. Raises OSError if it cannot be read."""
    try:
        text = path.read_bytes().decode("utf-8", "replace")
    except FileNotFoundError:
        return
    yield from filter(None, map(parse_line, text.split("\n")))


def in_order(lines: Iterable[IndexLine]) -> list[str]:
    """Return the lines of an index as they are written, sorted as CDXJ is: by their bytes, which for UTF-8 is the order of strings."""
    return sorted(f"{line}\n" for line in lines)


def _path(path: str) -> str:
    """Return a path without empty steps, "." and ".."."""
    steps: list[str] = []
    for step in _escaped(path).split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in ("", "."):
            steps.append(step)
    return "/" + "/".join(steps)


def _escaped(text: str) -> str:
    """Return a path or query with the escapes of CDXJ: of what is not ASCII, of blanks, "%" and "#"."""
    plain = text.encode(errors="surrogatepass")
    while (once := unquote_to_bytes(plain)) != plain:
        plain = once
    return quote_from_bytes(plain, safe="!\"$&'()*+,-./:;<=>?@[\\]^_`{|}~")


def _port(url: str) -> int | None:
    try:
        return urlsplit(url).port
    except ValueError:
        return None
