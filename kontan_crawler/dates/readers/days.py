"""Readers of days: by date, by weekday, or relative to publication or to a day mentioned before."""

from datetime import date, timedelta

from kontan_crawler.dates.context import Context
from kontan_crawler.dates.date_resolution import PrintedDate, ResolvedDay, resolve_day
from kontan_crawler.dates.day_reading import day_reading, discourse_role
from kontan_crawler.dates.grammar import Captures
from kontan_crawler.dates.misprints import looks_like_date, repair
from kontan_crawler.dates.periods import shift
from kontan_crawler.dates.reading import Reading
from kontan_crawler.dates.reference_time.bounds import UNBOUNDED

# A bare day and month in brackets may be a fraction. It is a date only this close to publication.
MAX_BRACKETED_DAYS = 31


def calendar_date(captures: Captures, context: Context) -> Reading:
    """Read a day and month: "Selasa (30/12/2014) malam", "27 November mendatang", "31 Desember tahun lalu"."""
    published = context.discourse.published
    year = captures.get("year", in_century(captures, published.year))
    if "year_direction" in captures:
        year = published.year + captures["year_direction"]
    printed = PrintedDate(captures["day"], captures["month"], year, captures.get("weekday"))
    resolved = resolve_day(printed, published, context.text, context.bounds("D") if year is None and printed.weekday is None else UNBOUNDED)
    direction = captures.get("direction")
    if year is None and resolved.day and direction and (resolved.day - published).days * direction <= 0:
        resolved = resolved._replace(day=shift(resolved.day, "Y", direction))
    reading = day_reading(captures, resolved, discourse_role(context))
    return reading._replace(repaired=True) if "misspelt_month" in captures else reading


def in_century(captures: Captures, published: int) -> int | None:
    """Return a year printed with two digits: the last such year up to 20 years after publication; None if there is none."""
    year: int | None = captures.get("short_year")
    return year if year is None or year <= published + 20 else year - 100


def named_date(captures: Captures, context: Context) -> Reading | None:
    """Read a day in brackets behind its name: "Selasa (30/12/2014) malam", "pagi ini (31/3)". Without weekday and year it must be near publication."""
    reading = calendar_date(captures, context)
    is_certain = captures.keys() & {"weekday", "deictic", "year", "short_year"}
    return reading if is_certain or is_near(reading, context) else None


def is_near(reading: Reading, context: Context) -> bool:
    """Return whether a day is so close to publication that it is no fraction."""
    return reading.period is not None and abs((reading.period.first - context.discourse.published).days) <= MAX_BRACKETED_DAYS


def bracketed_date(captures: Captures, context: Context) -> Reading | None:
    """Read a bare day and month in brackets, near publication: "(20/8)"."""
    reading = calendar_date(captures, context) if context.word_before() == "(" else None
    return reading if reading and is_near(reading, context) else None


def day_of_month(captures: Captures, context: Context) -> Reading | None:
    """Read a day without a month, as the nearest one in its direction: "Tanggal 24 kemarin"."""
    published, direction = context.discourse.published, captures.get("direction")
    months = (shift(published.replace(day=1), "M", n) for n in (0, -1, 1, -2, 2))
    days = [day for first in months if first and (day := first + timedelta(days=captures["day"] - 1)).month == first.month]
    candidates = [day for day in days if not direction or (day - published).days * direction > 0]
    return day_reading(captures, ResolvedDay(min(candidates, key=lambda day: abs(day - published))))


def misprinted_date(captures: Captures, context: Context) -> Reading | None:
    """Read a misprinted date: "Jumat (21/82026)". The value is None if it cannot be repaired."""
    bracketed = context.text.rpartition("(")[2]
    garbled = "".join(sign for sign in bracketed if sign.isdigit() or sign in "/.,-")
    weekday = captures.get("weekday")
    if not looks_like_date(garbled, weekday):
        return None
    day = repair(garbled, weekday, context.discourse.published)
    if day is None and weekday is None and garbled.count("/") < 2:
        return None
    return day_reading(captures, ResolvedDay(day, None if weekday is None else day is not None, repaired=day is not None))


def bracketed_misprint(captures: Captures, context: Context) -> Reading | None:
    """Read a misprinted date in brackets, without a weekday: "(3//8/2026)"."""
    return misprinted_date(captures, context) if context.word_before() == "(" else None


def weekday(captures: Captures, context: Context) -> Reading | None:
    """Read a weekday: the one that the text has dated, else the next one in a future clause, else the last one up to publication."""
    if context.text.startswith("Minggu") and captures.keys() == {"weekday", "direction"} and context.begins_sentence():
        return None  # "Minggu lalu" at the start of a sentence is last week
    published = context.discourse.published
    if "direction" in captures:
        this_week, ahead = captures["weekday"] - published.weekday(), (captures["weekday"] - published.weekday()) % 7
        day = published + timedelta(days={-1: ahead - 7, 0: this_week, 1: ahead or 7}[captures["direction"]])
    else:
        day = _weekday_on_its_side(captures["weekday"], context)
    return day_reading(captures, ResolvedDay(day, True), discourse_role(context))


def eve(captures: Captures, context: Context) -> Reading | None:
    """Read the evening before a weekday: "malam Minggu" is Saturday evening."""
    return weekday(captures | {"weekday": (captures["weekday"] - 1) % 7}, context)


def _weekday_on_its_side(weekday: int, context: Context) -> date:
    """Return the day of a bare weekday: behind the first end of its range, else the one known, else the next or last one."""
    discourse = context.discourse
    if context.range_start:
        discourse.used, start = context.range_start, context.range_start.last
        return start + timedelta(days=(weekday - start.weekday() - 1) % 7 + 1)
    if (week := discourse.coming_week()) and context.direction.side >= 0:
        discourse.used = week
        return week.first + timedelta(days=weekday)
    side = context.direction.side if context.direction.is_certain else 0
    ahead = (weekday - discourse.published.weekday()) % 7
    is_ahead = not ahead or side > 0 or (side == 0 and discourse.sentence_is_future())
    return discourse.known_weekday(weekday, side if context.is_adverbial() else 0) or discourse.published + timedelta(
        days=ahead if is_ahead else ahead - 7
    )


def weekday_of_week(captures: Captures, context: Context) -> Reading:
    """Read a weekday of a week: "Senin pekan depan"."""
    published = context.discourse.published
    day = published + timedelta(days=captures["weekday"] - published.weekday() + 7 * captures["week_direction"])
    return day_reading(captures, ResolvedDay(day, True))


def deictic(captures: Captures, context: Context) -> Reading:
    """Read a day relative to publication: "kemarin", "besok pagi", "sore hari ini"."""
    distance = captures["deictic"] if "deictic" in captures else captures.get("which_day", 0)
    return day_reading(captures, ResolvedDay(context.discourse.published + timedelta(days=distance)), "background")


def last_night(captures: Captures, context: Context) -> Reading:
    """Read the night before publication: "tadi malam", "semalam"."""
    return deictic(captures | {"deictic": -1}, context)


def adjacent_day(captures: Captures, context: Context) -> Reading | None:
    """Read the day after or before the last day mentioned: "keesokan harinya", "malam sebelumnya"."""
    direction = captures.get("adjacent", 1)
    day = shift(context.discourse.anchor("D", direction).first, "D", direction)
    return day_reading(captures, ResolvedDay(day), "comparison" if direction < 0 else "narrative") if day else None
