"""The rows of a table in a header: labels, names and the date in cells."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from kontan_crawler.text.byline import is_byline_label
from kontan_crawler.text.byline_names import has_only_names
from kontan_crawler.text.clean import clean
from kontan_crawler.text.interface_words import is_network
from kontan_crawler.text.lines import CELLS
from kontan_crawler.text.paragraphs import Paragraph, Span, text_in

_OF_DATE = re.compile(r"(?:tanggal|tgl|waktu|hari|jadwal|publikasi|rilis|dimuat)(?: (?:terbit|tayang|publikasi))?\s*:?", re.IGNORECASE)
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
        if is_byline_label(label) and not cells[0] and _is_name(" ".join(cells).strip()):
            lines[-1] += ", " + " ".join(cells).strip()
            continue
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


def _is_name(text: str) -> bool:
    words = text.split()
    return len(words) > 1 and has_only_names(text) and not any(map(is_network, words))


def _is_label(cell: str) -> bool:
    return is_byline_label(cell) or _OF_DATE.fullmatch(cell) is not None
