"""Checks of settings before a run."""

import re
from datetime import datetime

import pytest
from scrapy.utils.project import get_project_settings

from kontan_crawler.clock import WIB
from kontan_crawler.runs.check_settings import check_settings
from kontan_crawler.spider_args import ArgumentError
from tests.crawling import crawl

NOW = datetime(2026, 2, 4, 12, tzinfo=WIB)
INVALID = [  # setting, value
    ("ERROR_SHARE_MAX", "nan"), ("ERROR_SHARE_MAX", "20%"), ("ERROR_SHARE_MAX", "20"),
    ("ERROR_SHARE_MAX", "-0.1"),
    ("PAST_DAYS", "0"), ("PAST_DAYS", "a month"), ("PAST_DAYS", "1.5"), ("PAST_DAYS", "9" * 12),
    ("RETRY_TIMES", "-1"), ("RETRY_TIMES", "2.5"), ("RETRY_TIMES", ""), ("RETRY_TIMES", None),
    ("RETRY_WAIT", "5s"), ("RETRY_WAIT_MAX", "inf"), ("ROBOTSTXT_MAX_AGE", "1h"),
    ("LOGSTATS_INTERVAL", "-1"), ("DOWNLOAD_DELAY", "nan"), ("DOWNLOAD_TIMEOUT", "1,5"),
]  # fmt: skip
VALID = [("ERROR_SHARE_MAX", "1"), ("ERROR_SHARE_MAX", 0), ("PAST_DAYS", "1"), ("RETRY_TIMES", 0), ("RETRY_WAIT", "0.5")]


def check(name, value):
    settings = get_project_settings()
    settings.set(name, value, priority="cmdline")
    return check_settings(settings, NOW)


@pytest.mark.parametrize(("name", "value"), INVALID)
def test_invalid_number(name, value):
    with pytest.raises(ArgumentError, match=re.escape(f"{name}={value!r}")):
        check(name, value)


@pytest.mark.parametrize(("name", "value"), VALID)
def test_valid_number(name, value):
    assert check(name, value) is None


def test_invalid_setting_ends_the_run_before_it_starts(tmp_path):
    run = crawl("internasional", folder=tmp_path, PAST_DAYS="x")
    assert run.exit_code == 2 and not list(tmp_path.iterdir())
    assert len(run.log.splitlines()) == 1 and "PAST_DAYS='x'" in run.log
