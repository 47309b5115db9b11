"""Dates with one slip of the hand: "(21/82026)", "(3//8/2026)", "(8/7/20206)", "(24/7/20260 turun"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from kontan_crawler.dates.date_resolution import Printed, day_of

WHOLE = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(20\d\d|\d\d))?")
WITHIN = timedelta(days=366)


def looks_dated(garbled: str, weekday: int | None) -> bool:
    """Whether the figures were meant as a date: a year of this century among them, or a slash behind a weekday."""
    return re.search(r"20\d\d", garbled) is not None or (weekday is not None and "/" in garbled)


def mend(garbled: str, weekday: int | None, published: date) -> date | None:
    """The only day within a year of publication, on the printed weekday, that the figures give as they stand or after one slip undone."""
    for slips in ([garbled], slips_undone(garbled)):
        days = {day for figures in slips if (day := read(figures, published)) and weekday in (None, day.weekday())}
        if days:
            return days.pop() if len(days) == 1 else None
    return None


def slips_undone(garbled: str) -> Iterator[str]:
    """Every text that is one character less, one slash more, or has a slash in the place of another sign."""
    for at, sign in enumerate(garbled):
        yield garbled[:at] + garbled[at + 1 :]
        yield garbled[:at] + "/" + garbled[at:]
        if not sign.isdigit():
            yield garbled[:at] + "/" + garbled[at + 1 :]


def read(figures: str, published: date) -> date | None:
    """A day and month, perhaps a year, near publication."""
    whole = WHOLE.fullmatch(figures)
    if not whole:
        return None
    day, month, year = whole.groups()
    found = day_of(Printed(int(day), int(month), int(f"20{year[-2:]}") if year else None), published)
    return found if found and abs(found - published) <= WITHIN else None
