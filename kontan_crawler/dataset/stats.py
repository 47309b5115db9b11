"""`scrapy dataset stats`: the counts of a dataset as tables in the terminal, or as a page."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from textwrap import wrap

from rich.console import Console
from rich.table import Table as RichTable

from kontan_crawler.dataset.build_record import BuildRecord
from kontan_crawler.dataset.rows import ARTICLES
from kontan_crawler.dataset.sections import sections_of
from kontan_crawler.dataset.summary import Summary
from kontan_crawler.printable import printable
from kontan_crawler.report.page import cell_text, render
from kontan_crawler.report.sections import Table
from kontan_crawler.wording import count_of

_MAX_ROWS = 30
_WIDTH = 100  # columns of a terminal that does not say its width


def stats_lines(found: Summary, width: int | None) -> Iterator[str]:
    """Yield the lines of the tables. width: of the terminal."""
    yield from wrap(headline(found), width or _WIDTH)
    for section in sections_of(found):
        yield ""
        yield from wrap(section.title.upper(), width or _WIDTH)
        yield from wrap(section.summary, width or _WIDTH)
        for table in (section.table, *section.extra_tables) if section.id != "flags" else section.extra_tables:
            if table.rows:
                yield from _drawn(table, width or _WIDTH)


def stats_page(found: Summary, record: BuildRecord, folder: Path) -> str:
    """Return the counts as a page in the style of the report. Raises MissingExtraError without vl-convert."""
    return render("dataset.html", sections_of(found), found=found, record=record, folder=folder.absolute(), headline=headline(found))


def headline(found: Summary) -> str:
    """Return one sentence about a dataset."""
    splits = ", ".join(f"{split} {size.rows:,}" for (name, split), size in found.sizes.items() if name == ARTICLES)
    days = f" from {found.first} to {found.last}" if found.first else ""
    return f"{count_of(found.articles, 'article')}{days}, {count_of(found.words, 'word')}; splits: {splits}"


def _drawn(table: Table, width: int) -> Iterator[str]:
    shown = RichTable(title=table.title or None, title_justify="left", show_edge=False)
    for number, name in enumerate(table.head):
        shown.add_column(
            name,
            justify="right" if number and all(isinstance(row[number], (int, float)) for row in table.rows) else "left",
            overflow="fold",
        )
    for row in table.rows[-_MAX_ROWS:] if table.head[0] in ("month", "year") else table.rows[:_MAX_ROWS]:
        shown.add_row(*(printable(cell_text(cell)).replace("[", "\\[") for cell in row))
    out = StringIO()
    Console(file=out, width=width, no_color=True).print(shown)
    yield from out.getvalue().rstrip().splitlines()
    if (more := len(table.rows) - _MAX_ROWS) > 0:
        yield f"and {count_of(more, 'row')} more: see README.md"
