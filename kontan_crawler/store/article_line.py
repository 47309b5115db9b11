"""What a feed line says about its article: which one it is, when it was published and crawled, and of what kind it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kontan_crawler.clock import WIB
from kontan_crawler.input_files import json_of
from kontan_crawler.urls import kanal_of


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article without its text. Times are in WIB."""

    url: str
    revision: int
    published: datetime | None
    crawled: datetime | None
    listed: date | None
    day: date | None
    """Day of publication; of the listing or of the download if that is unknown."""
    kanal: str
    language: str | None
    has_sources: bool
    warnings: frozenset[str]


def article_line(line: bytes) -> ArticleLine:
    """Return the article of a feed line of any version, or with few keys. Raises ValueError if it is not an article."""
    try:
        record = json_of(line)
    except RecursionError as error:
        raise ValueError(f"not an article: {error}") from None
    return article_of(record)


def article_of(record: Any) -> ArticleLine:
    """Return the article of a feed record. Raises ValueError if it is not an article."""
    try:
        return _article(record)
    except KeyError as error:
        raise ValueError(f"not an article: the key {error} is missing") from None
    except (TypeError, AttributeError, OverflowError) as error:
        raise ValueError(f"not an article: a value is of another kind ({error})") from None


def _article(record: Mapping[str, Any]) -> ArticleLine:
    url, revision = record["url"], record["revision"]
    if not isinstance(url, str) or not url:
        raise ValueError("not an article: url is no text")
    if type(revision) is not int or revision < 1:
        raise ValueError("not an article: revision is not 1 or more")
    published, crawled = _time(record.get("published_at")), _time(record.get("crawled_at"))
    listed = _time(record.get("listed_on"))
    dated = published or listed or crawled
    return ArticleLine(
        url, revision, published, crawled, listed.date() if listed else None, dated.date() if dated else None, str(record.get("kanal") or kanal_of(url)),
        record.get("language"), bool(record.get("sources")), frozenset(record.get("warnings") or ()),
    )  # fmt: skip


def _time(text: str | None) -> datetime | None:
    """Return a time of a feed line, None for null. Other programs may have written it without its zone, which is WIB then."""
    if text is None:
        return None
    time = datetime.fromisoformat(text.replace("Z", "+00:00"))  # Python 3.10 does not read Z
    return (time if time.tzinfo else time.replace(tzinfo=WIB)).astimezone(WIB)
