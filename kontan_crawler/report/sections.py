"""A section of the report as data: title, summary, table and chart."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

ALL, OF = "all", "of the last"
"""Headers of columns that charts do not draw: of sums, and of the number to which the others belong."""
NO_DATE = "No article has a date."
"""Summary of an empty section."""
COLOURS = 8
"""Number of colours for columns: --c1 to --c8 in the CSS."""


def quote_reserved(name: str, *reserved: str) -> str:
    """Return a name from a feed, in quotation marks if it is one of the report's reserved names."""
    return f"“{name}”" if name in reserved else name


Cell = str | int | float | None


@dataclass(frozen=True)
class Link:
    """A cell with a link."""

    text: str
    url: str


@dataclass(frozen=True)
class Table:
    """Rows below a header. The first cell of a row is its header; the page formats numbers."""

    head: Sequence[str]
    rows: Sequence[Sequence[Cell | Link]]
    title: str = ""
    """Of an extra table."""
    note: str = ""
    """Which rows are left out, if any."""
    as_list: bool = False
    """Show each row as a list item, with the last cell below the others."""
    newest_first: Literal["", "rows", "columns"] = ""
    """Which of them are periods, oldest first: the page shows them in the reverse order, so that a phone shows the newest."""


@dataclass(frozen=True)
class Chart:
    """How to draw a table: a stacked bar for each row, or a heat map."""

    kind: Literal["columns", "bars", "cells"]
    """Vertical bars, horizontal bars, heat map."""
    rows: str
    """Name of a row: "week", "reason"."""
    columns: str
    """Name of a column: "section"."""
    measure: str
    """Unit of the numbers: "articles"."""
    max_value: float | None = None
    """Value of the darkest cell; None for the maximum of the table."""


@dataclass(frozen=True)
class Section:
    """One part of the page."""

    id: str
    title: str
    summary: str
    """What the chart shows, in one or two sentences."""
    table: Table
    chart: Chart
    extra_tables: Sequence[Table] = field(default_factory=tuple)
    """Tables without a chart."""
