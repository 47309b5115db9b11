"""The history of runs."""

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kontan_crawler.store import history
from kontan_crawler.store.history import EndedRun, RunStart
from kontan_crawler.store.ledger import Ledger
from tests.store.ledgers import DAY, at

RUNS = [  # days ago: start, first requested day; end -> days ago of the first day that may have a gap
    ([], None), ([(5, 6, "completed")], 5), ([(4.75, 6, "completed")], 5), ([(5, 6, "read")], 6), ([(5, 6, "none")], None),
    ([(5, 6, "read"), (4, 5, "completed")], 6), ([(5, 6, "read"), (4, 6, "completed")], 4), ([(5, 6, "none"), (4, 5, "completed")], 4),
    ([(6, 7, "completed"), (1, 1, "completed")], 6), ([(6, 7, "completed"), (1, 6, "completed")], 1),
    ([(6, 7, "completed"), (3, 6, "read")], 6), ([(6, 7, "completed"), (3, 9, "read")], 6), ([(-2, 6, "completed")], None),
    ([(9, 9, "read"), (8, 8, "read"), (7, 9, "completed"), (6, 8, "none")], 7), ([(9, 9, None)], None),
]  # fmt: skip


@pytest.mark.parametrize(("runs", "first"), RUNS)
def test_first_uncovered_day(runs, first, ledger):
    now = at(12)
    for number, (begun, since, end) in enumerate(runs):
        day = (now - timedelta(days=since)).date()
        run = RunStart(f"{number}", "internasional", {}, now - timedelta(days=begun), ("internasional", "global"), day)
        ledger.history.begin(run)
        if end:
            ledger.history.end(run, end, end == "completed")
    new = RunStart("new", "internasional", {}, now, ("global",), now.date())
    ledger.history.begin(new)
    found = ledger.history.first_uncovered_day(new, lambda manifest: manifest == "read")
    assert (found and (now.date() - found).days) == first
    assert ledger.history.first_uncovered_day(replace(new, kanal=("nasional",)), lambda manifest: True) is None
    assert ledger.history.first_uncovered_day(replace(new, spider="arsip"), lambda manifest: True) is None


@settings(max_examples=40)  # each with a ledger of its own
@given(
    st.lists(
        st.tuples(st.integers(0, 30), st.integers(1, 4), st.booleans(), st.sampled_from(["global", "internasional,global"])), max_size=9
    )
)
def test_the_remembered_day_is_that_of_all_runs(rows):
    """Each row: day of the start, days back of the first requested day, completeness, sections. A run may be added later than its start."""
    with TemporaryDirectory() as folder, closing(Ledger(Path(folder))) as ledger:
        for number, (start, back, completed, kanal) in enumerate(rows):
            started = at(12) + timedelta(days=start, minutes=number)
            run = RunStart(f"{number}", "internasional", {}, started, tuple(kanal.split(",")), started.date() - timedelta(days=back))
            ledger.history.end(run, "", completed)
            for wanted in (("global",), ("global", "internasional")):
                new = RunStart("new", "internasional", {}, at(13) + timedelta(days=31), wanted)
                remembered = ledger.history.first_uncovered_day(new, lambda manifest: True)
                ledger._database.execute("BEGIN")
                ledger._database.execute("DELETE FROM covered")
                assert ledger.history.first_uncovered_day(new, lambda manifest: True) == remembered
                ledger._database.execute("ROLLBACK")


def test_the_first_uncovered_day_is_found_from_new_runs_only(ledger, monkeypatch):
    looked_at = []
    has_all = history._has_all
    monkeypatch.setattr(history, "_has_all", lambda wanted: lambda kanal: looked_at.append(kanal) or has_all(wanted)(kanal))
    for days in range(20):
        started = at(12) + timedelta(days=days)
        run = RunStart(f"{days}", "internasional", {}, started, ("global",), started.date() - timedelta(days=1))
        looked_at.clear()
        ledger.history.first_uncovered_day(run, lambda manifest: True)
        assert len(looked_at) <= 2
        ledger.history.end(run, "", True)


def test_overlap_counts_from_the_start_of_a_completed_run_only(ledger):
    for hour, end, first in ((3, "read", DAY), (4, "completed", DAY - timedelta(days=1))):
        run = RunStart(f"{hour}", "internasional", {}, at(hour), ("global",), DAY)
        ledger.history.end(run, end, end == "completed")
        new = RunStart("new", "internasional", {}, at(12), ("global",))
        assert ledger.history.first_uncovered_day(new, lambda manifest: True) == first


def test_ended_before(ledger):
    for spider, hours in (("arsip", (1, 2, 13)), ("artikel", (3,))):
        for hour in hours:
            ledger.history.end(RunStart(f"{spider} {hour}", spider, {}, at(hour)), f'{{"hour": {hour}}}', completed=hour == 1)
    ledger.history.begin(RunStart("in progress", "arsip", {}, at(11)))
    run = RunStart("new", "arsip", {}, at(12))
    assert list(ledger.history.ended_before(replace(run, kanal=("global",)))) == []
    assert list(ledger.history.ended_before(run)) == [EndedRun(f"arsip {hour}", at(hour), f'{{"hour": {hour}}}') for hour in (2, 1)]
    assert ledger.history.last_completed(run) == at(1)
    assert ledger.history.last_completed(RunStart("first", "arsip", {}, at(0))) is None
    assert [run.run for run in ledger.history.ended("arsip", at(2))] == ["arsip 2", "arsip 13"]
