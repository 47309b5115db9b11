"""The ledger's idle files: WARC files of idle runs that are not joined yet."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from kontan_crawler.store.files import stored_path


class IdleFiles:
    """The paths of these files."""

    def __init__(self, database: sqlite3.Connection, folder: Path) -> None:
        self._database, self._folder = database, folder

    def add(self, files: Iterable[Path]) -> None:
        """Add the files of an idle run."""
        self._database.executemany("INSERT OR IGNORE INTO idle_file VALUES (?)", [(stored_path(path, self._folder),) for path in files])

    def waiting(self) -> list[Path]:
        """Return the files, sorted by path."""
        return [self._folder / path for (path,) in self._database.execute("SELECT path FROM idle_file ORDER BY path")]

    def remove(self, files: Iterable[Path]) -> None:
        """Remove files that are joined."""
        self._database.executemany("DELETE FROM idle_file WHERE path = ?", [(stored_path(path, self._folder),) for path in files])
