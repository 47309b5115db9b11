"""Feeds of made-up lines for the tests of the export."""

import gzip
import json
from hashlib import sha256
from pathlib import Path
from typing import Any

KONTAN = "https://internasional.kontan.co.id/news"


def line(slug: str, revision: int = 1, **changed: Any) -> bytes:
    """Return a feed line with few keys, without its line break."""
    record = {
        "url": f"{KONTAN}/{slug}", "published_at": "2026-02-04T10:00:00+07:00", "listed_on": None, "kanal": "internasional",
        "sources": [], "text": f"{slug} {revision}", "language": "id", "revision": revision, "warnings": [],
        "crawled_at": "2026-02-05T08:00:00+07:00",
    }  # fmt: skip
    return json.dumps(record | changed).encode()


def write_feed(path: Path, *lines: bytes) -> Path:
    """Write lines to a feed, gzip if its name ends in .gz; return its path."""
    content = b"".join(one + b"\n" for one in lines)
    path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
    return path


def slugs(output: bytes) -> list[str]:
    """Return the slugs of lines, in order."""
    return [json.loads(one)["url"].rpartition("/")[2] for one in output.splitlines()]


def state(folder: Path) -> dict[str, tuple[str, int]]:
    """Return the digest and the modification time of each file of a folder."""
    files = [path for path in sorted(folder.iterdir()) if path.is_file()]
    return {path.name: (sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns) for path in files}
