"""Readers of amounts of time before or after an anchor: the publication time or the last mention."""

from datetime import date, datetime, timedelta

from kontan_crawler.dates.context import Context
from kontan_crawler.dates.grammar import Captures
from kontan_crawler.dates.periods import Period, period, shift
from kontan_crawler.dates.readers.durations import amount, duration, is_price_or_index, is_sunday
from kontan_crawler.dates.reading import DiscourseRole, Reading
from kontan_crawler.dates.words import COUNTED_BEFORE

SECONDS = {"TH": 3600, "TM": 60, "TS": 1}
# Behind these, "dua hari lagi" is two days more.
FOR = frozenset({"selama", "sepanjang"})
# After these words the millions are an amount, and "tahun lalu" is last year: "mencapai 2,3 juta tahun lalu".
COUNT_VERBS = {"mencapai", "menjadi", "dari", "total"}


def end_of_range(captures: Captures, context: Context) -> Reading | None:
    """Read an amount at the end of a range: its last word makes it a duration or anchored."""
    reader = ago if "ago" in captures else from_anchor if "from_anchor" in captures else duration
    return reader(captures, context)


def ago(captures: Captures, context: Context) -> Reading | None:
    """Read an amount before or after publication, as a period of its unit: "dua hari lalu", "dua bulan lagi"."""
    discourse = context.discourse
    if is_price_or_index(captures, context) or is_sunday(captures, context):
        return None
    if captures["ago"] > 0 and context.governor in FOR:
        return None
    if captures["unit"] in SECONDS:
        return _clock_time(captures, discourse.publication_time, captures["ago"])
    day = shifted(captures, discourse.published, captures["ago"])
    finest = captures["more_unit"] if captures.get("more_unit", "TH") not in SECONDS else captures["unit"]
    return _period_reading(captures, period(finest, day)) if day else _unresolved(captures, captures["ago"])


def from_anchor(captures: Captures, context: Context) -> Reading | None:
    """Read an amount after or before the last mention, as a period of its unit: "sehari kemudian", "setahun sebelumnya"."""
    if is_sunday(captures, context):
        return None
    unit, direction = captures["unit"], captures["from_anchor"]
    if unit in SECONDS:
        return _clock_time(captures, context.discourse.clock_time, direction)
    anchor = context.discourse.anchor(unit, direction)
    day = shifted(captures, anchor.first, direction)
    role: DiscourseRole = "comparison" if direction < 0 else "background"
    return _period_reading(captures, period(anchor.unit, day))._replace(role=role) if day else _unresolved(captures, direction)


def millions_of_years_ago(captures: Captures, context: Context) -> Reading | None:
    """Read millions of years, which are outside the calendar: "65 juta tahun lalu"; "Rp 65 juta tahun lalu" is money."""
    return None if context.word_before().lower() in COUNTED_BEFORE | COUNT_VERBS else _unresolved(captures, -1)


def shifted(captures: Captures, start: date, direction: int) -> date | None:
    """Return the day one amount away from `start`; None if the amount is vague or leaves the calendar. Hours after days are ignored."""
    count, more_unit = amount(captures), captures.get("more_unit", "TH")
    day = None if count is None else shift(start, captures["unit"], round(count) * direction)
    return day if day is None or more_unit in SECONDS else shift(day, more_unit, captures["more"] * direction)


def _clock_time(captures: Captures, start: datetime | None, direction: int) -> Reading:
    count = amount(captures)
    if start is None or count is None:
        return _unresolved(captures, direction)
    more = captures.get("more", 0) * SECONDS.get(captures.get("more_unit", ""), 0)
    moment = start + direction * timedelta(seconds=count * SECONDS[captures["unit"]] + more)
    return Reading("TIME", f"{moment:%Y-%m-%dT%H:%M}", period("D", moment.date()), captures.get("hedge"))


def _unresolved(captures: Captures, direction: int) -> Reading:
    return Reading("DATE", "PAST_REF" if direction < 0 else "FUTURE_REF", mod=captures.get("hedge"))


def _period_reading(captures: Captures, resolved: Period) -> Reading:
    return Reading("DATE", resolved.value, resolved, captures.get("hedge"))
