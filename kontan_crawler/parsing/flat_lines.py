"""Flat texts in JSON Lines, CSV, or as one plain text, for `scrapy clean`."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

from kontan_crawler.parsing.flat_records import TEXT_KEYS, FlatOptions, clean_record
from kontan_crawler.text import FlatText, clean_flat

OnError = Callable[[str], None]
_DELIMITERS = ",;\t|"
_MAX_CELL = 2**31 - 1  # characters
_NO_DATES = {"published_at": None, "published_raw": None}


def clean_text(lines: Iterable[bytes | str], options: FlatOptions, on_error: OnError) -> FlatText:
    """Return one plain text cleaned. lines: in bytes, or a str with the message of a read error. on_error: called with a message for bad bytes."""
    parts = []
    for line in lines:
        if isinstance(line, str):
            on_error(line)
        else:
            parts.append(line)
    data = b"".join(parts)
    text = data.decode("utf-8-sig", "replace")
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
                record = json.loads(line.decode("utf-8-sig") if number == 1 else line)
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
    delimiter = max(_DELIMITERS, key=first.count)
    rows = _rows(chain([first], text), delimiter, on_error)
    _, names = next(rows, (1, []))
    column = column or next((name for name in TEXT_KEYS if name in names), None)
    if column not in names:
        raise ValueError(
            f"the file has no column {column or ' or '.join(TEXT_KEYS)}; choose one with --column: {', '.join(names) or 'it is empty'}"
        )
    has_head = False
    for number, cells in rows:
        if len(cells) != len(names):
            on_error(f"row {number} has {len(cells)} cells, the first one {len(names)}")
        elif cleaned := _cleaned(dict(zip(names, cells, strict=True)), options, column, f"row {number}", on_error):
            yield from [] if has_head else [_row(cleaned, delimiter)]
            yield _row(map(_cell, cleaned.values()), delimiter)
            has_head = True


def _rows(lines: Iterator[str], delimiter: str, on_error: OnError) -> Iterator[tuple[int, list[str]]]:
    """Yield the number and the cells of each row that is not empty, up to one that cannot be read."""
    try:
        yield from ((number, cells) for number, cells in enumerate(csv.reader(lines, delimiter=delimiter), 1) if cells)
    except csv.Error as error:
        on_error(f"the table cannot be read any further: {error}")


def _cleaned(record: Any, options: FlatOptions, column: str | None, where: str, on_error: OnError) -> dict[str, Any] | None:
    """Return a record cleaned; without dates if its time of publication is invalid. None for an invalid record."""
    if not isinstance(record, dict):
        on_error(f"{where}: the record is invalid; use an object")
        return None
    try:
        return clean_record(record, options, column)
    except ValueError as error:
        on_error(f"{where}: {error}")
    try:
        return record | clean_record(record | _NO_DATES, options, column) | {name: record[name] for name in _NO_DATES if name in record}
    except ValueError:
        return None


def _decoded(lines: Iterable[bytes | str], on_error: OnError) -> Iterator[str]:
    for number, line in enumerate(lines, 1):
        if isinstance(line, str):
            on_error(f"line {number}: {line}")
            return
        yield line.decode("utf-8-sig" if number == 1 else "utf-8", "replace")


def _row(cells: Iterable[Any], delimiter: str) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter, lineterminator="").writerow(cells)
    return buffer.getvalue()


def _cell(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (list, dict)) else value
