"""A line of a feed, as far as the report counts it. Feeds may be old, edited or not ours."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from kontan_crawler.dates.moment import WIB
from kontan_crawler.items import Article
from kontan_crawler.printable import printable

MAY_BE_EMPTY = [
    field.name for field in fields(Article) if field.name != "warnings" and ("None" in str(field.type) or str(field.type).startswith("list"))
]  # fmt: skip
"""Keys that tell something of an article and that it need not fill."""


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """What is counted of one line; moments are aware and in WIB, texts are printable but for the address."""

    url: str
    title: str
    revision: int
    kanal: str
    published: datetime | None
    crawled: datetime
    sources: list[str]
    dates: list[Mapping[str, Any]]
    filled: frozenset[str]

    @property
    def day(self) -> date | None:
        """Day of publication."""
        return self.published.date() if self.published else None


def article_of(record: object) -> ArticleLine:
    """Return what is counted of a record. Raises ValueError where it is no article's."""
    try:
        published, title = record["published_at"], record["title"]
        line = ArticleLine(
            record["url"], printable(title or ""), record["revision"], printable(record["kanal"]), _moment(published) if published else None,
            _moment(record["crawled_at"]), list(map(printable, _listed(record.get("sources")))), _listed(record.get("dates")),
            frozenset([name for name in MAY_BE_EMPTY if record.get(name)]),
        )  # fmt: skip
        _check(line)
    except (KeyError, TypeError, AttributeError, OverflowError) as error:
        raise ValueError(f"not the record of an article: {error!r}") from None
    return line


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=WIB)).astimezone(WIB)


def _listed(value: list | None) -> list:
    if not isinstance(value, list | None):
        raise TypeError("no list")
    return value or []


def _check(line: ArticleLine) -> None:
    if not (isinstance(line.url, str) and isinstance(line.revision, int) and all([isinstance(found, dict) for found in line.dates])):
        raise ValueError("not the record of an article: a key of it has another type")
