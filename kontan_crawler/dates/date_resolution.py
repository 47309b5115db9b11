"""Resolve a printed date to a day, and check it against the printed weekday."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from kontan_crawler.dates.reference_time.bounds import UNBOUNDED, Bounds

# This close to publication, a wrong weekday is more likely than another year.
NEAR = timedelta(days=14)


class PrintedDate(NamedTuple):
    """A date as printed. A year or weekday that is not printed is None."""

    day: int
    month: int
    year: int | None = None
    weekday: int | None = None


class ResolvedDay(NamedTuple):
    """A resolved date; the fields after `day` are those of Mention."""

    day: date | None
    weekday_agrees: bool | None = None
    repaired: bool = False
    suggested: date | None = None


def resolve_day(printed: PrintedDate, published: date, text: str, bounds: Bounds = UNBOUNDED) -> ResolvedDay:
    """Resolve a printed date. text: the expression, whose digits a suggestion may correct. bounds: for a date without year and weekday.

    If the month is above 12, day and month are swapped, unless the result contradicts the printed weekday.
    """
    if printed.month > 12:
        day = nearest_day(printed._replace(day=printed.month, month=printed.day), published)
        if day is not None and printed.weekday in (None, day.weekday()):
            return ResolvedDay(day, None if printed.weekday is None else True, repaired=True)
        return _contradiction(None, printed, published, text)
    day = nearest_day(printed, published, bounds)
    if day is None or printed.weekday not in (None, day.weekday()):
        return _contradiction(day, printed, published, text)
    return ResolvedDay(day, None if printed.weekday is None else True)


def _contradiction(day: date | None, printed: PrintedDate, published: date, text: str) -> ResolvedDay:
    if printed.weekday is None:
        return ResolvedDay(day)
    suggestions = set(corrections(printed, published, re.findall(r"\d+", text)))
    if day and timedelta() <= published - day <= NEAR:
        # The weekday may be the misprint, and a story does not print a day gone by for a coming one.
        suggestions = {one for one in suggestions if one <= published} | {day}
    return ResolvedDay(day, False, suggested=suggestions.pop() if len(suggestions) == 1 else None)


def nearest_day(printed: PrintedDate, published: date, bounds: Bounds = UNBOUNDED) -> date | None:
    """Return the day of a printed date; without a year, the one nearest to publication. None if there is no such day.

    Without a weekday it is the nearest within the bounds. With one that is farther away than NEAR, the weekday decides between the two nearest years.
    """
    if printed.year is not None:
        return day_in_year(printed.year, printed.month, printed.day)
    by_distance = days_of_any_year(printed.day, printed.month, published)
    if printed.weekday is None and bounds is not UNBOUNDED:
        by_distance = [day for day in by_distance if bounds.first <= day <= bounds.last] or by_distance
    if not by_distance or abs(by_distance[0] - published) <= NEAR:
        return by_distance[0] if by_distance else None
    return next((day for day in by_distance[:2] if day.weekday() == printed.weekday), by_distance[0])


@lru_cache(maxsize=10_000)
def days_of_any_year(day: int, month: int, published: date) -> list[date]:
    """Return a day and month in each of the years around publication that has it, the nearest first."""
    days = (day_in_year(published.year + n, month, day) for n in (0, -1, 1, -2, 2, -3, 3, -4, 4))
    return sorted((one for one in days if one), key=lambda one: abs(one - published))


def day_in_year(year: int, month: int, day: int) -> date | None:
    """Return a day and month in a year; None if the year has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def corrections(printed: PrintedDate, published: date, digits: list[str]) -> Iterator[date]:
    """Yield the days near publication on the printed weekday that differ from the printed date in one digit, by one month, or in the year."""
    for day in (published + timedelta(days=n) for n in range(-NEAR.days, NEAR.days + 1)):
        same_year = printed.year in (None, day.year)
        same_month, same_day = day.month == printed.month, day.day == printed.day
        if day.weekday() == printed.weekday and (
            (same_year and same_month and one_digit_apart(digits[:1], day.day))
            or (same_year and same_day and (abs(day.month - printed.month) == 1 or one_digit_apart(digits[1:2], day.month)))
            or (not same_year and same_month and same_day)
        ):
            yield day


def one_digit_apart(digits: list[str], number: int) -> bool:
    """Return whether a printed number differs from `number` in exactly one digit."""
    pairs = [(printed, f"{number:0{len(printed)}}") for printed in digits]
    return any(len(p) == len(n) and sum(a != b for a, b in zip(p, n, strict=True)) == 1 for p, n in pairs)
