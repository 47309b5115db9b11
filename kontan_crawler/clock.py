"""The current time in Western Indonesian Time (WIB), and parsers for dates and clock times."""

import re
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

WIB = timezone(timedelta(hours=7))
"""Western Indonesian Time, UTC+07:00 without daylight saving time: the time zone of all times in the project."""
_ISO = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{3}|\.\d{6})?)?(Z|[+-]\d\d:\d\d)?)?", re.ASCII)
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)", re.ASCII)


def now() -> datetime:
    """Return the current time in WIB."""
    return datetime.now(WIB)


def now_in_seconds() -> datetime:
    """Return the current time in WIB, without a fraction of a second, as an archive has it."""
    return now().replace(microsecond=0)


def today() -> date:
    """Return the current date in WIB."""
    return now().date()


def parse_iso(text: str) -> date:
    """Parse a date, `2026-08-21`, or a datetime, `2026-08-21T18:00+07:00`. Raises ValueError for other formats.

    ISO 8601 has more formats, which not every Python version parses.
    """
    if not _ISO.fullmatch(text):
        raise ValueError("neither YYYY-MM-DD nor YYYY-MM-DDThh:mm")
    return datetime.fromisoformat(text.replace("Z", "+00:00")) if "T" in text else date.fromisoformat(text)


def parse_clock_time(value: str) -> timedelta:
    """Parse a clock time, "05:00", into the time since midnight. Raises ValueError."""
    match = _CLOCK.fullmatch(str(value).strip())
    if not match:
        raise ValueError(f"{value!r} is not a clock time such as 05:00")
    return timedelta(hours=int(match[1]), minutes=int(match[2]))


def next_time(clock: timedelta, now: datetime) -> datetime:
    """Return the next datetime after `now` (aware) at a clock time in WIB."""
    moment = now.astimezone(WIB).replace(hour=0, minute=0, second=0, microsecond=0) + clock
    return moment if moment > now else moment + timedelta(days=1)


def parse_http_date(value: str, default: datetime) -> datetime:
    """Parse an HTTP Date header (RFC 9110, section 5.6.7) into a datetime in WIB; return `default` if it is missing or invalid."""
    try:
        return parsedate_to_datetime(value).astimezone(WIB)
    except (ValueError, OverflowError):
        return default
