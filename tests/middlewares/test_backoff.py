"""Waiting times before a retry."""

from datetime import datetime, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontan_crawler import settings
from kontan_crawler.middlewares.backoff import exponential_backoff, retry_after
from tests.strategies import TEXT

NOW = datetime(2026, 2, 4, 22, 20, tzinfo=timezone.utc)
HEADERS = [
    ("120", 120), (" 0 ", 0), ("99999999999999999999", 999999999), ("Wed, 04 Feb 2026 22:20:30 GMT", 30), ("Wed, 04 Feb 2026 21:00:00 GMT", 0),
    ("Wednesday, 04-Feb-26 22:21:00 GMT", 60), ("", None), ("soon", None), ("-5", None), ("1.5", None), ("٣", None), ("Wed, 99 Feb 2026", None),
]  # fmt: skip


@pytest.mark.parametrize(("value", "seconds"), HEADERS)
def test_retry_after(value, seconds):
    assert retry_after(value, NOW) == seconds


@given(TEXT | st.datetimes().map(lambda moment: format_datetime(moment)))
def test_retry_after_of_any_text(value):
    seconds = retry_after(value, NOW)
    assert seconds is None or seconds >= 0


@given(st.integers(1, 10_000), st.floats(0, 1))
def test_backoff_grows_with_jitter(attempt, jitter):
    wait = exponential_backoff(attempt, 5, jitter)
    assert exponential_backoff(attempt, 5, 0) <= wait <= exponential_backoff(attempt, 5, 1) == 3 * exponential_backoff(attempt, 5, 0)
    assert exponential_backoff(attempt + 1, 5, jitter) >= wait


def test_backoff_of_the_settings():
    attempts = range(1, settings.RETRY_TIMES + 1)
    assert [exponential_backoff(attempt, settings.RETRY_WAIT, 0.5) for attempt in attempts] == [5, 10, 20, 40]
    assert [exponential_backoff(1, 10, chance) for chance in (0, 1)] == [5, 15]
