"""Recorded pages: `files/x.html` gives the record in `files/x.json`. A new page needs two files.

The pages of `files/refused` give no record, but the reason in the other file.
"""

import json
from dataclasses import asdict, fields
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kontan_crawler.clock import WIB
from kontan_crawler.items import Article
from kontan_crawler.parsing import HttpResponse, read_article
from kontan_crawler.parsing.article import add_dates, build_article
from kontan_crawler.parsing.assemble import load_article
from kontan_crawler.parsing.no_article import refusal_of_article

FILES = Path(__file__).parents[1] / "files"
PAGES = sorted(path.stem for path in FILES.glob("*.html"))
REFUSED = sorted(path.stem for path in FILES.glob("refused/*.html"))
RECEIVED = datetime(2026, 2, 5, 9, tzinfo=WIB)
NOT_RECORDED = {"listed_on", "crawled_at", "archived", "extractor"}  # they differ in each crawl
KEYS = [field.name for field in fields(Article) if field.name not in NOT_RECORDED]


@cache
def wanted(page: str) -> dict[str, Any]:
    """Return the expected record of a page."""
    return json.loads((FILES / f"{page}.json").read_text(encoding="utf-8"))


def read(page: str) -> tuple[dict[str, Any], str | None]:
    """Return the record of a page, and the reason if it is refused."""
    url = f"{wanted(page)['url']}?page=all"
    body = (FILES / f"{page}.html").read_bytes()
    raw = load_article(HttpResponse(url, body, "text/html; charset=UTF-8"), RECEIVED)
    article = add_dates(build_article(raw))
    return asdict(article), refusal_of_article(raw, article)


_read_once = cache(read)


def test_each_page_has_a_record():
    assert sorted(path.stem for path in FILES.glob("*.json")) == PAGES


@pytest.mark.parametrize("page", PAGES)
def test_record_has_the_keys_of_an_article_in_order(page):
    assert list(wanted(page)) == KEYS


@pytest.mark.parametrize("page", PAGES)
def test_page_gives_its_record(page):
    """One test for all keys, which shows those that differ: a test for each key of each page costs more than the reading."""
    record, refused = _read_once(page)
    assert refused is None
    assert {key: record[key] for key in KEYS} == {key: wanted(page)[key] for key in KEYS}


@pytest.mark.parametrize("page", REFUSED)
def test_page_is_refused(page):
    url, refused = wanted(f"refused/{page}").values()
    reading = read_article([HttpResponse(url, (FILES / "refused" / f"{page}.html").read_bytes())], RECEIVED)
    assert (reading.article, reading.refused) == (None, refused)
