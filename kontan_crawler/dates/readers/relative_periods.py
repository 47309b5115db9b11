"""Readers of weeks and other units relative to publication or to the last mention."""

from kontan_crawler.dates.context import Context
from kontan_crawler.dates.grammar import Captures
from kontan_crawler.dates.periods import Period, period, shift, weekend
from kontan_crawler.dates.readers.named_periods import period_reading
from kontan_crawler.dates.reading import DiscourseRole, Reading


def deictic_unit(captures: Captures, context: Context) -> Reading | None:
    """Read a unit relative to publication: "pekan lalu", "akhir tahun depan"."""
    if context.text.startswith("Minggu") and not context.begins_sentence():
        return None  # "Minggu lalu" within a sentence is a Sunday
    day = shift(context.discourse.published, captures["unit"], captures.get("direction", 0))
    return unit_reading(captures, period(captures["unit"], day)) if day else None


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
