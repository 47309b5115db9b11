"""The ledger's days: when each day of the daily index was last read completely."""

import json
import sqlite3
from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from kontan_crawler.clock import WIB

OVERLAP = timedelta(hours=6)
"""Maximum time between an article's publication date and its appearance in the index."""
_CONFIRM_AFTER = timedelta(hours=20)  # between the two runs that confirm an empty day; a fault of the site is shorter
_EMPTY = ""  # instead of sections: the day had no row


class Days:
    """Days and sections of the daily index."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def high_water_mark(self, kanal: str, day: date, wanted: Collection[str], now: datetime) -> datetime | None:
        """Return the moment up to which all rows of a day were read, or None.

        wanted: the requested sections; a reading that followed fewer does not count. now: aware; later marks are ignored (wrong clock).
        """
        row = self._database.execute("SELECT until, wanted FROM listed WHERE kanal = ? AND day = ?", (kanal, day.toordinal())).fetchone()
        if row is None or row[0] > now.timestamp() or not set(wanted) <= set(row[1].split(",")):
            return None
        return datetime.fromtimestamp(row[0], WIB) - OVERLAP

    def is_complete(self, kanal: str, day: date, wanted: Collection[str], now: datetime) -> bool:
        """Return whether a day was read completely after it ended: no new article can appear on it."""
        mark = self.high_water_mark(kanal, day, wanted, now)
        return mark is not None and mark >= datetime.combine(day + timedelta(days=1), time(), WIB)

    def record_read(self, kanal: str, day: date, since: datetime, wanted: Collection[str]) -> None:
        """Record that a day was read completely. since: start of the reading. wanted: the sections whose rows it followed."""
        self._database.execute(
            "INSERT OR REPLACE INTO listed VALUES (?, ?, ?, ?)", (kanal, day.toordinal(), int(since.timestamp()), ",".join(wanted))
        )

    def record_empty(self, kanal: str, day: date, since: datetime) -> None:
        """Record that a reading from `since` found no row on a past day, unless an earlier one found some."""
        self._database.execute("INSERT OR IGNORE INTO listed VALUES (?, ?, ?, ?)", (kanal, day.toordinal(), int(since.timestamp()), _EMPTY))

    def was_empty(self, kanal: str, day: date, now: datetime) -> bool:
        """Return whether an earlier reading, at least 20 hours before `now`, found no row on a day."""
        found = self._database.execute(
            "SELECT until FROM listed WHERE kanal = ? AND day = ? AND wanted = ?", (kanal, day.toordinal(), _EMPTY)
        )
        row = found.fetchone()
        return row is not None and row[0] <= (now - _CONFIRM_AFTER).timestamp()

    def first_empty(self, kanal: Collection[str], since: date) -> date | None:
        """Return the first day from `since` on that was recorded as empty in one of these sections, or None."""
        rows = self._database.execute(
            "SELECT kanal, day FROM listed WHERE day >= ? AND wanted = ? ORDER BY day", (since.toordinal(), _EMPTY)
        )
        return next((date.fromordinal(day) for name, day in rows if name in kanal), None)

    def nearest_read(self, kanal: str, day: int, excluded: Collection[int]) -> int | None:
        """Return the completely read day of a section nearest to `day`, but none of `excluded`, or None. Days are ordinals."""
        found = self._database.execute(
            "SELECT day FROM listed WHERE kanal = ? AND wanted <> ? AND day NOT IN (SELECT value FROM json_each(?)) ORDER BY abs(day - ?) LIMIT 1",
            (kanal, _EMPTY, json.dumps([*excluded]), day),
        ).fetchone()
        return found[0] if found else None


def spans(days: set[date]) -> list[tuple[date, date]]:
    """Return the spans of consecutive days, as first and last day, newest span first."""
    found: list[tuple[date, date]] = []
    for day in sorted(days, reverse=True):
        if found and found[-1][0] - day == timedelta(days=1):
            found[-1] = (day, found[-1][1])
        else:
            found.append((day, day))
    return found
