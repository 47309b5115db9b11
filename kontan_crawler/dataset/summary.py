"""Count a dataset from its files. The card, `stats` and `verify` all show these counts."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from kontan_crawler.dataset.options import SPLITS
from kontan_crawler.dataset.rows import ARTICLES, CONFIGURATIONS, TEXT
from kontan_crawler.extras import load_extra
from kontan_crawler.printable import printable

_LANGUAGE = re.compile("[a-z]{2,3}")
_BATCH = 200  # rows


class Size(NamedTuple):
    """Of a split of a configuration: rows, and bytes of its Parquet files."""

    rows: int
    bytes: int


@dataclass
class Summary:
    """The counts of a dataset. Months are as "2026-02"; that of articles without a day is ""."""

    sizes: dict[tuple[str, str], Size] = field(default_factory=dict)
    """By configuration and split, those with files only."""
    months: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Articles by month and section."""
    filled: Counter[str] = field(default_factory=Counter)
    """Articles in which a column is neither null nor empty."""
    flags: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    versions: Counter[str] = field(default_factory=Counter)
    """Articles by program and schema version."""
    expressions: Counter[str] = field(default_factory=Counter)
    """Time expressions by type."""
    contradictions: int = 0
    """Expressions whose printed weekday is not that of their day."""
    clusters: int = 0
    """Of near-duplicates."""
    repeated: Counter[str] = field(default_factory=Counter)
    """Articles by repeated line."""
    personal: Counter[str] = field(default_factory=Counter)
    """Spans by kind."""
    without_run: int = 0
    """Articles whose manifest was not at hand."""
    words: int = 0
    first: str = ""
    last: str = ""
    """First and last day of publication or listing."""

    @property
    def not_in_text(self) -> int:
        """Number of articles without a row in `text`."""
        return self.articles - sum(size.rows for (name, _), size in self.sizes.items() if name == TEXT)

    @property
    def articles(self) -> int:
        return sum(size.rows for (name, _), size in self.sizes.items() if name == ARTICLES)


def parquet_files(folder: Path, configuration: str, split: str) -> list[Path]:
    """Return the Parquet files of a split in the order of months."""
    return sorted((folder / configuration / split).glob("*.parquet"))


def summary_of(folder: Path) -> Summary:
    """Count a dataset. Raises OSError, and ValueError for what is no Parquet file of a dataset."""
    found, parquet = Summary(), _parquet()
    for name in CONFIGURATIONS:
        for split in SPLITS:
            if files := parquet_files(folder, name, split):
                rows = sum(parquet.read_metadata(file).num_rows for file in files)
                found.sizes[name, split] = Size(rows, sum(file.stat().st_size for file in files))
    clusters = set[str]()
    for row in article_rows(folder):
        _count(found, row, clusters)
    found.clusters = len(clusters)
    return found


def article_rows(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of `articles`. Raises OSError, ValueError."""
    for split in SPLITS:
        for file in parquet_files(folder, ARTICLES, split):
            yield from rows_of(file)


def rows_of(file: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a Parquet file; memory holds a few of them. Raises OSError, ValueError."""
    with _parquet().ParquetFile(file) as opened:
        for batch in opened.iter_batches(batch_size=_BATCH):
            yield from batch.to_pylist()


def schema_of(file: Path) -> Any:
    """Return the `pyarrow.Schema` of a Parquet file. Raises OSError, ValueError."""
    return _parquet().read_schema(file)


def _parquet() -> ModuleType:
    load_extra("pyarrow")  # its error says how to install it
    return import_module("pyarrow.parquet")


def _count(found: Summary, row: Mapping[str, Any], clusters: set[str]) -> None:
    day = row["published_day"].isoformat() if row["published_day"] else ""
    found.months[day[:7], printable(row["kanal"])] += 1  # a NUL in a chart ends the process
    for name, value in row.items():
        found.filled[name] += value not in (None, "", [])
    found.without_run += row["run"] is None
    found.flags.update(row["flags"])
    found.languages[row["language"] or "unknown"] += 1
    found.versions[f"{row['extractor']}, schema_version {row['schema_version']}"] += 1
    found.words += row["word_count"] or 0
    for mention in row["dates"]:
        found.expressions[printable(mention["type"] or "unknown")] += 1
        found.contradictions += mention["weekday_agrees"] is False
    found.repeated.update({row["text"][one["start"] : one["end"]] for one in row["repeated_lines"]})
    found.personal.update(one["kind"] for one in row["personal_data"])
    if row["cluster"]:
        clusters.add(row["cluster"])
    if day:
        found.first, found.last = min(found.first or day, day), max(found.last, day)


def languages_of(found: Summary) -> list[str]:
    """Return the languages of the articles, the most frequent first."""
    return [name for name, _ in found.languages.most_common() if _LANGUAGE.fullmatch(name)] or ["id"]
