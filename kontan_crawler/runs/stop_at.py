"""STOP_AT: the time of day at which a run stops cleanly."""

from datetime import datetime

from scrapy.settings import BaseSettings

from kontan_crawler.clock import WIB, next_time, parse_clock_time
from kontan_crawler.outcomes import STOP_AT
from kontan_crawler.politeness.closespider import close_spider_after


class StopAt:
    """Add-on that sets Scrapy's CLOSESPIDER_TIMEOUT from STOP_AT."""

    def update_settings(self, settings: BaseSettings) -> None:
        """Set CLOSESPIDER_TIMEOUT. Raises ValueError for an invalid STOP_AT."""
        if settings["STOP_AT"]:
            now = datetime.now(WIB)
            close_spider_after(settings, stop_moment(settings["STOP_AT"], now) - now, STOP_AT)


def stop_moment(value: str, now: datetime) -> datetime:
    """Return the next moment, in +07:00, at which it is STOP_AT in Jakarta.

    value: a time of day, such as "05:00". now: aware. Raises ValueError for any other value.
    """
    try:
        return next_time(parse_clock_time(value), now)
    except ValueError:
        raise ValueError(f"STOP_AT={value!r} is invalid; use a time of day in Jakarta, such as 05:00") from None
