"""Readers of months by name."""

from datetime import date

from kontan_crawler.dates.context import Context
from kontan_crawler.dates.grammar import Captures
from kontan_crawler.dates.names_like_months import is_name
from kontan_crawler.dates.periods import Period, period
from kontan_crawler.dates.readers.named_periods import period_reading
from kontan_crawler.dates.reading import Reading
from kontan_crawler.dates.reference_time.bounds import UNBOUNDED

# Months before publication that a bare month may be if no word says on which side it lies.
MAX_MONTHS_BEFORE = 6

# Days of the edges of a month. "awal Desember lalu" is this month after its edge has begun, "awal Desember nanti" until it has ended.
EDGE_DAYS = {"START": (1, 10), "MID": (11, 20), "END": (21, 31)}


def month(captures: Captures, context: Context) -> Reading | None:
    """Read a month: "September 2010", "Juli lalu", "Desember tahun lalu". Without a year it is the nearest in its direction."""
    published = context.discourse.published
    if "year" in captures or "year_direction" in captures:
        year = captures.get("year", published.year + captures.get("year_direction", 0))
        return period_reading(captures, period("M", date(year, captures["month"], 1)))
    if len(context.text.split()) == 1 and is_name(context):
        return None
    return period_reading(captures, _month(captures, published, _months_away(captures, context)))


def _month(captures: Captures, published: date, distance: int) -> Period:
    return period("M", date(published.year + (published.month - 1 + distance) // 12, captures["month"], 1))


def _months_away(captures: Captures, context: Context) -> int:
    published = context.discourse.published
    before: int = (published.month - captures["month"]) % 12
    after = -before % 12
    if "direction" not in captures:
        if context.range_start:
            context.discourse.used, start = context.range_start, context.range_start.first
            later: int = (captures["month"] - start.month) % 12
            return (start.year - published.year) * 12 + start.month - published.month + later
        by_distance = (-before, after) if before <= MAX_MONTHS_BEFORE else (after, -before)
        within = context.bounds("M")
        if within is UNBOUNDED:
            return by_distance[0]
        return next((distance for distance in by_distance if within.holds(_month(captures, published, distance))), by_distance[0])
    first, last = EDGE_DAYS.get(captures.get("edge", ""), (31, 1))
    distances: dict[int, int] = {
        1: after or (0 if published.day < last else 12),
        -1: -(before or (0 if published.day > first else 12)),
        0: captures["month"] - published.month,
    }
    return distances[captures["direction"]]
