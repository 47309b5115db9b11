"""Flat texts in JSON Lines, CSV, or as one plain text, for `scrapy clean`."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

from kontan_crawler.parsing.flat_format import DELIMITERS, refuse_other_format
from kontan_crawler.parsing.flat_records import ADDED_KEYS, TEXT_KEYS, FlatOptions, clean_record, published_of
from kontan_crawler.text import FlatText, clean_flat

OnError = Callable[[str], None]
_MAX_CELL = 2**31 - 1  # characters


def clean_text(lines: Iterable[bytes | str], options: FlatOptions, on_error: OnError) -> FlatText:
    """Return one plain text cleaned. lines: in bytes, or a str with the message of a read error. on_error: called with a message for bad bytes.

    Raises ValueError if it is no plain text but JSON, CSV or HTML.
    """
    parts = []
    for line in lines:
        if isinstance(line, str):
            on_error(line)
        else:
            parts.append(line)
    data = b"".join(parts)
    text = data.decode("utf-8-sig", "replace")
    refuse_other_format(text)
    if "\ufffd" in text and "\ufffd".encode() not in data:
        on_error("the text is not UTF-8; letters that cannot be decoded are U+FFFD")
    return clean_flat(text, options.titles, min_certainty=options.min_certainty, paragraphs=options.paragraphs)


def clean_json_lines(lines: Iterable[bytes | str], options: FlatOptions, on_error: OnError) -> Iterator[str]:
    """Yield a JSON line for each valid line, in order; call `on_error` with a message for each invalid one. Blank lines are skipped."""
    for number, line in enumerate(lines, 1):
        if isinstance(line, str):
            on_error(f"line {number}: {line}")
        elif line.strip() and line.strip() != b"\xef\xbb\xbf":
            try:
                record = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"), parse_constant=_no_number)
            except (ValueError, RecursionError) as error:
                on_error(f"line {number}: {error}")
                continue
            if cleaned := _cleaned(record, options, None, f"line {number}", on_error):
                yield json.dumps(cleaned, ensure_ascii=False)


def clean_csv(lines: Iterable[bytes | str], options: FlatOptions, column: str | None, on_error: OnError) -> Iterator[str]:
    """Yield the rows of a CSV file with the text of a column cleaned, and columns for what was found: lists and objects are JSON.

    column: by default the first of TEXT_KEYS that the file has. Raises ValueError if the file has no such column.
    """
    csv.field_size_limit(_MAX_CELL)
    text = _decoded(lines, on_error)
    first = next(text, "")
    delimiter = _delimiter(first, column)
    rows = _rows(chain([first], text), delimiter, on_error)
    _, names = next(rows, (1, []))
    column = column or next((name for name in TEXT_KEYS if name in names), None)
    if column not in names:
        raise ValueError(
            f"the file has no column {column or ' or '.join(TEXT_KEYS)}; choose one with --column: {', '.join(names) or 'it is empty'}"
        )
    if len(set(names)) < len(names):
        raise ValueError(f"two columns have the same name; rename one: {', '.join(names)}")
    written = [*names, *(name for name in ADDED_KEYS if name not in names)]
    yield _row(written, delimiter)
    for number, cells in rows:
        if len(cells) != len(names):
            on_error(f"row {number} has {len(cells)} cells, the first one {len(names)}")
        elif cleaned := _cleaned(dict(zip(names, cells, strict=True)), options, column, f"row {number}", on_error):
            yield _row((_cell(cleaned[name]) for name in written), delimiter)


def _delimiter(head: str, column: str | None) -> str:
    """Return the delimiter that gives the column of the text, else the most frequent one in the first line."""
    wanted = {column} if column else set(TEXT_KEYS)
    by_column = (sign for sign in DELIMITERS if wanted & set(next(csv.reader([head], delimiter=sign), [])))
    return next(by_column, max(DELIMITERS, key=head.count))


def _rows(lines: Iterator[str], delimiter: str, on_error: OnError) -> Iterator[tuple[int, list[str]]]:
    """Yield the number and the cells of each row that is not empty, up to one that cannot be read."""
    try:
        yield from ((number, cells) for number, cells in enumerate(csv.reader(lines, delimiter=delimiter, strict=True), 1) if cells)
    except csv.Error as error:
        on_error(f"the table cannot be read any further: {error}")


def _cleaned(record: Any, options: FlatOptions, column: str | None, where: str, on_error: OnError) -> dict[str, Any] | None:
    """Return a record cleaned; None for an invalid one. An invalid time of publication costs its dates only."""
    if not isinstance(record, dict):
        on_error(f"{where}: the record is invalid; use an object")
        return None
    try:
        cleaned = clean_record(record, options, column)
    except ValueError as error:
        on_error(f"{where}: {error}")
        return None
    try:
        published_of(record)
    except ValueError as error:
        on_error(f"{where}: {error}")
    return cleaned


def _decoded(lines: Iterable[bytes | str], on_error: OnError) -> Iterator[str]:
    """Yield lines as text. The first one that is not UTF-8 is reported."""
    is_reported = False
    for number, line in enumerate(lines, 1):
        if isinstance(line, str):
            on_error(f"line {number}: {line}")
            return
        text = line.decode("utf-8-sig" if number == 1 else "utf-8", "replace")
        if "\ufffd" in text and "\ufffd".encode() not in line and not is_reported:
            on_error(f"line {number} is not UTF-8; letters that cannot be decoded are U+FFFD")
            is_reported = True
        yield text


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")


def _row(cells: Iterable[Any], delimiter: str) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter, lineterminator="").writerow(cells)
    return buffer.getvalue()


def _cell(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (list, dict)) else value
