"""STOP_AT: the clock time at which a run ends cleanly, with the rest left for the next."""

from datetime import datetime, timedelta

from scrapy.settings import BaseSettings

from kontan_crawler.clock import WIB, next_time, read_clock


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
