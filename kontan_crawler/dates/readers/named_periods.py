"""Readers of what is longer than a day: months, quarters, years, decades, centuries, seasons."""

from datetime import date

from kontan_crawler.dates.context import Outlook, Place
from kontan_crawler.dates.day_reading import Parts
from kontan_crawler.dates.discourse import Reading
from kontan_crawler.dates.periods import MONTHS, Period, period
from kontan_crawler.dates.words import COUNTED_AFTER, COUNTED_BEFORE

# How many months back a bare month may lie, by the outlook of its clause; half a year where nothing tells.
LATEST_MONTHS: dict[Outlook | None, int] = {"ahead": 3, "back": 11}

# The days of a month's edges: "awal Desember lalu" is of the present month once they have begun, "nanti" until they are over.
EDGE_DAYS = {"START": (1, 10), "MID": (11, 20), "END": (21, 31)}


def month(parts: Parts, place: Place) -> Reading | None:
    """A month: "September 2010", "Juli lalu", "Desember tahun lalu"; without a year the nearest, or the one its words look to."""
    published = place.timeline.published
    if "year" in parts or "year_when" in parts:
        year = parts.get("year", published.year + parts.get("year_when", 0))
        return reading_of_period(parts, period("M", date(year, parts["month"], 1)))
    if len(place.text.split()) == 1 and is_name(place):
        return None
    behind = (published.month - parts["month"]) % 12
    ahead = -behind % 12
    if "when" in parts:
        first, last = EDGE_DAYS.get(parts.get("edge", ""), (31, 1))
        move = {
            1: ahead or (0 if published.day < last else 12),
            -1: -(behind or (0 if published.day > first else 12)),
            0: parts["month"] - published.month,
        }[parts["when"]]
    else:
        move = ahead if behind > LATEST_MONTHS.get(place.outlook(), 6) else -behind
    return reading_of_period(parts, period("M", date(published.year + (published.month - 1 + move) // 12, parts["month"], 1)))


def is_name(place: Place) -> bool:
    """Whether a month's word is a person's: "Mei Lin", "Maret Samuel Sueken"."""
    after, before = place.word_after(), place.word_before()
    named = after[:1].isupper() and after[1:].islower()
    return named and (before[:1].isupper() or not before[:1].isalnum() or place.text.lower() == "mei")


def year(parts: Parts, place: Place) -> Reading | None:
    """A year: "tahun 2008", "2014 lalu", "2027" where nothing is counted."""
    if place.text.isdigit() and not is_year(place, parts["year"]):
        return None
    return reading_of_period(parts, period("Y", date(parts["year"], 1, 1)))


def is_year(place: Place, number: int) -> bool:
    """Whether a bare number can be a year: of this or the last century, and not an amount."""
    before, after = place.word_before().lower(), place.word_after().lower()
    counted = before in COUNTED_BEFORE or after in COUNTED_AFTER or before.isdigit() or after.isdigit()
    return 1900 <= number < 2100 and not counted


def decade(parts: Parts, place: Place) -> Reading:
    """A decade: "tahun 1990-an", "1970-an", "tahun 40-an"."""
    number = parts["year"] if "year" in parts else parts["short_year"] - 100
    return reading_of_period(parts, period("DE", date(number, 1, 1)))


def century(parts: Parts, place: Place) -> Reading:
    """A century: "abad ke-19" began in 1800 for TIMEX3, whose value for it is "18"."""
    return reading_of_period(parts, period("CE", date((parts["century"] - 1) * 100 or 1, 1, 1)))


def season(parts: Parts, place: Place) -> Reading:
    """A season: "musim dingin", "musim hujan 2014"; that of the publication year unless another is named."""
    year = parts.get("year", place.timeline.published.year + (parts.get("year_when") or 0))
    return Reading("DATE", f"{year:04}-{parts['season']}", mod=parts.get("edge"))


def part_of_year(parts: Parts, place: Place) -> Reading | None:
    """A quarter or half: "kuartal II-2026", "paruh pertama tahun depan", "1H26".

    Without a year it is that of publication, or the one before where it would lie far ahead.
    """
    unit, number = parts["period" if "period" in parts else "period_letter"], parts["part_ordinal"]
    published = place.timeline.published
    year = parts.get("year", parts.get("short_year"))
    if unit == "H" and number > 2:
        return None
    if "year_when" in parts:
        year = published.year + parts["year_when"]
    if year is None:
        year = published.year - far_ahead(unit, number, place)
    return reading_of_period(parts, nth(unit, number, year))


def nth(unit: str, number: int, year: int) -> Period:
    """A quarter or half of a year."""
    return period(unit, date(year, number * MONTHS[unit], 1))


def far_ahead(unit: str, number: int, place: Place) -> bool:
    """Whether the period would begin more than half a year after publication, and nothing there looks ahead."""
    published = place.timeline.published
    return (nth(unit, number, published.year).first - published).days > 183 and place.outlook() != "ahead"


def reading_of_period(parts: Parts, there: Period) -> Reading:
    """A stretch with its modifier."""
    return Reading("DATE", there.value, there, parts.get("hedge") or parts.get("edge"), standing="story")
