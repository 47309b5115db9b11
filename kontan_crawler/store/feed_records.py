"""The parts of feed lines that the ledger stores."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from kontan_crawler.input_files import input_lines, json_of
from kontan_crawler.store.compact import HASH_BYTES, compact_hash, compact_url, key_of
from kontan_crawler.urls import canonical

LINES_ENDINGS = (".jsonl", ".jl", ".jsonlines")
FEED_ENDINGS = (*LINES_ENDINGS, *(f"{ending}.gz" for ending in LINES_ENDINGS))
LEARNT_KEYS = ("url", "revision", "published_at", "content_hash", "source_hash")
"""The keys from which the ledger learns."""


@dataclass(frozen=True)
class StoryText:
    """The text of an article, with its subheadings. crawled: `crawled_at` in seconds since 1970."""

    crawled: int
    text: str
    headings: Sequence[str]


@dataclass(frozen=True)
class DeliveredArticle:
    """A delivered article in the ledger. published: an ordinal. content, source: first bytes of the hashes of its text.

    story: only from a feed record that has it.
    """

    key: int
    compact_url: str
    revision: int
    published: int | None
    content: bytes
    source: bytes | None
    story: StoryText | None = field(default=None, compare=False, repr=False)


def delivered_of(record: Mapping[str, Any]) -> DeliveredArticle:
    """Return the article of a feed record. Raises ValueError if the record is not an article of this program."""
    try:
        url, published = record["url"], record["published_at"]
        if canonical(url) != url or not 1 <= record["revision"] < 2**31:
            raise ValueError("url is not the canonical URL of an article, or revision is not 1 or more")
        return DeliveredArticle(
            key_of(url), compact_url(url), record["revision"], datetime.fromisoformat(published).toordinal() if published else None,
            bytes.fromhex(record["content_hash"])[:HASH_BYTES], compact_hash(record.get("source_hash")), _story_of(record),
        )  # fmt: skip
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not an article: {error!r}") from None


def _story_of(record: Mapping[str, Any]) -> StoryText | None:
    """Return the text of a feed record; None if it has no text or no time, as in a feed with few keys."""
    text, headings, crawled = record.get("text"), record.get("headings"), record.get("crawled_at")
    if not isinstance(text, str) or not isinstance(crawled, str):
        return None
    with suppress(ValueError, OverflowError):
        encodable = text.encode(errors="replace").decode()  # SQLite stores no lone surrogates
        return StoryText(int(datetime.fromisoformat(crawled).timestamp()), encodable, headings if isinstance(headings, list) else [])
    return None


def is_changed(delivered: DeliveredArticle, content_hash: str, source_hash: str) -> bool:
    """Return whether the text of an article and the source of its page have changed since delivery.

    content_hash, source_hash: as in the feed. Without a delivered source_hash (before schema version 3) the article is unchanged.
    """
    source = compact_hash(source_hash)
    return delivered.content != compact_hash(content_hash) and delivered.source not in (None, source)


def read_feed(path: Path) -> Iterator[tuple[int, DeliveredArticle | str]]:
    """Yield the line numbers of a feed, from 1, each with its article or with an error message. Raises OSError."""
    for number, line in numbered_lines(path):
        yield number, line if isinstance(line, str) else read_line(line)


def numbered_lines(path: Path) -> Iterator[tuple[int, bytes | str]]:
    """Yield the lines that are not blank, numbered from 1; the last is an error message if gzip data is damaged. Raises OSError."""
    for number, line in enumerate(input_lines(str(path)), 1):
        if line.strip():
            yield number, line


def read_line(line: bytes) -> DeliveredArticle | str:
    """Return the article of a feed line, or an error message."""
    try:
        return delivered_of(json_of(line))
    except (ValueError, RecursionError) as error:
        return str(error)
