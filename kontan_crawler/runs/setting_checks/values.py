"""The values of settings, by the type of Scrapy's default: numbers, true or false, lists of numbers, log levels, encodings."""

import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from scrapy.settings import BaseSettings, iter_default_settings

from kontan_crawler.spider_args import ArgumentError

# Not `pydantic`: its `int` accepts "2.0", Scrapy's `getint` does not.


@dataclass(frozen=True)
class Number:
    """A kind of number: its parser, its limits and what to write."""

    parse: Callable[[str], float]
    minimum: float
    maximum: float
    expected: str

    def accepts(self, value: object) -> bool:
        """Return whether a value is such a number."""
        try:
            return self.minimum <= self.parse(str(value)) <= self.maximum
        except ValueError:
            return False


_COUNT = Number(int, 0, sys.maxsize, "a whole number, 0 or more")
_POSITIVE = Number(int, 1, sys.maxsize, "a whole number, 1 or more")
_SIGNED = Number(int, -sys.maxsize, sys.maxsize, "a whole number")
_AMOUNT = Number(float, 0, sys.float_info.max, "a number, 0 or more")
_SECONDS = Number(float, 0, sys.float_info.max, "a number of seconds, 0 or more")
_INTERVAL = Number(float, 0.001, sys.float_info.max, "a number of seconds above 0")

_NUMBERS = {  # where Scrapy's default does not show the kind, and settings of this project
    "ERROR_SHARE_MAX": Number(float, 0, 1, "a number from 0 to 1"),
    "PAST_DAYS": Number(int, 1, 36500, "a whole number of days, 1 or more"),
    "PROBES": _COUNT,
    "ARCHIVE_FILE_SIZE": _POSITIVE,
    **dict.fromkeys(("RETRY_WAIT", "RETRY_WAIT_MAX", "ROBOTSTXT_MAX_AGE"), _SECONDS),
    **dict.fromkeys(("DNS_TIMEOUT", "DOWNLOAD_DELAY", "DOWNLOAD_TIMEOUT"), _SECONDS),  # Scrapy reads a float
    **dict.fromkeys(("CONCURRENT_ITEMS", "CONCURRENT_REQUESTS_PER_DOMAIN", "REACTOR_THREADPOOL_MAXSIZE"), _POSITIVE),  # 0 waits for ever
    **dict.fromkeys(("DEPTH_PRIORITY", "FEED_EXPORT_INDENT", "REDIRECT_PRIORITY_ADJUST", "RETRY_PRIORITY_ADJUST"), _SIGNED),
    "MEMUSAGE_CHECK_INTERVAL_SECONDS": _INTERVAL,
}
_TLS = ("TLSv1.0", "TLSv1.1", "TLSv1.2", "TLSv1.3")
_CHOICES = {
    "DOWNLOAD_TLS_MIN_VERSION": (None, *_TLS), "DOWNLOAD_TLS_MAX_VERSION": (None, *_TLS), "DOWNLOADER_CLIENT_TLS_METHOD": ("TLS", *_TLS[:3]),
}  # fmt: skip
_MAY_BE_NONE = {"FEED_EXPORT_INDENT"}


def check_values(settings: BaseSettings) -> None:
    """Check all settings of Scrapy and of this project. Raises ArgumentError."""
    for name in (name for name in _NUMBERS if name not in _MAY_BE_NONE or settings[name] is not None):
        _check_number(name, settings[name], _NUMBERS[name])
    for name, default in iter_default_settings():
        if name not in _NUMBERS:
            _check_as(default, name, settings)
    for name in ("ARCHIVE", "KEEP_MANIFESTS"):
        _check_bool(name, settings)
    if not settings.getbool("TWISTED_REACTOR_ENABLED"):
        raise ArgumentError("TWISTED_REACTOR_ENABLED is false, but this project needs the reactor; leave the setting out")
    if not str(settings["USER_AGENT"] or "").strip():
        raise ArgumentError("USER_AGENT is empty, but the site must be told who asks; leave the setting out, or use a text")
    for name, choices in _CHOICES.items():
        if settings[name] not in choices:
            raise ArgumentError(f"{name}={settings[name]!r} is invalid; use {', '.join(filter(None, choices))}")


def check_encoding(name: str, value: str) -> None:
    """Raise ArgumentError unless Python has a text encoding of this name."""
    try:
        "".encode(value)
    except (LookupError, ValueError):
        raise ArgumentError(f"{name}={value!r} is no encoding that Python knows; use utf-8") from None


def _check_as(default: Any, name: str, settings: BaseSettings) -> None:
    """Check a setting as Scrapy reads it, by the type of its default and by its name."""
    value = settings[name]
    if isinstance(default, bool) or name == "TELNETCONSOLE_ENABLED":
        _check_bool(name, settings)
    elif isinstance(default, (int, float)):
        _check_number(name, value, _COUNT if isinstance(default, int) else _AMOUNT)
    elif name.endswith(("_CODES", "_PORT")):
        for part in settings.getlist(name):
            _check_number(name, part, _COUNT)
    elif name.endswith("LOG_LEVEL") and not (isinstance(value, int) or isinstance(logging.getLevelName(value), int)):
        raise ArgumentError(f"{name}={value!r} is invalid; use DEBUG, INFO, WARNING, ERROR or CRITICAL")
    elif name.endswith("_ENCODING") and value:
        check_encoding(name, value)


def _check_bool(name: str, settings: BaseSettings) -> None:
    try:
        settings.getbool(name)
    except (TypeError, ValueError):
        raise ArgumentError(f"{name}={settings[name]!r} is invalid; use True or False") from None


def _check_number(name: str, value: object, number: Number) -> None:
    if not number.accepts(value):
        raise ArgumentError(f"{name}={value!r} is invalid; use {number.expected}")
