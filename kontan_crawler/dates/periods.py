"""Periods of the calendar: how TIMEX3 writes them, what days they cover, what comes before and after."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

# Unit -> its length in days or in months. Decades and centuries are months too: 2014 is in the decade that began in 2010.
DAYS = {"D": 1, "W": 7}
MONTHS = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}
# How TIMEX3 writes the period that begins on a day.
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
COARSENESS = {unit: rank for rank, unit in enumerate([*DAYS, *MONTHS])}


class Period(NamedTuple):
    """A unit of the calendar at its place in time."""

    unit: str
    value: str
    first: date
    last: date


def shift(day: date, unit: str, count: int) -> date | None:
    """The day `count` units later (earlier if negative), the last of a shorter month; None outside the calendar."""
    if unit in DAYS:
        ordinal = day.toordinal() + count * DAYS[unit]
        return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None
    year, month = divmod(day.year * 12 + day.month - 1 + count * MONTHS[unit], 12)
    return date(year, month + 1, min(day.day, days_in(year, month + 1))) if 1 <= year <= 9999 else None


def days_in(year: int, month: int) -> int:
    """How many days a month has."""
    return 31 if month == 12 else (date(year, month + 1, 1) - date(year, month, 1)).days


def period(unit: str, day: date) -> Period:
    """The period of this unit that holds the day."""
    if unit == "D":
        return Period("D", day.isoformat(), day, day)
    first = day - timedelta(days=day.weekday()) if unit == "W" else first_of(unit, day)
    after = shift(first, unit, 1) or date.max
    return Period(unit, VALUE[unit](first), first, after - timedelta(days=1))


def first_of(unit: str, day: date) -> date:
    """The first day of the month-wise period that holds the day; no period begins before the year 1."""
    index = day.year * 12 + day.month - 1
    year, month = divmod(index - index % MONTHS[unit], 12)
    return date(max(year, 1), month + 1, 1)


def weekend(week: Period) -> Period:
    """Saturday and Sunday of a week."""
    return Period("W", week.value + "-WE", week.first + timedelta(days=5), week.last)
