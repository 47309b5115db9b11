"""Readers of quarters, halves, years, decades, centuries and seasons by name."""

from datetime import date

from kontan_crawler.dates.context import Context
from kontan_crawler.dates.grammar import Captures
from kontan_crawler.dates.periods import MONTHS, Period, period
from kontan_crawler.dates.reading import Reading
from kontan_crawler.dates.reference_time.bounds import UNBOUNDED
from kontan_crawler.dates.words import COUNTED_BEFORE, COUNTED_NOUNS, IN_YEAR, MEASURES, SINCE


def year(captures: Captures, context: Context) -> Reading | None:
    """Read a year: "tahun 2008", "2014 lalu", or "2027" if it is not an amount."""
    if context.text.isdigit() and not is_year(context, captures["year"]):
        return None
    return period_reading(captures, period("Y", date(captures["year"], 1, 1)))


def is_year(context: Context, number: int) -> bool:
    """Return whether a bare number may be a year: from 1900 to 2099 and not an amount."""
    before, after = context.word_before().lower(), context.word_after().lower()
    is_amount = before in COUNTED_BEFORE or before.isdigit() or (before not in SINCE and counts(before, after))
    return 1900 <= number < 2100 and not is_amount


def counts(before: str, after: str) -> bool:
    """Return whether a number between two words counts the second one: "sebanyak 2025 orang", not "pada 2025 perusahaan"."""
    return after in MEASURES or (before not in IN_YEAR and (after in COUNTED_NOUNS or after.isdigit()))


def fiscal_year(captures: Captures, context: Context) -> Reading:
    """Read a fiscal year or a part of it: "tahun fiskal 2026" is FY2026. Its days differ from country to country, so it covers none."""
    year = captures.get("year", captures.get("short_year", context.discourse.published.year + captures.get("direction", 0)))
    unit = captures.get("year_part", captures.get("year_part_letter"))
    part = f"-{unit}{captures['year_part_number']}" if unit else ""
    return Reading("DATE", f"FY{year:04}{part}", mod=captures.get("hedge") or captures.get("edge"))


def decade(captures: Captures, context: Context) -> Reading:
    """Read a decade: "tahun 1990-an", "1970-an", "tahun 40-an"."""
    number = captures["year"] if "year" in captures else captures["short_year"] - 100
    return period_reading(captures, period("DE", date(number, 1, 1)))


def century(captures: Captures, context: Context) -> Reading:
    """Read a century: "abad ke-19" has the TIMEX3 value "18" and begins in 1800."""
    return period_reading(captures, period("CE", date((captures["century"] - 1) * 100 or 1, 1, 1)))


def season(captures: Captures, context: Context) -> Reading:
    """Read a season, by default of the publication year: "musim dingin", "musim hujan 2014"."""
    year = captures.get("year", context.discourse.published.year + (captures.get("year_direction") or 0))
    return Reading("DATE", f"{year:04}-{captures['season']}", mod=captures.get("edge"))


def year_part(captures: Captures, context: Context) -> Reading | None:
    """Read a quarter or half: "kuartal II-2026", "paruh pertama tahun depan", "1H26".

    Without a year it is in the publication year, or in the year before if it would be far ahead.
    """
    unit, number = captures["year_part" if "year_part" in captures else "year_part_letter"], captures["year_part_number"]
    published = context.discourse.published
    year = captures.get("year", captures.get("short_year"))
    if unit == "H" and number > 2:
        return None
    if "year_direction" in captures:
        year = published.year + captures["year_direction"]
    if year is None:
        year = published.year - is_of_last_year(nth(unit, number, published.year), context)
    return period_reading(captures, nth(unit, number, year))


def nth(unit: str, number: int, year: int) -> Period:
    """Return a quarter or half of a year."""
    return period(unit, date(year, number * MONTHS[unit], 1))


def is_of_last_year(this_year: Period, context: Context) -> bool:
    """Return whether a period without a year is that of the year before: behind publication by its clause, or begins half a year after it."""
    days_ahead, within = (this_year.first - context.discourse.published).days, context.bounds("M")
    return days_ahead > 0 and (not within.holds(this_year) or (days_ahead > 183 and within == UNBOUNDED))


def period_reading(captures: Captures, resolved: Period) -> Reading:
    """Return the reading of a period with its modifier."""
    return Reading("DATE", resolved.value, resolved, captures.get("hedge") or captures.get("edge"), role="narrative")
