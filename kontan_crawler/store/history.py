"""The ledger's history: runs as they were begun, each with its manifest as text once it has ended."""

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import NamedTuple

from kontan_crawler.clock import WIB


@dataclass(frozen=True)
class RunStart:
    """A run as it was begun: `started` is aware; `since` is the first day of the index that is wanted."""

    id: str
    spider: str
    arguments: Mapping[str, str]
    started: datetime
    kanal: tuple[str, ...] = ()
    since: date | None = None


class EndedRun(NamedTuple):
    """A run that has ended, and its manifest as it was handed over."""

    run: str
    started: datetime
    manifest: str


class History:
    """Runs, in the order of their start. Runs of the future, of a clock that went wrong, say nothing of those before."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def begin(self, run: RunStart) -> None:
        """Note that a run has begun; what is known of it stays."""
        since = run.since.isoformat() if run.since else None
        self._database.execute(
            "INSERT OR IGNORE INTO run (id, spider, arguments, started, kanal, since) VALUES (?, ?, ?, ?, ?, ?)",
            (run.id, run.spider, json.dumps(dict(run.arguments)), run.started.isoformat(), ",".join(run.kanal), since),
        )

    def set_since(self, run: str, since: date) -> None:
        """Note the first day that a run wants."""
        self._database.execute("UPDATE run SET since = ? WHERE id = ?", (since.isoformat(), run))

    def end(self, run: RunStart, manifest: str, completed: bool) -> None:
        """Note how a run ended, with the JSON text of its manifest; a run that is known keeps its first end."""
        self.begin(run)
        self._database.execute(
            "UPDATE run SET manifest = ?, completed = ? WHERE id = ? AND manifest IS NULL", (manifest, completed, run.id)
        )

    def is_ended(self, run: str) -> bool:
        """Tell whether a run's end is known."""
        return self._database.execute("SELECT 1 FROM run WHERE id = ? AND manifest IS NOT NULL", (run,)).fetchone() is not None

    def unfinished(self) -> list[RunStart]:
        """Return the runs whose end is unknown."""
        rows = self._database.execute(
            "SELECT id, spider, arguments, started, kanal, since FROM run WHERE manifest IS NULL ORDER BY started"
        )
        return [
            RunStart(run, spider, json.loads(arguments), datetime.fromisoformat(started), tuple(kanal.split(",")), _day(since))
            for run, spider, arguments, started, kanal, since in rows
        ]

    def ended(self, spider: str | None = None, since: datetime | None = None) -> list[EndedRun]:
        """Return the runs that ended, oldest first: of all, or of one spider, or of those begun since a moment."""
        rows = self._database.execute(
            "SELECT id, started, manifest FROM run WHERE manifest IS NOT NULL AND (?1 IS NULL OR spider = ?1) AND (?2 IS NULL OR started >= ?2)"
            " ORDER BY started, id",
            (spider, since and since.isoformat()),
        )
        return [EndedRun(run, datetime.fromisoformat(started), manifest) for run, started, manifest in rows]

    def ended_before(self, run: RunStart) -> Iterator[EndedRun]:
        """Yield the runs of a spider that were begun before one of it and have ended, newest first."""
        # The ids first: sorting would carry the manifests along.
        ids = self._database.execute(
            "SELECT id FROM run WHERE spider = ? AND started < ? AND manifest IS NOT NULL ORDER BY started DESC",
            (run.spider, run.started.isoformat()),
        )
        for (found,) in ids:
            started, manifest = self._database.execute("SELECT started, manifest FROM run WHERE id = ?", (found,)).fetchone()
            yield EndedRun(found, datetime.fromisoformat(started), manifest)

    def last_completed(self, run: RunStart) -> datetime | None:
        """Return when the newest run that was completed, of those of a spider before one of it, began."""
        (started,) = self._database.execute(
            "SELECT max(started) FROM run WHERE spider = ? AND started < ? AND completed", (run.spider, run.started.isoformat())
        ).fetchone()
        return datetime.fromisoformat(started) if started else None

    def covered_until(self, spider: str, kanal: Collection[str], now: datetime) -> datetime | None:
        """Return the moment up to which runs of a spider over all these sections have looked, none left out; None if they have not.

        A completed run moves it to its own begin if it looked back to where it stood. Where no run was completed, it is the begin of
        the first day that any of them wanted.
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


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
