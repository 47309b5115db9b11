"""Checks of settings before a run."""

from datetime import datetime

import pytest
from scrapy.utils.project import get_project_settings

from kontan_crawler.clock import WIB
from kontan_crawler.runs.check_settings import check_settings
from kontan_crawler.spider_args import ArgumentError
from tests.crawling import crawl

NOW = datetime(2026, 2, 4, 12, tzinfo=WIB)
SHARE, DAYS, TIMES, SECONDS = "from 0 to 1", "days, 1 or more", "whole number, 0 or more", "seconds, 0 or more"
INVALID = [  # setting, value, the type and range that the message names
    ("ERROR_SHARE_MAX", "nan", SHARE), ("ERROR_SHARE_MAX", "20%", SHARE), ("ERROR_SHARE_MAX", "20", SHARE),
    ("ERROR_SHARE_MAX", "-0.1", SHARE),
    ("PAST_DAYS", "0", DAYS), ("PAST_DAYS", "a month", DAYS), ("PAST_DAYS", "1.5", DAYS), ("PAST_DAYS", "9" * 12, DAYS),
    ("RETRY_TIMES", "-1", TIMES), ("RETRY_TIMES", "2.5", TIMES), ("RETRY_TIMES", "", TIMES), ("RETRY_TIMES", None, TIMES),
    ("RETRY_WAIT", "5s", SECONDS), ("RETRY_WAIT_MAX", "inf", SECONDS), ("ROBOTSTXT_MAX_AGE", "1h", SECONDS),
    ("LOGSTATS_INTERVAL", "-1", SECONDS), ("DOWNLOAD_DELAY", "nan", SECONDS), ("DOWNLOAD_TIMEOUT", "1,5", SECONDS),
]  # fmt: skip
VALID = [("ERROR_SHARE_MAX", "1"), ("ERROR_SHARE_MAX", 0), ("PAST_DAYS", "1"), ("RETRY_TIMES", 0), ("RETRY_WAIT", "0.5")]


def check(name, value):
    settings = get_project_settings()
    settings.set(name, value, priority="cmdline")
    return check_settings(settings, NOW)


@pytest.mark.parametrize(("name", "value", "expected"), INVALID)
def test_invalid_number(name, value, expected):
    with pytest.raises(ArgumentError) as raised:
        check(name, value)
    assert f"{name}={value!r}" in str(raised.value) and expected in str(raised.value)


@pytest.mark.parametrize(("name", "value"), VALID)
def test_valid_number(name, value):
    assert check(name, value) is None


def test_no_run_starts_with_an_invalid_setting(tmp_path):
    run = crawl("internasional", folder=tmp_path, PAST_DAYS="x")
    assert run.exit_code == 2 and not list(tmp_path.iterdir())
    assert len(run.log.splitlines()) == 1 and "PAST_DAYS='x'" in run.log
