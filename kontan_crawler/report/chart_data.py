"""What a chart has from its table: its numbers, the names of rows and columns, and the room that they take."""

from collections.abc import Iterator
from typing import Any

from kontan_crawler.report.sections import ALL, OF, Section

WIDE, NARROW = 560, 328
"""Widths of a chart with its labels, in CSS pixels: for half a desktop, and for a phone. The page scales the narrow one a little."""
LETTER = 7  # pixels, mean width of a letter
MARGIN = 56  # pixels of a chart with vertical bars that are beside its axis


def values_of(section: Section) -> Iterator[dict[str, Any]]:
    """Yield a datum for each number of the table except 0 and None."""
    head = section.table.head
    for row, *cells in section.table.rows:
        for column, (name, number) in enumerate(zip(head[1:], cells, strict=True)):
            if name not in (ALL, OF) and number:
                yield {"row": str(row), "column": str(name), "rank": column, "number": number, "label": f"{row}, {name}: {number:,}"}


def rows_of(section: Section) -> list[str]:
    """Return the names of the rows."""
    return [str(row[0]) for row in section.table.rows]


def columns_of(section: Section) -> list[str]:
    """Return the names of the columns that are drawn."""
    return [str(name) for name in section.table.head[1:] if name not in (ALL, OF)]


def label_room(section: Section, width: int) -> int:
    """Return the width of the labels beside horizontal bars and cells."""
    return 0 if section.chart.kind == "columns" else min(max(map(len, rows_of(section)), default=0) * LETTER, width // 3)
