"""Close the spider after a time span, for STOP_AT and QUIET_HOURS."""

from datetime import timedelta

from scrapy.settings import BaseSettings

from kontan_crawler.outcomes import TIMEOUT

_REASON = "CLOSESPIDER_TIMEOUT_REASON"  # a setting that users do not set
_MIN_TIMEOUT = 0.01  # seconds; Scrapy reads 0 as no timeout


def close_spider_after(settings: BaseSettings, span: timedelta, reason: str) -> None:
    """Set CLOSESPIDER_TIMEOUT to a time span, unless it is set to a shorter one. reason: of `finish_reason`, if the span ends the run."""
    seconds, given = max(span.total_seconds(), _MIN_TIMEOUT), settings.getfloat("CLOSESPIDER_TIMEOUT")
    if not given or seconds < given:
        settings.set("CLOSESPIDER_TIMEOUT", seconds, priority="cmdline")
        settings.set(_REASON, reason, priority="cmdline")


def finish_reason(settings: BaseSettings, reason: str) -> str:
    """Return why a run ended. reason: Scrapy's, which knows of STOP_AT and QUIET_HOURS only that they are a timeout."""
    return settings.get(_REASON, reason) if reason == TIMEOUT else reason
