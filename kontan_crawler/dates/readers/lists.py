"""Readers of the items of lists and ranges: the last item names the month or year of all."""

from datetime import date

from kontan_crawler.dates.context import Context
from kontan_crawler.dates.grammar import Captures
from kontan_crawler.dates.periods import period
from kontan_crawler.dates.readers.days import calendar_date
from kontan_crawler.dates.readers.months import month
from kontan_crawler.dates.readers.named_periods import is_year, period_reading
from kontan_crawler.dates.reading import Reading
from kontan_crawler.dates.words import COUNTED_BEFORE


def listed_day(captures: Captures, context: Context) -> Reading | None:
    """Read a day of a list or range, which runs forward: "3, 4, dan 5 Februari", not "Pasal 5 dan 3 Februari"."""
    is_later = "last_month" not in captures and captures["day"] >= captures.get("last_day", 32)
    if is_later or context.word_before().lower() in COUNTED_BEFORE:
        return None
    return calendar_date(with_own_year(captures), context)


def listed_month(captures: Captures, context: Context) -> Reading | None:
    """Read a month of a list or range: "Januari, Februari, dan Maret 2026", "Desember-Januari 2026"."""
    return month(with_own_year(captures), context)


def with_own_year(captures: Captures) -> Captures:
    """Return the captures with the year of an item: the year before, for a later month than that of the last item."""
    if "first_year" in captures or captures["month"] <= captures.get("last_month", 12):
        return captures
    return captures | {name: captures[name] - 1 for name in ("year", "short_year", "year_direction") if name in captures}


def shortened_year(captures: Captures, context: Context) -> Reading | None:
    """Read a year of a range whose second year has two digits: "1997-98", "1999/00". It must be after the first one."""
    first = captures["first_year"]
    last = first - first % 100 + captures["short_year"] % 100
    last += 100 if last % 100 == 0 else 0
    is_first = context.text.endswith(str(first))
    if last <= first or not is_year(context, first if is_first else last):
        return None
    return period_reading(captures, period("Y", date(first if is_first else last, 1, 1)))


def misspelt_month(captures: Captures, context: Context) -> Reading | None:
    """Read a month one edit from its name: "Febuari 2026"."""
    reading = month(captures | {"month": captures["misspelt_month"]}, context)
    return reading and reading._replace(repaired=True)
