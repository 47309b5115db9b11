"""QUIET_HOURS: the hours of a day at which the site is not asked."""

from datetime import datetime, timedelta

from scrapy.settings import BaseSettings

from kontan_crawler.clock import WIB, next_time, parse_clock_time
from kontan_crawler.politeness.closespider import close_spider_after


class QuietHours:
    """Add-on: ends a run when the quiet hours begin; the command does not begin one within them."""

    def update_settings(self, settings: BaseSettings) -> None:
        """Turn QUIET_HOURS into Scrapy's CLOSESPIDER_TIMEOUT. Raises ValueError."""
        if settings["QUIET_HOURS"]:
            now = datetime.now(WIB)
            close_spider_after(settings, next_quiet(settings["QUIET_HOURS"], now) - now)


def next_quiet(value: str, now: datetime) -> datetime:
    """Return when the quiet hours, "08:00-17:00" in Jakarta's time, begin next; `now` where they are under way. Raises ValueError."""
    return now if quiet_until(value, now) else next_time(_hours(value)[0], now)


def quiet_until(value: str, now: datetime) -> datetime | None:
    """Return when the quiet hours under way end; None outside of them. They may last over midnight. Raises ValueError."""
    begin, end = (next_time(clock, now) for clock in _hours(value))
    return end if end < begin else None


def quiet_length(value: str) -> timedelta:
    """Return how long the quiet hours of a day last. Raises ValueError."""
    begin, end = _hours(value)
    return (end - begin) % timedelta(days=1)


def _hours(value: str) -> tuple[timedelta, timedelta]:
    try:
        begin, end = map(parse_clock_time, str(value).split("-"))
        if begin == end:
            raise ValueError("they have no length")
        return begin, end
    except ValueError:
        raise ValueError(f"QUIET_HOURS={value!r} are no hours; write them as 08:00-17:00, in Jakarta's time") from None
