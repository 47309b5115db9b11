"""Tables: those that only arrange blocks, and the columns of the others, where rowspan and colspan put the cells."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Generic, TypeVar

from lxml import etree

T = TypeVar("T")

ROW_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_BLOCKS = ("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote")
_NO_TABLES = ("presentation", "none")  # of WAI-ARIA; of a table of several columns they are not believed
_WHOLE_NUMBER = re.compile(r"\s*\+?(\d{1,9})")
_MAX_COLSPAN = 50  # columns; a cell that claims more has one
_ALL_ROWS = 10**9
_MAX_ADDED = 10_000  # cells in one page that rowspan and colspan add
_MAX_TEXTS = 200  # text nodes of a cell that are examined


@dataclass
class Cell(Generic[T]):
    """A cell: its content, and how many columns and rows it covers."""

    content: list[T] = field(default_factory=list)
    columns: int = 1
    rows: int = 1


def new_cell(node: etree._Element) -> Cell[T]:
    """Return the empty cell of a `td`, `th` or `caption`."""
    if not node.keys():  # most cells
        return Cell()
    columns, rows = (_number(node.get(name, "")) for name in ("colspan", "rowspan"))
    return Cell(columns=columns if 0 < columns <= _MAX_COLSPAN else 1, rows=rows or _ALL_ROWS)  # rowspan=0: the rest of the group


class Grid(Generic[T]):
    """The columns of the tables of a page. A cell is repeated in the rows that it covers; the other columns that it covers are empty."""

    def __init__(self, repeated: Callable[[list[T]], list[T]]) -> None:
        """Take the function that gives the content of a cell for the next row that it covers."""
        self._repeated = repeated
        self._above: dict[int, Cell[T]] = {}  # by column: the cells that cover the next row
        self._left = _MAX_ADDED

    def row(self, cells: list[Cell[T]]) -> list[list[T]]:
        """Return the contents of a row by column, given its own cells. Empty columns at its end are left out."""
        row: list[list[T]] = []
        column = 0
        above, self._above = self._above if self._may_add(len(self._above)) else {}, {}
        for cell in cells:
            while column in above:
                column = self._put(row, column, above.pop(column))
            column = self._put(row, column, cell)
        for column in sorted(above):
            if column >= len(row):
                self._put(row, column, above[column])
        return row

    def end_group(self) -> None:
        """End a group of rows. No cell covers rows of another one."""
        self._above = {}

    def _put(self, row: list[list[T]], column: int, cell: Cell[T]) -> int:
        """Add a cell at a column or, if the page has too many of them, as the next one. Return the column behind it."""
        missing = column - len(row)
        row += [[] for _ in range(missing)] if self._may_add(missing) else []
        row.append(cell.content)
        if cell.rows > 1:
            self._above[len(row) - 1] = Cell(self._repeated(cell.content), cell.columns, cell.rows - 1)
        return len(row) - 1 + cell.columns

    def _may_add(self, number: int) -> bool:
        self._left = max(self._left - number, -1)
        return not number or self._left >= 0


def is_layout(table: etree._Element) -> bool:
    """Return whether a table only arranges blocks: it has one cell with text, or one column with paragraphs, headings or lists in a cell, or says so."""
    if table.find("caption") is not None:
        return False
    rows = [[cell for cell in row.iterchildren("td", "th") if _has_text(cell)] for row in _rows(table)]
    found = [row for row in rows if row]
    if max(map(len, rows), default=0) > 1:
        return False
    return len(found) <= 1 or table.get("role") in _NO_TABLES or any(_has_blocks(row[0]) for row in found)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the rows of a table, not of those within it. Cells may lack a row."""
    yield table
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ROW_GROUPS:
            yield from child.iterchildren("tr")


def _has_text(cell: etree._Element) -> bool:
    if (cell.text or "").strip():  # most cells
        return True
    texts = list(islice(cell.itertext(), _MAX_TEXTS))
    return len(texts) == _MAX_TEXTS or any(text.strip() for text in texts)


def _has_blocks(cell: etree._Element) -> bool:
    return next(cell.iter(*_BLOCKS), None) is not None or next(islice(cell.iter("p"), 1, 2), None) is not None


def _number(text: str) -> int:
    found = _WHOLE_NUMBER.match(text)
    return int(found[1]) if found else 1
