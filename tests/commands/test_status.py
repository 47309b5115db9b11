"""`scrapy status`: its exit code, from a ledger and after runs."""

import json
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kontan_crawler.clock import WIB
from kontan_crawler.store.database import LEDGER_NAME
from kontan_crawler.store.history import RunStart
from kontan_crawler.store.ledger import Ledger
from tests.crawling import crawl, scrapy
from tests.manifests import PLAIN

HOUR = timedelta(hours=1)


def status(folder: Path, *words: str) -> tuple[int, list[str]]:
    """Run the command; return its exit code and lines."""
    done = scrapy("status", "-s", f"OUTPUT_DIR={folder}", *words)
    assert "Traceback" not in done.stderr
    return done.returncode, (done.stdout + done.stderr).splitlines()


def add(ledger: Ledger, hours: float, is_idle: bool = False, **manifest: object) -> None:
    """Add a run that started some hours ago, and ended at once; without `exit_code` it is in progress."""
    started = datetime.now(WIB).replace(microsecond=0) - hours * HOUR
    run = RunStart(f"internasional-{hours}", "internasional", {}, started)
    if "exit_code" in manifest:
        times = {"started": started.isoformat(), "ended": started.isoformat(), "run": run.id}
        ledger.history.end(run, json.dumps(PLAIN | times | manifest), completed=manifest["exit_code"] == 0)
        if is_idle:
            ledger.idle_runs.mark(run.id)
    else:
        ledger.history.begin(run)


OK, FAILED, DIED, STOPPED = ({"exit_code": code} for code in (0, 1, None, 143))
IDLE = OK | {"is_idle": True}
BEGUN: dict[str, object] = {}
LEDGERS = {  # runs by hours ago, options -> exit code
    "no run": ({}, (), 1),
    "no run, with an age": ({}, ("--max-age=3",), 1),
    "a run": ({1: OK}, (), 0),
    "an idle run": ({2: FAILED, 1: IDLE}, (), 0),
    "a failed run": ({2: IDLE, 1: FAILED}, (), 1),
    "a run that died": ({2: OK, 1: DIED}, (), 1),
    "a run that was stopped": ({2: OK, 1: STOPPED}, (), 0),
    "only a run that was stopped": ({1: STOPPED}, (), 0),
    "the first run in progress": ({1: BEGUN}, ("--max-age=3",), 0),
    "a run in progress after a good one": ({9: OK, 1: BEGUN}, ("--max-age=3",), 0),
    "a run in progress after a failed one": ({2: FAILED, 1: BEGUN}, (), 1),
    "a run that hangs": ({9: OK, 4: BEGUN}, ("--max-age=3",), 1),
    "a young run": ({2.9: OK}, ("--max-age=3",), 0),
    "a stale run": ({3.1: OK}, ("--max-age=3",), 1),
    "a stale idle run": ({3.1: IDLE}, ("--max-age=3",), 1),
    "a run of this month": ({24 * 29: OK}, (), 0),
    "an old run": ({24 * 31: OK}, (), 1),
    "a change": ({1: OK | {"suspected": [{"code": "fallback", "of": None}]}}, (), 0),
}


@pytest.mark.parametrize(("runs", "words", "code"), LEDGERS.values(), ids=LEDGERS)
def test_exit_code(runs, words, code, tmp_path):
    ledger = Ledger(tmp_path)
    for hours, manifest in runs.items():
        add(ledger, hours, **manifest)
    in_use = status(tmp_path, *words)
    ledger.close()
    assert in_use == status(tmp_path, *words)
    assert in_use[0] == code and in_use[1][0].startswith(("It is ", "It may not be "))


def test_checks_and_changes_are_listed(tmp_path):
    ledger = Ledger(tmp_path)
    add(ledger, 1, exit_code=1, failed_checks=["too little\x1b[31m", "too late"], suspected=[{"code": "missing", "of": "dateline"}])
    ledger.close()
    code, (_, *details) = status(tmp_path)
    assert code == 1 and len(details) == 3
    assert details[0].startswith("- too little") and "\x1b" not in details[0] and "dateline" in details[2]


def test_old_manifests_are_not_read(tmp_path):
    ledger = Ledger(tmp_path)
    add(ledger, 24 * 40, exit_code=1)
    add(ledger, 1, exit_code=0)
    with closing(sqlite3.connect(tmp_path / LEDGER_NAME)) as database, database:
        database.execute("UPDATE run SET manifest = '{' WHERE id = 'internasional-960'")
    ledger.close()
    code, (line,) = status(tmp_path)
    assert code == 0 and "the last run" in line and "only" not in line


BROKEN = {  # what is done to a ledger -> what the message names
    "no database": (None, LEDGER_NAME),
    "a manifest of a newer version": ("UPDATE run SET manifest = '{\"manifest_version\": 999}'", "internasional-1"),
    "no manifest": ("UPDATE run SET manifest = '{'", "internasional-1"),
    "a table of an old version": ("ALTER TABLE run RENAME COLUMN replica TO other", LEDGER_NAME),
}


@pytest.mark.parametrize(("query", "named"), BROKEN.values(), ids=BROKEN)
def test_unreadable_ledger(query, named, tmp_path):
    ledger = Ledger(tmp_path)
    add(ledger, 1, exit_code=0)
    ledger.close()
    if query:
        with closing(sqlite3.connect(tmp_path / LEDGER_NAME)) as database, database:
            database.execute(query)
    else:
        (tmp_path / LEDGER_NAME).write_bytes(b"no database at all" * 99)
    code, (line,) = status(tmp_path)
    assert code == 1 and line.startswith("scrapy status: ") and named in line


def test_after_runs(dataset, replica, tmp_path):
    """One that reaches no host, and one that delivers an article that is then known."""
    page = f"url={next(iter(dataset.expected))}"
    assert crawl("artikel", "-a", page, folder=tmp_path).exit_code == 1
    assert status(tmp_path)[0] == 1
    for _ in range(2):
        assert crawl("artikel", "-a", page, folder=tmp_path, replica=replica).exit_code == 0
        assert status(tmp_path, "--max-age=1")[0] == 0


def test_nothing_is_written(tmp_path):
    assert status(tmp_path)[0] == 1
    assert not list(tmp_path.iterdir())
