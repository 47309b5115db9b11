"""The feeds and runs of an output folder, read without touching it; what cannot be read is named and costs nothing else."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
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

NAMED = 50
"""What cannot be read is named so many times, and counted after that."""


@dataclass
class OutputFolder:
    """An output folder and what is read in it."""

    folder: Path
    unreadable: list[str] = field(default_factory=list)
    """What could not be read: where, and why."""
    unreadable_count: int = 0
    unfinished: int = 0
    """Runs without an end: under way, or died and not told yet."""

    def __post_init__(self) -> None:
        self.lines: Counter[str] = Counter()
        """Lines read by the name of their feed, unpacked; those that are no articles too."""
        self._entries = self._listed()
        self._ledger: LedgerRows = read_ledger(self.folder)
        if self._ledger.error:
            self._cannot(f"{LEDGER_NAME}: {self._ledger.error}")

    def runs(self) -> list[RunRecord]:
        """Return the runs of the ledger, and those that only manifests tell of, oldest first."""
        runs = dict(self._manifest_runs())
        runs.update(self._ledger_runs(set(runs)))
        return sorted(runs.values(), key=lambda run: (run.started, run.id))

    def feeds(self) -> list[Path]:
        """Return the feeds of the folder, and those elsewhere that the ledger was learnt from."""
        learnt = (self.folder / path for path in self._ledger.feeds)
        return sorted({path.resolve() for path in (*self._entries, *learnt) if path.name.endswith(FEED_ENDINGS) and self._is_file(path)})

    def articles(self, feed: Path) -> Iterator[ArticleRecord]:
        """Yield the lines of a feed that are articles."""
        try:
            for number, line in numbered_lines(feed):
                self.lines[feed.name.removesuffix(".gz")] += 1
                try:
                    if isinstance(line, str):
                        raise ValueError(line)
                    yield article_record(_parsed(line))
                except (ValueError, RecursionError) as error:
                    self._cannot(f"{feed.name}, line {number}: {error}")
        except OSError as error:
            self._cannot(f"{feed.name}: {error.strerror or error}")

    def _listed(self) -> list[Path]:
        try:
            return sorted(self.folder.iterdir())
        except OSError as error:
            self._cannot(f"{self.folder}: {error.strerror}")
            return []

    def _is_file(self, path: Path) -> bool:
        """Whether it is a plain file: a pipe would have to be waited for."""
        try:
            return path.is_file()
        except OSError as error:
            self._cannot(f"{path.name}: {error.strerror}")
            return False

    def _manifest_runs(self) -> Iterator[tuple[str, RunRecord]]:
        for path in self._entries:
            if path.name.endswith(MANIFEST_SUFFIX) and self._is_file(path):
                try:
                    run = run_record(read_manifest(path))
                    yield run.id, run
                except OSError as error:
                    self._cannot(f"{path.name}: {error.strerror}")
                except ValueError as error:
                    self._cannot(f"{path.name}: {error}")

    def _ledger_runs(self, told: set[str]) -> Iterator[tuple[str, RunRecord]]:
        for run, manifest in self._ledger.runs:
            if run in told:
                continue
            if manifest is None:
                self.unfinished += 1
                continue
            try:
                yield run, run_record(parse_manifest(manifest))
            except ValueError as error:
                self._cannot(f"{LEDGER_NAME}, run {run}: {error}")

    def _cannot(self, what: str) -> None:
        self.unreadable_count += 1
        if self.unreadable_count <= NAMED:
            self.unreadable.append(printable(what))


def _parsed(line: bytes) -> object:
    """The quick way, and where it gives up (halves of surrogate pairs, deep nesting) the one that all others here go."""
    try:
        return from_json(line)
    except ValueError:
        return json.loads(line)
