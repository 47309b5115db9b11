"""The settings of the log that only opening the log or formatting a record can check."""

import logging

from scrapy.settings import BaseSettings

from kontan_crawler.runs.setting_checks.beside_feeds import is_beside_feeds
from kontan_crawler.runs.setting_checks.paths import check_path
from kontan_crawler.spider_args import ArgumentError
from kontan_crawler.store.feed_records import FEED_ENDINGS


def check_log_format(settings: BaseSettings) -> None:
    """Raise ArgumentError unless LOG_FORMAT and LOG_DATEFORMAT format a record."""
    record = logging.makeLogRecord({"name": "scrapy", "msg": ""})
    try:
        logging.Formatter(settings["LOG_FORMAT"], settings["LOG_DATEFORMAT"]).format(record)
    except (ValueError, TypeError, KeyError) as error:
        raise ArgumentError(
            f"LOG_FORMAT={settings['LOG_FORMAT']!r} or LOG_DATEFORMAT={settings['LOG_DATEFORMAT']!r} is invalid: {error}"
        ) from None


def check_log_file(settings: BaseSettings) -> None:
    """Raise ArgumentError unless LOG_FILE can be opened. It may be in OUTPUT_DIR: check it once that folder exists."""
    if settings["LOG_FILE"]:
        check_writable("LOG_FILE", str(settings["LOG_FILE"]))


def check_replaced(name: str, value: str) -> None:
    """Raise ArgumentError unless a file can be written that Scrapy replaces, whatever it has: never a feed or a file beside one."""
    if value.endswith(FEED_ENDINGS) or is_beside_feeds(value):
        raise ArgumentError(f"{name}={value!r} has the name of a feed, or of a file beside one, and would replace it; name another file")
    check_writable(name, value)


def check_writable(name: str, value: str) -> None:
    """Raise ArgumentError unless a file can be opened for appending; create it if it is missing."""
    check_path(name, value)
    try:
        with open(value, "a", encoding="utf-8"):
            pass
    except OSError as error:
        raise ArgumentError(f"{name}={value!r} cannot be written: {error.strerror}; use a file in an existing folder") from None
