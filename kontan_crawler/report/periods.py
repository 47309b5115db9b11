"""Days gathered into periods, few enough for a chart on a phone."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

MOST = 60
"""Periods in one chart."""
EARLIER = "earlier"
_OLD = 0.005  # of all days counted; so few may be misprints, and would stretch the rest
_FORMS: dict[str, Callable[[date], str]] = {
    "day": date.isoformat, "week": lambda day: f"{day:%G-W%V}", "month": lambda day: f"{day:%Y-%m}", "year": lambda day: f"{day:%Y}",
}  # fmt: skip


class Periods:
    """Days, ISO weeks, months or years: the finest that cover the days given in at most MOST periods, none left out between them."""

    def __init__(self, days: Iterable[date]) -> None:
        """days: one for each thing that is counted; the oldest two hundredth may fall under `earlier`."""
        ordered = sorted(days)
        self._first = ordered[int(len(ordered) * _OLD)] if ordered else date.max
        last = ordered[-1] if ordered else date.min
        span = [self._first + timedelta(days=number) for number in range((last - self._first).days + 1)]
        for self.unit, self._form in _FORMS.items():
            self.names = list(dict.fromkeys(map(self._form, span)))
            if len(self.names) <= MOST:
                break
        if ordered and ordered[0] < self._first and self.name(ordered[0]) == EARLIER:
            self.names.insert(0, EARLIER)

    def name(self, day: date) -> str:
        """Return the period of a day: 2026-02-04, 2026-W06, 2026-02, 2026 or `earlier`."""
        name = self._form(day)
        return name if day >= self._first or name == self._form(self._first) else EARLIER
