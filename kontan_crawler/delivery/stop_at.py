"""STOP_AT: the clock time at which a run ends cleanly, with the rest left for the next."""

import re
from datetime import datetime, time, timedelta

from scrapy.settings import BaseSettings

from kontan_crawler.dates.moment import WIB

_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)", re.ASCII)


class StopAt:
    """Add-on: turns STOP_AT into Scrapy's CLOSESPIDER_TIMEOUT; of both the earlier end holds."""

    def update_settings(self, settings: BaseSettings) -> None:
        if settings["STOP_AT"]:
            seconds = (stop_moment(settings["STOP_AT"], now := datetime.now(WIB)) - now).total_seconds()
            given = settings.getfloat("CLOSESPIDER_TIMEOUT")
            settings.set("CLOSESPIDER_TIMEOUT", min(seconds, given) if given else seconds, priority="cmdline")


def stop_moment(value: str, now: datetime) -> datetime:
    """Return the moment that STOP_AT names: "05:00" is the next five o'clock in Jakarta, +07:00 like all else here.

    now: aware. Raises ValueError where the value is no clock time.
    """
    match = _CLOCK.fullmatch(str(value).strip())
    if not match:
        raise ValueError(f"STOP_AT={value!r} is no clock time; write it as 05:00, in Jakarta's time")
    moment = datetime.combine(now.astimezone(WIB).date(), time(int(match[1]), int(match[2])), WIB)
    return moment if moment > now else moment + timedelta(days=1)
