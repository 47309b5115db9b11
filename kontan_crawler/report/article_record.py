"""A line of a feed, as far as the report counts it. Feeds may be old, edited or not ours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from kontan_crawler.clock import WIB
from kontan_crawler.items import MAY_BE_EMPTY
from kontan_crawler.printable import printable

_NAMES = frozenset(MAY_BE_EMPTY)
_kept = lru_cache(1000)(lambda value: value)


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """What is counted of one line; moments are aware and in WIB, texts are printable but for the address."""

    url: str
    title: str
    revision: int
    kanal: str
    published: datetime | None
    crawled: datetime
    sources: Sequence[str]
    mentions: "DateCounts"
    filled: frozenset[str]
    absent: frozenset[str]
    """Of MAY_BE_EMPTY, what the record does not have: one of an older program."""

    @property
    def day(self) -> date | None:
        """Day of publication."""
        return self.published.date() if self.published else None


@dataclass(frozen=True, slots=True)
class DateCounts:
    """Its time expressions in numbers; of those that contradict themselves text and likely meaning."""

    count: int
    weekdays: int
    repaired: int
    contradictions: Sequence[tuple[str, str]]


def article_record(record: Any) -> ArticleRecord:
    """Return what is counted of a record, whatever a line of JSON gave. Raises ValueError where it is no article's."""
    try:
        published, title = record["published_at"], record["title"]
        line = ArticleRecord(
            record["url"], printable(title or ""), record["revision"], _kept(printable(record["kanal"])), _moment(published) if published else None,
            _moment(record["crawled_at"]), tuple(map(_kept, map(printable, _listed(record.get("sources"))))), _mentioned(_listed(record.get("dates"))),
            _kept(frozenset([name for name in MAY_BE_EMPTY if record.get(name)])), _kept(_NAMES.difference(record)),
        )  # fmt: skip
        _check(line)
    except (KeyError, TypeError, AttributeError, OverflowError) as error:
        raise ValueError(f"not the record of an article: {error!r}") from None
    return line


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=WIB)).astimezone(WIB)


def _mentioned(dates: Sequence[Mapping[str, Any]]) -> DateCounts:
    weekdays = [found.get("weekday_agrees") for found in dates]
    wrong = tuple([
        (printable(str(found.get("text"))), printable(str(found.get("suggested") or "–")))
        for found, agrees in zip(dates, weekdays, strict=True) if agrees is False
    ])  # fmt: skip
    return DateCounts(len(dates), len(dates) - weekdays.count(None), [found.get("repaired") for found in dates].count(True), wrong)


def _listed(value: list | None) -> list:
    if not isinstance(value, list | None):
        raise TypeError("no list")
    return value or []


def _check(line: ArticleRecord) -> None:
    if not (isinstance(line.url, str) and isinstance(line.revision, int)):
        raise ValueError("not the record of an article: a key of it has another type")
