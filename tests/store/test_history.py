"""The history of runs."""

from datetime import timedelta

import pytest

from kontan_crawler.store.history import EndedRun, RunStart
from tests.store.ledgers import at

RUNS = [  # days ago: start, first requested day, completed -> days ago of the moment covered without a gap
    ([], None), ([(5, 6, True)], 5), ([(5, 6, False)], 6), ([(5, 6, False), (4, 5, True)], 6), ([(5, 6, False), (4, 6, True)], 4),
    ([(6, 7, True), (1, 1, True)], 6), ([(6, 7, True), (1, 6, True)], 1), ([(6, 7, True), (3, 6, False)], 6), ([(-2, 6, True)], None),
]  # fmt: skip


@pytest.mark.parametrize(("runs", "gap"), RUNS)
def test_covered_until(runs, gap, ledger):
    now = at(12)
    for number, (begun, since, completed) in enumerate(runs):
        day = (now - timedelta(days=since)).date()
        run = RunStart(f"{number}", "internasional", {}, now - timedelta(days=begun), ("internasional", "global"), day)
        ledger.history.end(run, "{}", completed)
    found = ledger.history.covered_until("internasional", ["global"], now)
    assert (found and (now.date() - found.date()).days) == gap
    assert ledger.history.covered_until("internasional", ["nasional"], now) is None


def test_ended_before(ledger):
    for spider, hours in (("arsip", (1, 2, 13)), ("artikel", (3,))):
        for hour in hours:
            ledger.history.end(RunStart(f"{spider} {hour}", spider, {}, at(hour)), f'{{"hour": {hour}}}', completed=hour == 1)
    ledger.history.begin(RunStart("in progress", "arsip", {}, at(11)))
    run = RunStart("new", "arsip", {}, at(12))
    assert list(ledger.history.ended_before(run)) == [EndedRun(f"arsip {hour}", at(hour), f'{{"hour": {hour}}}') for hour in (2, 1)]
    assert ledger.history.last_completed(run) == at(1)
    assert ledger.history.last_completed(RunStart("first", "arsip", {}, at(0))) is None
    assert [run.run for run in ledger.history.ended("arsip", at(2))] == ["arsip 2", "arsip 13"]
