"""Format a report: tables and paragraphs of plain text. Control characters of the page are escaped."""

import io
import json
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.table import Column, Table
from rich.text import Text

from kontan_crawler.doctor.selectors import NO_MATCH, USED, Trial
from kontan_crawler.items import WARNINGS, Article
from kontan_crawler.printable import printable

WIDTH = 79
"""Columns of a report that is not written to a terminal."""
MIN_WIDTH = 20
"""Columns of a report on a narrower terminal."""
_MAX_CELL = 500  # characters, before the terminal's width cuts
_END_WORDS = 8
_ITEM_FORMATS = {  # for the items of these lists
    "dates": lambda item: f"{item['text']} = {item['value']}",
    "related": lambda item: f"{item['kind']}: {item['title']}",
    "warnings": lambda code: f"{code}: {WARNINGS.get(code, '')}",
}


def shorten(text: str, width: int) -> str:
    """Return a text as one line of at most `width` characters."""
    line = printable(" ".join(text.split()))
    return line if len(line) <= width else f"{line[: width - 2].rstrip()} …"


def wrap(text: str, width: int, first: str, following: str) -> list[str]:
    """Return a text as lines of `width` characters, with these indents. URLs and other long words are not split."""
    words = printable(" ".join(text.split()))
    return textwrap.wrap(words, width, initial_indent=first, subsequent_indent=following, break_long_words=False, break_on_hyphens=False)


def table_lines(table: Table, width: int, indent: int = 0) -> list[str]:
    """Render a table as lines of at most `width` characters."""
    rendered = io.StringIO()
    Console(file=rendered, width=width, color_system=None).print(Padding(table, (0, 0, 0, indent)))
    return [line.rstrip() for line in rendered.getvalue().rstrip("\n").split("\n")]


def selector_lines(trials: list[Trial], width: int) -> Iterator[str]:
    """Yield the lines of each selector with its result and its value, by field."""
    for field, of_field in groupby(trials, key=lambda trial: trial.field):
        yield field
        yield from table_lines(_selector_table(of_field), width)


def record_table(article: Article) -> Table:
    """Return a table with a row for each key of a record, and the first and the last words of its text."""
    table = Table.grid("", Column(ratio=1), padding=(0, 1), expand=True)
    for key, value in asdict(article).items():
        table.add_row(key, _one_line(_shown(key, value)))
        for line in ends(value) if key == "text" else []:
            table.add_row("", _one_line(line))
    return table


def ends(text: str) -> list[str]:
    """Return the first words of a text as a line, and the last words as another."""
    words = text.split()
    if len(words) <= 2 * _END_WORDS:
        return [" ".join(words)] if words else []
    return [f"{' '.join(words[:_END_WORDS])} …", f"… {' '.join(words[-_END_WORDS:])}"]


def _selector_table(trials: Iterable[Trial]) -> Table:
    table = Table.grid(Column(width=1), Column(width=8), Column(width=9), Column(ratio=1, overflow="fold"), padding=(0, 1), expand=True)
    for name, of_table in groupby(trials, key=lambda trial: trial.table):
        for number, trial in enumerate(of_table):
            result = trial.result if trial.result == NO_MATCH else f"{trial.result} {trial.matches}"
            table.add_row("*" if trial.result == USED else "", "" if number else name, result, Text(trial.selector))
            if trial.value.strip():
                table.add_row("", "", "", _one_line(f"= {trial.value}"))
    return table


def _one_line(text: str) -> Text:
    return Text(shorten(text, _MAX_CELL), no_wrap=True, overflow="ellipsis")


def _shown(key: str, value: object) -> str:
    if key == "text" and isinstance(value, str):
        return f"{len(value.split()):,} words, {len(value):,} characters"
    if isinstance(value, list):
        return f"{len(value)}: {'; '.join(map(_ITEM_FORMATS.get(key, str), value))}" if value else "none"
    if isinstance(value, dict):
        return "; ".join(part for part in value.values() if part)
    return "none" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
