"""The ledger's days: which days of the daily index were read to their end, and until when that holds."""

import sqlite3
from datetime import date, datetime, time, timedelta

from kontan_crawler.dates.moment import WIB

OVERLAP = timedelta(hours=6)
"""An article may be listed that long after the moment it bears."""


class Days:
    """Days and sections of the daily index."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def mark(self, kanal: str, day: date) -> datetime | None:
        """Return the moment below which all rows of a day's listing were read, or None where none were."""
        row = self._database.execute("SELECT until FROM listed WHERE kanal = ? AND day = ?", (kanal, day.toordinal())).fetchone()
        return datetime.fromtimestamp(row[0], WIB) - OVERLAP if row else None

    def is_done(self, kanal: str, day: date) -> bool:
        """Tell whether a day was read to its end after it was over: nothing new can stand there."""
        mark = self.mark(kanal, day)
        return mark is not None and mark >= datetime.combine(day + timedelta(days=1), time(), WIB)

    def read(self, kanal: str, day: date, since: datetime) -> None:
        """Note that a day was read to its end, by a reading that began at `since`."""
        self._database.execute(
            "INSERT INTO listed VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET until = max(until, excluded.until)",
            (kanal, day.toordinal(), int(since.timestamp())),
        )


def spans(days: set[date]) -> list[tuple[date, date]]:
    """Return days as spans from first to last, newest first."""
    found: list[tuple[date, date]] = []
    for day in sorted(days, reverse=True):
        if found and found[-1][0] - day == timedelta(days=1):
            found[-1] = (day, found[-1][1])
        else:
            found.append((day, day))
    return found
