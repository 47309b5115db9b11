"""Group days into periods: at most as many as fit in a chart on a phone."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

MAX_PERIODS = 60
"""In one chart, without `earlier` and `later`."""
EARLIER, LATER = "earlier", "later"
_OUTLIERS, _OUTLIER_SHARE = 3, 0.005  # number or share of oldest and of newest days that may be misprints


class _Unit(NamedTuple):
    number: Callable[[date], int]
    name: Callable[[date], str]


_UNITS = {
    "day": _Unit(date.toordinal, date.isoformat),
    "week": _Unit(lambda day: (day.toordinal() - 1) // 7, lambda day: f"{day:%G-W%V}"),  # day 1 was a Monday
    "month": _Unit(lambda day: 12 * day.year + day.month, lambda day: f"{day:%Y-%m}"),
    "year": _Unit(lambda day: day.year, lambda day: f"{day:%Y}"),
}


class Periods:
    """Days, ISO weeks, months or years without gaps: the shortest unit with at most MAX_PERIODS periods.

    A few outliers do not affect the unit; they are in `earlier` and `later`.
    """

    def __init__(self, days: Iterable[date]) -> None:
        """days: one for each counted item."""
        ordered = sorted(days)
        self.unit, self._unit, self._first, self._last, self.names = "day", _UNITS["day"], date.max, date.min, []
        if ordered:
            self._choose(_core(ordered))
            self._widen(sorted(set(ordered)))
            span = (self._first + timedelta(days=number) for number in range((self._last - self._first).days + 1))
            named = dict.fromkeys(map(self._unit.name, span))
            self.names = list(dict.fromkeys([self.name(ordered[0]), *named, self.name(ordered[-1])]))

    def name(self, day: date) -> str:
        """Return the period of a day: 2026-02-04, 2026-W06, 2026-02, 2026, `earlier` or `later`."""
        number = self._unit.number
        if number(day) < number(self._first):
            return EARLIER
        return LATER if number(day) > number(self._last) else self._unit.name(day)

    def _choose(self, core: Sequence[date]) -> None:
        self._first, self._last = core[0], core[-1]
        for self.unit, self._unit in _UNITS.items():
            if self._count(self._first, self._last) <= MAX_PERIODS:
                break

    def _widen(self, days: Sequence[date]) -> None:
        """Include outliers while there is room, the newest first."""
        self._last = next(day for day in reversed(days) if self._count(self._first, day) <= MAX_PERIODS)
        self._first = next(day for day in days if self._count(day, self._last) <= MAX_PERIODS)

    def _count(self, first: date, last: date) -> int:
        return self._unit.number(last) - self._unit.number(first) + 1


def _core(ordered: Sequence[date]) -> Sequence[date]:
    """Return the days without outliers: a few at both ends, and those decades away from the median."""
    few = min(max(_OUTLIERS, int(len(ordered) * _OUTLIER_SHARE)), (len(ordered) + 1) // 4)
    core = ordered[few : len(ordered) - few]
    median = core[(len(core) - 1) // 2].year
    return [day for day in core if abs(day.year - median) < MAX_PERIODS // 2]
