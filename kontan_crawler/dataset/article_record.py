"""Read feed lines for a dataset: of this schema version or an older one, with all values of their types."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from kontan_crawler.clock import WIB
from kontan_crawler.items import SCHEMA_VERSION
from kontan_crawler.schema.columns import feed_columns
from kontan_crawler.schema.values import typed_record
from kontan_crawler.store.article_line import ArticleLine, article_of

_COLUMNS = feed_columns()
_EARLIEST = 1964
_NEEDED = ("id", "text", "kanal", "crawled_at", "extractor", "schema_version")


def read_article(line: bytes) -> ArticleLine:
    """Return the article of a feed line. Raises ValueError for one that a dataset cannot hold."""
    record = record_of(line)
    return article_of(json_of(line) | {"kanal": record["kanal"]})


def json_of(line: bytes) -> Any:
    """Return a line as JSON. Raises ValueError."""
    try:
        return json.loads(line)
    except UnicodeDecodeError:
        raise ValueError("not a text in UTF-8") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg}, at character {error.pos + 1}") from None
    except (RecursionError, ValueError) as error:  # nested too deep, or a number with thousands of digits
        raise ValueError(f"not an article: {str(error).partition(';')[0]}") from None


def record_of(line: bytes) -> dict[str, Any]:
    """Return a feed line with typed values; keys that older versions did not have are null. Raises ValueError."""
    record = json_of(line)
    if not isinstance(record, dict):
        raise ValueError("not an article: no JSON object")
    version = record.get("schema_version")
    if type(version) is not int or version < 1:
        raise ValueError(f"not an article: schema_version is not a number from 1: {str(version)[:40]!r}")
    if version > SCHEMA_VERSION:
        raise ValueError(f"schema_version {version} is newer than {SCHEMA_VERSION}, which this program knows; use a newer kontan_crawler")
    typed = typed_record(record, _COLUMNS)
    for name in _NEEDED:
        if typed[name] is None or (name == "id" and not typed[name]):
            raise ValueError(f"not an article: {name} is missing")
    if typed["published_at"] and typed["published_at"].year < _EARLIEST:
        raise ValueError(f"published_at is before {_EARLIEST}, when Jakarta had another time: {record['published_at']}")
    for mention in typed["dates"]:
        if not is_at_its_offsets(mention, typed["text"]):
            raise ValueError(f"dates: {str(mention['text'])[:40]!r} does not stand at its offsets in text")
    return typed


def is_at_its_offsets(mention: Mapping[str, Any], text: str) -> bool:
    """Return whether a time expression stands in a text where it says."""
    start, end = mention["start"], mention["end"]
    return None not in (start, end) and 0 <= start < end <= len(text) and text[start:end] == mention["text"]


def moment_of(article: ArticleLine) -> datetime | None:
    """Return when an article was published, or the day on which it was listed; None without both."""
    if article.published is None and article.listed:
        return datetime(article.listed.year, article.listed.month, article.listed.day, tzinfo=WIB)
    return article.published
