"""QUIET_HOURS: the hours of a day without requests."""

from datetime import datetime, timedelta

from scrapy.settings import BaseSettings

from kontan_crawler.clock import WIB, next_time, parse_clock_time
from kontan_crawler.outcomes import QUIET_HOURS
from kontan_crawler.politeness.closespider import close_spider_after


class QuietHours:
    """Add-on that closes the spider when the quiet hours begin; `scrapy crawl` does not start within them."""

    def update_settings(self, settings: BaseSettings) -> None:
        """Set CLOSESPIDER_TIMEOUT. Raises ValueError for an invalid QUIET_HOURS."""
        if settings["QUIET_HOURS"]:
            now = datetime.now(WIB)
            close_spider_after(settings, next_quiet(settings["QUIET_HOURS"], now) - now, QUIET_HOURS)


def next_quiet(value: str, now: datetime) -> datetime:
    """Return the next start of the quiet hours, "08:00-17:00" in WIB; `now` (aware) within them. Raises ValueError."""
    return now if quiet_until(value, now) else next_time(_hours(value)[0], now)


def quiet_until(value: str, now: datetime) -> datetime | None:
    """Return the end of the current quiet hours; None outside them. They may cross midnight. Raises ValueError."""
    begin, end = (next_time(clock, now) for clock in _hours(value))
    return end if end < begin else None


def quiet_length(value: str) -> timedelta:
    """Return the length of the quiet hours. Raises ValueError."""
    begin, end = _hours(value)
    return (end - begin) % timedelta(days=1)


def _hours(value: str) -> tuple[timedelta, timedelta]:
    try:
        begin, end = map(parse_clock_time, str(value).split("-"))
        if begin == end:
            raise ValueError("begin and end are the same")
        return begin, end
    except ValueError:
        raise ValueError(f"QUIET_HOURS={value!r} is invalid; use a span of hours in Jakarta's time, for example 08:00-17:00") from None
