"""The days of the daily index, as a run wants and reads them."""

from collections.abc import Callable, Collection, Iterable
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta

from kontan_crawler.clock import now
from kontan_crawler.runs.crawl_messages import DayCompleted, IndexPage
from kontan_crawler.store.ledger import Ledger


class IndexDays:
    """Serves one run. changes: a block in which the ledger is asked or changed; after an error there nothing is known."""

    def __init__(self, ledger: Ledger, kanal: Collection[str], changes: Callable[[], AbstractContextManager[None]]) -> None:
        self._days, self._kanal, self._changes = ledger.days, kanal, changes
        self.left: dict[str, set[date]] = {}
        """Days wanted and not yet read to their end, by section."""
        self.read: dict[tuple[str, date], datetime] = {}
        """Days read to their end, and when their reading began."""
        self.seen_empty: set[tuple[str, date]] = set()
        """Sections and days that were over and had no row."""

    def want(self, kanal: Iterable[str], since: date, until: date) -> None:
        """Want the days of a span to be read to their end, but those that were after they had ended."""
        days = [since + timedelta(days=number) for number in range((until - since).days + 1)]
        moment = now()
        with self._changes():
            self.left = {name: {day for day in days if not self._days.is_complete(name, day, self._kanal, moment)} for name in kanal}

    def is_read_below(self, page: IndexPage) -> bool:
        """Tell whether all rows above a page are older than what an earlier run read: so is all that follows, and the day is read.

        One known row says nothing: it may be pinned, or stand before the gap of a run that was interrupted.
        """
        mark = self._high_water_mark(page.kanal, page.day)
        if mark is None or page.above is None or page.begun is None or page.above >= mark:
            return False
        self._note_read(page.kanal, page.day, page.begun)
        return True

    def listed(self, day: DayCompleted) -> None:
        """Note that a day was read to its end; one that is over and has no row is believed once runs of two days saw it."""
        if not day.empty or self._is_believed_empty(day.kanal, day.day, day.begun):
            self._note_read(day.kanal, day.day, day.begun)

    def first_empty(self, since: date) -> date | None:
        """Return the first day, since a day, on which only one run saw no row in one of this run's sections."""
        with self._changes():
            return self._days.first_empty(self._kanal, since)
        return None

    def unread(self) -> dict[str, set[date]]:
        """Return the days that could not be read to their end; one without a row may be whole, though another run is to look at it."""
        return {kanal: {day for day in days if (kanal, day) not in self.seen_empty} for kanal, days in self.left.items()}

    def _high_water_mark(self, kanal: str, day: date) -> datetime | None:
        """The moment below which a day's rows were all read by an earlier run."""
        with self._changes():
            return self._days.high_water_mark(kanal, day, self._kanal, now())
        return None

    def _note_read(self, kanal: str, day: date, since: datetime) -> None:
        """All rows of the day, by a reading that began at `since`, have been met."""
        with self._changes():
            self._days.record_read(kanal, day, since, self._kanal)
            self.left.get(kanal, set()).discard(day)
            self.read[kanal, day] = since

    def _is_believed_empty(self, kanal: str, day: date, since: datetime) -> bool:
        with self._changes():
            self.seen_empty.add((kanal, day))
            if self._days.was_empty(kanal, day, since):
                return True
            self._days.record_empty(kanal, day, since)
        return False
