"""The values of settings, by the type of Scrapy's default."""

import re
from pathlib import Path

import pytest
import scrapy
from scrapy.settings import iter_default_settings
from scrapy.utils.project import get_project_settings

from kontan_crawler.runs.setting_checks.values import check_values
from kontan_crawler.spider_args import ArgumentError

SOURCES = "\n".join(path.read_text(encoding="utf-8") for path in Path(scrapy.__file__).parent.rglob("*.py"))
TYPED = [name for name, default in iter_default_settings() if isinstance(default, (bool, int, float))]
FRACTIONS = {name for name in TYPED if re.search(rf'getfloat\(\s*"{name}"', SOURCES)}
BOOLEANS = {name for name in TYPED if re.search(rf'getbool\(\s*"{name}"', SOURCES)}
INVALID = [  # setting, value
    ("CONCURRENT_REQUESTS", "2.0"), ("CONCURRENT_REQUESTS", "-1"), ("CONCURRENT_REQUESTS_PER_DOMAIN", "0"), ("CONCURRENT_ITEMS", "0"),
    ("REACTOR_THREADPOOL_MAXSIZE", "0"), ("DOWNLOAD_MAXSIZE", "8MB"), ("DOWNLOAD_MAXSIZE", "1e6"), ("DOWNLOAD_TIMEOUT", "60s"),
    ("DOWNLOAD_DELAY", "-1"), ("DOWNLOAD_DELAY", "1,5"), ("DNS_TIMEOUT", "nan"), ("AUTOTHROTTLE_MAX_DELAY", "x"),
    ("AUTOTHROTTLE_START_DELAY", "-2"), ("AUTOTHROTTLE_ENABLED", "ja"), ("CLOSESPIDER_TIMEOUT", "1h"), ("CLOSESPIDER_TIMEOUT", "inf"),
    ("CLOSESPIDER_ITEMCOUNT", "1.5"), ("CLOSESPIDER_PAGECOUNT", "9" * 5000), ("LOGSTATS_INTERVAL", "1m"), ("LOGSTATS_INTERVAL", ""),
    ("HTTPCACHE_ENABLED", "yes"), ("HTTPCACHE_EXPIRATION_SECS", "1d"), ("HTTPCACHE_IGNORE_HTTP_CODES", "404,x"),
    ("RETRY_HTTP_CODES", "500, 5xx"), ("TELNETCONSOLE_PORT", "a,b"), ("TELNETCONSOLE_ENABLED", "on"), ("ROBOTSTXT_OBEY", "no"),
    ("COOKIES_ENABLED", ""), ("COOKIES_ENABLED", "TRUE"), ("MEMUSAGE_CHECK_INTERVAL_SECONDS", "0"),
    ("LOG_LEVEL", "LOUD"), ("LOG_LEVEL", "info"), ("LOG_LEVEL", ""), ("LOG_LEVEL", "10"), ("RETRY_GIVE_UP_LOG_LEVEL", "warn"),
    ("LOG_ENCODING", "utf8mb4"), ("FEED_EXPORT_ENCODING", "hex"), ("HTTPPROXY_AUTH_ENCODING", "latin-99"),
    ("DOWNLOAD_TLS_MIN_VERSION", "1.2"), ("DOWNLOADER_CLIENT_TLS_METHOD", "SSLv3"), ("REDIRECT_PRIORITY_ADJUST", "low"),
    ("TWISTED_REACTOR_ENABLED", "False"), ("ARCHIVE", "yes"), ("ARCHIVE_FILE_SIZE", "0"), ("ARCHIVE_FILE_SIZE", "200MB"),
]  # fmt: skip
VALID = [
    ("CONCURRENT_REQUESTS", "0"), ("DOWNLOAD_DELAY", "0.25"), ("DOWNLOAD_TIMEOUT", "1e99"), ("DNS_TIMEOUT", "0.5"), ("COOKIES_ENABLED", "1"),
    ("COOKIES_ENABLED", "false"), ("COOKIES_ENABLED", None), ("RETRY_PRIORITY_ADJUST", "-10"), ("FEED_EXPORT_INDENT", "-1"), ("FEED_EXPORT_INDENT", None),
    ("RETRY_HTTP_CODES", ""), ("RETRY_HTTP_CODES", "500, 503"), ("LOG_LEVEL", "DEBUG"), ("LOG_LEVEL", 10), ("LOG_ENCODING", "latin-1"),
    ("DOWNLOAD_TLS_MIN_VERSION", "TLSv1.2"), ("TELNETCONSOLE_PORT", "6023,6073"), ("CLOSESPIDER_TIMEOUT", " 3600 "),
]  # fmt: skip


def check(name, value):
    settings = get_project_settings()
    settings.set(name, value, priority="cmdline")
    check_values(settings)


@pytest.mark.parametrize(("name", "value"), INVALID, ids=lambda value: str(value)[:30])
def test_invalid_value(name, value):
    with pytest.raises(ArgumentError, match=rf"{name}\b"):
        check(name, value)


@pytest.mark.parametrize(("name", "value"), VALID)
def test_valid_value(name, value):
    check(name, value)


def test_every_number_and_boolean_of_scrapy_is_checked():
    settings = get_project_settings()
    for name in TYPED:
        before = settings[name]
        settings[name] = "x"
        with pytest.raises(ArgumentError, match=rf"{name}='x'"):
            check_values(settings)
        settings[name] = before
    assert len(TYPED) > 80


def test_fractions_are_accepted_where_scrapy_reads_them():
    settings = get_project_settings()
    for name in FRACTIONS:
        settings[name] = "0.5"
    check_values(settings)
    assert {"DOWNLOAD_DELAY", "DNS_TIMEOUT", "CLOSESPIDER_TIMEOUT"} <= FRACTIONS


def test_booleans_are_accepted_where_scrapy_reads_them():
    settings = get_project_settings()
    for name in BOOLEANS - {"TWISTED_REACTOR_ENABLED"}:
        settings[name] = "False"
    check_values(settings)
    assert {"COOKIES_ENABLED", "TELNETCONSOLE_ENABLED"} <= BOOLEANS
