"""Feeds of whole made-up records for the tests of datasets."""

import gzip
import json
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from kontan_crawler.dates.mention import Mention
from kontan_crawler.items import Article, Image
from kontan_crawler.text.related import Related
from tests.in_process import scrapy

KONTAN = "https://internasional.kontan.co.id/news"
FILLER = "Bank sentral negara itu menahan suku bunga acuan karena inflasi pangan kembali naik pada awal tahun ini menurut pernyataan resmi gubernur."


def record(slug: str, **changed: Any) -> dict[str, Any]:
    """Return a feed record with all keys and a text of its own. `dates` is of the words "Rabu (4/2/2026)", unless it is given."""
    url = f"{KONTAN}/{slug}"
    text = changed.get("text", f"Kabar {slug} terbit pada Rabu (4/2/2026) pagi.\n\n{FILLER} {slug} {slug[::-1]}")
    made = Article(
        id=str(uuid5(NAMESPACE_URL, url)), url=url, title=f"Judul {slug}", published_at="2026-02-04T07:11:00+07:00",
        published_raw="Rabu, 4 Februari 2026 / 07:11 WIB", modified_at=None, kanal="internasional", rubric="Global", authors=["Ani"],
        editors=[], sources=["Reuters"], dateline=None, summary=None, text=text, headings=[],
        related=[Related(kind="baca_juga", title="Kapal Tiba", url=f"{KONTAN}/kapal-tiba")], tags=["emas"],
        image=Image(url="https://foto.kontan.co.id/a.jpg", caption="Kapal. REUTERS/Ani", credit="REUTERS/Ani"), dates=mentions(text),
        language="id", word_count=len(text.split()), content_hash="0" * 64, source_hash="1" * 64, revision=1, template="desktop",
        warnings=[], crawled_at="2026-02-04T09:00:00+07:00", extractor="kontan_crawler 0.2.0",
    )  # fmt: skip
    return asdict(made) | changed


def mentions(text: str) -> list[Mention]:
    """Return the time expression of the words "Rabu (4/2/2026)", if the text has them."""
    words = "Rabu (4/2/2026)"
    start = text.find(words)
    if start < 0:
        return []
    day = "2026-02-04"
    return [Mention(start, start + len(words), words, "DATE", day, first_day=day, last_day=day, weekday_agrees=True)]


def write_feed(path: Path, *records: dict[str, Any] | bytes) -> Path:
    """Write records, or lines as they are, to a feed, gzip if its name ends in .gz; return its path."""
    lines = [one if isinstance(one, bytes) else json.dumps(one, ensure_ascii=False).encode() for one in records]
    content = b"".join(line + b"\n" for line in lines)
    path.write_bytes(gzip.compress(content, mtime=0) if path.suffix == ".gz" else content)
    return path


def dataset(*words: Any, code: int = 0, errors: int | None = None) -> list[str]:
    """Run `scrapy dataset`; check the exit code and, if given, the number of messages; return the lines of both outputs."""
    done = scrapy("dataset", *map(str, words))
    assert done.returncode == code, done.stderr
    assert errors is None or len(done.stderr.splitlines()) == errors, done.stderr
    return [*done.stderr.splitlines(), *done.stdout.splitlines()]


def rows(folder: Path, configuration: str = "articles", split: str = "train") -> list[dict[str, Any]]:
    """Return the rows of a split from its JSON Lines files."""
    files = sorted((folder / "jsonl" / configuration / split).glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]


def slugs(folder: Path, configuration: str = "articles", split: str = "train") -> list[str]:
    """Return the slugs of the rows of a split, in order."""
    names = {str(uuid5(NAMESPACE_URL, f"{KONTAN}/{slug}")): slug for slug in map(chr, range(ord("a"), ord("z") + 1))}
    return [names[row["id"]] for row in rows(folder, configuration, split)]


def digests(folder: Path) -> dict[str, str]:
    """Return the digest of each file of a folder, by path."""
    return {str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*")) if path.is_file()}
