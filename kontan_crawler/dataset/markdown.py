"""Markdown of tables, cells and code. What a feed holds may look like Markdown or HTML, and is to be shown as it is."""

import re

from kontan_crawler.printable import printable
from kontan_crawler.report.page import cell_text
from kontan_crawler.report.sections import Table


def markdown_table(table: Table, is_ours: bool = False) -> str:
    """Return a table as Markdown has it. is_ours: whether its cells are Markdown; those of a feed may hold anything."""
    rule = ["---:" if number and _is_number(table, number) else "---" for number in range(len(table.head))]
    rows = [[escaped(cell_text(cell), is_ours) for cell in row] for row in (table.head, *table.rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in (rows[0], rule, *rows[1:]))


def _is_number(table: Table, column: int) -> bool:
    return all(isinstance(row[column], (int, float)) for row in table.rows)


def escaped(text: str, is_ours: bool = False) -> str:
    """Return the text of a cell. All that may be Markdown or HTML in one that is not ours is escaped."""
    return re.sub(r"([|])" if is_ours else r"([\\`*\[\]<>|~&]|(?<!\w)_|_(?!\w))", r"\\\1", printable(text.replace("\n", " ")))


def code(text: str) -> str:
    """Return a text as code in Markdown, fenced by more backticks than it has."""
    ticks = "`" * (1 + max(map(len, re.findall("`+", text)), default=0))
    return f"{ticks} {text} {ticks}" if "`" in text else f"`{text}`"


def fenced(text: str) -> str:
    """Return lines as a block of code, fenced by more backticks than they have."""
    ticks = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return f"{ticks}\n{text}\n{ticks}"
