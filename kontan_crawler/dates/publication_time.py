"""Parse a printed publication time: "Rabu, 04 Februari 2026 / 22:20 WIB" is 2026-02-04T22:20:00+07:00."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from kontan_crawler import site
from kontan_crawler.clock import WIB
from kontan_crawler.dates import words
from kontan_crawler.text.clean import clean

ZONES = {"wib": WIB, "wita": timezone(timedelta(hours=8)), "wit": timezone(timedelta(hours=9)),
         "gmt": timezone.utc, "utc": timezone.utc}  # fmt: skip
_MAX_LENGTH = 200  # characters

_MONTHS = {name.lower(): month for table in (words.MONTH, words.ABBREVIATED) for name, month in table.items()}
_WEEKDAYS = {name.lower(): weekday for name, weekday in words.WEEKDAY.items()}

_HOUR = r"(?:[\s,/|-]*(?:pukul\s*)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?)?"
_CLOCK = rf"{_HOUR}[\s,(]*(?P<zone>WIB|WITA|WIT|GMT|UTC)?[\s,)]*"
_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(_WEEKDAYS)})[\s,]*)?"
_LONG = re.compile(rf"{_WEEKDAY}(?P<day>\d{{1,2}})[\s-](?P<month>[a-z]+)\.?[\s-](?P<year>\d{{4}}){_CLOCK}", re.IGNORECASE)
_NUMERIC = re.compile(rf"{_WEEKDAY}\(?(?P<day>\d{{1,2}})[/-](?P<month>\d{{1,2}})[/-](?P<year>\d{{4}}|\d\d)\)?{_CLOCK}", re.IGNORECASE)
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:\.\d+)?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?", re.ASCII)
_RFC_822 = re.compile(r"(?:[A-Za-z]{3}, )?\d{1,2} [A-Za-z]{3} \d{4} \d{2}:\d{2}.*")
_DATEPARSER = {"STRICT_PARSING": True, "DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day", "month", "year"]}


def parse_publication_time(printed: str, now: datetime) -> datetime | None:
    """Return a printed publication time as a datetime in +07:00; None if it cannot be parsed.

    printed: a date line, a listing row ("| 3 Jam 40 Menit lalu", "| 08 Maret 2026"), an RFC 822 or an ISO 8601 date.
    now: time of the response, aware; relative times count from it.
    The day comes before the month. The default time zone is WIB, the default time midnight.
    """
    line = _line(printed)
    for form, parse in _FORMS:
        if match := form.fullmatch(line):
            return _in_wib(parse, match, now)
    if (match := _LONG.match(line)) and match["hour"]:  # text follows the clock time
        return _in_wib(_from_calendar, match, now)
    is_relative = any(map(str.isalpha, line)) and not _LONG.search(line) and not _NUMERIC.search(line)
    return _in_wib(_from_dateparser, line, now) if is_relative else None


def is_plausible(moment: datetime, now: datetime) -> bool:
    """Return whether a publication time is possible: from the paper's first year to tomorrow in Jakarta. Both are aware."""
    return moment.date() >= site.FIRST_ISSUE and moment.date().toordinal() <= now.astimezone(WIB).date().toordinal() + 1


def weekday_agrees(printed: str, moment: datetime) -> bool | None:
    """Return whether the printed weekday is that of `moment`; None if no weekday is printed."""
    match = _LONG.match(_line(printed)) or _NUMERIC.match(_line(printed))
    if not match or not match["weekday"]:
        return None
    zone = ZONES[(match["zone"] or "wib").lower()]
    return _WEEKDAYS[match["weekday"].lower()] == moment.astimezone(zone).weekday()


def _line(printed: str) -> str:
    return clean(printed[:_MAX_LENGTH]).replace("’", "'").strip(" |,")


def _in_wib(parse: Callable[..., datetime | None], *args: object) -> datetime | None:
    try:
        moment = parse(*args)
        return moment.astimezone(WIB) if moment else None
    except (ValueError, OverflowError):  # the 31st of February, hour 25, the year 0
        return None


def _from_calendar(match: re.Match[str], _now: datetime) -> datetime | None:
    month = int(match["month"]) if match["month"].isdecimal() else _MONTHS.get(match["month"].lower())
    if month is None:
        return None
    zone = ZONES[(match["zone"] or "wib").lower()]
    hour, minute, second = (int(match[part] or 0) for part in ("hour", "minute", "second"))
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    return datetime(year, month, int(match["day"]), hour, minute, second, tzinfo=zone)


def _from_iso(match: re.Match[str], _now: datetime) -> datetime:
    day, clock, second, zone = match.groups()
    zone = zone or "+07"
    return datetime.strptime(f"{day} {clock or '00:00'}{second or ':00'} {zone}{'00' if len(zone) == 3 else ''}", "%Y-%m-%d %H:%M:%S %z")


def _from_rfc_822(match: re.Match[str], _now: datetime) -> datetime:
    moment = parsedate_to_datetime(match[0])
    zone = ZONES.get(match[0].split()[-1].lower())
    if zone:
        return moment.replace(tzinfo=zone)
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)  # RFC 5322: -0000 is UTC in an unknown time zone


def _from_dateparser(line: str, now: datetime) -> datetime | None:
    import dateparser  # slow to import, and few lines need it

    moment = dateparser.parse(line, languages=["id"], settings=_DATEPARSER | {"RELATIVE_BASE": now.astimezone(WIB).replace(tzinfo=None)})
    return moment if moment is None or moment.tzinfo else moment.replace(tzinfo=WIB)


_FORMS = ((_LONG, _from_calendar), (_ISO, _from_iso), (_RFC_822, _from_rfc_822), (_NUMERIC, _from_calendar))
