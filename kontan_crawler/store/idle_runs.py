"""The ledger's idle runs: they delivered nothing and succeeded, and their manifests stand only here."""

import sqlite3
from typing import NamedTuple


class IdleSpan(NamedTuple):
    """Idle runs of one spider: their number, and the ids of the first and the last."""

    spider: str
    runs: int
    first: str
    last: str


class IdleRuns:
    """The idle runs of a folder. A time is that of a run's start, ISO 8601 in +07:00."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def mark(self, run: str) -> None:
        """Record that a run was idle and its manifest has no file."""
        self._database.execute("UPDATE run SET idle = 1 WHERE id = ?", (run,))

    def before(self, started: str) -> list[IdleSpan]:
        """Return the idle runs between a run and the newest earlier one whose manifest has a file, by spider. started: of the run."""
        rows = self._database.execute(
            "SELECT spider, count(*), min(id), max(id) FROM run WHERE idle AND started < ?1 AND started >"
            " coalesce((SELECT max(started) FROM run WHERE NOT idle AND started < ?1), '') GROUP BY spider ORDER BY spider",
            (started,),
        )
        return [IdleSpan(*row) for row in rows]

    def manifests(self) -> list[tuple[str, str]]:
        """Return the idle runs, oldest first: the id of each, and its manifest as JSON text."""
        return self._database.execute("SELECT id, manifest FROM run WHERE idle ORDER BY started, id").fetchall()
