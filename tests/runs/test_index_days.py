"""The days of the daily index that a run reads."""

from contextlib import closing
from datetime import datetime, timedelta

from kontan_crawler.clock import WIB
from kontan_crawler.runs.crawl_messages import DayCompleted
from kontan_crawler.runs.index_days import IndexDays
from kontan_crawler.store.ledger import Ledger
from tests.store.ledgers import DAY

AFTER = datetime(2026, 2, 5, 9, tzinfo=WIB)


def scheduled(ledger):
    """Return the days of a new run."""
    index = IndexDays(ledger, ("global",), ledger.changes)
    index.schedule(("global",), DAY, DAY)
    return index


def test_day_without_rows_is_complete_once_two_runs_20_hours_apart_found_none(tmp_path):
    with closing(Ledger(tmp_path)) as ledger:
        for hours, left in ((0, {DAY}), (19, {DAY}), (20, set())):
            index = scheduled(ledger)
            index.complete(DayCompleted("global", DAY, AFTER + timedelta(hours=hours), empty=True))
            assert (index.left, index.seen_empty, index.unread()) == ({"global": left}, {("global", DAY)}, {"global": set()})
        assert scheduled(ledger).left == {"global": set()}
