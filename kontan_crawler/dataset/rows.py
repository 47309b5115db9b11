"""The rows of the three configurations, and their columns."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from kontan_crawler.items import Article
from kontan_crawler.schema.columns import Column, columns_of, feed_columns

ARTICLES, TEXT, TIMEX = "articles", "text", "timex"
CONFIGURATIONS: Mapping[str, str] = {
    ARTICLES: "all columns",
    TEXT: "identifier and text, for pretraining",
    TIMEX: "texts with their time expressions, standoff",
}


@dataclass
class Span:
    """A part of `text`."""

    start: int
    """Offset of the first character, in Unicode code points."""
    end: int
    """Offset after the last character."""


@dataclass
class PersonalSpan:
    """Personal data in `text`."""

    kind: str
    """"email", "phone" or "nik"."""
    start: int
    """Offset of the first character, in Unicode code points."""
    end: int
    """Offset after the last character."""


@dataclass
class Added:
    """The columns that a dataset adds to those of a feed line."""

    __pydantic_config__ = {"use_attribute_docstrings": True}

    published_day: str | None
    """Day of publication in Jakarta, or else of the listing; it decides the month of the file."""
    flags: list[str]
    """Names of the flags that hold, in the order of the card."""
    duplicate_of: str | None
    """`id` of the earliest article whose text is the same or nearly so; null if there is none earlier."""
    similarity: float | None
    """Exact Jaccard similarity with `duplicate_of`, from the threshold to 1."""
    cluster: str | None
    """`id` of the earliest article of its cluster of near-duplicates; null for an article without any."""
    repeated_lines: list[Span]
    """Offsets of the lines that stand in many articles."""
    personal_data: list[PersonalSpan]
    """Offsets of e-mail addresses ("email"), phone numbers ("phone") and NIK ("nik")."""
    feed: str
    """Name of the feed that the row is from."""
    feed_line: int
    """Number of its line in the feed, from 1."""
    run: str | None
    """Run that wrote the line; null without its manifest."""


@dataclass
class Sentences:
    """The column of `--sentences`."""

    __pydantic_config__ = {"use_attribute_docstrings": True}

    sentences: list[Span]
    """Offsets of the sentences."""


_DAYS = {"published_day": "day"}


def added_columns(record: type) -> list[Column]:
    """Return columns that a dataset adds."""
    return [Column(one.name, "day") if one.name in _DAYS else one for one in columns_of(record)]


def article_columns(sentences: bool) -> list[Column]:
    """Return the columns of `articles`. sentences: whether there is one for sentences."""
    return [*feed_columns(), *added_columns(Added), *(added_columns(Sentences) if sentences else ())]


def columns_of_configuration(name: str, sentences: bool) -> list[Column]:
    """Return the columns of a configuration."""
    keys = {TEXT: ("id", "text"), TIMEX: ("id", "published_at", "text", "dates")}
    columns = article_columns(sentences)
    return columns if name == ARTICLES else [column for key in keys[name] for column in columns if column.name == key]


@cache
def descriptions(sentences: bool) -> dict[str, str]:
    """Return the meaning of each column of `articles`, from the docstrings of the dataclasses."""
    from pydantic import TypeAdapter

    found: dict[str, str] = {}
    for record in (Article, Added, *((Sentences,) if sentences else ())):
        properties = TypeAdapter(record).json_schema()["properties"]
        found |= {name: value.get("description", "") for name, value in properties.items()}
    return found


def pick(row: Mapping[str, Any], columns: Sequence[Column]) -> dict[str, Any]:
    """Return the part of a row that these columns have."""
    return {column.name: row[column.name] for column in columns}


def spans(found: Iterable[tuple[int, int]]) -> list[dict[str, int]]:
    """Return spans as values of a column."""
    return [{"start": start, "end": end} for start, end in found]
