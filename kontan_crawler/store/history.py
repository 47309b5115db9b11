"""The ledger's history: the start of each run and, once it has ended, its manifest."""

import json
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import NamedTuple

from kontan_crawler.clock import WIB
from kontan_crawler.outcomes import DELIVERED
from kontan_crawler.store.days import OVERLAP

_LAST = "~"  # after every date
_OVERLAP_HOURS = OVERLAP // timedelta(hours=1)


@dataclass(frozen=True)
class RunStart:
    """The start of a run. started: aware. since: the first requested day of the daily index."""

    id: str
    spider: str
    arguments: Mapping[str, str]
    started: datetime
    kanal: tuple[str, ...] = ()
    since: date | None = None
    replica: bool | None = False
    """Whether its answers came from the replica of the site; None if unknown, for a run of an earlier version."""


class EndedRun(NamedTuple):
    """A run that has ended, with its manifest as JSON text."""

    run: str
    started: datetime
    manifest: str


class History:
    """Runs by start. A run with a later start, by a wrong clock, does not affect an earlier one."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def begin(self, run: RunStart) -> None:
        """Record the start of a run, unless it is already known."""
        since = run.since.isoformat() if run.since else None
        self._database.execute(
            "INSERT OR IGNORE INTO run (id, spider, arguments, started, kanal, since, replica) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (run.id, run.spider, json.dumps(dict(run.arguments)), run.started.isoformat(), ",".join(run.kanal), since, run.replica),
        )

    def set_since(self, run: str, since: date) -> None:
        """Set the first requested day of a run."""
        self._database.execute("UPDATE run SET since = ? WHERE id = ?", (since.isoformat(), run))

    def set_replica(self, run: str) -> None:
        """Record that the answers of a run came from the replica."""
        self._database.execute("UPDATE run SET replica = 1 WHERE id = ?", (run,))

    def has_met_replica(self) -> bool:
        """Return whether the answers of a run came from the replica."""
        return self._database.execute("SELECT 1 FROM run WHERE replica LIMIT 1").fetchone() is not None

    def end(self, run: RunStart, manifest: str, completed: bool) -> None:
        """Record the end of a run with its manifest as JSON text, unless its end is already known."""
        self.begin(run)
        self._database.execute(
            "UPDATE run SET manifest = ?, completed = ? WHERE id = ? AND manifest IS NULL", (manifest, completed, run.id)
        )
        self._database.execute(
            "DELETE FROM past_day WHERE spider = ? AND day = ?", (run.spider, run.started.astimezone(WIB).date().isoformat())
        )
        self._database.execute("DELETE FROM covered WHERE spider = ? AND started >= ?", (run.spider, run.started.isoformat()))

    def is_ended(self, run: str) -> bool:
        """Return whether the end of a run is known."""
        return self._database.execute("SELECT 1 FROM run WHERE id = ? AND manifest IS NOT NULL", (run,)).fetchone() is not None

    def is_empty(self) -> bool:
        """Return whether no run is known."""
        return self._database.execute("SELECT 1 FROM run LIMIT 1").fetchone() is None

    def has_completed_last(self, day: date) -> bool:
        """Return whether the newest run, of any spider, started on a day in WIB and completed."""
        row = self._database.execute("SELECT started, completed FROM run ORDER BY started DESC LIMIT 1").fetchone()
        return row is not None and bool(row[1]) and datetime.fromisoformat(row[0]).astimezone(WIB).date() == day

    def unfinished(self) -> list[RunStart]:
        """Return the runs without an end, oldest first."""
        rows = self._database.execute(
            "SELECT id, spider, arguments, started, kanal, since, replica FROM run WHERE manifest IS NULL ORDER BY started"
        )
        return [
            RunStart(
                run,
                spider,
                json.loads(arguments),
                datetime.fromisoformat(started),
                tuple(kanal.split(",")),
                _day(since),
                None if replica is None else bool(replica),
            )
            for run, spider, arguments, started, kanal, since, replica in rows
        ]

    def ended(self, spider: str | None = None, since: datetime | None = None, until: datetime | None = None) -> list[EndedRun]:
        """Return the runs that ended, oldest first; of one spider, started at or after `since` and before `until`, each if given."""
        rows = self._database.execute(
            "SELECT id, started, manifest FROM run WHERE manifest IS NOT NULL"
            + (" AND spider = ?1" if spider else " AND ?1 IS NULL")
            + " AND started >= ?2 AND started < ?3 ORDER BY started, id",
            (spider, since.isoformat() if since else "", until.isoformat() if until else _LAST),
        )
        return [EndedRun(run, datetime.fromisoformat(started), manifest) for run, started, manifest in rows]

    def each_ended(self, since: str = "") -> Iterator[EndedRun]:
        """Yield the runs that ended, newest first and one by one: their manifests may not fit into memory. since: ISO 8601 in +07:00."""
        rows = self._database.execute(
            "SELECT id, started FROM run WHERE manifest IS NOT NULL AND started >= ? ORDER BY started DESC", (since,)
        ).fetchall()
        for run, started in rows:
            yield EndedRun(run, datetime.fromisoformat(started), self._manifest(run))

    def ended_before(self, run: RunStart) -> Iterator[EndedRun]:
        """Yield the ended runs of the same spider and the same sections that started before a run, newest first."""
        # Select the ids first, so that SQLite does not sort the manifests.
        ids = self._database.execute(
            "SELECT id, started, kanal FROM run WHERE spider = ? AND started < ? AND manifest IS NOT NULL ORDER BY started DESC",
            (run.spider, run.started.isoformat()),
        )
        for found, started, kanal in ids:
            if set(kanal.split(",")) == set(run.kanal or ("",)):
                yield EndedRun(found, datetime.fromisoformat(started), self._manifest(found))

    def newest_before(self, run: RunStart) -> EndedRun | None:
        """Return the newest ended run, of any spider, that started before a run."""
        row = self._database.execute(
            "SELECT id, started, manifest FROM run WHERE started < ? AND manifest IS NOT NULL ORDER BY started DESC LIMIT 1",
            (run.started.isoformat(),),
        ).fetchone()
        return EndedRun(row[0], datetime.fromisoformat(row[1]), row[2]) if row else None

    def delivered_since(self, started: str, kanal: Collection[str], enough: int) -> int:
        """Return the number of articles of these sections that runs delivered since a moment, or `enough` if there are more.

        started: ISO 8601 in +07:00; "" gives 0.
        """
        count = 0
        for run in self.each_ended(started) if started else ():
            count += sum(row[DELIVERED] for row in json.loads(run.manifest)["days"] if row["kanal"] in kanal)
            if count >= enough:
                return enough
        return count

    def last_completed(self, run: RunStart) -> datetime | None:
        """Return the start of the newest completed run of the same spider before a run, or None."""
        (started,) = self._database.execute(
            "SELECT max(started) FROM run WHERE spider = ? AND started < ? AND completed", (run.spider, run.started.isoformat())
        ).fetchone()
        return datetime.fromisoformat(started) if started else None

    def first_uncovered_day(self, run: RunStart, has_read: Callable[[str], bool]) -> date | None:
        """Return the first day that earlier runs of the same spider may have left a gap on, in any of these sections, or None.

        It is the first day that a run requested, or the day of the start of a completed run that went back so far, less OVERLAP.
        has_read: returns whether the run of a manifest, given as text, read anything; other runs leave no gap.
        """
        key = run.spider, ",".join(sorted(run.kanal))
        known = self._database.execute(
            "SELECT started, day FROM covered WHERE spider = ? AND kanal = ? AND started <= ?", (*key, run.started.isoformat())
        ).fetchone()
        if known:
            return _day(self._cover(key, run, *known))
        first = ""
        for found, started, since, completed in self._before(run):
            if completed and (not first or since <= first):
                return _day(self._cover(key, run, started, _day_less_overlap(started)))
            if (not first or since < first) and has_read(self._manifest(found)):
                first = since
        return _day(first)

    def _cover(self, key: tuple[str, str], run: RunStart, start: str, first: str) -> str:
        """Return the first uncovered day after the completed runs that went back so far, and remember it: there may be many runs.

        start, first: of one of these runs, its start and the first uncovered day after it.
        """
        rows = self._database.execute(
            "SELECT started, since, kanal FROM run WHERE spider = ? AND completed = 1 AND started > ? AND started <= ? AND since IS NOT NULL"
            " AND id <> ? ORDER BY started",
            (run.spider, start, run.started.isoformat(), run.id),
        )
        has_all = _has_all(run.kanal)
        for started, since, kanal in rows:
            if since <= first and has_all(kanal):
                start, first = started, _day_less_overlap(started)
        self._database.execute("INSERT OR REPLACE INTO covered VALUES (?, ?, ?, ?)", (*key, start, first))
        return first

    def _before(self, run: RunStart) -> Iterator[tuple[str, str, str, bool]]:
        """Yield id, start, first day and completeness of earlier runs with days in all sections of a run, oldest first, as they are stored."""
        rows = self._database.execute(
            "SELECT id, started, kanal, since, completed FROM run"
            " WHERE spider = ? AND since IS NOT NULL AND manifest IS NOT NULL AND started <= ? AND id <> ? ORDER BY started",
            (run.spider, run.started.isoformat(), run.id),
        )
        has_all = _has_all(run.kanal)
        return ((found, started, since, bool(completed)) for found, started, kanal, since, completed in rows if has_all(kanal))

    def _manifest(self, run: str) -> str:
        (manifest,) = self._database.execute("SELECT manifest FROM run WHERE id = ?", (run,)).fetchone()
        return str(manifest)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _has_all(wanted: Collection[str]) -> Callable[[str], bool]:
    """Return a function that returns whether the sections of a run, as they are stored, have all of some sections."""
    return cache(lambda kanal: {*wanted} <= {*kanal.split(",")})


def _day_less_overlap(started: str) -> str:
    """Return the day of the start of a run, less OVERLAP. There may be many thousands of runs."""
    day, hour = started[:10], int(started[11:13])
    return day if hour >= _OVERLAP_HOURS else _day_before(day)


@cache
def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
