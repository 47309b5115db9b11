"""Readers of days. A reader takes a form's parts and its place, and returns what they mean, or None for "this is no date"."""

from datetime import timedelta

from kontan_crawler.dates.context import Place
from kontan_crawler.dates.date_resolution import Printed, Settled, settle
from kontan_crawler.dates.day_reading import Parts, reading_of, standing_of
from kontan_crawler.dates.discourse import Reading
from kontan_crawler.dates.misprints import looks_dated, mend
from kontan_crawler.dates.periods import shift


def dated(parts: Parts, place: Place) -> Reading | None:
    """A day and month: "Selasa (30/12/2014) malam", "27 November mendatang", "31 Desember tahun lalu"."""
    published = place.timeline.published
    year = parts.get("year", parts.get("short_year"))
    if "year_when" in parts:
        year = published.year + parts["year_when"]
    printed = Printed(parts["day"], parts["month"], year, parts.get("weekday"))
    settled = settle(printed, published, place.text)
    when = parts.get("when")
    if year is None and settled.day and when and (settled.day - published).days * when <= 0:
        settled = settled._replace(day=shift(settled.day, "Y", when))
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
    if day is None and weekday is None and figures.count("/") < 2:
        return None
    return reading_of(parts, Settled(day, None if weekday is None else day is not None, repaired=day is not None))


def garbled_in_brackets(parts: Parts, place: Place) -> Reading | None:
    """A misprinted date without its weekday."""
    return garbled(parts, place) if place.word_before() == "(" else None


def weekday(parts: Parts, place: Place) -> Reading | None:
    """A weekday alone: the one the text has dated, else the nearest past one (the publication day is one), unless its words look ahead."""
    if place.text.startswith("Minggu") and parts.keys() == {"weekday", "when"} and place.begins_sentence():
        return None  # "Minggu lalu" at the head of a sentence is last week
    published, timeline = place.timeline.published, place.timeline
    ahead = (parts["weekday"] - published.weekday()) % 7
    if "when" in parts:
        this_week = parts["weekday"] - published.weekday()
        day = published + timedelta(days={-1: ahead - 7, 0: this_week, 1: ahead or 7}[parts["when"]])
    else:
        is_coming = not ahead or place.outlook() == "ahead" or timeline.sentence_looks_ahead()
        day = timeline.known_weekday(parts["weekday"]) or published + timedelta(days=ahead if is_coming else ahead - 7)
    return reading_of(parts, Settled(day, True), standing_of(place))


def weekday_of_week(parts: Parts, place: Place) -> Reading:
    """A weekday of a week: "Senin pekan depan"."""
    published = place.timeline.published
    day = published + timedelta(days=parts["weekday"] - published.weekday() + 7 * parts["week_when"])
    return reading_of(parts, Settled(day, True))


def deictic(parts: Parts, place: Place) -> Reading:
    """A day by its distance from publication: "kemarin", "besok pagi", "sore hari ini"."""
    distance = parts["deictic"] if "deictic" in parts else parts.get("daytime_of", 0)
    return reading_of(parts, Settled(place.timeline.published + timedelta(days=distance)), "passing")


def last_night(parts: Parts, place: Place) -> Reading:
    """The night before publication: "tadi malam", "semalam"."""
    return deictic(parts | {"deictic": -1}, place)


def day_beside(parts: Parts, place: Place) -> Reading | None:
    """The day after the one spoken of, or before: "keesokan harinya", "malam sebelumnya"."""
    neighbour = parts.get("neighbour", 1)
    day = shift(place.timeline.before("D").first, "D", neighbour)
    return reading_of(parts, Settled(day), "comparison" if neighbour < 0 else "story") if day else None
