"""Readers of days and hours. A reader takes a form's parts and its place, and returns what they mean, or None for "this is no date"."""

from datetime import date, timedelta
from typing import Any

from kontan_crawler.dates.dated import Printed, Settled, settle
from kontan_crawler.dates.misprints import looks_dated, mend
from kontan_crawler.dates.outlook import Place
from kontan_crawler.dates.periods import period, shift
from kontan_crawler.dates.timeline import Reading, Standing

Parts = dict[str, Any]


def dated(parts: Parts, place: Place) -> Reading | None:
    """A day and month: "Selasa (30/12/2014) malam", "27 November mendatang", "31 Desember tahun lalu"."""
    published = place.timeline.published
    year = parts.get("year", parts.get("short_year"))
    if "year_when" in parts:
        year = published.year + parts["year_when"]
    printed = Printed(parts["day"], parts["month"], year, parts.get("weekday"))
    settled = settle(printed, published, place.text)
    if year is None and settled.day and parts.get("when"):
        settled = settled._replace(day=beyond(settled.day, "Y", parts["when"], published))
    return reading_of(parts, settled, standing_of(place))


def in_brackets(parts: Parts, place: Place) -> Reading | None:
    """A day and month alone in brackets: "(20/8)"; only near publication, for a fraction looks the same."""
    reading = dated(parts, place) if place.word_before() == "(" else None
    near = reading and reading.period and abs((reading.period.first - place.timeline.published).days) <= 31
    return reading if near else None


def day_of_month(parts: Parts, place: Place) -> Reading | None:
    """A day without its month: "Tanggal 24 kemarin"; the nearest such day on the side that is meant."""
    published, when = place.timeline.published, parts.get("when")
    months = (shift(published.replace(day=1), "M", n) for n in (0, -1, 1, -2, 2))
    days = [day for first in months if first and (day := first + timedelta(days=parts["day"] - 1)).month == first.month]
    meant = [day for day in days if not when or (day - published).days * when > 0]
    return reading_of(parts, Settled(min(meant, key=lambda day: abs(day - published))))


def garbled(parts: Parts, place: Place) -> Reading | None:
    """A date with a misprint: mended where only one reading is possible, else reported without value."""
    _, _, figures = place.text.rpartition("(")
    figures = "".join(sign for sign in figures if sign.isdigit() or sign in "/.,-")
    weekday = parts.get("weekday")
    if not looks_dated(figures, weekday):
        return None
    day = mend(figures, weekday, place.timeline.published)
    if day is None and weekday is None:
        return None
    return reading_of(parts, Settled(day, None if weekday is None else day is not None, repaired=day is not None))


def garbled_in_brackets(parts: Parts, place: Place) -> Reading | None:
    """A misprinted date without its weekday."""
    return garbled(parts, place) if place.word_before() == "(" else None


def weekday(parts: Parts, place: Place) -> Reading | None:
    """A weekday alone: the one the text has dated, else the nearest past one (the publication day is one), unless its words look ahead."""
    if (parts["weekday"] == 6 and "when" in parts and "part" not in parts and place.begins_sentence()) and place.text[:1] == "M":
        return None  # "Minggu lalu" at the head of a sentence is last week
    timeline, ahead = place.timeline, (parts["weekday"] - place.timeline.published.weekday()) % 7
    when = parts.get("when")
    if when is None:
        coming = place.outlook() == "ahead" or timeline.sentence_looks_ahead()
        day = timeline.dated_weekday(parts["weekday"]) or timeline.published + timedelta(days=ahead if coming or not ahead else ahead - 7)
    else:
        this_week = parts["weekday"] - timeline.published.weekday()
        day = timeline.published + timedelta(days={-1: ahead - 7, 0: this_week, 1: ahead or 7}[when])
    return reading_of(parts, Settled(day, True), standing_of(place))


def weekday_of_week(parts: Parts, place: Place) -> Reading:
    """A weekday of a week: "Senin pekan depan"."""
    published = place.timeline.published
    day = published + timedelta(days=parts["weekday"] - published.weekday() + 7 * parts["week_when"])
    return reading_of(parts, Settled(day, True))


def deictic(parts: Parts, place: Place) -> Reading:
    """A day by its distance from publication: "kemarin", "besok pagi", "sore hari ini"."""
    distance = parts.get("deictic", parts.get("daytime_of", 0))
    return reading_of(parts, Settled(place.timeline.published + timedelta(days=distance)), "passing")


def last_night(parts: Parts, place: Place) -> Reading:
    """The night before publication: "tadi malam", "semalam"."""
    return deictic(parts | {"deictic": -1}, place)


def day_after(parts: Parts, place: Place) -> Reading:
    """The day after the one spoken of: "keesokan harinya"."""
    return reading_of(parts, Settled(place.timeline.before("D").first + timedelta(days=1)))


def bare_daytime(parts: Parts, place: Place) -> Reading | None:
    """A part of the day without its day, told from an adjective by the word before: "hingga petang"."""
    return daytime(parts, place) if place.word_before().lower() in {"sejak", "hingga", "sampai", "menjelang", "jelang", "pada"} else None


def daytime(parts: Parts, place: Place) -> Reading:
    """A part of the day spoken of: "malam harinya", "tengah hari"."""
    return reading_of(parts, Settled(place.timeline.day_of_clock()), "passing")


def of_day_behind(parts: Parts, place: Place) -> Reading | None:
    """What the day behind it explains: "pukul 08.00 WIB, Minggu (16/8/2026)", "hari yang sama, Minggu (16/8)"."""
    reading = deictic(parts, place) if "deictic" in parts else dated(parts, place)
    return reading and reading._replace(weekday_agrees=None)


def clock(parts: Parts, place: Place) -> Reading:
    """An hour: "sekitar pukul 08.00 WIB", "06.11 malam"; of the day its sentence names, else the last day dated."""
    return reading_of(parts, Settled(place.timeline.day_of_clock()), "passing")


def standing_of(place: Place) -> Standing:
    """What a dated day is to the mentions after it."""
    if place.word_before().lower() in {"sejak", "semenjak"}:
        return "comparison"
    return "passing" if place.outlook() == "said" else "story"


def reading_of(parts: Parts, settled: Settled, standing: Standing = "story") -> Reading:
    """A settled day with its hour or part of day."""
    day = settled.day
    hour = time_of(parts)
    return Reading(
        "TIME" if hour else "DATE",
        day and day.isoformat() + hour,
        day and period("D", day),
        parts.get("hedge") or parts.get("edge"),
        settled.weekday_agrees,
        settled.repaired,
        settled.suggested,
        standing,
    )


def time_of(parts: Parts) -> str:
    """What TIMEX3 writes behind the day: "T05:36", "TMO", nothing."""
    code, afternoon = parts.get("part", ("", ()))
    if "hour_minute" in parts:
        parts["hour"], parts["minute"] = parts["hour_minute"]
    if "hour" not in parts:
        return f"T{code}" if code else parts.get("noon", "")
    hour = parts["hour"] + 12 if parts["hour"] in afternoon else parts["hour"]
    second = f":{parts['second']:02}" if "second" in parts else ""
    return f"T{hour:02}:{parts.get('minute', 0):02}{second}{parts.get('zone', '')}"


def beyond(day: date, unit: str, when: int, published: date) -> date | None:
    """The day itself where it lies on the side of publication that is meant, else the one a unit farther that way."""
    return day if (day - published).days * when > 0 else shift(day, unit, when)
