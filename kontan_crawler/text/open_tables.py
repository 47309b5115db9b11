"""The open tables of a page: each cell takes the text between its tags, each row becomes a line."""

from lxml import etree

from kontan_crawler.text.paragraphs import Paragraph, Span, text_in
from kontan_crawler.text.tables import Cell, Grid, is_layout, new_cell

_MAX_LAYOUTS = 20  # tables within each other that may arrange blocks
_MAX_REPEATED = 100  # characters of a cell that is repeated in the rows it covers


class OpenTables:
    """Builds the lines of the outermost table. The text of a table within it belongs to a cell."""

    def __init__(self) -> None:
        self.depth = 0
        """Number of open tables, without those that only arrange blocks."""
        self.cells: list[Cell[Span]] = []
        """Of the open row; the last one takes the text."""
        self._layouts: list[bool] = []  # of the open tables: whether they only arrange blocks
        self._grid: Grid[Span] = Grid(_repeated)
        self._foot = 0  # where the lines of an open `tfoot` begin
        self._foot_lines: list[list[Span]] = []

    def open(self, node: etree._Element, paragraph: Paragraph) -> None:
        """Open a table, whose rows become lines of the paragraph."""
        self._layouts.append(not self.depth and len(self._layouts) < _MAX_LAYOUTS and is_layout(node))
        self.depth += not self._layouts[-1]
        paragraph.table = paragraph.table or self.depth == 1

    def close(self, paragraph: Paragraph) -> None:
        """Close a table. The rows of its `tfoot` are displayed last, though they may come first."""
        if self.depth == 1:
            self.close_row(paragraph)
            self._grid.end_group()
            paragraph.lines += self._foot_lines
            self._foot_lines = []
        self.depth -= not self._layouts.pop()

    def open_cell(self, node: etree._Element) -> None:
        """Open a cell of the outermost table."""
        self.cells.append(new_cell(node))

    def close_row(self, paragraph: Paragraph) -> None:
        """Add the cells as a line, and begin the next line."""
        row: list[Span] = []
        for number, cell in enumerate(self._grid.row(self.cells)):
            row += [Span(" | "), *cell] if number else cell
        paragraph.lines += [row, []] if self.cells else []
        self.cells = []

    def open_foot(self, paragraph: Paragraph) -> None:
        """Open a `tfoot`."""
        self._foot = len(paragraph.lines)

    def close_group(self, tag: str, paragraph: Paragraph) -> None:
        """Close a group of rows."""
        self._grid.end_group()
        if tag == "tfoot":
            self._foot_lines += paragraph.lines[self._foot :]
            paragraph.lines[self._foot :] = [[]]


def _repeated(cell: list[Span]) -> list[Span]:
    """Return the content of a cell for the next row that it covers: plain text, if it is short."""
    text = text_in(cell)
    return [Span(text)] if len(text) <= _MAX_REPEATED else []
