"""What a section of the report shows, before it is drawn: a heading, a sentence, a table, and how the table is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

ALL = "all"
"""Head of a column that sums up the others; it is not drawn."""
COLOURS = 8
"""Columns that can be told apart in a drawing: --c1 to --c8 of the page."""


def quote_reserved(given: str, *ours: str) -> str:
    """Return a name that the feeds give, in quotation marks where it is one of ours."""
    return f"“{given}”" if given in ours else given


Cell = str | int | float | None


@dataclass(frozen=True)
class Link:
    """A cell that leads somewhere."""

    text: str
    url: str


@dataclass(frozen=True)
class Table:
    """Rows under a head; the first cell of a row is its own head. Numbers are numbers here, and grouped on the page."""

    head: Sequence[str]
    rows: Sequence[Sequence[Cell | Link]]
    title: str = ""
    """What its rows are, for one that stands beside the drawn one."""
    note: str = ""
    """What is not in it."""
    as_list: bool = False
    """Whether it is a list of sentences: the last cell of a row, under the others."""


@dataclass(frozen=True)
class Chart:
    """How a table is drawn: bars, one for a row, parted by columns; or cells, darker for more."""

    kind: Literal["columns", "bars", "cells"]
    """Standing bars, lying bars, cells."""
    rows: str
    """What the rows are: "week", "reason"."""
    columns: str
    """What the columns are: "section"."""
    measure: str
    """What is counted: "articles"."""
    most: float | None = None
    """The measure of the darkest cell; None for the largest there is."""


@dataclass(frozen=True)
class Section:
    """One part of the page."""

    id: str
    title: str
    summary: str
    """The sentence that somebody who does not look at the chart is told."""
    table: Table
    chart: Chart
    extra_tables: Sequence[Table] = field(default_factory=tuple)
    """Tables that are not drawn."""
