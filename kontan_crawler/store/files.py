"""The ledger's files: feeds and manifests that it learnt, and feeds in progress."""

import os
import sqlite3
from pathlib import Path

from kontan_crawler.store.feed_records import FEED_ENDINGS


class Files:
    """The learnt feeds and manifests, and the local feeds of runs without a manifest."""

    def __init__(self, database: sqlite3.Connection, folder: Path) -> None:
        self._database, self._folder = database, folder

    def is_learnt(self, path: Path) -> bool:
        """Return whether the ledger learnt a file that has not changed since."""
        row = self._database.execute("SELECT size, modified FROM feed WHERE path = ?", (stored_path(path, self._folder),)).fetchone()
        return bool(row == state_of(path.stat()))

    def mark_learnt(self, path: Path) -> None:
        """Record that the ledger learnt a file."""
        self._database.execute("INSERT OR REPLACE INTO feed VALUES (?, ?, ?)", (stored_path(path, self._folder), *state_of(path.stat())))

    def learnt_names(self) -> list[str]:
        """Return the paths of the learnt files; of those in the output folder, the names. As one text they are read in half the time."""
        (text,) = self._database.execute("SELECT group_concat(path, char(0)) FROM feed").fetchone()
        return str(text).split("\0") if text else []

    def learnt_states(self, newest: int | None = None) -> list[tuple[str, tuple[int, int]]]:
        """Return the path of each learnt file, as `learnt_names`, and its state; of the `newest` that were modified last, if given."""
        limit = "" if newest is None else f" ORDER BY modified DESC LIMIT {newest}"
        rows = self._database.execute(f"SELECT path, size, modified FROM feed{limit}")
        return [(path, (size, modified)) for path, size, modified in rows]

    def learnt(self) -> list[Path]:
        """Return the feeds and manifests that the ledger learnt."""
        return [self._folder / path for (path,) in self._database.execute("SELECT path FROM feed ORDER BY path")]

    def learnt_feeds(self) -> list[Path]:
        """Return the feeds that the ledger learnt and that are still at hand."""
        return [path for path in self.learnt() if path.name.endswith(FEED_ENDINGS) and path.is_file()]

    def begin(self, feed: Path, run: str, learnt: bool) -> None:
        """Record that a run starts a feed. learnt: whether the ledger learns from it."""
        self._database.execute("INSERT OR REPLACE INTO output VALUES (?, ?, ?, NULL)", (stored_path(feed, self._folder), run, learnt))

    def mark_delivered(self, feed: Path, lines: int) -> None:
        """Record that a feed is delivered."""
        self._database.execute("UPDATE output SET lines = ? WHERE path = ?", (lines, stored_path(feed, self._folder)))

    def forget(self, feed: Path) -> None:
        """Remove a feed that will not be delivered."""
        self._database.execute("DELETE FROM output WHERE path = ?", (stored_path(feed, self._folder),))

    def unfinished(self) -> dict[Path, bool]:
        """Return the feeds that are not delivered yet, and whether the ledger learns from each."""
        rows = self._database.execute("SELECT path, learnt FROM output WHERE lines IS NULL ORDER BY path")
        return {self._folder / path: bool(learnt) for path, learnt in rows}

    def delivered_by(self, run: str) -> list[tuple[Path, int]]:
        """Return the delivered feeds of a run, each with its number of lines."""
        rows = self._database.execute("SELECT path, lines FROM output WHERE run = ? AND lines IS NOT NULL ORDER BY path", (run,))
        return [(self._folder / path, lines) for path, lines in rows]

    def close_run(self, run: str) -> None:
        """Remove the delivered feeds of a run whose manifest is written."""
        self._database.execute("DELETE FROM output WHERE run = ? AND lines IS NOT NULL", (run,))


def stored_path(path: Path, folder: Path) -> str:
    """Return a path as the ledger of a folder stores it: relative to the folder if it is in it."""
    return str(path.relative_to(folder) if path.is_relative_to(folder) else path)


def state_of(stat: os.stat_result) -> tuple[int, int]:
    """Return what changes with the content of a file: its size, and its time of modification in nanoseconds."""
    return stat.st_size, stat.st_mtime_ns
