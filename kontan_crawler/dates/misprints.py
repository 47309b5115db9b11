"""Repair dates with one typing error: "(21/82026)", "(3//8/2026)", "(8/7/20206)", "(24/7/20260 turun"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from kontan_crawler.dates.date_resolution import PrintedDate, nearest_day

NUMERIC_DATE = re.compile(r"^(\d{1,2})/(\d{1,2})(?:/(20\d\d|\d\d))?$", re.MULTILINE)
MAX_DISTANCE = timedelta(days=366)


def looks_like_date(garbled: str, weekday: int | None) -> bool:
    """Return whether digits and signs may be a date: they contain a year of this century, or a slash after a weekday."""
    return re.search(r"20\d\d", garbled) is not None or (weekday is not None and "/" in garbled)


def repair(garbled: str, weekday: int | None, published: date) -> date | None:
    """Return the day of a misprinted date, as printed or else after one edit; None unless exactly one fits.

    A day fits if it is within a year of publication and on the printed weekday.
    """
    for variants in (garbled, "\n".join(edits(garbled))):
        days = {day for day in near_days(variants, published) if weekday in (None, day.weekday())}
        if days:
            return days.pop() if len(days) == 1 else None
    return None


def edits(garbled: str) -> Iterator[str]:
    """Yield every text with one character deleted, one slash inserted, or one sign replaced by a slash."""
    for at, sign in enumerate(garbled):
        yield garbled[:at] + garbled[at + 1 :]
        yield garbled[:at] + "/" + garbled[at:]
        if not sign.isdigit():
            yield garbled[:at] + "/" + garbled[at + 1 :]


def near_days(lines: str, published: date) -> Iterator[date]:
    """Yield the day of each line that is a numeric date within a year of publication."""
    for day, month, year in NUMERIC_DATE.findall(lines):
        found = nearest_day(PrintedDate(int(day), int(month), int(f"20{year[-2:]}") if year else None), published)
        if found and abs(found - published) <= MAX_DISTANCE:
            yield found
