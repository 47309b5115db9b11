"""The ledger's idle files: WARC files of idle runs that are still at hand, each with the file into which it is joined."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from kontan_crawler.store.files import stored_path


class IdleFiles:
    """The paths of these files. A batch is set before its files are joined, so that it is the same after a crash."""

    def __init__(self, database: sqlite3.Connection, folder: Path) -> None:
        self._database, self._folder = database, folder

    def add(self, files: Iterable[Path]) -> None:
        """Add the files of an idle run."""
        rows = [(stored_path(path, self._folder),) for path in files]
        self._database.executemany("INSERT OR IGNORE INTO idle_file VALUES (?, NULL)", rows)

    def waiting(self) -> list[Path]:
        """Return the files that are in no batch, sorted by path."""
        return [self._folder / path for (path,) in self._database.execute("SELECT path FROM idle_file WHERE target IS NULL ORDER BY path")]

    def set_batch(self, files: Iterable[Path], target: Path) -> None:
        """Record that files are joined into another one."""
        rows = [(stored_path(target, self._folder), stored_path(path, self._folder)) for path in files]
        self._database.executemany("UPDATE idle_file SET target = ? WHERE path = ?", rows)

    def batches(self) -> dict[Path, list[Path]]:
        """Return the files of each batch, sorted by path, by the file into which they are joined."""
        found = defaultdict[Path, list[Path]](list)
        for path, target in self._database.execute("SELECT path, target FROM idle_file WHERE target IS NOT NULL ORDER BY path"):
            found[self._folder / target].append(self._folder / path)
        return found

    def forget_batch(self, target: Path) -> None:
        """Remove the files of a batch."""
        self._database.execute("DELETE FROM idle_file WHERE target = ?", (stored_path(target, self._folder),))
