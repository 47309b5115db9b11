"""The ledger's days: which days of the daily index were read to their end, and until when that holds."""

import sqlite3
from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from kontan_crawler.clock import WIB

OVERLAP = timedelta(hours=6)
"""An article may be listed that long after the moment it bears."""
_BETWEEN = timedelta(hours=20)  # what is wrong with the site for some hours is not believed
_NOBODYS = ""  # instead of the sections whose rows were followed: there was none


class Days:
    """Days and sections of the daily index."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def high_water_mark(self, kanal: str, day: date, wanted: Collection[str], now: datetime) -> datetime | None:
        """Return the moment below which all rows of a day's listing were read, or None where none were.

        wanted: the sections whose rows are wanted now; others may have been passed over then. now: a mark beyond it is of a wrong clock.
        """
        row = self._database.execute("SELECT until, wanted FROM listed WHERE kanal = ? AND day = ?", (kanal, day.toordinal())).fetchone()
        if row is None or row[0] > now.timestamp() or not set(wanted) <= set(row[1].split(",")):
            return None
        return datetime.fromtimestamp(row[0], WIB) - OVERLAP

    def is_complete(self, kanal: str, day: date, wanted: Collection[str], now: datetime) -> bool:
        """Tell whether a day was read to its end after it was over: nothing new can stand there."""
        mark = self.high_water_mark(kanal, day, wanted, now)
        return mark is not None and mark >= datetime.combine(day + timedelta(days=1), time(), WIB)

    def record_read(self, kanal: str, day: date, since: datetime, wanted: Collection[str]) -> None:
        """Note that a day was read to its end, by a reading that began at `since` and followed the rows of the sections wanted."""
        self._database.execute(
            "INSERT OR REPLACE INTO listed VALUES (?, ?, ?, ?)", (kanal, day.toordinal(), int(since.timestamp()), ",".join(wanted))
        )

    def record_empty(self, kanal: str, day: date, since: datetime) -> None:
        """Note that a reading that began at `since` found no row on a day that is over; a day with rows stays as it was noted."""
        self._database.execute(
            "INSERT OR IGNORE INTO listed VALUES (?, ?, ?, ?)", (kanal, day.toordinal(), int(since.timestamp()), _NOBODYS)
        )

    def was_empty(self, kanal: str, day: date, now: datetime) -> bool:
        """Tell whether a reading of a day, most of a day ago, found no row either."""
        found = self._database.execute(
            "SELECT until FROM listed WHERE kanal = ? AND day = ? AND wanted = ?", (kanal, day.toordinal(), _NOBODYS)
        )
        row = found.fetchone()
        return row is not None and row[0] <= (now - _BETWEEN).timestamp()

    def first_empty(self, kanal: Collection[str], since: date) -> date | None:
        """Return the first day since a day that was found without a row once, in any of these sections."""
        rows = self._database.execute(
            "SELECT kanal, day FROM listed WHERE day >= ? AND wanted = ? ORDER BY day", (since.toordinal(), _NOBODYS)
        )
        return next((date.fromordinal(day) for name, day in rows if name in kanal), None)


def spans(days: set[date]) -> list[tuple[date, date]]:
    """Return days as spans from first to last, newest first."""
    found: list[tuple[date, date]] = []
    for day in sorted(days, reverse=True):
        if found and found[-1][0] - day == timedelta(days=1):
            found[-1] = (day, found[-1][1])
        else:
            found.append((day, day))
    return found
