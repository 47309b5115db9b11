"""Close the spider after a time span, for STOP_AT and QUIET_HOURS."""

from datetime import timedelta

from scrapy.settings import BaseSettings

_MIN_TIMEOUT = 0.01  # seconds; Scrapy reads 0 as no timeout


def close_spider_after(settings: BaseSettings, span: timedelta) -> None:
    """Set CLOSESPIDER_TIMEOUT to a time span, unless it is set to a shorter one."""
    seconds, given = max(span.total_seconds(), _MIN_TIMEOUT), settings.getfloat("CLOSESPIDER_TIMEOUT")
    settings.set("CLOSESPIDER_TIMEOUT", min(seconds, given) if given else seconds, priority="cmdline")
