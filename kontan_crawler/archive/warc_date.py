"""Parse a WARC-Date: in UTC, to the year, the month, the day, the minute, the second or a fraction of it (WARC 1.1, section 5.4)."""

import re
from datetime import datetime, timedelta, timezone

from kontan_crawler.clock import WIB

_DATE = re.compile(
    r"(\d{4})(?:-?(\d\d)(?:-?(\d\d)(?:T?(\d\d):?(\d\d)(?::?(\d\d)(?:\.\d+)?)?)?)?)?(?:Z|([+-])(\d\d):?(\d\d))?", re.ASCII
)  # also as in an index, and with another time zone, which some programs write
_DEFAULTS = ("1", "1", "1", "0", "0", "0")


def moment_of(warc_date: str) -> datetime | None:
    """Return a WARC-Date in WIB, in seconds, or None if it is invalid."""
    found = _DATE.fullmatch(warc_date.strip())
    if found is None:
        return None
    *parts, sign, hours, minutes = found.groups()
    year, month, day, hour, minute, second = (int(part or default) for part, default in zip(parts, _DEFAULTS, strict=True))
    offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0)) * (-1 if sign == "-" else 1)
    try:
        return (datetime(year, month, day, hour, minute, second, tzinfo=timezone.utc) - offset).astimezone(WIB)
    except (ValueError, OverflowError):
        return None
