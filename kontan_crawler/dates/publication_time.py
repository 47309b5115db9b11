"""Parse a printed publication time: "Rabu, 04 Februari 2026 / 22:20 WIB" is 2026-02-04T22:20:00+07:00."""

import re
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from kontan_crawler import site
from kontan_crawler.clock import WIB
from kontan_crawler.dates.printed_clock import UnknownClockError, read_clock
from kontan_crawler.dates.printed_dates import PrintedDate, has_date, printed_dates
from kontan_crawler.text.clean import clean

_MAX_LENGTH = 200  # characters
_MAX_BEFORE = 60  # characters before a date, as a label or a name
_BEHIND = re.compile(r"[\s)\].,|]*(?:$|[|•·;(])")  # behind a date without a clock time
_ANY_CLOCK = re.compile(r"(?<![\d.,])\d{1,2}[:.]\d{2}(?![\d.,])")
_RFC_822 = re.compile(r"[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (?:UT|[ECMP][SD]T)")  # with a zone that it defines
_AGE = re.compile(r"(?=\d)(?:(?P<hours>\d{1,2}) jam ?)?(?:(?P<minutes>\d{1,2}) menit ?)?\b(?:yang )?lalu", re.IGNORECASE)
_DATEPARSER = {"STRICT_PARSING": True, "DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day", "month", "year"]}


def parse_publication_time(printed: str, now: datetime) -> datetime | None:
    """Return a printed publication time as a datetime in +07:00; None if it cannot be parsed.

    printed: a date line, a listing row ("| 3 Jam 40 Menit lalu", "| 08 Maret 2026"), an RFC 822 or an ISO 8601 date.
    now: time of the response, aware; relative times count from it.
    The day comes before the month. The default time zone is WIB, the default time midnight. The first date with a clock time counts; text may
    follow it. A date that a label calls an update does not count.
    """
    line = _line(printed)
    try:
        moment = _from_rfc_822(line) or _from_calendar(line) or _from_age(line, now) or _from_dateparser(line, now)
        return moment.astimezone(WIB) if moment else None
    except (ValueError, OverflowError):  # the 31st of February, hour 25, the year 0, an unknown zone
        return None


def has_unknown_clock(printed: str) -> bool:
    """Return whether a printed date is refused because its time zone or part of the day is unknown: "22:20 PST", "12.15 malam"."""
    try:
        _from_calendar(_line(printed))
    except UnknownClockError:
        return True
    except ValueError:
        return False
    return False


def is_plausible(moment: datetime, now: datetime) -> bool:
    """Return whether a publication time is possible: from the paper's first year to tomorrow in Jakarta. Both are aware."""
    return moment.date() >= site.FIRST_ISSUE and moment.date().toordinal() <= now.astimezone(WIB).date().toordinal() + 1


def weekday_agrees(printed: str, moment: datetime) -> bool | None:
    """Return whether the printed weekday is that of `moment`; None if no weekday is printed."""
    try:
        found = _date_of(_line(printed))
    except ValueError:  # a zone of RFC 822
        return None
    if found is None or found.weekday is None:
        return None
    return found.weekday == moment.astimezone(found.clock.zone if found.clock else WIB).weekday()


def _line(printed: str) -> str:
    return clean(printed[:_MAX_LENGTH]).replace("’", "'").strip(" |,")


def _date_of(line: str) -> PrintedDate | None:
    """Return the first date of a line that has a clock time, else its only text; None if there is neither."""
    found = printed_dates(line)
    timed = next((date for date in found if date.clock and date.start <= _MAX_BEFORE), None)
    if timed or not found:
        return timed
    date = found[0]
    alone = not line[: date.start].strip(" |,(") and _BEHIND.match(line, date.end) and not _ANY_CLOCK.search(line, date.end)
    return date if alone else None


def _from_calendar(line: str) -> datetime | None:
    date = _date_of(line)
    if date:
        return date.moment()
    clock = read_clock(line)  # "22:20 WIB, Rabu 04 Februari 2026"
    date = _date_of(line[clock.length :].lstrip(" ,/|-")) if clock else None
    return datetime.combine(date.moment(), clock.time, clock.zone) if clock and date and not date.clock else None


def _from_rfc_822(line: str) -> datetime | None:
    return parsedate_to_datetime(line) if _RFC_822.fullmatch(line) else None


def _from_age(line: str, now: datetime) -> datetime | None:
    """Return the moment of the usual ages in rows of listings: "3 Jam 40 Menit lalu". dateparser reads the others, and takes long to load."""
    age = _AGE.fullmatch(line)
    return now - timedelta(**{unit: int(amount) for unit, amount in age.groupdict("0").items()}) if age else None


def _from_dateparser(line: str, now: datetime) -> datetime | None:
    if has_date(line) or not any(map(str.isalpha, line)):
        return None
    import dateparser  # slow to import, and few lines need it

    moment = dateparser.parse(line, languages=["id"], settings=_DATEPARSER | {"RELATIVE_BASE": now.astimezone(WIB).replace(tzinfo=None)})
    return moment if moment is None or moment.tzinfo else moment.replace(tzinfo=WIB)
