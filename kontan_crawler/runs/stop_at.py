"""STOP_AT: the clock time at which a run ends cleanly, with the rest left for the next."""

from datetime import datetime

from scrapy.settings import BaseSettings

from kontan_crawler.clock import WIB, next_time, parse_clock_time
from kontan_crawler.politeness.closespider import close_spider_after


class StopAt:
    """Add-on: turns STOP_AT into Scrapy's CLOSESPIDER_TIMEOUT."""

    def update_settings(self, settings: BaseSettings) -> None:
        """End the run at STOP_AT. Raises ValueError where it is no clock time."""
        if settings["STOP_AT"]:
            now = datetime.now(WIB)
            close_spider_after(settings, stop_moment(settings["STOP_AT"], now) - now)


def stop_moment(value: str, now: datetime) -> datetime:
    """Return the moment that STOP_AT names: "05:00" is the next five o'clock in Jakarta, +07:00 like all else here.

    now: aware. Raises ValueError where the value is no clock time.
    """
    try:
        return next_time(parse_clock_time(value), now)
    except ValueError:
        raise ValueError(f"STOP_AT={value!r} is no clock time; write it as 05:00, in Jakarta's time") from None
