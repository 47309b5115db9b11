"""Checks of settings before a run."""

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
# Not `pydantic`: its `int` accepts "2.0", Scrapy's `getint` does not.
_NUMBERS: dict[str, tuple[Callable[[str], float], float, float, str]] = {  # parser, minimum, maximum, description
    "ERROR_SHARE_MAX": (float, 0, 1, "a number from 0 to 1"),
    "PAST_DAYS": (int, 1, 36500, "a whole number of days, 1 or more"),
    **dict.fromkeys(("RETRY_TIMES", "PROBES"), (int, 0, sys.maxsize, "a whole number, 0 or more")),
    **dict.fromkeys(_WAITS, _SECONDS),
}


def check_settings(settings: BaseSettings, now: datetime) -> datetime | None:
    """Return the end of the current quiet hours in +07:00, or None. Raises ValueError for an invalid setting."""
    for name in _NUMBERS:
        _check_number(name, settings[name])
    if settings["STOP_AT"]:
        stop_moment(settings["STOP_AT"], now)
    if settings["PAST_SINCE"]:
        day("PAST_SINCE", settings["PAST_SINCE"])
    if settings["CONTACT"]:
        with_contact("", settings["CONTACT"])
    return quiet_until(settings["QUIET_HOURS"], now) if settings["QUIET_HOURS"] else None


def check_notify_settings(settings: BaseSettings, spider: str) -> None:
    """Raise ValueError for an invalid METRICS_FILE, ALERT_COMMAND or ALERT_TIMEOUT. spider: may be part of METRICS_FILE."""
    from kontan_crawler.runs.notify.alerts import alert_seconds, alert_words

    if settings["METRICS_FILE"]:
        from kontan_crawler.runs.notify.metrics import metrics_path

        metrics_path(settings["METRICS_FILE"], spider)
    if settings["ALERT_COMMAND"]:
        alert_words(settings["ALERT_COMMAND"])
    alert_seconds(settings["ALERT_TIMEOUT"])


def _check_number(name: str, value: object) -> None:
    parse, minimum, maximum, expected = _NUMBERS[name]
    try:
        is_valid = minimum <= parse(str(value)) <= maximum
    except ValueError:
        is_valid = False
    if not is_valid:
        raise ArgumentError(f"{name}={value!r} is invalid; use {expected}")
