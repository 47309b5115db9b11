"""Readers of weeks and other units that are not called by name."""

from kontan_crawler.dates.context import Place
from kontan_crawler.dates.day_reading import Parts
from kontan_crawler.dates.discourse import Reading, Standing
from kontan_crawler.dates.periods import Period, period, shift, weekend
from kontan_crawler.dates.readers.named_periods import reading_of_period


def unit_when(parts: Parts, place: Place) -> Reading | None:
    """A unit by its distance from publication: "pekan lalu", "akhir tahun depan"."""
    if place.text.startswith("Minggu") and not place.begins_sentence():
        return None  # "Minggu lalu" within a sentence is a Sunday
    there = shift(place.timeline.published, parts["unit"], parts.get("when", 0))
    return edged(parts, period(parts["unit"], there)) if there else None


def edge_of_unit(parts: Parts, place: Place) -> Reading | None:
    """The edge of the present unit: "akhir tahun"; "akhir pekan" is the last one until Thursday, unless its words look ahead."""
    is_weekend = parts["unit"] == "W" and parts["edge"] == "END"
    is_past = is_weekend and place.timeline.published.weekday() < 3 and place.outlook() != "ahead"
    return unit_when(parts | {"when": -is_past}, place)


def units_when(parts: Parts, place: Place) -> Reading:
    """Units uncounted: "tahun-tahun mendatang", "bulan-bulan sebelumnya"."""
    direction = parts["neighbour"] if "neighbour" in parts else parts["when"]
    return Reading("DATE", {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[direction])


def unit_spoken_of(parts: Parts, place: Place) -> Reading | None:
    """A unit mentioned before: "hari itu", "tahun yang sama"."""
    return edged(parts, period(parts["unit"], place.timeline.before(parts["unit"]).first))


def unit_beside(parts: Parts, place: Place) -> Reading | None:
    """The unit before or after one mentioned: "tahun sebelumnya", "pekan berikutnya"."""
    there = shift(place.timeline.before(parts["unit"]).first, parts["unit"], parts["neighbour"])
    standing: Standing = "comparison" if parts["neighbour"] < 0 else "passing"
    return edged(parts, period(parts["unit"], there))._replace(standing=standing) if there else None


def edged(parts: Parts, there: Period) -> Reading:
    """A unit, or its edge: the end of a week is its weekend."""
    if parts.get("edge") == "END" and there.unit == "W":
        return reading_of_period(parts | {"edge": None}, weekend(there))
    return reading_of_period(parts, there)
