"""The first day that a run of `internasional` reads, after sequences of earlier runs."""

from contextlib import closing
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kontan_crawler.clock import WIB
from kontan_crawler.runs.crawl_messages import DayCompleted
from kontan_crawler.runs.run import Run
from kontan_crawler.store.history import RunStart
from kontan_crawler.store.ledger import Ledger
from tests.manifests import a_manifest
from tests.runs.test_prior_runs import WAITING

KANAL = ("internasional", "global")
NOON = datetime(2026, 2, 4, 12, tzinfo=WIB)
ASKED, READ = {"listing/asked": 5}, {"listing/asked": 5, "listing/read": 5}
ENDS = {  # how a run ends -> the keys of its manifest
    "offline": {"exit_code": 1, "reason": "site_unreachable", "counts": ASKED},
    "offline, with a backlog": {"exit_code": 1, "counts": ASKED, "days": [WAITING]},
    "stopped": {"exit_code": 143, "reason": "shutdown", "counts": ASKED},
    "stopped after reading": {"exit_code": 143, "reason": "shutdown", "counts": READ, "days": [WAITING]},
    "killed": {"exit_code": None, "reason": "interrupted"},
    "killed after reading": {"exit_code": None, "reason": "interrupted", "days": [WAITING]},
    "walled": {"exit_code": 1, "counts": READ, "days": [WAITING]},
    "wall in place of the listings": {"exit_code": 1, "counts": {**ASKED, "listing/unreadable": 5}},
    "disk full": {"exit_code": 1, "reason": "output_failed"},
    "completed": {"exit_code": 0, "counts": READ, "completed": True},
}
SEQUENCES = [  # hours after noon of the first run, end of each run -> days before the first run's day of `since` of each
    ([(hour, "offline") for hour in range(5)], [1] * 5),
    ([(hour, kind) for hour, kind in enumerate(("stopped", "killed", "disk full", "wall in place of the listings", "offline"))], [1] * 5),
    ([(0, "offline"), (24, "offline"), (24 * 7, "offline")], [1, 0, -6]),
    ([(0, "offline, with a backlog"), (24, "offline, with a backlog"), (24 * 7, "offline")], [1, 0, -6]),
    ([(0, "killed after reading"), (1, "offline"), (24 * 7, "offline"), (24 * 7 + 1, "completed"), (24 * 7 + 2, "offline")], [1, 1, 1, 1, -6]),
    ([(0, "walled"), (24, "walled"), (48, "completed"), (72, "completed"), (24 * 10, "completed")], [1, 1, 1, -2, -3]),
    ([(0, "stopped after reading"), (26, "offline"), (50, "completed")], [1, 1, 1]),
    ([(0, "completed"), *((hour, "walled") for hour in range(1, 40, 13)), (24 * 7, "completed")], [1, 1, 0, 0, 0]),
    ([(-10, "completed"), (24 * 7, "offline"), (24 * 7 + 1, "offline")], [1, 1, 1]),  # at 2 in the morning, articles of the day before may be missing
]  # fmt: skip


class Folder:
    """A ledger, and runs at given hours."""

    def __init__(self, ledger, monkeypatch):
        self.ledger, self.monkeypatch, self.number = ledger, monkeypatch, 0

    def run(self, hours, kind, empty=False):
        """Begin a run and end it; return the first day it reads."""
        started, self.number = NOON + timedelta(hours=hours), self.number + 1
        for module in ("run.today", "index_days.now"):
            moment = started.date() if module == "run.today" else started
            self.monkeypatch.setattr(f"kontan_crawler.runs.{module}", lambda moment=moment: moment)
        run = Run(self.ledger, RunStart(f"{self.number}", "internasional", {}, started, KANAL), None, pytest.fail)
        self.ledger.history.begin(run.start)
        run.schedule_days(KANAL, since := run.first_day(), started.date())
        if empty:
            run.index.complete(DayCompleted("global", since, started, empty=True))
        start = {"run": run.start.id, "kanal": list(KANAL), "since": str(since), "started": started.isoformat()}
        manifest = a_manifest(**{**start, "completed": False, **ENDS[kind]})
        self.ledger.history.end(run.start, manifest.model_dump_json(), manifest.completed)
        return since


@pytest.mark.parametrize(("runs", "days"), SEQUENCES)
def test_first_day(runs, days, ledger, monkeypatch):
    folder = Folder(ledger, monkeypatch)
    assert [(NOON.date() - folder.run(*run)).days for run in runs] == days


FAILED = st.sampled_from([kind for kind, end in ENDS.items() if not end.get("completed")])


@settings(max_examples=25)
@given(runs=st.lists(st.tuples(st.integers(0, 90), FAILED, st.booleans()), min_size=2, max_size=12))
def test_first_day_never_moves_back_while_no_run_completes(runs, tmp_path_factory):
    with closing(Ledger(tmp_path_factory.mktemp("output"))) as ledger, pytest.MonkeyPatch.context() as monkeypatch:
        folder, hours, found = Folder(ledger, monkeypatch), 0, []
        for pause, kind, empty in runs:
            hours += pause
            found.append(folder.run(hours, kind, empty))
        assert all(before <= after for before, after in pairwise(found))
