"""Names and JSON values of the options -s NAME=VALUE."""

import re

import pytest
from scrapy.utils.project import get_project_settings

from kontan_crawler.runs.setting_checks.given import check_given
from kontan_crawler.spider_args import ArgumentError

MEANT = {  # typed -> meant
    "OUTPUT_DIRR": "OUTPUT_DIR", "OUTPUTDIR": "OUTPUT_DIR", "OUTPUT_DIRECTORY": "OUTPUT_DIR", "OUTPUT_FOLDER": "OUTPUT_DIR",
    "output_dir": "OUTPUT_DIR", "OUTPUT-DIR": "OUTPUT_DIR", "OUTPUT": "OUTPUT_DIR", "OUT_DIR": "OUTPUT_DIR", " OUTPUT_DIR": "OUTPUT_DIR",
    "CONTCAT": "CONTACT", "Contact": "CONTACT", "STOPAT": "STOP_AT", "QUIET_HOUR": "QUIET_HOURS", "PROBE": "PROBES",
    "PASTDAYS": "PAST_DAYS", "METRIC_FILE": "METRICS_FILE", "ALERT_CMD": "ALERT_COMMAND", "ALERT_TIMEOUTS": "ALERT_TIMEOUT",
    "ERROR_SHARE": "ERROR_SHARE_MAX", "LOGFILE": "LOG_FILE", "LOGLEVEL": "LOG_LEVEL", "DOWNLAOD_DELAY": "DOWNLOAD_DELAY",
    "CONCURENT_REQUESTS": "CONCURRENT_REQUESTS", "CLOSE_SPIDER_TIMEOUT": "CLOSESPIDER_TIMEOUT", "USERAGENT": "USER_AGENT",
    "ROBOTS_OBEY": "ROBOTSTXT_OBEY", "FEED": "FEEDS", "RETRY_TIME": "RETRY_TIMES",
}  # fmt: skip
OF_ADD_ONS = (
    "PLAYWRIGHT_BROWSER_TYPE PLAYWRIGHT_LAUNCH_OPTIONS ZYTE_API_KEY ZYTE_API_ENABLED REDIS_URL REDIS_ENCODING SCHEDULER_PERSIST "
    "SCHEDULER_QUEUE_CLASS SCHEDULER_DUPEFILTER_KEY DUPEFILTER_KEY DELTAFETCH_ENABLED DELTAFETCH_DIR ROTATING_PROXY_LIST PROXY_MODE "
    "SPIDERMON_ENABLED SPLASH_URL SPLASH_COOKIES_DEBUG FAKEUSERAGENT_PROVIDERS USER_AGENT_LIST SENTRY_DSN MONGODB_URI HCF_PROJECT_ID "
    "CRAWL_ONCE_ENABLED CRAWL_ONCE_PATH FILES_EXPIRES FILES_URLS_FIELD IMAGES_THUMBS IMAGES_MIN_WIDTH MEDIA_ALLOW_REDIRECTS "
    "META_COPY_WARN_SKIP_KEYS ARCHIVE_EXPORT_URI SCRAPY_POET_CACHE COOKIES_PERSISTENCE COOKIES_STORAGE FEED_STORAGE_AZURE APIFY_TOKEN"
).split()
INVALID = [
    "LOG_LEVEL", "", "=x", "FEEDS=abc", "FEEDS=[1]", "FEEDS=3", 'FEEDS="a"', "FEEDS={", "FEEDS={'a': 1}", "FEEDS=" + "[" * 99_999,
    "EXTENSIONS=foo", "DOWNLOAD_SLOTS=1.5", "DEFAULT_REQUEST_HEADERS=User-Agent: a", "ADDONS=true",
]  # fmt: skip


@pytest.fixture(scope="module")
def known():
    return get_project_settings()


@pytest.mark.parametrize(("typed", "meant"), MEANT.items())
def test_misspelt_setting_is_named_with_the_one_that_was_meant(typed, meant, known):
    with pytest.raises(ArgumentError, match=rf"{re.escape(typed)} .*\b{meant}\?"):
        check_given([f"{typed}=x"], known)


def test_settings_of_add_ons_are_only_unknown(known):
    assert check_given([f"{name}=1" for name in OF_ADD_ONS], known) == OF_ADD_ONS


def test_known_settings(known):
    given = ["OUTPUT_DIR=a=b", "CONTACT=", "FEEDS=null", 'FEEDS={"a.jsonl": {}}', "DOWNLOAD_DELAY=2", "FEED_EXPORT_FIELDS=a,b"]
    assert check_given(given, known) == []


@pytest.mark.parametrize("option", INVALID, ids=lambda option: option[:20])
def test_invalid_option(option, known):
    with pytest.raises(ArgumentError, match=re.escape(option.partition("=")[0] or repr(option))):
        check_given([option], known)
