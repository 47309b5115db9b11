"""The state of the discourse at an expression: the publication time and the mentions before it."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime

from kontan_crawler.dates.periods import GRANULARITY, Period, period
from kontan_crawler.dates.reading import Reading

CLOCK_TIME = re.compile(r"T(?!24)\d\d:")


@dataclass
class Discourse:
    """The publication time and the periods mentioned so far: the anchors of relative expressions."""

    published: date
    """The publication day."""
    publication_time: datetime | None
    """None if only the day is known."""
    sentence: int = 0
    """Number of the current sentence, from 0."""
    narrative_day: date | None = None
    """The last day with the role "narrative"."""
    clock_time: datetime | None = None
    """The last clock time mentioned."""
    _latest: dict[str, Period] = field(default_factory=dict)
    _weekdays: dict[int, date] = field(default_factory=dict)
    _day: tuple[date, int] | None = None

    @classmethod
    def at_start(cls, published: date) -> "Discourse":
        """Return the state at the start of a text. Raises TypeError unless `published` is a date, ValueError unless its year is 1600 to 2400."""
        if not isinstance(published, date):
            raise TypeError(f"published is {published!r}; use a date or a datetime")
        if not 1600 <= published.year <= 2400:
            raise ValueError(f"published {published.isoformat()} is out of range; use a year from 1600 to 2400")
        return cls(published.date(), published) if isinstance(published, datetime) else cls(published, None)

    def add(self, reading: Reading) -> None:
        """Record a mention."""
        mentioned = reading.period
        if reading.value and CLOCK_TIME.search(reading.value):
            self.clock_time = datetime.fromisoformat(reading.value[:16])
        if mentioned is None or reading.role == "comparison":
            return
        self._latest.pop(mentioned.unit, None)
        self._latest[mentioned.unit] = mentioned
        if mentioned.unit == "D":
            self._day = (mentioned.first, self.sentence)
            if reading.role == "narrative":
                self.narrative_day = mentioned.first
            if reading.weekday_agrees:
                self._weekdays[mentioned.first.weekday()] = mentioned.first

    def anchor(self, unit: str) -> Period:
        """Return the last period mentioned that is no longer than the unit, else the publication day."""
        for mentioned in reversed(self._latest.values()):
            if GRANULARITY[mentioned.unit] <= GRANULARITY[unit]:
                return mentioned
        return period("D", self.published)

    def day_of_sentence(self) -> date | None:
        """Return the last day mentioned in this sentence, if any."""
        return self._day[0] if self._day and self._day[1] == self.sentence else None

    def day_of_time(self) -> date:
        """Return the day of a bare time: the last day of its sentence, else of the narrative, else of the text, else of publication."""
        return self.day_of_sentence() or self.narrative_day or (self._day[0] if self._day else self.published)

    def sentence_is_future(self) -> bool:
        """Return whether the last day mentioned in this sentence is after publication."""
        return (self.day_of_sentence() or self.published) > self.published

    def known_weekday(self, weekday: int) -> date | None:
        """Return the day of a weekday if it is the last day of this sentence, or if the text has dated it within a week of publication."""
        day = self.day_of_sentence()
        if day and day.weekday() == weekday:
            return day
        day = self._weekdays.get(weekday)
        return day if day and abs((day - self.published).days) < 7 else None
