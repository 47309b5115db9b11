"""Calendar periods: TIMEX3 values, first and last days, periods before and after."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

# Length of a unit in days or in months. Decades and centuries begin in years that end in 0, as in TIMEX3.
DAYS = {"D": 1, "W": 7}
MONTHS = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}
# TIMEX3 value of the period that begins on a day.
VALUE: dict[str, Callable[[date], str]] = {
    "D": date.isoformat,
    "W": lambda first: f"{first:%G-W%V}",
    "M": lambda first: f"{first.year:04}-{first.month:02}",
    "Q": lambda first: f"{first.year:04}-Q{first.month // 3 + 1}",
    "H": lambda first: f"{first.year:04}-H{first.month // 6 + 1}",
    "Y": lambda first: f"{first.year:04}",
    "DE": lambda first: f"{first.year:04}"[:3],
    "CE": lambda first: f"{first.year:04}"[:2],
}
GRANULARITY = {unit: rank for rank, unit in enumerate([*DAYS, *MONTHS])}


class Period(NamedTuple):
    """A day, week, month, … of the calendar."""

    unit: str
    value: str
    first: date
    last: date


def shift(day: date, unit: str, count: int) -> date | None:
    """Return the day `count` units later, or the last day of a shorter month; None outside the calendar. A negative count goes back."""
    if unit in DAYS:
        ordinal = day.toordinal() + count * DAYS[unit]
        return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None
    year, month = divmod(day.year * 12 + day.month - 1 + count * MONTHS[unit], 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])) if 1 <= year <= 9999 else None


isoformat = lru_cache(maxsize=10_000)(date.isoformat)
"""For speed: the days of texts recur."""


@lru_cache(maxsize=10_000)
def period(unit: str, day: date) -> Period:
    """Return the period of a unit that contains the day."""
    if unit == "D":
        return Period(unit, day.isoformat(), day, day)
    first = first_day(unit, day)
    later = shift(first, unit, 1)
    last = first_day(unit, later) - timedelta(days=1) if later else date.max
    return Period(unit, VALUE[unit](first), first, last)


def first_day(unit: str, day: date) -> date:
    """Return the first day of the period that contains the day; the first decade and century begin in the year 1."""
    if unit in DAYS:
        return day - timedelta(days=day.weekday() if unit == "W" else 0)
    index = day.year * 12 + day.month - 1
    year, month = divmod(index - index % MONTHS[unit], 12)
    return date(max(year, 1), month + 1, 1)


def weekend(week: Period) -> Period:
    """Return the Saturday and Sunday of a week."""
    return Period("W", week.value + "-WE", week.first + timedelta(days=5), week.last)
