"""Readers of weeks and weekdays counted within a month or year.

As in ISO 8601, a week belongs to the month that has its Thursday.
"""

from datetime import date, timedelta

from kontan_crawler.dates.context import Context
from kontan_crawler.dates.date_resolution import ResolvedDay
from kontan_crawler.dates.day_reading import day_reading
from kontan_crawler.dates.grammar import Captures
from kontan_crawler.dates.periods import Period, period, shift
from kontan_crawler.dates.readers.months import month
from kontan_crawler.dates.readers.relative_periods import unit_reading
from kontan_crawler.dates.reading import Reading

THURSDAY, SUNDAY = 3, 6


def week_of_month(captures: Captures, context: Context) -> Reading | None:
    """Read a week of a month: "pekan kedua Februari", "minggu terakhir bulan lalu". "Minggu kedua Mei" within a sentence is a Sunday."""
    if context.text.startswith("Minggu") and not context.begins_sentence():
        return weekday_of_month(captures | {"weekday": SUNDAY}, context)
    day = nth_weekday(counted_month(captures, context), THURSDAY, captures["ordinal"])
    return unit_reading(captures, period("W", day)) if day else None


def weekday_of_month(captures: Captures, context: Context) -> Reading | None:
    """Read a weekday of a month: "Senin pertama September"."""
    day = nth_weekday(counted_month(captures, context), captures["weekday"], captures["ordinal"])
    return day_reading(captures, ResolvedDay(day, True)) if day else None


def week_of_year(captures: Captures, context: Context) -> Reading | None:
    """Read a week of a year: "pekan pertama 2026"."""
    day = nth_weekday(period("Y", date(captures["year"], 1, 1)), THURSDAY, captures["ordinal"])
    return unit_reading(captures, period("W", day)) if day else None


def counted_month(captures: Captures, context: Context) -> Period | None:
    """Return the month that the days are counted in, by name or by its distance from publication."""
    if "month" in captures:
        reading = month(captures, context)
        return reading and reading.period
    day = shift(context.discourse.published, "M", captures["direction"])
    return period("M", day) if day else None


def nth_weekday(within: Period | None, weekday: int, ordinal: int) -> date | None:
    """Return the nth day of a period that is a weekday, from the end if n is negative; None if there is none."""
    if within is None:
        return None
    if ordinal < 0:
        return within.last - timedelta(days=(within.last.weekday() - weekday) % 7)
    day = within.first + timedelta(days=(weekday - within.first.weekday()) % 7 + 7 * (ordinal - 1))
    return day if day <= within.last else None
