"""A section of the report as data: heading, summary, table and chart."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

ALL = "all"
"""Header of the column of sums; the chart leaves it out."""
COLOURS = 8
"""Distinguishable columns of a chart: --c1 to --c8 in the CSS."""


def quote_reserved(name: str, *reserved: str) -> str:
    """Return a name from a feed, in quotation marks if the report uses it itself."""
    return f"“{name}”" if name in reserved else name


Cell = str | int | float | None


@dataclass(frozen=True)
class Link:
    """A cell with a link."""

    text: str
    url: str


@dataclass(frozen=True)
class Table:
    """Rows below a header. The first cell of a row is its header; numbers are formatted on the page."""

    head: Sequence[str]
    rows: Sequence[Sequence[Cell | Link]]
    title: str = ""
    """Title of an extra table."""
    note: str = ""
    """Says what was left out."""
    as_list: bool = False
    """Show each row as a list item: the last cell as a sentence below the others."""


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
    most: float | None = None
    """Value of the darkest cell; None for the maximum."""


@dataclass(frozen=True)
class Section:
    """One part of the page."""

    id: str
    title: str
    summary: str
    """The chart in a sentence."""
    table: Table
    chart: Chart
    extra_tables: Sequence[Table] = field(default_factory=tuple)
    """Tables without a chart."""
