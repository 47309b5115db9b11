"""The state of the discourse at an expression: the publication time and the periods mentioned before it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from kontan_crawler.clock import WIB
from kontan_crawler.dates.periods import GRANULARITY, MONTHS, Period, period, shift
from kontan_crawler.dates.reading import Reading

CLOCK_TIME = re.compile(r"T(?!24)\d\d:")
# Periods that wait until an anchor is asked for: each holds its expression, and many of them keep the garbage collector busy.
MAX_ADDED = 20


class Mentioned(NamedTuple):
    """A period that the text has mentioned."""

    period: Period
    sentence: int
    is_plan: bool
    """Whether it is ahead of publication, so that nothing was reported of it."""
    is_statement: bool
    """Whether it is the day of a statement: the reference time of days and weeks, and not of longer units."""


@dataclass
class Discourse:
    """The publication time and the periods mentioned so far: the anchors of relative expressions."""

    published: date
    """The publication day in Jakarta."""
    publication_time: datetime | None
    """None if only the day is known."""
    sentence: int = 0
    """Number of the current sentence, from 0."""
    last_end: int = 0
    """The token after the last expression."""
    narrative_day: date | None = None
    """The last day with the role "narrative"."""
    clock_time: datetime | None = None
    """The last clock time mentioned."""
    week_began: bool = False
    """Whether the text, published on a weekend, has called the coming week "pekan ini"."""
    used: Period | None = None
    """What a reader was last given as an anchor, if it was not the publication day."""
    _latest: dict[tuple[str, bool, bool], Mentioned] = field(default_factory=dict)
    _added: list[tuple[Period, int, Callable[[], bool], bool]] = field(default_factory=list)
    _is_open: bool = False  # whether a clause decides if one of those added is a plan, so that it is asked late
    _weekdays: dict[int, date] = field(default_factory=dict)
    _day: tuple[date, int] | None = None
    _is_time: bool = False  # of the last day

    @classmethod
    def at_start(cls, published: date) -> "Discourse":
        """Return the state at the start of a text. An aware datetime is converted to Jakarta's time; a naive one is in it.

        Raises TypeError unless `published` is a date, ValueError unless its year is 1600 to 2400.
        """
        if not isinstance(published, date):
            raise TypeError(f"published is {published!r}; use a date or a datetime")
        if not 1600 <= published.year <= 2400:
            raise ValueError(f"published {published.isoformat()} is out of range; use a year from 1600 to 2400")
        if not isinstance(published, datetime):
            return cls(published, None)
        moment = published.astimezone(WIB) if published.tzinfo else published
        return cls(moment.date(), moment)

    def add(self, reading: Reading, lies_ahead: Callable[[], bool], is_statement: bool = False) -> None:
        """Record a mention. lies_ahead: whether its clause plans; asked when an anchor is, of a period that publication lies in."""
        mentioned = reading.period
        if reading.type == "TIME" and reading.value and CLOCK_TIME.search(reading.value):
            self.clock_time = datetime.fromisoformat(reading.value[:16])
        if mentioned is None or reading.role == "comparison":
            return
        self._added.append((mentioned, self.sentence, lies_ahead, is_statement and mentioned.unit == "D"))
        self._is_open |= mentioned.first <= self.published <= mentioned.last
        if len(self._added) >= MAX_ADDED and not self._is_open:
            self._mentioned()
        if mentioned.unit == "D":
            self._day, self._is_time = (mentioned.first, self.sentence), reading.type == "TIME"
            if reading.role == "narrative":
                self.narrative_day = mentioned.first
            if reading.weekday_agrees:
                self._weekdays[mentioned.first.weekday()] = mentioned.first

    def _mentioned(self) -> dict[tuple[str, bool, bool], Mentioned]:
        """Return the last mention of each unit and kind, the latest mention last."""
        latest, published = self._latest, self.published
        for mentioned, sentence, lies_ahead, is_statement in self._added:
            is_plan = mentioned.last >= published and (mentioned.first > published or lies_ahead())
            kind = mentioned.unit, is_plan, is_statement
            latest.pop(kind, None)
            latest[kind] = Mentioned(mentioned, sentence, is_plan, is_statement)
        self._added.clear()
        self._is_open = False
        return latest

    def anchor(self, unit: str, direction: int = 0) -> Period:
        """Return the reference time of a unit: the last period mentioned that is no longer than the unit, else the publication day.

        direction: -1 for a comparison ("tahun sebelumnya"). It leaves out plans, but for one in its own sentence if that is nearer to publication.
        """
        mentioned = [
            one for one in reversed(self._mentioned().values())
            if GRANULARITY[one.period.unit] <= GRANULARITY[unit] and not (one.is_statement and unit in MONTHS)
        ]  # fmt: skip
        if direction < 0:
            mentioned = self._for_comparison(mentioned, unit)
        self.used = mentioned[0].period if mentioned else None
        return self.used or period("D", self.published)

    def _for_comparison(self, mentioned: list[Mentioned], unit: str) -> list[Mentioned]:
        reported = next((one for one in mentioned if not one.is_plan), None)
        if not mentioned or mentioned[0] is reported or mentioned[0].sentence != self.sentence:
            return [reported] if reported else []
        if reported and reported.sentence == self.sentence:
            return [reported]
        current = reported.period if reported else period("D", self.published)
        return (
            mentioned[:1] if self._distance(mentioned[0].period, unit) < self._distance(current, unit) else [reported] if reported else []
        )

    def _distance(self, anchor: Period, unit: str) -> int:
        """Return how many days the unit before an anchor is away from publication."""
        day = shift(anchor.first, unit, -1)
        before = period(unit, day) if day else anchor
        return max((self.published - before.last).days, (before.first - self.published).days, 0)

    def day_of_sentence(self) -> date | None:
        """Return the last day mentioned in this sentence, if any."""
        return self._day[0] if self._day and self._day[1] == self.sentence else None

    def day_of_time(self) -> date:
        """Return the day of a bare time: the last day of its sentence, or of a time in the sentence before, else of the narrative, else of the text, else of publication."""
        last, sentence = self._day or (None, 0)
        is_near = sentence >= self.sentence - self._is_time
        day = last if is_near else self.narrative_day or last
        self.used = period("D", day) if day else None
        return day or self.published

    def ends_with_time(self, at: int) -> bool:
        """Return whether the last expression is a time, and ends one word or sign before a token: "pagi" in "pagi atau sore"."""
        return self._is_time and 0 < at - self.last_end <= 3

    def sentence_is_future(self) -> bool:
        """Return whether the last day mentioned in this sentence is after publication."""
        return (self.day_of_sentence() or self.published) > self.published

    def coming_week(self) -> Period | None:
        """Return the last week mentioned, if it is in this sentence and after publication: "Pekan depan, tepatnya Rabu"."""
        week = self._mentioned().get(("W", True, False))
        is_coming = week is not None and week.sentence == self.sentence and week.period.first > self.published
        return week.period if week and is_coming else None

    def known_weekday(self, weekday: int, side: int) -> date | None:
        """Return the day of a weekday if it is the last day of this sentence, or if the text has dated it within a week of publication.

        side: -1 or 1 for a day behind or ahead of publication; 0 for either.
        """
        day = self.day_of_sentence()
        if not day or day.weekday() != weekday:
            day = self._weekdays.get(weekday)
        distance = (day - self.published).days if day else 7
        is_known = abs(distance) < 7 or (day is not None and day == self.day_of_sentence())
        known = day if is_known and distance * side >= 0 else None
        self.used = period("D", known) if known else self.used
        return known
