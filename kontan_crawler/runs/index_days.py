"""The days of the daily index that a run reads."""

from collections.abc import Callable, Collection, Iterable
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta

from kontan_crawler.clock import now
from kontan_crawler.runs.crawl_messages import DayCompleted, IndexPage
from kontan_crawler.store.ledger import Ledger


class IndexDays:
    """The index days of one run. transaction: returns a ledger transaction that ends the run on an error; methods then return an empty result."""

    def __init__(self, ledger: Ledger, kanal: Collection[str], transaction: Callable[[], AbstractContextManager[None]]) -> None:
        self._days, self._articles, self._kanal, self._transaction = ledger.days, ledger.articles, kanal, transaction
        self.left: dict[str, set[date]] = {}
        """Scheduled days not yet read completely, by section."""
        self.read: dict[tuple[str, date], datetime] = {}
        """When the reading of each completed section and day started."""
        self.seen_empty: set[tuple[str, date]] = set()
        """Sections and past days without a row."""

    def schedule(self, kanal: Iterable[str], since: date, until: date) -> None:
        """Schedule every day of the span that was not read completely after it ended."""
        days = [since + timedelta(days=number) for number in range((until - since).days + 1)]
        moment = now()
        with self._transaction():
            self.left = {name: {day for day in days if not self._days.is_complete(name, day, self._kanal, moment)} for name in kanal}

    def skip(self, page: IndexPage) -> bool:
        """Return whether to skip a page of the index: earlier runs read all rows from this page on. Complete its day if so."""
        return self._complete_at_mark(page) if page.offset else page.day not in self.left.get(page.kanal, ())

    def complete(self, day: DayCompleted) -> None:
        """Record that a day was read to its last page. An empty day counts once two runs found it empty."""
        if not day.empty or self._is_confirmed_empty(day.kanal, day.day, day.started):
            self._record_read(day.kanal, day.day, day.started)

    def first_empty(self, since: date) -> date | None:
        """Return the first day from `since` on that only one run found empty in these sections, or None."""
        with self._transaction():
            return self._days.first_empty(self._kanal, since)
        return None

    def control_page(self) -> IndexPage | None:
        """Return the first page of a day that had rows in an earlier run, and is none of the run's own days; None if there is no such day.

        It is the nearest day with a delivered article in a section of the run. Without any, it is the nearest day that was read
        completely, though it may have had no row.
        """
        days = {(kanal, day) for kanal, left in self.left.items() for day in left} | self.read.keys()
        ordinals = {kanal: {day.toordinal() for name, day in days if name == kanal} for kanal, _ in days}
        with self._transaction():
            for nearest in (self._articles.nearest_day, self._days.nearest_read):
                for kanal in sorted(ordinals, key=lambda kanal: max(ordinals[kanal]), reverse=True):
                    if found := nearest(kanal, max(ordinals[kanal]), ordinals[kanal]):
                        return IndexPage(kanal, date.fromordinal(found))
        return None

    def unread(self) -> dict[str, set[date]]:
        """Return the days that were neither read completely nor found empty, by section."""
        return {kanal: {day for day in days if (kanal, day) not in self.seen_empty} for kanal, days in self.left.items()}

    def _complete_at_mark(self, page: IndexPage) -> bool:
        """Complete the day of a page if every row above it is older than the high-water mark; return whether it is.

        A known row is no proof: it may be pinned, or precede the gap of an interrupted run.
        """
        mark = self._high_water_mark(page.kanal, page.day)
        if mark is None or page.above is None or page.started is None or page.above >= mark:
            return False
        self._record_read(page.kanal, page.day, page.started)
        return True

    def _high_water_mark(self, kanal: str, day: date) -> datetime | None:
        with self._transaction():
            return self._days.high_water_mark(kanal, day, self._kanal, now())
        return None

    def _record_read(self, kanal: str, day: date, started: datetime) -> None:
        with self._transaction():
            self._days.record_read(kanal, day, started, self._kanal)
            self.left.get(kanal, set()).discard(day)
            self.read[kanal, day] = started

    def _is_confirmed_empty(self, kanal: str, day: date, started: datetime) -> bool:
        with self._transaction():
            self.seen_empty.add((kanal, day))
            if self._days.was_empty(kanal, day, started):
                return True
            self._days.record_empty(kanal, day, started)
        return False
