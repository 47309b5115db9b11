"""STOP_AT: the time of day at which a run stops cleanly."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.settings import Settings

from kontan_crawler.clock import WIB
from kontan_crawler.politeness.closespider import finish_reason
from kontan_crawler.politeness.quiet_hours import QuietHours
from kontan_crawler.runs.stop_at import StopAt, stop_moment

NOW = datetime(2026, 2, 4, 22, 20, tzinfo=WIB)
CLOCKS = [
    ("05:00", "2026-02-05T05:00"),
    ("5:00", "2026-02-05T05:00"),
    ("22:21", "2026-02-04T22:21"),
    ("22.20", "2026-02-05T22:20"),
    (" 23:59 ", "2026-02-04T23:59"),
]


@pytest.mark.parametrize(("value", "moment"), CLOCKS)
def test_stop_moment_is_the_next_such_time_in_jakarta(value, moment):
    assert stop_moment(value, NOW).isoformat() == f"{moment}:00+07:00"
    assert stop_moment(value, NOW.astimezone(timezone.utc)) == stop_moment(value, NOW)


@given(st.datetimes(timezones=st.just(WIB)), st.times())
def test_stop_moment_is_within_a_day(now, clock):
    assert timedelta() < stop_moment(f"{clock:%H:%M}", now) - now <= timedelta(days=1)


@pytest.mark.parametrize("value", ["", "5", "24:00", "05:60", "pagi", "05:00:00", None, "٠٥:٠٠"])
def test_invalid_stop_at(value):
    with pytest.raises(ValueError, match="05:00"):
        stop_moment(value, NOW)


def seconds(**settings):
    settings = Settings(settings)
    StopAt().update_settings(settings)
    return settings.getfloat("CLOSESPIDER_TIMEOUT")


def test_what_ends_first_is_the_reason():
    near, far = (f"{datetime.now(WIB) + timedelta(hours=hours):%H:%M}" for hours in (2, 4))
    quiet = {"near": f"{near}-{far}", "far": f"{far}-{near}"}
    cases = [
        ({"STOP_AT": near}, "stop_at"), ({"QUIET_HOURS": quiet["near"]}, "quiet_hours"), ({"CLOSESPIDER_TIMEOUT": 60, "STOP_AT": near}, "closespider_timeout"),
        ({"STOP_AT": near, "QUIET_HOURS": quiet["far"]}, "quiet_hours"), ({"CLOSESPIDER_TIMEOUT": 99999, "STOP_AT": near}, "stop_at"),
    ]  # fmt: skip
    for values, reason in cases:
        settings = Settings(values)
        for add_on in (StopAt, QuietHours):
            add_on().update_settings(settings)
        assert finish_reason(settings, "closespider_timeout") == reason, values
        assert finish_reason(settings, "finished") == "finished"


def test_earlier_of_stop_at_and_closespider_timeout():
    clock = f"{datetime.now(WIB) + timedelta(hours=2):%H:%M}"
    assert 3500 < seconds(STOP_AT=clock) <= 7200
    assert seconds(STOP_AT=clock, CLOSESPIDER_TIMEOUT="60") == 60
    assert 3500 < seconds(STOP_AT=clock, CLOSESPIDER_TIMEOUT=99999) <= 7200
    assert seconds(STOP_AT=None, CLOSESPIDER_TIMEOUT=60) == 60
