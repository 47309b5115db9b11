"""The ledger's past days: the summed counts of the runs of a spider that started on a day, as JSON texts."""

import sqlite3
from collections.abc import Collection
from datetime import date


class PastDays:
    """Sums of whole days that are over."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def between(self, spider: str, kanal: Collection[str], first: date, last: date) -> dict[date, str]:
        """Return the stored counts of days from `first` to `last`, both included, of runs over exactly these sections."""
        rows = self._database.execute(
            "SELECT day, counts FROM past_day WHERE spider = ? AND kanal = ? AND day BETWEEN ? AND ?",
            (spider, _key(kanal), first.isoformat(), last.isoformat()),
        )
        return {date.fromisoformat(day): counts for day, counts in rows}

    def newest(self, spider: str, kanal: Collection[str], day: date) -> str:
        """Return the stored counts of the newest runs of a stored day."""
        row = self._database.execute(
            "SELECT newest FROM past_day WHERE spider = ? AND kanal = ? AND day = ?", (spider, _key(kanal), day.isoformat())
        ).fetchone()
        return str(row[0])

    def store(self, spider: str, kanal: Collection[str], day: date, counts: str, newest: str) -> None:
        """Store the counts of a day."""
        self._database.execute(
            "INSERT OR REPLACE INTO past_day VALUES (?, ?, ?, ?, ?)", (spider, _key(kanal), day.isoformat(), counts, newest)
        )


def _key(kanal: Collection[str]) -> str:
    return ",".join(sorted(kanal))
