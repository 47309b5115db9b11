"""From a settled day to a reading. What every reader of days and hours ends with."""

from typing import Any

from kontan_crawler.dates.context import Place
from kontan_crawler.dates.date_resolution import Settled
from kontan_crawler.dates.discourse import Reading, Standing
from kontan_crawler.dates.periods import period

Parts = dict[str, Any]
"""What a form found: the name of a table, in small letters, or the label before it, and the meaning of the word."""


def reading_of(parts: Parts, settled: Settled, standing: Standing = "story") -> Reading:
    """A settled day with its hour or part of day."""
    day, hour = settled.day, time_of(parts)
    return Reading(
        "TIME" if hour else "DATE",
        day.isoformat() + hour if day else None,
        period("D", day) if day else None,
        parts.get("hedge") or parts.get("edge"),
        settled.weekday_agrees,
        settled.repaired,
        settled.suggested,
        standing,
    )


def time_of(parts: Parts) -> str:
    """What TIMEX3 writes behind the day: "T05:36", "TMO", nothing."""
    code, afternoon = parts.get("part", ("", ()))
    hour, minute = parts.get("hour_minute", (parts.get("hour"), parts.get("minute", 0)))
    if hour is None:
        return f"T{code}" if code else parts.get("noon", "")
    second = f":{parts['second']:02}" if "second" in parts else ""
    return f"T{hour + 12 * (hour in afternoon):02}:{minute:02}{second}{parts.get('zone', '')}"


def standing_of(place: Place) -> Standing:
    """What a dated day is to the mentions after it.

    Behind a comma, as in "kata Budi di Jakarta, Senin (29/12/2014)", it is mostly that of the saying.
    """
    if place.word_before().lower() in {"sejak", "semenjak"}:
        return "comparison"
    is_framed = place.word_before() == ","
    return "passing" if is_framed and (place.timeline.story_day or place.outlook() == "said") else "story"
