"""Write the rows of the three configurations."""

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from kontan_crawler.dataset.month_files import MonthFiles
from kontan_crawler.dataset.options import UNDATED, Options
from kontan_crawler.dataset.repeated import without_spans
from kontan_crawler.dataset.rows import ARTICLES, CONFIGURATIONS, TEXT, TIMEX, columns_of_configuration, pick

_TAGGED = 2  # the first schema version whose `dates` are filled


def write_rows(rows: Iterable[Mapping[str, Any]], folder: Path, options: Options) -> int:
    """Write rows of `articles` in order of publication; return their number. Raises OSError."""
    columns = {name: columns_of_configuration(name, options.sentences) for name in CONFIGURATIONS}
    count = 0
    with ExitStack() as opened:
        files = {name: opened.enter_context(MonthFiles(folder / name, columns[name])) for name in CONFIGURATIONS}
        for row in rows:
            count += 1
            month = row["published_day"].isoformat()[:7] if row["published_day"] else None
            for name, written in configurations_of(row, options).items():
                files[name].write(options.split_of(month), month or UNDATED, pick(written, columns[name]))
    return count


def configurations_of(row: Mapping[str, Any], options: Options) -> dict[str, Mapping[str, Any]]:
    """Return the rows of an article, by configuration. Only texts that were tagged are in `timex`."""
    found: dict[str, Mapping[str, Any]] = {ARTICLES: row}
    if text := row["text"] if options.keep_repeated_lines else text_without_repeated(row):
        found[TEXT] = {"id": row["id"], "text": text}
    if row["published_at"] and row["language"] == "id" and row["schema_version"] >= _TAGGED:
        found[TIMEX] = row
    return found


def text_without_repeated(row: Mapping[str, Any]) -> str:
    """Return the text of a row without its repeated lines; "" if nothing else is left."""
    text = str(row["text"])
    return without_spans(text, {one["start"] for one in row["repeated_lines"]}) if row["repeated_lines"] else text
