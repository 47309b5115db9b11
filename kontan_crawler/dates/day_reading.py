"""Build the Reading of a resolved day, for all readers of days and times."""

from kontan_crawler.dates.clock_values import time_of_day
from kontan_crawler.dates.context import Context
from kontan_crawler.dates.date_resolution import ResolvedDay
from kontan_crawler.dates.grammar import Captures
from kontan_crawler.dates.periods import period
from kontan_crawler.dates.reading import DiscourseRole, Reading


def day_reading(captures: Captures, resolved: ResolvedDay, role: DiscourseRole = "narrative") -> Reading:
    """Return a DATE, or a TIME if a clock time or part of the day is captured."""
    time = time_of_day(captures)
    day = period("D", resolved.day) if resolved.day else None
    return Reading(
        "TIME" if time else "DATE",
        day.value + time if day else None,
        day,
        captures.get("hedge") or captures.get("edge"),
        resolved.weekday_agrees,
        resolved.repaired,
        resolved.suggested,
        role,
        captures.get("named_zone"),
    )


def discourse_role(context: Context) -> DiscourseRole:
    """Return the role of a day given by date or weekday.

    After a comma, as in "kata Budi di Jakarta, Senin (29/12/2014)", it is usually the day of a statement.
    """
    after_comma = context.word_before() == ","
    is_statement = after_comma and (context.discourse.narrative_day or context.direction.kind in ("saying", "said"))
    return "background" if is_statement else "narrative"
