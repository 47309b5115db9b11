"""QUIET_HOURS as a span of hours, which may cross midnight."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontan_crawler.clock import WIB
from kontan_crawler.politeness.quiet_hours import next_quiet, quiet_until

NOON = datetime(2026, 2, 4, 12, tzinfo=WIB)
QUIET = [("08:00-17:00", "04T17:00", "04T12:00"), ("13:00-17:00", None, "04T13:00"), ("08:00-11:00", None, "05T08:00"), ("22:00-13:00", "04T13:00", "04T12:00"),
         ("22:00-05:00", None, "04T22:00"), ("12:00-12:30", "04T12:30", "04T12:00"), ("11:00-12:00", None, "05T11:00")]  # fmt: skip


@pytest.mark.parametrize(("hours", "until", "begin"), QUIET)
def test_quiet_hours(hours, until, begin):
    found = quiet_until(hours, NOON)
    assert (found and f"{found:%dT%H:%M}") == until
    assert f"{next_quiet(hours, NOON):%dT%H:%M}" == begin


@given(st.datetimes(timezones=st.just(WIB)).map(lambda moment: moment.replace(fold=0)), st.times(), st.times())
def test_quiet_hours_are_within_a_day(now, begin, end):
    hours = f"{begin:%H:%M}-{end:%H:%M}"
    if f"{begin:%H:%M}" != f"{end:%H:%M}":
        until = quiet_until(hours, now)
        assert until is None or timedelta() < until - now <= timedelta(days=1)
        assert timedelta() <= next_quiet(hours, now) - now <= timedelta(days=1)


@pytest.mark.parametrize("hours", ["", "8-17", "08:00", "08:00-25:00", "08:00-08:00", "08:00-17:00-18:00", None])
def test_invalid_hours(hours):
    with pytest.raises(ValueError, match="QUIET_HOURS"):
        quiet_until(hours, NOON)
