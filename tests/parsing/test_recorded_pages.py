"""Recorded pages: `files/x.html` gives the record in `files/x.json`. `scrapy read --record x` writes both.

The pages of `files/refused` give no record, but the reason in the other file.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, fields
from datetime import datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pytest

from kontan_crawler.items import SCHEMA_VERSION, Article
from kontan_crawler.parsing import HttpResponse
from kontan_crawler.parsing.recording import NOT_RECORDED, OF_RUN, USUAL_MOMENT, read_recorded, recorded_part

FILES = Path(__file__).parents[1] / "files"
PAGES = sorted(path.stem for path in FILES.glob("*.html"))
REFUSED = sorted(f"refused/{path.stem}" for path in FILES.glob("refused/*.html"))
RECEIVED = USUAL_MOMENT
KEYS = [field.name for field in fields(Article) if field.name not in NOT_RECORDED]
MISSING = "no such key"
WORD = re.compile(r"\S*[^\W_]\S*")
SOURCE_HASHES = {  # another hash would make revisions of articles that have not changed
    "desktop_wire": "396253d5dbea33d72a48d14719899ca74e7b9a7792a5695b1034743b8074392d",
    "fallback": "5f09ae519aa901e0e96f9bdedde5529083425f09af4b3e39d8c0d541ad35f1fe",
    "mobile": "a2d865306fa1a73d6e7c22d757353c06c6f3cd2e32e1cd7ec1074263642716b6",
}


@cache
def wanted(page: str) -> dict[str, Any]:
    """Return the expected record of a page."""
    return json.loads((FILES / f"{page}.json").read_text(encoding="utf-8"))


def moment_of(record: dict[str, Any]) -> datetime:
    """Return when the page of an expected record is read."""
    return datetime.fromisoformat(record["crawled_at"]) if "crawled_at" in record else USUAL_MOMENT


def derived(record: dict[str, Any]) -> dict[str, Any]:
    """Return the keys that follow from an expected record, by the rules of DATA_FORMAT.md. `source_hash` follows from the page alone."""
    content = f"{record['title'] or ''}\n\n{record['text']}".encode()
    return {
        "id": str(uuid5(NAMESPACE_URL, record["url"])), "word_count": len(WORD.findall(record["text"])),
        "content_hash": sha256(content).hexdigest(), "revision": 1, "schema_version": SCHEMA_VERSION,
    }  # fmt: skip


def read(page: Path, record: dict[str, Any], body: bytes | None = None) -> dict[str, Any]:
    """Return the record that a page gives, or {"url", "refused"}. record: the expected one. body: instead of the page's."""
    result = read_recorded(record["url"], page.read_bytes() if body is None else body, moment_of(record))
    return asdict(result.article) if result.article else {"url": record["url"], "refused": result.refused}


def differences(page: Path) -> dict[str, tuple[Any, Any]]:
    """Compare what a page gives with the record beside it; return the values found and expected of each key that differs."""
    expected = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    found = read(page, expected)
    if "text" in found and "text" in expected:
        expected |= derived(expected)
        found |= {"dates": recorded_part(found)["dates"], "misplaced": [*misplaced(found)]}
        expected["misplaced"] = []
    keys = (found.keys() | expected.keys()) - OF_RUN - {"source_hash"}
    values = {key: (found.get(key, MISSING), expected.get(key, MISSING)) for key in keys}
    return {key: (one, other) for key, (one, other) in values.items() if one != other}


def misplaced(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the time expressions that do not stand at their offsets, or not behind the one before."""
    end = 0
    for date in record["dates"]:
        if date["start"] < end or record["text"][date["start"] : date["end"]] != date["text"]:
            yield date
        end = date["end"]


def test_each_page_has_a_record():
    assert sorted(path.stem for path in FILES.glob("*.json")) == PAGES
    assert sorted(f"refused/{path.stem}" for path in FILES.glob("refused/*.json")) == REFUSED


@pytest.mark.parametrize("page", PAGES)
def test_record_has_the_keys_of_an_article_in_order(page):
    assert [key for key in wanted(page) if key != "crawled_at"] == KEYS


@pytest.mark.parametrize("page", REFUSED)
def test_record_of_a_refused_page_has_its_reason(page):
    assert list(wanted(page)) == ["url", "refused"]


@pytest.mark.parametrize("page", [*PAGES, *REFUSED])
def test_page_gives_its_record(page):
    """One test for all keys, which shows those that differ: a test for each key of each page costs more than the reading."""
    assert differences(FILES / f"{page}.html") == {}


@pytest.mark.parametrize(("page", "known"), SOURCE_HASHES.items())
def test_source_hash_is_that_of_delivered_articles(page, known):
    path = FILES / f"{page}.html"
    assert read(path, wanted(page))["source_hash"] == known
    assert read(path, wanted(page), path.read_bytes().replace(b"<p>", b"<p>Kata "))["source_hash"] != known


@pytest.mark.parametrize("page", PAGES)
def test_source_hash_is_that_of_the_words(page):
    """Other markup around the same words changes nothing."""
    path = FILES / f"{page}.html"
    body = HttpResponse("", path.read_bytes()).content  # without gzip
    other = body.replace(b"<p>", b'\n<p data-x="y"><!-- z -->').replace(b"</p>", b"\n</p>\n").replace(b"</strong>", b"<i></i></strong>")
    assert read(path, wanted(page), other)["source_hash"] == read(path, wanted(page))["source_hash"]
