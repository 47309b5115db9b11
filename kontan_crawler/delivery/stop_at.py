"""STOP_AT: the clock time at which a run ends cleanly, with the rest left for the next."""

import re
from datetime import datetime, timedelta

from scrapy.settings import BaseSettings

from kontan_crawler.dates.moment import WIB

_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)", re.ASCII)


class StopAt:
    """Add-on: turns STOP_AT into Scrapy's CLOSESPIDER_TIMEOUT."""

    def update_settings(self, settings: BaseSettings) -> None:
        if settings["STOP_AT"]:
            now = datetime.now(WIB)
            end_before(settings, stop_moment(settings["STOP_AT"], now) - now)


def end_before(settings: BaseSettings, span: timedelta) -> None:
    """End a run after that span, unless it is to end earlier anyway."""
    seconds, given = max(span.total_seconds(), 0.01), settings.getfloat("CLOSESPIDER_TIMEOUT")
    settings.set("CLOSESPIDER_TIMEOUT", min(seconds, given) if given else seconds, priority="cmdline")


def stop_moment(value: str, now: datetime) -> datetime:
    """Return the moment that STOP_AT names: "05:00" is the next five o'clock in Jakarta, +07:00 like all else here.

    now: aware. Raises ValueError where the value is no clock time.
    """
    try:
        return next_time(read_clock(value), now)
    except ValueError:
        raise ValueError(f"STOP_AT={value!r} is no clock time; write it as 05:00, in Jakarta's time") from None


def read_clock(value: str) -> timedelta:
    """Return a clock time, "05:00", as the span since midnight. Raises ValueError."""
    match = _CLOCK.fullmatch(str(value).strip())
    if not match:
        raise ValueError(f"{value!r} is no clock time")
    return timedelta(hours=int(match[1]), minutes=int(match[2]))


def next_time(clock: timedelta, now: datetime) -> datetime:
    """Return the next moment, after now, at which a clock in Jakarta shows that time."""
    moment = now.astimezone(WIB).replace(hour=0, minute=0, second=0, microsecond=0) + clock
    return moment if moment > now else moment + timedelta(days=1)
