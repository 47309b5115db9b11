"""Ends a run after a span of time, as STOP_AT and QUIET_HOURS need it."""

from datetime import timedelta

from scrapy.settings import BaseSettings

_LEAST = 0.01  # seconds; 0 means to Scrapy that a run is not to be ended


def close_spider_after(settings: BaseSettings, span: timedelta) -> None:
    """End a run after that span, unless it is to end earlier anyway."""
    seconds, given = max(span.total_seconds(), _LEAST), settings.getfloat("CLOSESPIDER_TIMEOUT")
    settings.set("CLOSESPIDER_TIMEOUT", min(seconds, given) if given else seconds, priority="cmdline")
