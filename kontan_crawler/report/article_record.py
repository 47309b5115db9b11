"""The fields of a feed line that the report counts. Feeds may be old, edited or of another program."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from kontan_crawler.clock import WIB
from kontan_crawler.items import MAY_BE_EMPTY
from kontan_crawler.printable import printable

_FIELDS = frozenset(MAY_BE_EMPTY)
_intern = lru_cache(1000)(lambda value: value)


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """One article of a feed. Times are in WIB; all strings but the URL are printable."""

    url: str
    title: str
    revision: int
    kanal: str
    published: datetime | None
    crawled: datetime
    sources: Sequence[str]
    dates: "DateCounts"
    filled: frozenset[str]
    missing: frozenset[str]
    """Keys of MAY_BE_EMPTY that the record does not have, because an older version wrote it."""

    @property
    def day(self) -> date | None:
        """Day of publication, in Jakarta."""
        return self.published.date() if self.published else None


@dataclass(frozen=True, slots=True)
class DateCounts:
    """Counts of an article's time expressions. A contradiction has the expression and the suggested date."""

    count: int
    weekdays: int
    repaired: int
    contradictions: Sequence[tuple[str, str]]


def article_record(record: Any) -> ArticleRecord:
    """Return the article of a parsed feed line. Raises ValueError if it is not an article."""
    try:
        published, title = record["published_at"], record["title"]
        article = ArticleRecord(
            record["url"], printable(title or ""), record["revision"], _intern(printable(record["kanal"])), _wib(published) if published else None,
            _wib(record["crawled_at"]), tuple(map(_intern, map(printable, _list(record.get("sources"))))), _count_dates(_list(record.get("dates"))),
            _intern(frozenset([name for name in MAY_BE_EMPTY if record.get(name)])), _intern(_FIELDS.difference(record)),
        )  # fmt: skip
        _check(article)
    except (KeyError, TypeError, AttributeError, OverflowError) as error:
        raise ValueError(f"not an article: {error!r}") from None
    return article


def _wib(text: str) -> datetime:
    time = datetime.fromisoformat(text)
    return (time if time.tzinfo else time.replace(tzinfo=WIB)).astimezone(WIB)


def _count_dates(dates: Sequence[Mapping[str, Any]]) -> DateCounts:
    weekdays = [found.get("weekday_agrees") for found in dates]
    wrong = tuple([
        (printable(str(found.get("text"))), printable(str(found.get("suggested") or "–")))
        for found, agrees in zip(dates, weekdays, strict=True) if agrees is False
    ])  # fmt: skip
    return DateCounts(len(dates), len(dates) - weekdays.count(None), [found.get("repaired") for found in dates].count(True), wrong)


def _list(value: list | None) -> list:
    if not isinstance(value, list | None):
        raise TypeError("not a list")
    return value or []


def _check(article: ArticleRecord) -> None:
    if not (isinstance(article.url, str) and isinstance(article.revision, int)):
        raise ValueError("not an article: url or revision has the wrong type")
