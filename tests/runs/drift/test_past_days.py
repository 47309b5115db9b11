"""The baseline from sums of whole days is that of all manifests."""

from collections import Counter
from contextlib import closing
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kontan_crawler.clock import WIB
from kontan_crawler.runs.drift.baseline import Baseline, is_comparable
from kontan_crawler.runs.drift.past_days import baseline_from_days
from kontan_crawler.runs.prior_runs import manifests_between
from kontan_crawler.store.history import RunStart
from kontan_crawler.store.ledger import Ledger
from tests.manifests import a_manifest

NOW = datetime(2026, 2, 20, 9, 30, tzinfo=WIB)
RUN = RunStart("now", "internasional", {}, NOW, ("internasional", "global"), date(2026, 2, 19))
NAMES = ("article/first/asked", "article/read", "listing/front global/read", "listing/front global/rows", "listing/index/read", "other")


@st.composite
def runs(draw):
    """The start of a run in hours before NOW, and its manifest."""
    hours = draw(st.integers(1, 24 * 12))
    started = NOW - timedelta(hours=hours, seconds=draw(st.integers(0, 3599)))
    day = started.date() - timedelta(days=draw(st.integers(0, 2)))
    row = {
        "day": str(day),
        "kanal": "global",
        "listed": draw(st.integers(0, 3)),
        "delivered": 0,
        "known": 0,
        "unchanged": 0,
        "waiting": 0,
        "refused": {},
    }
    return a_manifest(
        run=f"run-{draw(st.integers(0, 10**9))}", started=started.isoformat(), exit_code=draw(st.sampled_from([0, 0, 0, 1, None])),
        since=draw(st.sampled_from([str(day), str(day), None, "2024-01-01"])), kanal=draw(st.sampled_from([["global", "internasional"], ["internasional", "global"], ["global"]])),
        counts=draw(st.dictionaries(st.sampled_from(NAMES), st.integers(1, 40))),
        days=[row | {"listed": row["listed"], "known": row["listed"], "listed_to_end_at": started.isoformat()}],
        days_empty=draw(st.sampled_from([[], [{"kanal": "internasional", "day": str(day)}]])),
    )  # fmt: skip


def contents(baseline):
    """Return the content of a baseline without counts of zero, which nothing reads, and with the rows in any order."""
    rows = {name: sorted(found) for name, found in baseline.rows.items()}
    return vars(baseline) | {"counts": +baseline.counts, "newest": [*baseline.newest], "rows": rows}


def of_days(ledger, start, run=RUN):
    manifests = partial(manifests_between, ledger.history, run.spider)
    return baseline_from_days(run, start, ledger.past_days, manifests)


def of_all(ledger, start, run=RUN):
    begin = datetime.combine(start.date(), time(), WIB)  # whole days
    return Baseline.of(found for found in manifests_between(ledger.history, run.spider, begin, None) if is_comparable(found, run))


def add(ledger, manifest):
    with ledger.changes():
        ledger.history.end(manifest.start, manifest.model_dump_json(), manifest.completed)


def stored(ledger):
    return ledger.past_days.between(RUN.spider, RUN.kanal, date(2026, 1, 1), date(2026, 3, 1))


@settings(max_examples=60)
@given(st.lists(runs(), max_size=40, unique_by=lambda found: found.run), runs(), st.integers(-48, 24 * 14))
def test_the_sums_of_days_give_the_same_baseline(found, later, hours):
    start = NOW - timedelta(hours=hours)
    with TemporaryDirectory() as folder, closing(Ledger(Path(folder))) as ledger:
        for manifest in found:
            add(ledger, manifest)
        for _ in range(2):  # the second time from the ledger
            assert contents(of_days(ledger, start)) == contents(of_all(ledger, start))
        add(ledger, later)  # of a day whose sum may be stored
        assert contents(of_days(ledger, start)) == contents(of_all(ledger, start))


@pytest.fixture
def month(ledger):
    for hour in range(24 * 20):
        moment = NOW - timedelta(hours=hour + 1)
        counts = {"article/first/asked": hour, "listing/front global/read": 1, "listing/front global/rows": 20}
        add(ledger, a_manifest(run=f"run-{hour}", started=moment.isoformat(), since=str(moment.date()), kanal=RUN.kanal, counts=counts))
    return ledger


def test_a_whole_day_is_read_once(month, monkeypatch):
    """The second baseline reads only the runs of today."""
    start, read = NOW - timedelta(days=15), Counter()
    before = of_days(month, start)
    assert len(stored(month)) == 15

    def counted(since, until):
        found = manifests_between(month.history, RUN.spider, since, until)
        read.update(manifest.started.date() for manifest in found)
        return found

    again = baseline_from_days(RUN, start, month.past_days, counted)
    assert contents(again) == contents(before) == contents(of_all(month, start))
    assert {*read} == {NOW.date()}


def test_days_of_other_first_days_are_not_stored(month):
    start = NOW - timedelta(days=5)
    of_days(month, start)
    before = stored(month)
    other = RunStart("other", RUN.spider, {}, NOW, RUN.kanal, date(2024, 1, 1))
    assert contents(of_days(month, start, other)) == contents(of_all(month, start, other)) and of_all(month, start, other).runs == 0
    assert stored(month) == before


def test_forgotten_runs_leave_no_sums(month):
    of_days(month, NOW - timedelta(days=5))
    with month.changes():
        month.forget_runs(["run-1"])
    assert stored(month) == {}
