"""The ledger's history: runs with their manifests, and the files that were learnt from or are under way."""

import json
import signal
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from kontan_crawler.clock import WIB
from kontan_crawler.runs.checks import SIGNALLED

_STOPPED = (SIGNALLED + signal.SIGINT, SIGNALLED + signal.SIGTERM)


@dataclass(frozen=True)
class RunBegun:
    """A run as it was begun: `started` is aware; `since` is the first day of the index that is wanted."""

    id: str
    spider: str
    arguments: Mapping[str, str]
    started: datetime
    kanal: tuple[str, ...] = ()
    since: date | None = None


@dataclass(frozen=True)
class Before:
    """What runs of a spider did before another one of it."""

    last_completed: str | None = None
    """When the newest completed one began, ISO 8601; None if there is none."""
    previous: Mapping[str, Any] | None = None
    """`run`, `exit_code` and `completed` of the newest that no signal stopped; exit_code is None where it died."""
    doubts: Sequence[str] = ()
    """What that run left in doubt, or was sure had changed."""
    last_good: str | None = None
    """When the newest one with exit code 0 began."""


class History:
    """Runs, in the order of their start."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def begin(self, run: RunBegun) -> None:
        """Note that a run has begun; what is known of it stays."""
        self._database.execute(
            "INSERT OR IGNORE INTO run (id, spider, arguments, started, kanal, since) VALUES (?, ?, ?, ?, ?, ?)",
            (
                run.id,
                run.spider,
                json.dumps(dict(run.arguments)),
                run.started.isoformat(),
                _listed(run.kanal),
                run.since and run.since.isoformat(),
            ),
        )

    def wants(self, run: str, since: date) -> None:
        """Note the first day that a run wants."""
        self._database.execute("UPDATE run SET since = ? WHERE id = ?", (since.isoformat(), run))

    def end(self, run: RunBegun, manifest: Mapping[str, Any]) -> None:
        """Note how a run ended; a run that is known keeps its first end."""
        self.begin(run)
        values = (json.dumps(manifest), bool(manifest["completed"]), run.id)
        self._database.execute("UPDATE run SET manifest = ?, completed = ? WHERE id = ? AND manifest IS NULL", values)

    def is_ended(self, run: str) -> bool:
        """Tell whether a run's end is known."""
        return self._database.execute("SELECT 1 FROM run WHERE id = ? AND manifest IS NOT NULL", (run,)).fetchone() is not None

    def unfinished(self) -> list[RunBegun]:
        """Return the runs whose end is unknown."""
        rows = self._database.execute(
            "SELECT id, spider, arguments, started, kanal, since FROM run WHERE manifest IS NULL ORDER BY started"
        )
        return [
            RunBegun(
                id,
                spider,
                json.loads(arguments),
                datetime.fromisoformat(started),
                tuple(kanal.split(",")),
                since and date.fromisoformat(since),
            )
            for id, spider, arguments, started, kanal, since in rows
        ]

    def manifests(self, spider: str | None = None, since: datetime | None = None) -> list[dict[str, Any]]:
        """Return the manifests of runs that ended, oldest first: of all, or of one spider, or of those begun since a moment."""
        rows = self._database.execute(
            "SELECT manifest FROM run WHERE manifest IS NOT NULL AND (?1 IS NULL OR spider = ?1) AND (?2 IS NULL OR started >= ?2) ORDER BY started, id",
            (spider, since and since.isoformat()),
        )
        return [json.loads(manifest) for (manifest,) in rows]

    def before(self, run: RunBegun) -> Before:
        """Return what is known of a spider before a run. Runs of the future, of a clock that went wrong, say nothing."""
        earlier = "FROM run WHERE spider = ? AND started < ? AND manifest IS NOT NULL"
        which = run.spider, run.started.isoformat()
        (completed,) = self._database.execute(f"SELECT max(started) {earlier} AND completed", which).fetchone()
        # The ids first: sorting would carry the manifests along.
        newest_first = self._database.execute(f"SELECT id {earlier} ORDER BY started DESC", which)
        end, doubts, good = None, (), None
        for (id,) in newest_first:
            started, manifest = self._end_of(id)
            code = manifest.get("exit_code")
            if end is None and code not in _STOPPED:
                end, doubts = {"run": id, "exit_code": code, "completed": manifest["completed"]}, manifest.get("doubts", ())
            if code == 0:
                good = started
                break
        return Before(completed, end, doubts, good)

    def _end_of(self, run: str) -> tuple[str, dict[str, Any]]:
        started, text = self._database.execute("SELECT started, manifest FROM run WHERE id = ?", (run,)).fetchone()
        return started, json.loads(text)

    def listed_without_gap(self, spider: str, kanal: Collection[str], now: datetime) -> datetime | None:
        """Return the moment up to which runs of a spider over all these sections have looked, none left out; None if they have not.

        A completed run moves it to its own begin if it looked back to where it stood. Where no run was completed, it is the begin of
        the first day that any of them wanted. Runs of the future, of a clock that went wrong, say nothing.
        """
        rows = self._database.execute(
            "SELECT started, kanal, since, completed FROM run WHERE spider = ? AND since IS NOT NULL AND started <= ? ORDER BY started",
            (spider, now.isoformat()),
        )
        looked: datetime | None = None
        wanted: list[datetime] = []
        for started, sections, since, completed in rows:
            begin = datetime.combine(date.fromisoformat(since), time(), WIB)
            if not set(kanal) <= set(sections.split(",")):
                continue
            if completed and begin <= (looked or min([begin, *wanted])):
                looked = datetime.fromisoformat(started)
            wanted.append(begin)
        return looked or min(wanted, default=None)


class Files:
    """Feeds and manifests that were read, and local feeds of runs whose manifest is not written yet."""

    def __init__(self, database: sqlite3.Connection, folder: Path) -> None:
        self._database, self._folder = database, folder

    def is_learnt(self, path: Path) -> bool:
        """Tell whether a file was read as it stands now."""
        row = self._database.execute("SELECT size, modified FROM feed WHERE path = ?", (self._short(path),)).fetchone()
        return row == _state(path)

    def learnt(self, path: Path) -> None:
        """Note that a file was read."""
        self._database.execute("INSERT OR REPLACE INTO feed VALUES (?, ?, ?)", (self._short(path), *_state(path)))

    def begin(self, feed: Path, run: str, learnt: bool) -> None:
        """Note that a run writes a feed, before its first line; survives a power cut."""
        self._database.execute("INSERT OR REPLACE INTO output VALUES (?, ?, ?, NULL)", (self._short(feed), run, learnt))

    def delivered(self, feed: Path, lines: int) -> None:
        """Note that a feed stands under its name."""
        self._database.execute("UPDATE output SET lines = ? WHERE path = ?", (lines, self._short(feed)))

    def forget(self, feed: Path) -> None:
        """Note that a feed is not to be."""
        self._database.execute("DELETE FROM output WHERE path = ?", (self._short(feed),))

    def under_way(self) -> dict[Path, bool]:
        """Return the feeds that no run has delivered yet, each with whether the ledger is learnt from it."""
        rows = self._database.execute("SELECT path, learnt FROM output WHERE lines IS NULL ORDER BY path")
        return {self._folder / path: bool(learnt) for path, learnt in rows}

    def of_run(self, run: str) -> list[tuple[Path, int]]:
        """Return the delivered feeds of a run and their lines."""
        rows = self._database.execute("SELECT path, lines FROM output WHERE run = ? AND lines IS NOT NULL ORDER BY path", (run,))
        return [(self._folder / path, lines) for path, lines in rows]

    def close(self, run: str) -> None:
        """Forget the feeds of a run whose manifest is written; those that are not delivered yet stay."""
        self._database.execute("DELETE FROM output WHERE run = ? AND lines IS NOT NULL", (run,))

    def _short(self, path: Path) -> str:
        return str(path.relative_to(self._folder) if path.is_relative_to(self._folder) else path)


def _listed(kanal: Collection[str]) -> str:
    return ",".join(kanal)


def _state(path: Path) -> tuple[int, int]:
    state = path.stat()
    return state.st_size, state.st_mtime_ns
