"""The clock time behind a printed date: "/ 22:20 WIB", "22.20 (GMT+7)", "10:20 PM"."""

import re
from dataclasses import dataclass
from datetime import time, timedelta, timezone

from kontan_crawler.clock import WIB
from kontan_crawler.text.places import is_town_abroad

_NAMED = {"wib": WIB, "wita": timezone(timedelta(hours=8)), "wit": timezone(timedelta(hours=9)),
          "gmt": timezone.utc, "utc": timezone.utc, "z": timezone.utc}  # fmt: skip
_PLACES = {"barat": WIB, "tengah": _NAMED["wita"], "timur": _NAMED["wit"], "jakarta": WIB}  # "waktu Indonesia barat"
_MAX_OFFSET = timedelta(hours=14)  # of any place on earth

# Part of the day -> its hours, of twelve and of twenty-four. Others are refused: "12.15 malam" is of either day.
_HALF = {hour: hour % 12 for hour in range(1, 13)}
_PARTS = {
    "am": _HALF | {0: 0},
    "pm": {hour: hour + 12 for hour in range(1, 12)} | {hour: hour for hour in range(12, 24)},
    "dini hari": {hour: hour for hour in range(7)},
    "subuh": {hour: hour for hour in range(3, 7)},
    "pagi": {hour: hour for hour in range(12)},
    "siang": {hour: hour + 12 for hour in range(1, 5)} | {hour: hour for hour in range(9, 17)},
    "sore": {hour: hour + 12 for hour in range(2, 8)} | {hour: hour for hour in range(14, 20)},
    "petang": {hour: hour + 12 for hour in range(3, 8)} | {hour: hour for hour in range(15, 20)},
    "malam": {hour: hour + 12 for hour in range(6, 12)} | {hour: hour for hour in range(18, 24)},
}

_OFFSET = r"(?P<sign>[+−–-])\s?(?P<hours>\d{1,2})(?:[:.]?(?P<minutes>\d{2}))?(?!\d)"
_ZONE = re.compile(
    rf"[\s,(\[]*(?:(?P<name>WIB|WITA|WIT|GMT|UTC|(?<=\d)Z)(?![^\W\d_])\.?(?:\s*{_OFFSET})?"
    r"|waktu\s+(?:indonesia\s+)?(?P<place>barat|tengah|timur|jakarta)\b)[)\]]?",
    re.IGNORECASE,
)
_BARE_OFFSET = re.compile(r"[\s(]*(?P<sign>[+−-])(?P<hours>\d{2})(?::?(?P<minutes>\d{2})(?!\d)|(?!\d|\s*[a-z]))\)?", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?:T|[\s,/|•·@–—-]*(?:\(?(?:pukul|pkl|pk|jam|at|on|time)\b[.:]?\s*)?)\(?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d{1,9})?)?(?!\d)"
    r"(?:\s*\(?(?P<part>[ap]\.?\s?m\b\.?|dini\s+hari|subuh|pagi|siang|sore|petang|malam)(?:\s+hari)?\b\)?)?",
    re.IGNORECASE,
)
# What may be a time zone and is none that is known. Capitals only: a name or a sentence may follow too.
_UNKNOWN_ZONE = re.compile(
    r"[\s,]*[\[(]?\s*(?:[+−]\s?\d|-\d|(?:[A-Z]{1,3}T|CEST|MSK)\b(?!\s*:)|(?:[Ww]aktu|[Tt]ime)\b)"
    r"|\s*[\[(]\s*(?:[A-Z]{2,5}|GMT|UTC)\s*[+−–)\]-]|\s+[A-Z]{2,5}\s*(?=[+−)\],|;]|$)"
    r"|\s*\(?(?:[APap](?=\s*(?:[)\],;|]|$))|[㏂㏘])|[\s(]+(?i:local|setempat|eastern|central|pacific|mountain|standard|daylight)\b"
    r"|[\s(]+(?:Africa|America|Asia(?!/Jakarta)|Atlantic|Australia|Europe|Indian|Pacific)/[A-Z]"
)
# Words behind the clock that may be a town: without a zone, its clock is another one.
_MAY_BE_TOWN = re.compile(
    r"[\s,(\[/·–—-]{1,3}(?:(?:di|in|at) )?([A-ZÀ-Ý][\w.'’-]*(?: [A-Za-zÀ-ÿ][\w.'’-]*){0,3}?)(?: [Tt]ime)?\s*(?:[)\];|]|$)"
)
_NUMBER_BEHIND_GMT = re.compile(r"[\s)]*(?:\d|plus\b|minus\b|[^\w\s,|()\[\].;:•·/–—-])", re.IGNORECASE)


class UnknownClockError(ValueError):
    """A clock time has a part of the day or a time zone that is not understood."""


@dataclass(frozen=True)
class PrintedClock:
    """A clock time as printed."""

    time: time
    zone: timezone
    length: int
    """Number of characters, from the end of the date to the end of the zone."""


def read_clock(text: str) -> PrintedClock | None:
    """Return the clock time at the start of a text; None if there is none. Without a zone, it is WIB.

    Raises UnknownClockError if its zone or part of the day is unknown, ValueError for hour 25.
    """
    found = _CLOCK.match(text)
    if not found:
        return None
    zone, end = _zones(text, found.end())
    hour = _hour(int(found["hour"]), found["part"])
    return PrintedClock(time(hour, int(found["minute"]), int(found["second"] or 0)), zone, end)


def _hour(hour: int, part: str | None) -> int:
    if part is None:
        return hour
    name = " ".join(part.lower().replace(".", "").split())
    hours = _PARTS[name.replace(" ", "") if name[0] in "ap" and name[-1] == "m" else name]
    if hour not in hours:
        raise UnknownClockError(f"{hour} {part}")
    return hours[hour]


def _zones(text: str, end: int) -> tuple[timezone, int]:
    """Return the time zone at a position, and its end. A second one must be the same: "WIB (GMT+7)"."""
    zones: list[timezone] = []
    while found := _ZONE.match(text, end) or (None if zones else _BARE_OFFSET.match(text, end)):
        zones.append(_zone(found))
        end = found.end()
        if (
            "name" in found.groupdict()
            and found["name"]
            and found["name"].lower() in ("gmt", "utc")
            and _NUMBER_BEHIND_GMT.match(text, end)
        ):
            raise UnknownClockError(text[end:])
    if _UNKNOWN_ZONE.match(text, end) or (not zones and _is_abroad(text, end)) or len({zone.utcoffset(None) for zone in zones}) > 1:
        raise UnknownClockError(text[end:])
    return (zones or [WIB])[0], end


def _is_abroad(text: str, at: int) -> bool:
    """Return whether the words at a position are a known town outside of Indonesia."""
    found = _MAY_BE_TOWN.match(text, at)
    return found is not None and any(map(is_town_abroad, (found[1], found[1].rstrip("."))))


def _zone(found: re.Match[str]) -> timezone:
    groups = found.groupdict()
    if place := groups.get("place"):
        return _PLACES[place.lower()]
    name = (groups.get("name") or "utc").lower()
    if not found["hours"]:
        return _NAMED[name]
    minutes = 60 * int(found["hours"]) + int(found["minutes"] or 0)
    offset = timedelta(minutes=minutes if found["sign"] == "+" else -minutes)
    base = _NAMED[name].utcoffset(None)
    if (base and base != offset) or abs(offset) > _MAX_OFFSET or int(found["minutes"] or 0) > 59:
        raise UnknownClockError(found[0])
    return timezone(offset)
