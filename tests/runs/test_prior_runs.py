"""Facts about earlier runs of a spider, from their manifests."""

from datetime import datetime

import pytest

from kontan_crawler.clock import WIB
from kontan_crawler.runs.prior_runs import has_read, manifests_between, prior_runs_of
from kontan_crawler.runs.site_change import REFUSED, SiteChange
from kontan_crawler.store.history import RunStart
from tests.manifests import a_manifest

WAITING = {
    "day": "2026-02-04", "kanal": "global", "listed": 1, "delivered": 0, "known": 0, "unchanged": 0, "waiting": 1, "refused": {},
    "listed_to_end_at": None,
}  # fmt: skip
"""The URL of a run that was interrupted before its outcome."""


def at(hour):
    return datetime(2026, 2, 4, hour, tzinfo=WIB)


NEW = RunStart("new", "arsip", {}, at(12), ("internasional",))


ENDS = [  # exit codes of earlier runs, of another spider's, of later ones -> index of the last completed run, of the previous run
    ([], [], [], None, None), ([0], [], [], 0, 0), ([0, 1], [], [], 0, 1), ([1, None], [], [], None, 1), ([0, 1, 143, 130], [], [], 0, 1),
    ([143], [], [], None, None), ([0, 1], [0, 0], [0, 1], 0, 1), ([0, 0, 0], [], [], 2, 2),
]  # fmt: skip


def add(ledger, spider, hour, **given):
    manifest = a_manifest(run=f"{spider} {hour}", spider=spider, started=at(hour).isoformat(), **given)
    ledger.history.end(manifest.start, manifest.model_dump_json(), manifest.completed)


@pytest.mark.parametrize(("ours", "others", "future", "completed", "previous"), ENDS)
def test_prior_runs(ours, others, future, completed, previous, ledger):
    for spider, codes, begin in (("arsip", ours, 1), ("artikel", others, 5), ("arsip", future, 13)):
        for number, code in enumerate(codes):
            add(ledger, spider, begin + number, exit_code=code, completed=code == 0)
    ledger.history.begin(RunStart("in progress", "arsip", {}, at(11)))
    end = previous is not None and {"run": f"arsip {1 + previous}", "exit_code": ours[previous], "completed": ours[previous] == 0}
    found = prior_runs_of(ledger.history, NEW)
    assert found.last_completed == (None if completed is None else at(1 + completed))
    assert (found.previous and found.previous.model_dump()) == (end or None)
    assert found.last_good == (at(1 + max(number for number, code in enumerate(ours) if code == 0)) if 0 in ours else None)


SECTIONS = [  # sections and exit codes of earlier runs -> index of the previous run over both sections, of its newest good run
    ([("internasional,global", 1), ("english", 0)], 0, None), ([("english", 1), ("internasional,global", 0), ("english", 1)], 1, 1),
    ([("global,internasional", 1)], 0, None), ([("internasional", 1), ("internasional,global,english", 1)], None, None),
    ([("internasional,global", 0), ("internasional,global", None), ("english", 0), ("english", 143)], 1, 0),
]  # fmt: skip


@pytest.mark.parametrize(("ours", "previous", "good"), SECTIONS)
def test_prior_runs_have_the_same_sections(ours, previous, good, ledger):
    for hour, (kanal, code) in enumerate(ours):
        add(ledger, "arsip", hour, kanal=kanal.split(","), exit_code=code, completed=code == 0)
    found = prior_runs_of(ledger.history, RunStart("new", "arsip", {}, at(12), ("internasional", "global")))
    assert (found.previous and found.previous.run) == (None if previous is None else f"arsip {previous}")
    assert found.last_good == (None if good is None else at(good))


@pytest.mark.parametrize(("given", "read"), [
    ({}, False), ({"counts": {"listing/asked": 3}}, False), ({"counts": {"listing/asked": 3, "listing/read": 1}}, True),
    ({"counts": {"listing/asked": 3, "listing/unreadable": 3}, "days": [WAITING]}, False), ({"days": [WAITING]}, True),
    ({"days": [{**WAITING, "listed": 0, "waiting": 0, "listed_to_end_at": "2026-02-04T09:00:00+07:00"}]}, True),
])  # fmt: skip
def test_whether_a_run_has_read_anything(given, read):
    assert has_read(a_manifest(**given).model_dump_json()) is read
    assert not has_read('{"manifest_version": 99}')


def test_suspected_changes_of_the_previous_run(ledger):
    add(ledger, "arsip", 1, exit_code=1, suspected=[{"code": "refused", "of": "paywall"}, {"code": "of a newer version", "of": None}])
    add(ledger, "arsip", 2, exit_code=143)
    found = prior_runs_of(ledger.history, NEW)
    assert list(found.suspected) == [SiteChange(REFUSED, "paywall"), SiteChange("of a newer version")]


@pytest.mark.parametrize("text", ["{", "[]", '{"manifest_version": 99}'])
def test_an_unreadable_manifest_is_logged_and_skipped(text, ledger, caplog):
    add(ledger, "arsip", 1, exit_code=0, completed=True)
    ledger.history.end(RunStart("arsip 2", "arsip", {}, at(2)), text, completed=False)
    assert [manifest.run for manifest in manifests_between(ledger.history, "arsip", at(0), None)] == ["arsip 1"]
    assert prior_runs_of(ledger.history, NEW).last_good == at(1)
    assert {(record.levelname, record.args[0]) for record in caplog.records} == {("WARNING", "arsip 2")}
