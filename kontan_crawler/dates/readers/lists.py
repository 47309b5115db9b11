"""Readers of the items of lists and ranges: the last item names the month or year of all."""

from datetime import date

from kontan_crawler.dates.context import Context
from kontan_crawler.dates.grammar import Captures
from kontan_crawler.dates.periods import period, shift
from kontan_crawler.dates.readers.days import calendar_date
from kontan_crawler.dates.readers.months import month
from kontan_crawler.dates.readers.named_periods import is_year, nth, period_reading, year_part
from kontan_crawler.dates.reading import Reading
from kontan_crawler.dates.words import COUNTED_BEFORE


def listed_day(captures: Captures, context: Context) -> Reading | None:
    """Read a day of a list or range, which runs forward: "3, 4, dan 5 Februari", not "Pasal 5 dan 3 Februari"."""
    is_later = "last_month" not in captures and captures["day"] >= captures.get("last_day", 32)
    if is_later or context.word_before().lower() in COUNTED_BEFORE:
        return None
    return calendar_date(with_own_year(captures), context)


def listed_month(captures: Captures, context: Context) -> Reading | None:
    """Read a month of a list or range: "Januari, Februari, dan Maret 2026", "Desember-Januari 2026", "Mei-Juni mendatang"."""
    if "direction" not in captures or "last_month" not in captures:
        return month(with_own_year(captures), context)
    last = month(captures | {"month": captures["last_month"]}, context)
    day = shift(last.period.first, "M", -((captures["last_month"] - captures["month"]) % 12)) if last and last.period else None
    return period_reading(captures, period("M", day)) if day else None


def listed_year_part(captures: Captures, context: Context) -> Reading | None:
    """Read a quarter or half of a range: "kuartal I dan II 2026", "kuartal IV dan kuartal I 2026", whose first is of the year before."""
    reading = year_part(captures, context)
    if reading is None or reading.period is None or "last_year_part_number" not in captures:
        return reading
    last = nth(captures.get("last_year_part") or reading.period.unit, captures["last_year_part_number"], reading.period.first.year)
    return reading if reading.period.last <= last.last else year_part(captures | {"year": reading.period.first.year - 1}, context)


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
    reading = month(captures, context)
    return reading and reading._replace(repaired=True)
