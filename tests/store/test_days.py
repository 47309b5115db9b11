"""The days of the daily index."""

from datetime import datetime, timedelta

from kontan_crawler.clock import WIB
from kontan_crawler.store.days import OVERLAP, spans
from tests.store.ledgers import DAY, at


def test_empty_day_is_confirmed_by_a_run_20_hours_later(ledger):
    first = datetime(2026, 2, 5, 9, tzinfo=WIB)
    ledger.days.record_empty("global", DAY, first)
    ledger.days.record_empty("global", DAY, first + timedelta(hours=1))
    assert not ledger.days.was_empty("global", DAY, first + timedelta(hours=19))
    assert ledger.days.was_empty("global", DAY, first + timedelta(hours=20))
    assert ledger.days.high_water_mark("global", DAY, ("global",), first + timedelta(days=1)) is None
    assert ledger.days.first_empty(("internasional", "global"), DAY) == DAY
    assert ledger.days.first_empty(("global",), DAY + timedelta(days=1)) is None
    ledger.days.record_read("global", DAY, first + timedelta(days=1), ("global",))
    assert ledger.days.first_empty(("global",), DAY) is None


def test_day_is_complete_once_read_after_its_end(ledger):
    days, next_day, wanted = ledger.days, DAY + timedelta(days=1), ("internasional", "global")
    later = at(12, next_day)
    assert days.high_water_mark("internasional", DAY, wanted, later) is None
    days.record_read("internasional", DAY, at(12), wanted)
    assert days.high_water_mark("internasional", DAY, wanted, later) == at(12) - OVERLAP
    days.record_read("internasional", DAY, at(5, next_day), wanted)
    assert not days.is_complete("internasional", DAY, wanted, later)  # articles are listed late
    days.record_read("internasional", DAY, at(6, next_day), wanted)
    assert days.is_complete("internasional", DAY, wanted, later) and not days.is_complete("global", DAY, wanted, later)
    assert days.is_complete("internasional", DAY, ("global",), later)
    assert not days.is_complete("internasional", DAY, ("nasional", "global"), later)  # that section was not followed
    assert not days.is_complete("internasional", DAY, wanted, at(5, next_day))  # the mark is in the future, by a wrong clock


def test_spans():
    days = {DAY + timedelta(days=number) for number in (0, 1, 2, 5, 7, 8)}
    assert [(last - first).days for first, last in spans(days)] == [1, 0, 2]
    assert spans(set()) == []
