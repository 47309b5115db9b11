"""STOP_AT: the clock time at which a run stops cleanly; the next run continues."""

from datetime import datetime

from scrapy.settings import BaseSettings

from kontan_crawler.clock import WIB, next_time, parse_clock_time
from kontan_crawler.politeness.closespider import close_spider_after


class StopAt:
    """Add-on: turns STOP_AT into Scrapy's CLOSESPIDER_TIMEOUT."""

    def update_settings(self, settings: BaseSettings) -> None:
        """Set CLOSESPIDER_TIMEOUT. Raises ValueError for an invalid STOP_AT."""
        if settings["STOP_AT"]:
            now = datetime.now(WIB)
            close_spider_after(settings, stop_moment(settings["STOP_AT"], now) - now)


def stop_moment(value: str, now: datetime) -> datetime:
    """Return the next moment at which clocks in Jakarta show STOP_AT, such as "05:00"; in +07:00.

    now: aware. Raises ValueError if the value is not a clock time.
    """
    try:
        return next_time(parse_clock_time(value), now)
    except ValueError:
        raise ValueError(f"STOP_AT={value!r} is invalid; use a clock time in Jakarta, such as 05:00") from None
