"""The rows of a table with a byline: labels, names and the date in cells."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from kontan_crawler.patterns import lazy
from kontan_crawler.text.byline_parts import is_byline_label
from kontan_crawler.text.clean import clean
from kontan_crawler.text.interface_words import has_only_page_words, is_network
from kontan_crawler.text.lines import CELLS
from kontan_crawler.text.paragraphs import Paragraph, Span, text_in
from kontan_crawler.text.places import is_town

_SMALL = frozenset("dan & bin binti van von de da al".split())  # words in names
_CLOCK = lazy(r"(?:pukul )?\d{1,2}[.:]\d\d(?: wi(?:b|t|ta))?", re.IGNORECASE)
_OF_DATE = lazy(r"(?:tanggal|tgl|waktu|jadwal|publikasi|rilis|dimuat)(?: (?:terbit|tayang|publikasi))?\s*:?", re.IGNORECASE)
"""A label of the date that says no more than the date."""


def header_rows(table: Paragraph) -> list[str]:
    """Return the rows of a table as lines: the names below labels behind these, a row of one more name behind the one before it, the date alone."""
    rows = [_cells(line) for line in table.lines if line]
    heads = [*filter(None, rows[0])] if len(rows) > 1 else []
    if len(heads) > 1 and all(map(_is_label, heads)):
        rows = [*_below_labels(rows[0], rows[1:])]
    lines: list[str] = []
    label = ""
    for cells in rows:
        more = " ".join(cells[1:]).strip(" :") if lines and not cells[0] else ""
        if _CLOCK.fullmatch(more) and any(map(str.isdigit, lines[-1])):
            lines[-1] += f" {more}"  # below the day
        elif is_byline_label(label) and _may_be_names(more):
            lines[-1] += f", {more.removeprefix('dan ')}"
        else:
            label = cells[0]
            lines.append(CELLS.join(cells[1:] if _OF_DATE.fullmatch(label) else cells).strip(" |:"))
    return [line for line in lines if line]


def _cells(row: list[Span]) -> list[str]:
    """Return the text of each cell of a row. A bar within the text of a cell is none between two."""
    groups = groupby(row, key=lambda span: span.text == CELLS)
    texts: list[str] = [""]
    for is_border, spans in groups:
        if is_border:
            texts += [""] * len(list(spans))
        else:
            texts[-1] = clean(text_in(spans))
    return texts


def _below_labels(labels: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """Yield a row of each label and the cells below it, and as they are rows with a label of their own or another number of cells."""
    below = [row for row in rows if len(row) == len(labels) and not any(map(_is_label, row))]
    for number, label in enumerate(labels):
        if names := [row[number] for row in below if row[number]]:
            yield [label, ", ".join(names)] if label else [", ".join(names)]
    yield from (list(row) for row in rows if row not in below)


def _may_be_names(text: str) -> bool:
    """Return whether the words below a name are more names or media: "dan Sugeng", "Jaap van Dijk"; not a section, a button or a mail address."""
    words = text.split()
    are_names = all(word in _SMALL or (word[0].isupper() and not is_network(word)) for word in words)
    return len(words) > 1 and are_names and "@" not in text and not has_only_page_words(text) and not is_town(text)


def _is_label(cell: str) -> bool:
    return is_byline_label(cell) or _OF_DATE.fullmatch(cell) is not None
