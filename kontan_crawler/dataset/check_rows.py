"""Check the rows of a dataset: each by itself, and those of all files against each other."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date, datetime, time
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any

from kontan_crawler.clock import WIB
from kontan_crawler.dataset.article_record import is_at_its_offsets
from kontan_crawler.dataset.build_record import BuildRecord
from kontan_crawler.dataset.flags import DUPLICATE, EXACT_DUPLICATE, FLAGS, PERSONAL_DATA, REPEATED_LINES, REPLICA, flags_of_record
from kontan_crawler.dataset.month_files import lines_beside
from kontan_crawler.dataset.near_duplicates import similarity
from kontan_crawler.dataset.options import SPLITS, UNDATED, Options
from kontan_crawler.dataset.rows import ARTICLES, CONFIGURATIONS, columns_of_configuration, pick
from kontan_crawler.dataset.summary import article_rows, parquet_files, rows_of, schema_of
from kontan_crawler.dataset.write_rows import configurations_of
from kontan_crawler.schema.arrow import arrow_schema
from kontan_crawler.schema.values import json_record
from kontan_crawler.text.personal import personal_data

MAX_NAMED = 20
"""Of the problems of one kind."""
_OFFSETS = ("repeated_lines", "personal_data", "sentences")
_OF_MORE = (EXACT_DUPLICATE, REPLICA)  # flags that need more than the row


def row_problems(folder: Path, record: BuildRecord) -> Iterator[str]:
    """Yield what is wrong with the rows of a dataset. Raises OSError; ValueError, KeyError or TypeError for columns of another version."""
    options = Options(**{name: value for name, value in record.options.items() if name != "threshold"})
    checks = (
        _schemas(folder, options), _of_rows(folder, options), _order(folder), _duplicates(folder, record.options["threshold"]),
        _of_configurations(folder, options), _of_lines(folder),
    )  # fmt: skip
    for problems in checks:
        yield from islice(problems, MAX_NAMED)
        if more := sum(1 for _ in problems):
            yield f"and {more:,} more of this kind"


def _of_rows(folder: Path, options: Options) -> Iterator[str]:
    """Yield rows in a wrong file, with wrong offsets, days or flags, or with the id of another row."""
    seen = set[str]()
    for split in SPLITS:
        for file in parquet_files(folder, ARTICLES, split):
            for row in rows_of(file):
                yield from (f"{file.relative_to(folder)}, {row['id']}: {problem}" for problem in _of_row(row, file, split, options))
                if row["id"] in seen:
                    yield f"{file.relative_to(folder)}, {row['id']}: another row has this id"
                seen.add(row["id"])


def _of_row(row: Mapping[str, Any], file: Path, split: str, options: Options) -> Iterator[str]:
    day = row["published_at"].date() if row["published_at"] else row["listed_on"]
    month = day.isoformat()[:7] if day else None
    if day != row["published_day"]:
        yield "published_day is not the day of published_at or listed_on"
    if (file.stem, split) != (month or UNDATED, options.split_of(month)):
        yield "stands in the file of another month or split"
    text = row["text"]
    if not all(is_at_its_offsets(one, text) for one in row["dates"]):
        yield "an expression of dates is not at its offsets"
    yield from (f"{name} has offsets outside of the text, or out of order" for name in _OFFSETS if not _in_order(row.get(name) or [], text))
    if row["personal_data"] != [asdict(one) for one in personal_data(text)]:
        yield "personal_data is not what its text has"
    if row["flags"] != _expected_flags(row, options):
        yield "its flags are not those that its columns give"
    if (row["duplicate_of"] is None) != (row["similarity"] is None) or (row["duplicate_of"] and not row["cluster"]):
        yield "duplicate_of, similarity and cluster do not fit together"


def _in_order(found: list[Mapping[str, int]], text: str) -> bool:
    """Return whether spans are within a text, in order, and apart."""
    borders = [0, *(border for span in found for border in (span["start"], span["end"])), len(text)]
    return borders == sorted(borders) and all(span["start"] < span["end"] for span in found)


def _expected_flags(row: Mapping[str, Any], options: Options) -> list[str]:
    more = {REPEATED_LINES: row["repeated_lines"], PERSONAL_DATA: row["personal_data"], DUPLICATE: row["duplicate_of"]}
    found = flags_of_record(row, options.min_words) | {name for name, value in more.items() if value} | {*_OF_MORE} & {*row["flags"]}
    return [name for name in FLAGS if name in found]


def _schemas(folder: Path, options: Options) -> Iterator[str]:
    """Yield Parquet files whose columns have other types."""
    for name in CONFIGURATIONS:
        expected = arrow_schema(columns_of_configuration(name, options.sentences))
        for split in SPLITS:
            for file in parquet_files(folder, name, split):
                if not schema_of(file).equals(expected):
                    yield f"{file.relative_to(folder)}: its columns are not those of a dataset of this version"


def _order(folder: Path) -> Iterator[str]:
    """Yield Parquet files whose rows are not in the order of publication."""
    for split in SPLITS:
        for file in parquet_files(folder, ARTICLES, split):
            keys = [_order_of(row) for row in rows_of(file)]
            if keys != sorted(keys):
                yield f"{file.relative_to(folder)}: its rows are not in the order of publication"


def _order_of(row: Mapping[str, Any]) -> tuple[datetime, str]:
    day = row["published_day"] or date.min
    return row["published_at"] or datetime.combine(day, time(), WIB), row["url"]


def _duplicates(folder: Path, threshold: float) -> Iterator[str]:
    """Yield near-duplicates whose similarity is another one."""
    wanted = {row["duplicate_of"] for row in article_rows(folder) if row["duplicate_of"]}
    texts: dict[str, str] = {}
    for row in article_rows(folder):
        if row["duplicate_of"]:
            earlier = texts.get(row["duplicate_of"])
            if earlier is None:
                yield f"{row['id']}: duplicate_of names no earlier article"
            elif not threshold <= row["similarity"] == similarity(earlier, row["text"]):
                yield f"{row['id']}: its similarity with {row['duplicate_of']} is {similarity(earlier, row['text'])}"
        if row["id"] in wanted:
            texts[row["id"]] = row["text"]


def _of_configurations(folder: Path, options: Options) -> Iterator[str]:
    """Yield the first row of another configuration that is not what `articles` gives."""
    for name in CONFIGURATIONS:
        columns = columns_of_configuration(name, options.sentences)
        expected = (pick(made[name], columns) for row in article_rows(folder) if name in (made := configurations_of(row, options)))
        found = (row for split in SPLITS for file in parquet_files(folder, name, split) for row in rows_of(file))
        yield from _first_difference(expected, found, f"{name}: not the rows that {ARTICLES} gives")


def _of_lines(folder: Path) -> Iterator[str]:
    """Yield JSON Lines files whose rows are not those of the Parquet file beside them."""
    for name in CONFIGURATIONS:
        for split in SPLITS:
            for file in parquet_files(folder, name, split):
                with lines_beside(file).open(encoding="utf-8") as lines:
                    beside = lines_beside(file).relative_to(folder)
                    yield from _first_difference(
                        map(json_record, rows_of(file)), map(json.loads, lines), f"{beside}: not the rows of {file.name}"
                    )


def _first_difference(expected: Iterable[Any], found: Iterable[Any], problem: str) -> Iterator[str]:
    for number, (one, other) in enumerate(zip_longest(expected, found), 1):
        if one != other:
            yield f"{problem}, from row {number} on"
            return
