"""Readers of what is longer than a day: weeks, months, quarters, years, decades, centuries, seasons. See days.py for what a reader is."""

from datetime import date

from kontan_crawler.dates.days import Parts
from kontan_crawler.dates.outlook import Place
from kontan_crawler.dates.periods import MONTHS, Period, period, shift, weekend
from kontan_crawler.dates.timeline import Reading, Standing

# A number of four digits is no year behind these words, nor before those.
COUNTED_BEFORE = frozenset("rp usd idr no nomor pasal ayat level rt rw km sebanyak seharga senilai sebesar ke kav blok $ €".split())
COUNTED_AFTER = frozenset(
    "% persen orang unit juta miliar triliun ribu dolar dollar euro yen rupiah barel barrel ton kg km meter mil hektare poin bps kali "
    "personel penumpang kursi kamar rumah saham lot gram ons kaki liter derajat kilometer kilogram pekerja karyawan perusahaan mw watt".split()
)

# How many months back a bare month may lie, by the outlook of its clause; half a year where nothing tells.
LATEST_MONTHS = {"ahead": 3, "back": 11}


def month(parts: Parts, place: Place) -> Reading | None:
    """A month: "September 2010", "Juli lalu", "Desember tahun lalu"; without a year the nearest, or the one its words look to."""
    published = place.timeline.published
    if "year" in parts or "year_when" in parts:
        year = parts.get("year", published.year + parts.get("year_when", 0))
        return reading_of(parts, period("M", date(year, parts["month"], 1)))
    if len(place.text.split()) == 1 and is_name(place):
        return None
    behind = (published.month - parts["month"]) % 12
    ahead = -behind % 12
    if "when" in parts:
        move = {1: ahead or 12, -1: -(behind or 12), 0: parts["month"] - published.month}[parts["when"]]
    else:
        move = ahead if behind > LATEST_MONTHS.get(place.outlook(), 6) else -behind
    return reading_of(parts, period("M", shift(published.replace(day=1), "M", move)))


def is_name(place: Place) -> bool:
    """Whether a month's word is a person's: "Mei Lin", "Maret Samuel Sueken"."""
    after, before = place.word_after(), place.word_before()
    named = after[:1].isupper() and after[1:].islower()
    return named and (before[:1].isupper() or not before[:1].isalnum() or place.text.lower() == "mei")


def year(parts: Parts, place: Place) -> Reading | None:
    """A year: "tahun 2008", "2014 lalu", "2027" where nothing is counted."""
    if place.text.isdigit() and not is_year(place, parts["year"]):
        return None
    return reading_of(parts, period("Y", date(parts["year"], 1, 1)))


def is_year(place: Place, number: int) -> bool:
    """Whether a bare number can be a year: of this or the last century, and not an amount."""
    before, after = place.word_before().lower(), place.word_after().lower()
    counted = before in COUNTED_BEFORE or after in COUNTED_AFTER or before.isdigit() or after.isdigit()
    return 1900 <= number < 2100 and not counted


def decade(parts: Parts, place: Place) -> Reading:
    """A decade: "tahun 1990-an", "1970-an", "tahun 40-an"."""
    number = parts["year"] if "year" in parts else parts["short_year"] % 100 + 1900
    if number + 80 <= place.timeline.published.year and "year" not in parts and number < 1930:
        number += 100
    return reading_of(parts, period("DE", date(number, 1, 1)))


def century(parts: Parts, place: Place) -> Reading:
    """A century: "abad ke-19" began in 1800 for TIMEX3, whose value for it is "18"."""
    return reading_of(parts, period("CE", date((parts["century"] - 1) * 100 or 1, 1, 1)))


def season(parts: Parts, place: Place) -> Reading:
    """A season: "musim dingin", "musim hujan 2014"; that of the publication year unless another is named."""
    year = parts.get("year", place.timeline.published.year + (parts.get("year_when") or 0))
    return Reading("DATE", f"{year:04}-{parts['season']}", mod=parts.get("edge"))


def part_of_year(parts: Parts, place: Place) -> Reading | None:
    """A quarter or half: "kuartal II-2026", "paruh pertama tahun depan", "1H26"; without a year that of publication, or the one before where that lies far ahead."""
    unit, number = parts.get("period", parts.get("period_letter")), parts["part_ordinal"]
    published = place.timeline.published
    year = parts.get("year", parts.get("short_year"))
    if unit == "H" and number > 2:
        return None
    if "year_when" in parts:
        year = published.year + parts["year_when"]
    if year is None:
        year = published.year - far_ahead(unit, number, place)
    return reading_of(parts, nth(unit, number, year))


def nth(unit: str, number: int, year: int) -> Period:
    """A quarter or half of a year."""
    return period(unit, date(year, number * MONTHS[unit], 1))


def far_ahead(unit: str, number: int, place: Place) -> bool:
    """Whether the period would begin more than half a year after publication, and nothing there looks ahead."""
    published = place.timeline.published
    return (nth(unit, number, published.year).first - published).days > 183 and place.outlook() != "ahead"


def unit_when(parts: Parts, place: Place) -> Reading | None:
    """A unit by its distance from publication: "pekan lalu", "akhir tahun depan", "akhir pekan"."""
    if parts["unit"] == "W" and place.text == place.text.capitalize() and place.text[0] == "M" and not place.begins_sentence():
        return None  # "Minggu lalu" within a sentence is a Sunday
    there = shift(place.timeline.published, parts["unit"], parts.get("when", 0))
    return _edged(parts, period(parts["unit"], there)) if there else None


def edge_of_unit(parts: Parts, place: Place) -> Reading | None:
    """The edge of the present unit: "akhir tahun"; "akhir pekan" is the last one until Thursday, unless its words look ahead."""
    is_past_weekend = parts["unit"] == "W" and parts["edge"] == "END" and place.timeline.published.weekday() < 3 and place.outlook() != "ahead"
    return unit_when(parts | {"when": -1 if is_past_weekend else 0}, place)


def units_when(parts: Parts, place: Place) -> Reading:
    """Units uncounted: "tahun-tahun mendatang"."""
    return Reading("DATE", {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[parts["when"]])


def unit_spoken_of(parts: Parts, place: Place) -> Reading | None:
    """A unit mentioned before: "hari itu", "tahun yang sama"."""
    return _edged(parts, period(parts["unit"], place.timeline.before(parts["unit"]).first))


def unit_beside(parts: Parts, place: Place) -> Reading | None:
    """The unit before or after one mentioned: "tahun sebelumnya", "pekan berikutnya"."""
    there = shift(place.timeline.before(parts["unit"]).first, parts["unit"], parts["neighbour"])
    standing: Standing = "comparison" if parts["neighbour"] < 0 else "passing"
    return _edged(parts, period(parts["unit"], there))._replace(standing=standing) if there else None


def _edged(parts: Parts, there: Period) -> Reading:
    if parts.get("edge") == "END" and there.unit == "W":
        return reading_of(parts | {"edge": None}, weekend(there))
    return reading_of(parts, there)


def reading_of(parts: Parts, there: Period) -> Reading:
    """A stretch with its modifier."""
    return Reading("DATE", there.value, there, parts.get("hedge") or parts.get("edge"), standing="story")
