"""Settings with which no run begins: wrong ones, and quiet hours."""

import sys
from collections.abc import Callable
from datetime import datetime

from scrapy.settings import BaseSettings

from kontan_crawler.politeness.contact import with_contact
from kontan_crawler.politeness.quiet_hours import quiet_until
from kontan_crawler.runs.stop_at import stop_moment
from kontan_crawler.spider_args import ArgumentError, day

_WAITS = ("RETRY_WAIT", "RETRY_WAIT_MAX", "ROBOTSTXT_MAX_AGE", "LOGSTATS_INTERVAL", "DOWNLOAD_DELAY", "DOWNLOAD_TIMEOUT")
_SECONDS = (float, 0, sys.float_info.max, "a number of seconds, 0 or more")
_NUMBERS: dict[str, tuple[Callable[[str], float], float, float, str]] = {  # how it is read, the least, the most, in words
    "ERROR_SHARE_MAX": (float, 0, 1, "a number from 0 to 1"),
    "PAST_DAYS": (int, 1, 36500, "a whole number of days, 1 or more"),
    **dict.fromkeys(("RETRY_TIMES", "PROBES"), (int, 0, sys.maxsize, "a whole number, 0 or more")),
    **dict.fromkeys(_WAITS, _SECONDS),
}


def check_settings(settings: BaseSettings, now: datetime) -> datetime | None:
    """Return when the quiet hours under way end, None outside of them. Raises ValueError for a setting that is wrong."""
    for name in _NUMBERS:
        _check_number(name, settings[name])
    if settings["STOP_AT"]:
        stop_moment(settings["STOP_AT"], now)
    if settings["PAST_SINCE"]:
        day("PAST_SINCE", settings["PAST_SINCE"])
    if settings["CONTACT"]:
        with_contact("", settings["CONTACT"])
    return quiet_until(settings["QUIET_HOURS"], now) if settings["QUIET_HOURS"] else None


def check_monitoring(settings: BaseSettings, spider: str) -> None:
    """Raise ValueError where it is wrong how others are to be told of a run of this spider."""
    from kontan_crawler.runs.notify.alerts import alert_seconds, alert_words

    if settings["METRICS_FILE"]:
        from kontan_crawler.runs.notify.metrics import metrics_path

        metrics_path(settings["METRICS_FILE"], spider)
    if settings["ALERT_COMMAND"]:
        alert_words(settings["ALERT_COMMAND"])
    alert_seconds(settings["ALERT_TIMEOUT"])


def _check_number(name: str, value: object) -> None:
    """Raise ArgumentError where a value is not read as the number that it is to be."""
    read, least, most, words = _NUMBERS[name]
    try:
        right = least <= read(str(value)) <= most
    except ValueError:
        right = False
    if not right:
        raise ArgumentError(f"{name}={value!r} cannot be; write {words}")
