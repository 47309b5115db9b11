"""Read the feeds and runs of an output folder. Unreadable lines and files are listed and skipped."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from pydantic_core import from_json

from kontan_crawler.feeds.names import MANIFEST_SUFFIX
from kontan_crawler.printable import printable
from kontan_crawler.report.article_record import ArticleRecord, article_record
from kontan_crawler.report.ledger_reader import LedgerRows, read_ledger
from kontan_crawler.report.run_record import RunRecord, run_record
from kontan_crawler.runs.manifest_files import read_manifest
from kontan_crawler.runs.manifest_versions import parse_manifest
from kontan_crawler.store.database import LEDGER_NAME
from kontan_crawler.store.feed_records import FEED_ENDINGS, numbered_lines

MAX_LISTED = 50
"""Maximum number of unreadable lines and files to list; the others are only counted."""


@dataclass
class OutputFolder:
    """An output folder and its contents."""

    folder: Path
    unreadable: list[str] = field(default_factory=list)
    """Unreadable lines and files: where, and why."""
    unreadable_count: int = 0
    unfinished: list[datetime] = field(default_factory=list)
    """Starts of the runs in progress, and of those that died since the last run."""

    def __post_init__(self) -> None:
        self.lines: Counter[str] = Counter()
        """Number of lines, unreadable ones included, by feed name without .gz."""
        self._entries = self._listed()
        self._ledger: LedgerRows = read_ledger(self.folder)
        if self._ledger.error:
            self._add_unreadable(f"{LEDGER_NAME}: {self._ledger.error}")

    def runs(self) -> list[RunRecord]:
        """Return the runs of the ledger and the manifests, oldest first."""
        runs = dict(self._manifest_runs())
        runs.update(self._ledger_runs(set(runs)))
        return sorted(runs.values(), key=lambda run: (run.started, run.id))

    def feeds(self) -> list[Path]:
        """Return the feeds of the folder, and those at other paths in the ledger."""
        known = (self.folder / path for path in self._ledger.feeds)
        return sorted({path.resolve() for path in (*self._entries, *known) if path.name.endswith(FEED_ENDINGS) and self._is_file(path)})

    def articles(self, feed: Path) -> Iterator[ArticleRecord]:
        """Yield the articles of a feed."""
        try:
            for number, line in numbered_lines(feed):
                self.lines[feed.name.removesuffix(".gz")] += 1
                try:
                    if isinstance(line, str):
                        raise ValueError(line)
                    yield article_record(_parse(line))
                except (ValueError, RecursionError) as error:
                    self._add_unreadable(f"{feed.name}, line {number}: {error}")
        except OSError as error:
            self._add_unreadable(f"{feed.name}: {error.strerror or error}")

    def _listed(self) -> list[Path]:
        try:
            return sorted(self.folder.iterdir())
        except OSError as error:
            self._add_unreadable(f"{self.folder}: {error.strerror}")
            return []

    def _is_file(self, path: Path) -> bool:
        """Return whether a path is a regular file; reading a pipe would block."""
        try:
            return path.is_file()
        except OSError as error:
            self._add_unreadable(f"{path.name}: {error.strerror}")
            return False

    def _manifest_runs(self) -> Iterator[tuple[str, RunRecord]]:
        for path in self._entries:
            if path.name.endswith(MANIFEST_SUFFIX) and self._is_file(path):
                try:
                    run = run_record(read_manifest(path))
                    yield run.id, run
                except OSError as error:
                    self._add_unreadable(f"{path.name}: {error.strerror}")
                except ValueError as error:
                    self._add_unreadable(f"{path.name}: {error}")

    def _ledger_runs(self, known: set[str]) -> Iterator[tuple[str, RunRecord]]:
        for run, started, manifest in self._ledger.runs:
            if run in known:
                continue
            if manifest is None:
                self.unfinished.append(started)
                continue
            try:
                yield run, run_record(parse_manifest(manifest))
            except ValueError as error:
                self._add_unreadable(f"{LEDGER_NAME}, run {run}: {error}")

    def _add_unreadable(self, problem: str) -> None:
        self.unreadable_count += 1
        if self.unreadable_count <= MAX_LISTED:
            self.unreadable.append(printable(problem))


def _parse(line: bytes) -> object:
    """Parse with pydantic_core, or with json, which is slower, where that fails (lone surrogates, deep nesting)."""
    try:
        return from_json(line)
    except ValueError:
        return json.loads(line)
