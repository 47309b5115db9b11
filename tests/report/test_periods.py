"""Days grouped into periods."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontan_crawler.report.periods import EARLIER, LATER, MAX_PERIODS, Periods

FIRST = date(2026, 2, 4)
SPANS = [
    (1, "day", "2026-02-04"),
    (60, "day", "2026-02-04"),
    (61, "week", "2026-W06"),
    (400, "week", "2026-W06"),
    (430, "month", "2026-02"),
    (6000, "year", "2026"),
]


@pytest.mark.parametrize(("days", "unit", "first"), SPANS)
def test_unit_depends_on_the_span(days, unit, first):
    periods = Periods([FIRST, FIRST + timedelta(days=days - 1)])
    assert (periods.unit, periods.names[0]) == (unit, first)


def test_no_days():
    assert Periods([]).names == []


MANY = [FIRST + timedelta(days=number % 30) for number in range(1000)]
OUTLIERS = {  # days -> unit, periods of the outliers
    "one old of many": ([date(1996, 1, 1), *MANY], "day", [EARLIER]),
    "one new of many": ([date(2062, 1, 1), *MANY], "day", [LATER]),
    "one old of few": ([date(1996, 1, 1), *MANY[:9]], "day", [EARLIER]),
    "one new of few": ([date(2062, 1, 1), *MANY[:9]], "day", [LATER]),
    "one new of three": ([date(2062, 1, 1), *MANY[:2]], "day", [LATER]),
    "both ends of time": ([date.min, date.max, *MANY], "day", [EARLIER, LATER]),
    "three of forty": ([date(2062, 1, 1)] * 2 + [date.max] + MANY[:40], "day", [LATER]),
    "one of two": ([date.max, FIRST], "day", [LATER]),
    "many": ([date.max] * 100 + MANY, "day", [LATER]),
}


@pytest.mark.parametrize(("days", "unit", "far"), OUTLIERS.values(), ids=OUTLIERS)
def test_outliers_do_not_affect_the_unit(days, unit, far):
    periods = Periods(days)
    assert (periods.unit, [name for name in periods.names if name in (EARLIER, LATER)]) == (unit, far)
    assert periods.name(FIRST) == "2026-02-04"


@given(st.lists(st.dates() | st.dates(date(2026, 1, 1), date(2026, 2, 28)), min_size=1, max_size=300))
def test_each_day_has_a_period_and_there_are_no_gaps(days):
    periods = Periods(days)
    assert {periods.name(day) for day in days} <= set(periods.names)
    assert len(periods.names) <= MAX_PERIODS + 2
    named = [periods.name(day) for day in sorted(days)]
    assert sorted(named, key=periods.names.index) == named
    near = [day for day in days if periods.name(day) not in (EARLIER, LATER)]
    span = {periods.name(min(near) + timedelta(days=number)) for number in range((max(near) - min(near)).days + 1)}
    assert span == set(periods.names) - {EARLIER, LATER}
