"""Readers of clock times and parts of the day that name no day."""

from kontan_crawler.dates.context import Context
from kontan_crawler.dates.date_resolution import ResolvedDay
from kontan_crawler.dates.day_reading import day_reading
from kontan_crawler.dates.grammar import Captures
from kontan_crawler.dates.readers.days import calendar_date, deictic, weekday
from kontan_crawler.dates.reading import Reading
from kontan_crawler.dates.words import CONJUNCTION

DAYPART_AFTER = frozenset("sejak dari hingga sampai menjelang jelang pada".split())


def bare_time(captures: Captures, context: Context) -> Reading:
    """Read a time on the day of its sentence or of the narrative: "sekitar pukul 08.00 WIB", "tengah hari", "malam harinya"."""
    return day_reading(captures, ResolvedDay(context.discourse.day_of_time()), "background")


def bare_daypart(captures: Captures, context: Context) -> Reading | None:
    """Read a part of the day after a preposition, or in a list: "hingga petang", "siang atau sore hari". Without one it may be an adjective."""
    before = context.word_before().lower()
    is_listed = before in CONJUNCTION and context.discourse.ends_with_time(context.start)
    return bare_time(captures, context) if before in DAYPART_AFTER or is_listed else None


def before_its_day(captures: Captures, context: Context) -> Reading | None:
    """Read an expression that the day after it resolves: "pukul 08.00 WIB, Minggu (16/8/2026)", "hari yang sama, Minggu (16/8)"."""
    reading = calendar_date(captures, context) if "day" in captures else deictic(captures, context)
    return reading and reading._replace(weekday_agrees=None)


def before_its_weekday(captures: Captures, context: Context) -> Reading | None:
    """Read a time that the weekday after it resolves: "pukul 08.00 waktu setempat, Minggu"."""
    reading = weekday(captures, context)
    return reading and reading._replace(weekday_agrees=None)
