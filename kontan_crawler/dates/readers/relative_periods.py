"""Readers of weeks and other units relative to publication or to the last mention."""

from kontan_crawler.dates.context import Context
from kontan_crawler.dates.grammar import Captures
from kontan_crawler.dates.periods import Period, period, shift, weekend
from kontan_crawler.dates.readers.months import month
from kontan_crawler.dates.readers.named_periods import period_reading, year_part
from kontan_crawler.dates.reading import DiscourseRole, Reading
from kontan_crawler.dates.reference_time.cues import CLOSING
from kontan_crawler.dates.words import UNIT

SATURDAY = 5


def deictic_unit(captures: Captures, context: Context) -> Reading | None:
    """Read a unit relative to publication: "pekan lalu", "akhir tahun depan"."""
    if context.text.startswith("Minggu") and not context.begins_sentence():
        return None  # "Minggu lalu" within a sentence is a Sunday
    is_week = captures["unit"] == "W" and captures.get("edge") != "END"
    count = captures.get("direction", 0) + (is_week and weeks_begun(captures.get("direction", 0), context))
    day = shift(context.discourse.published, captures["unit"], count)
    return unit_reading(captures, period(captures["unit"], day)) if day else None


def weeks_begun(direction: int, context: Context) -> bool:
    """Return whether a text of a weekend is written from the week that begins: "pekan ini akan dirilis", "pekan lalu ditutup"."""
    discourse = context.discourse
    if discourse.published.weekday() < SATURDAY:
        return False
    if direction == 0:
        discourse.week_began = context.direction.kind in ("modal", "await", "plan", "governor")
    return discourse.week_began or (direction < 0 and any(cue.word in CLOSING for cue in context.cues()))


def edge_of_unit(captures: Captures, context: Context) -> Reading | None:
    """Read the edge of the current unit: "akhir tahun". From Monday to Wednesday "akhir pekan" is the last one, except in a future clause."""
    is_weekend = captures["unit"] == "W" and captures["edge"] == "END"
    is_past = is_weekend and context.discourse.published.weekday() < 3 and context.direction.side <= 0
    return deictic_unit(captures | {"direction": -is_past}, context)


def plural_units(captures: Captures, context: Context) -> Reading:
    """Read units without a number: "tahun-tahun mendatang", "bulan-bulan sebelumnya"."""
    direction = captures["adjacent"] if "adjacent" in captures else captures["direction"]
    return Reading("DATE", {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[direction])


def same_unit(captures: Captures, context: Context) -> Reading | None:
    """Read the unit of the anchor: "hari itu", "tahun yang sama"; "kuartal yang sama tahun lalu" is only last year."""
    if context.text.lower().endswith("sama") and is_period_of_another(context):
        return None
    return unit_reading(captures, period(captures["unit"], context.discourse.anchor(captures["unit"]).first))


def is_period_of_another(context: Context) -> bool:
    """Return whether the period follows that an expression is a part of: "kuartal yang sama (pada) tahun lalu", "bulan yang sama 2025"."""
    following = [word for word in context.words_between(context.end - 1, context.end + 5) if word not in ("pada", "di")]
    return following != [] and (following[0] in UNIT or (following[0].isdigit() and len(following[0]) == 4))


def adjacent_unit(captures: Captures, context: Context) -> Reading | None:
    """Read the unit before or after the anchor: "tahun sebelumnya", "pekan berikutnya"."""
    unit, direction = captures["unit"], captures["adjacent"]
    day = shift(context.discourse.anchor(unit, direction).first, unit, direction)
    role: DiscourseRole = "comparison" if direction < 0 else "background"
    return unit_reading(captures, period(unit, day))._replace(role=role) if day else None


def part_of_adjacent_year(captures: Captures, context: Context) -> Reading | None:
    """Read a part of the year before or after the anchor: "kuartal pertama tahun sebelumnya", "Mei tahun berikutnya"."""
    year = adjacent_unit({"unit": "Y", "adjacent": captures["adjacent"]}, context)
    if year is None or year.period is None:
        return None
    printed = captures | {"year": year.period.first.year}
    reading = month(printed, context) if "month" in captures else year_part(printed, context)
    return reading and reading._replace(role=year.role)


def unit_reading(captures: Captures, resolved: Period) -> Reading:
    """Return the reading of a unit or its edge. The end of a week is its weekend."""
    if captures.get("edge") == "END" and resolved.unit == "W":
        return period_reading(captures | {"edge": None}, weekend(resolved))
    return period_reading(captures, resolved)
