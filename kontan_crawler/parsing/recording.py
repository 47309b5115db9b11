"""The record of a page that the tests keep. What changes by itself is not in it: the tests compute it from the rest."""

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from kontan_crawler.clock import WIB
from kontan_crawler.items import Article
from kontan_crawler.parsing.http_response import HttpResponse
from kontan_crawler.parsing.read import ReadResult, read_article
from kontan_crawler.urls import all_parts_url, canonical

OF_RUN = frozenset({"listed_on", "crawled_at", "archived", "extractor"})
"""Keys that differ in each run."""
DERIVED = frozenset({"id", "word_count", "content_hash", "source_hash", "revision", "schema_version"})
"""Keys that follow from the others, or from the page."""
NOT_RECORDED = OF_RUN | DERIVED
OFFSETS = frozenset({"start", "end"})
"""Keys of a time expression that follow from the text."""
USUAL_MOMENT = datetime(2026, 2, 5, 9, tzinfo=WIB)
"""When a recorded page is read, unless its record has `crawled_at`."""


def recorded_part(record: dict[str, Any]) -> dict[str, Any]:
    """Return what is recorded of a record: all keys that do not change by themselves."""
    part = {key: value for key, value in record.items() if key not in NOT_RECORDED}
    dates = [{key: value for key, value in date.items() if key not in OFFSETS} for date in record["dates"]]
    return part | {"dates": dates}


def read_recorded(url: str, body: bytes, received: datetime) -> ReadResult:
    """Read a recorded page from its bytes alone, as the response to the URL that a crawl requests. url: of an article, in any form."""
    article = canonical(url)
    return read_article([HttpResponse(all_parts_url(article) if article else url, body)], received)


def record_of_page(url: str, body: bytes, received: datetime) -> dict[str, Any]:
    """Return the record of a page, or {"url", "refused"} if it has no article.

    url: of an article, in any form. received: when the page is read, aware. The record has it as `crawled_at` only if the page gives
    another record at the usual moment: the page is newer, or its date is relative.
    """
    received = received.astimezone(WIB).replace(microsecond=0)  # `crawled_at` has seconds
    result = read_recorded(url, body, received)
    if result.article is None:
        return {"url": canonical(url) or url, "refused": result.refused}
    record = _record(result.article)
    usual = read_recorded(url, body, USUAL_MOMENT).article
    return record if usual and _record(usual) == record else record | {"crawled_at": result.article.crawled_at}


def record_json(record: dict[str, Any]) -> bytes:
    """Return a record as the tests keep it, in UTF-8: one key a line."""
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace")  # as in feeds


def _record(article: Article) -> dict[str, Any]:
    return recorded_part(asdict(article))
