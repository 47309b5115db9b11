"""Readers of hours and parts of the day."""

from kontan_crawler.dates.context import Place
from kontan_crawler.dates.date_resolution import Settled
from kontan_crawler.dates.day_reading import Parts, reading_of
from kontan_crawler.dates.discourse import Reading
from kontan_crawler.dates.readers.days import dated, deictic


def clock(parts: Parts, place: Place) -> Reading:
    """An hour: "sekitar pukul 08.00 WIB", "tengah hari", "malam harinya"; of the day its sentence names, else the last of the story."""
    return reading_of(parts, Settled(place.timeline.day_of_clock()), "passing")


def bare_daytime(parts: Parts, place: Place) -> Reading | None:
    """A part of the day without its day, told from an adjective by the word before: "hingga petang"."""
    return (
        clock(parts, place) if place.word_before().lower() in {"sejak", "dari", "hingga", "sampai", "menjelang", "jelang", "pada"} else None
    )


def of_day_behind(parts: Parts, place: Place) -> Reading | None:
    """What the day behind it explains: "pukul 08.00 WIB, Minggu (16/8/2026)", "hari yang sama, Minggu (16/8)"."""
    reading = deictic(parts, place) if "deictic" in parts else dated(parts, place)
    return reading and reading._replace(weekday_agrees=None)
