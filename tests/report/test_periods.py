"""Days gathered into periods."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontan_crawler.report.periods import EARLIER, MOST, Periods

FIRST = date(2026, 2, 4)
SPANS = [(1, "day", "2026-02-04"), (60, "day", "2026-02-04"), (61, "week", "2026-W06"), (400, "week", "2026-W06"), (430, "month", "2026-02"), (6000, "year", "2026")]


@pytest.mark.parametrize(("days", "unit", "first"), SPANS)
def test_periods_grow_with_the_span(days, unit, first):
    periods = Periods([FIRST, FIRST + timedelta(days=days - 1)])
    assert (periods.unit, periods.names[0]) == (unit, first)


def test_no_day_no_period():
    assert Periods([]).names == []


def test_a_misprinted_year_does_not_stretch_the_rest():
    periods = Periods([date(1996, 1, 1), *[FIRST + timedelta(days=number % 30) for number in range(1000)]])
    assert periods.names[:2] == [EARLIER, "2026-02-04"] and len(periods.names) == 31
    assert periods.name(date(1996, 1, 1)) == EARLIER


@given(st.lists(st.dates(date(1996, 1, 1), date(2099, 12, 31)), min_size=1, max_size=300))
def test_each_day_falls_in_a_period_and_none_is_left_out_between(days):
    periods = Periods(days)
    assert {periods.name(day) for day in days} <= set(periods.names)
    assert len(periods.names) <= MOST + 1 or periods.unit == "year"
    named = [periods.name(day) for day in sorted(days)]
    assert sorted(named, key=periods.names.index) == named
    first = min(day for day in days if periods.name(day) != EARLIER)
    assert {periods.name(first + timedelta(days=number)) for number in range((max(days) - first).days + 1)} == set(periods.names) - {EARLIER}
