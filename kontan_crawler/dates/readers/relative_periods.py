"""Readers of weeks and other units relative to publication or to the last mention."""

from kontan_crawler.dates.context import Context
from kontan_crawler.dates.grammar import Captures
from kontan_crawler.dates.periods import Period, period, shift, weekend
from kontan_crawler.dates.readers.named_periods import period_reading
from kontan_crawler.dates.reading import DiscourseRole, Reading
from kontan_crawler.dates.reference_time.cues import CLOSING

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
    return discourse.week_began or (direction < 0 and any(word in CLOSING for word in context.cue_words()))


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
    """Read the unit of the anchor: "hari itu", "tahun yang sama"."""
    return unit_reading(captures, period(captures["unit"], context.discourse.anchor(captures["unit"]).first))


def adjacent_unit(captures: Captures, context: Context) -> Reading | None:
    """Read the unit before or after the anchor: "tahun sebelumnya", "pekan berikutnya"."""
    unit, direction = captures["unit"], captures["adjacent"]
    day = shift(context.discourse.anchor(unit, direction).first, unit, direction)
    role: DiscourseRole = "comparison" if direction < 0 else "background"
    return unit_reading(captures, period(unit, day))._replace(role=role) if day else None


def unit_reading(captures: Captures, resolved: Period) -> Reading:
    """Return the reading of a unit or its edge. The end of a week is its weekend."""
    if captures.get("edge") == "END" and resolved.unit == "W":
        return period_reading(captures | {"edge": None}, weekend(resolved))
    return period_reading(captures, resolved)
