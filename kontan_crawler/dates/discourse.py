"""What a reader knows on arriving at an expression: when the text was published, and what it has spoken of so far."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, NamedTuple

from kontan_crawler.dates.mention import TimexType
from kontan_crawler.dates.periods import COARSENESS, Period, period

CLOCK = re.compile(r"T(?!24)\d\d:")

# What a mention is to those after it: a time of the story, named by calendar or weekday; one mentioned in passing, as
# "kemarin" or the day something was said; a mere comparison ("sehari sebelumnya", "tertinggi sejak 8 April"), soon forgotten.
Standing = Literal["story", "passing", "comparison"]


class Reading(NamedTuple):
    """What an expression means."""

    type: TimexType
    value: str | None
    period: Period | None = None
    """The stretch of the calendar it covers."""
    mod: str | None = None
    weekday_agrees: bool | None = None
    repaired: bool = False
    suggested: date | None = None
    standing: Standing = "passing"
    """How it stays in mind."""


NOTHING = Reading("DATE", None)
"""Read, and found to be no expression of time."""


@dataclass
class Timeline:
    """The publication moment and the periods mentioned so far."""

    published: date
    moment: datetime | None
    sentence: int = 0
    """Sentences begun so far."""
    _latest: dict[str, Period] = field(default_factory=dict)
    _weekdays: dict[int, date] = field(default_factory=dict)
    _day: tuple[date, int] | None = None
    story_day: date | None = None
    """The last day of the story."""
    hour: datetime | None = None
    """The last moment given by the clock."""

    @classmethod
    def beginning(cls, published: date) -> "Timeline":
        """A timeline without mentions. Raises TypeError for what is no date, ValueError for a year no newspaper has."""
        if not isinstance(published, date):
            raise TypeError(f"published must be a date or a datetime, not {published!r}")
        if not 1600 <= published.year <= 2400:
            raise ValueError(f"impossible publication moment {published.isoformat()}: the year must lie between 1600 and 2400")
        return cls(published.date(), published) if isinstance(published, datetime) else cls(published, None)

    def note(self, reading: Reading) -> None:
        """Remember what was mentioned."""
        mentioned = reading.period
        if reading.value and CLOCK.search(reading.value):
            self.hour = datetime.fromisoformat(reading.value[:16])
        if mentioned is None or reading.standing == "comparison":
            return
        self._latest.pop(mentioned.unit, None)
        self._latest[mentioned.unit] = mentioned
        if mentioned.unit == "D":
            self._day = (mentioned.first, self.sentence)
            if reading.standing == "story":
                self.story_day = mentioned.first
            if reading.weekday_agrees:
                self._weekdays[mentioned.first.weekday()] = mentioned.first

    def before(self, unit: str) -> Period:
        """The last period mentioned that is no longer than the unit; the publication day where there is none."""
        for mentioned in reversed(self._latest.values()):
            if COARSENESS[mentioned.unit] <= COARSENESS[unit]:
                return mentioned
        return period("D", self.published)

    def day_of_sentence(self) -> date | None:
        """The last day named in this sentence."""
        return self._day[0] if self._day and self._day[1] == self.sentence else None

    def day_of_clock(self) -> date:
        """The day an hour belongs to: one named in its sentence, else the last of the story, else the last named, else publication."""
        return self.day_of_sentence() or self.story_day or (self._day[0] if self._day else self.published)

    def sentence_looks_ahead(self) -> bool:
        """Whether the last day named in this sentence is still to come."""
        return (self.day_of_sentence() or self.published) > self.published

    def known_weekday(self, weekday: int) -> date | None:
        """The day of this name that the sentence has just named, or the text has dated within a week of publication."""
        day = self.day_of_sentence()
        if day and day.weekday() == weekday:
            return day
        day = self._weekdays.get(weekday)
        return day if day and abs((day - self.published).days) < 7 else None
