"""The ledger's idle files: WARC files of idle runs that are still at hand, each with the file into which it is joined."""

import sqlite3
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from kontan_crawler.clock import WIB
from kontan_crawler.store.files import stored_path


class Batch(NamedTuple):
    """Files that are joined into another one. since: when this was begun, in WIB."""

    target: Path
    files: list[Path]
    since: datetime


class IdleFiles:
    """The paths of these files. A batch is set before its files are joined, so that it is the same after a crash."""

    def __init__(self, database: sqlite3.Connection, folder: Path) -> None:
        self._database, self._folder = database, folder

    def add(self, files: Iterable[Path]) -> None:
        """Add the files of an idle run."""
        rows = [(stored_path(path, self._folder),) for path in files]
        self._database.executemany("INSERT OR IGNORE INTO idle_file (path) VALUES (?)", rows)

    def waiting(self) -> list[Path]:
        """Return the files that are in no batch, sorted by path."""
        return [self._folder / path for (path,) in self._database.execute("SELECT path FROM idle_file WHERE target IS NULL ORDER BY path")]

    def set_batch(self, files: Iterable[Path], target: Path, now: datetime) -> None:
        """Record that files are joined into another one. now: aware."""
        rows = [(stored_path(target, self._folder), int(now.timestamp()), stored_path(path, self._folder)) for path in files]
        self._database.executemany("UPDATE idle_file SET target = ?, joined = ? WHERE path = ?", rows)

    def batches(self) -> list[Batch]:
        """Return the batches, each with its files sorted by path."""
        found: dict[str, Batch] = {}
        for path, target, joined in self._database.execute(
            "SELECT path, target, joined FROM idle_file WHERE target IS NOT NULL ORDER BY path"
        ):
            batch = found.setdefault(target, Batch(self._folder / target, [], datetime.fromtimestamp(joined, WIB)))
            batch.files.append(self._folder / path)
        return [*found.values()]

    def forget_batch(self, target: Path) -> None:
        """Remove the files of a batch."""
        self._database.execute("DELETE FROM idle_file WHERE target = ?", (stored_path(target, self._folder),))
