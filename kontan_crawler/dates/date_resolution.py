"""A printed day and month, perhaps a year and a weekday: which day is meant, and do they agree?"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

NEAR = timedelta(days=14)


class Printed(NamedTuple):
    """A date as its words say it; None for what is not printed."""

    day: int
    month: int
    year: int | None = None
    weekday: int | None = None


class Settled(NamedTuple):
    """The day a printed date means."""

    day: date | None
    weekday_agrees: bool | None = None
    repaired: bool = False
    suggested: date | None = None


def settle(printed: Printed, published: date, text: str) -> Settled:
    """Find the day; `text` is the expression, whose digits a suggestion may correct.

    A month that cannot be is read as the day where that gives a date, which the weekday must confirm if it is printed.
    """
    if printed.month > 12:
        day = day_of(printed._replace(day=printed.month, month=printed.day), published)
        mended = day is not None and (printed.weekday is None or day.weekday() == printed.weekday)
        return Settled(day, None if printed.weekday is None else True, True) if mended else _contradicted(None, printed, published, text)
    day = day_of(printed, published)
    if day is None or printed.weekday not in (None, day.weekday()):
        return _contradicted(day, printed, published, text)
    return Settled(day, None if printed.weekday is None else True)


def _contradicted(day: date | None, printed: Printed, published: date, text: str) -> Settled:
    if printed.weekday is None:
        return Settled(day)
    suggestions = list(corrections(printed, published, re.findall(r"\d+", text)))
    return Settled(day, False, suggested=suggestions[0] if len(suggestions) == 1 else None)


def day_of(printed: Printed, published: date) -> date | None:
    """The day, None if there is no such day; without a year the nearest to publication.

    Farther than two weeks away the weekday decides between the years; nearer, a wrong weekday is likelier than an old date.
    """
    if printed.year is not None:
        return make(printed.year, printed)
    years = (make(published.year + n, printed) for n in (0, -1, 1, -2, 2, -3, 3, -4, 4))
    by_distance = sorted((day for day in years if day), key=lambda day: abs(day - published))
    if not by_distance or abs(by_distance[0] - published) <= NEAR:
        return by_distance[0] if by_distance else None
    return next((day for day in by_distance[:2] if day.weekday() == printed.weekday), by_distance[0])


def make(year: int, printed: Printed) -> date | None:
    """The day in that year; None where the calendar has none."""
    try:
        return date(year, printed.month, printed.day)
    except ValueError:
        return None


def corrections(printed: Printed, published: date, digits: list[str]) -> Iterator[date]:
    """The days near publication that fall on the printed weekday and differ from the print by one digit, one month or the year."""
    for day in (published + timedelta(days=n) for n in range(-NEAR.days, NEAR.days + 1)):
        same_year = printed.year in (None, day.year)
        same_month, same_day = day.month == printed.month, day.day == printed.day
        if day.weekday() == printed.weekday and (
            (same_year and same_month and one_digit(digits[:1], day.day))
            or (same_year and same_day and (abs(day.month - printed.month) == 1 or one_digit(digits[1:2], day.month)))
            or (not same_year and same_month and same_day)
        ):
            yield day


def one_digit(digits: list[str], number: int) -> bool:
    """Whether changing one of the printed digits makes the number."""
    wanted = [f"{number:0{len(printed)}}" for printed in digits]
    return any(len(w) == len(p) and sum(a != b for a, b in zip(w, p, strict=True)) == 1 for w, p in zip(wanted, digits, strict=True))
