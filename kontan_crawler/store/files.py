"""The ledger's files: those that were learnt from or are under way."""

import sqlite3
from pathlib import Path


class Files:
    """Feeds and manifests that were read, and local feeds of runs whose manifest is not written yet."""

    def __init__(self, database: sqlite3.Connection, folder: Path) -> None:
        self._database, self._folder = database, folder

    def is_learnt(self, path: Path) -> bool:
        """Tell whether a file was read as it stands now."""
        row = self._database.execute("SELECT size, modified FROM feed WHERE path = ?", (self._stored_path(path),)).fetchone()
        return bool(row == _state(path))

    def mark_learnt(self, path: Path) -> None:
        """Note that a file was read."""
        self._database.execute("INSERT OR REPLACE INTO feed VALUES (?, ?, ?)", (self._stored_path(path), *_state(path)))

    def begin(self, feed: Path, run: str, learnt: bool) -> None:
        """Note that a run writes a feed, before its first line; survives a power cut."""
        self._database.execute("INSERT OR REPLACE INTO output VALUES (?, ?, ?, NULL)", (self._stored_path(feed), run, learnt))

    def mark_delivered(self, feed: Path, lines: int) -> None:
        """Note that a feed stands under its name."""
        self._database.execute("UPDATE output SET lines = ? WHERE path = ?", (lines, self._stored_path(feed)))

    def forget(self, feed: Path) -> None:
        """Note that a feed is not to be."""
        self._database.execute("DELETE FROM output WHERE path = ?", (self._stored_path(feed),))

    def unfinished(self) -> dict[Path, bool]:
        """Return the feeds that no run has delivered yet, each with whether the ledger is learnt from it."""
        rows = self._database.execute("SELECT path, learnt FROM output WHERE lines IS NULL ORDER BY path")
        return {self._folder / path: bool(learnt) for path, learnt in rows}

    def delivered_by(self, run: str) -> list[tuple[Path, int]]:
        """Return the delivered feeds of a run and their lines."""
        rows = self._database.execute("SELECT path, lines FROM output WHERE run = ? AND lines IS NOT NULL ORDER BY path", (run,))
        return [(self._folder / path, lines) for path, lines in rows]

    def close_run(self, run: str) -> None:
        """Forget the feeds of a run whose manifest is written; those that are not delivered yet stay."""
        self._database.execute("DELETE FROM output WHERE run = ? AND lines IS NOT NULL", (run,))

    def _stored_path(self, path: Path) -> str:
        return str(path.relative_to(self._folder) if path.is_relative_to(self._folder) else path)


def _state(path: Path) -> tuple[int, int]:
    state = path.stat()
    return state.st_size, state.st_mtime_ns
