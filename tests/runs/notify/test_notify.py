"""Metrics and alerts of runs: failed, recovered, not started, stopped."""

import json
import os
import re
import signal
import stat
import subprocess
import threading
import time
from contextlib import contextmanager, suppress
from datetime import datetime

import pytest

from kontan_crawler.clock import WIB, today
from kontan_crawler.feeds.output_lock import OutputLock
from kontan_crawler.replica.demo import SETTINGS, environment, setting_options
from kontan_crawler.replica.server import serve
from kontan_crawler.runs import exit_code
from kontan_crawler.runs.notify.verdict import verdict_without_manifest
from kontan_crawler.store.database import LEDGER_NAME
from kontan_crawler.store.errors import OutputError
from tests.crawling import DAY, SCRAPY, crawl, scrapy, scrapy_process, started
from tests.feeds.test_feeds import CAN_MOUNT, long_articles, mounted
from tests.forked import Forked
from tests.in_process import ROOT
from tests.runs.notify.test_alerts import is_gone
from tests.runs.test_runs import INDEX
from tests.small_site import SmallSite
from tests.spiders.test_walk import ALL, KONTAN, HandMade, listing, row, story
from tests.spiders.test_walk import DAY as ONE_DAY

ONE = ("artikel", "-a", f"url={KONTAN}/news/a")


@pytest.mark.parametrize(("settings", "named"), [
    ({"METRICS_FILE": "/nowhere/x.prom"}, ["METRICS_FILE", "/nowhere"]),
    ({"METRICS_FILE": "/tmp/kontan.txt"}, ["METRICS_FILE", "/tmp/kontan.txt", ".prom"]),
    ({"METRICS_FILE": "%(spider)s.prom"}, ["METRICS_FILE", "%(name)s"]),
    ({"ALERT_COMMAND": "nosuchprogram"}, ["ALERT_COMMAND", "nosuchprogram"]),
    ({"ALERT_COMMAND": "cat", "ALERT_TIMEOUT": "soon"}, ["ALERT_TIMEOUT", "soon"]),
])  # fmt: skip
def test_an_invalid_setting_ends_the_run_before_its_first_request(settings, named, tmp_path):
    run = crawl("internasional", folder=tmp_path, **settings)
    assert run.exit_code == 2 and len(run.log.splitlines()) == 1
    assert all(word in run.log for word in named), run.log
    assert not list(tmp_path.iterdir())


@pytest.fixture
def alerts(tmp_path):
    """An alert command that stores each verdict, and a function that returns them."""
    (tmp_path / "alerts").mkdir()
    command = f"sh -c 'cat > {tmp_path}/alerts/$$'"

    def verdicts():
        return sorted((json.loads(path.read_bytes()) for path in (tmp_path / "alerts").iterdir()), key=lambda verdict: verdict["started"])

    return command, verdicts


def test_only_a_failed_run_sends_an_alert(alerts, tmp_path):
    command, verdicts = alerts
    output, settings = tmp_path / "output", {"ALERT_COMMAND": command, "RETRY_TIMES": 0}
    with serve(HandMade({ALL: story(1)})) as replica:
        good = [crawl(*ONE, folder=output, replica=replica, **settings).exit_code for _ in range(2)]
        assert good == [0, 0] and not verdicts()  # ordinary runs
        assert crawl("internasional", folder=output, **settings).exit_code == 1  # no network
        assert crawl(*ONE, folder=output, replica=replica, **settings).exit_code == 0  # no alert: another spider failed
    (failed,) = verdicts()
    assert (failed["spider"], failed["exit_code"], failed["completed"], failed["previous"]) == ("internasional", 1, False, None)
    assert ["DownloadConnectionRefusedError" in check for check in failed["failed_checks"]] == [True] and failed["summary"]


def test_a_recovered_run_sends_one_alert_with_the_failed_run(alerts, tmp_path):
    command, verdicts = alerts
    output, settings = tmp_path / "output", {"ALERT_COMMAND": command, "RETRY_TIMES": 0}
    codes = []
    for answer in ((500, {}, ""), story(1), story(1)):
        with serve(HandMade({ALL: answer})) as replica:
            codes.append(crawl(*ONE, folder=output, replica=replica, **settings).exit_code)
    assert codes == [1, 0, 0]
    failed, good = verdicts()
    assert (good["exit_code"], good["previous"]) == (0, {"run": failed["run"], "exit_code": 1, "completed": False})
    assert good["last_completed"] == good["started"] and failed["last_completed"] is None
    (manifest,) = (found for path in output.glob("*.run.json") if (found := json.loads(path.read_text("utf-8")))["run"] == good["run"])
    assert good == manifest | {"summary": good["summary"]}


def test_a_recovery_is_that_of_the_same_sections(alerts, tmp_path):
    command, verdicts = alerts
    pages = {INDEX: listing(row("a")), f"{INDEX}20": listing()}
    english = {url.replace("kanal=internasional", "kanal=english"): page for url, page in pages.items()}
    index = HandMade({**pages, **english, ALL: story(1)})
    codes = []
    for kanal, site in (("internasional", HandMade({})), ("english", index), ("internasional", index), ("english", index)):
        with serve(site) as replica:
            words = ("arsip", "-a", f"since={today()}", "-a", f"kanal={kanal}")
            codes.append(crawl(*words, folder=tmp_path / "output", replica=replica, ALERT_COMMAND=command).exit_code)
    assert codes == [1, 0, 0, 0]
    assert [(verdict["kanal"], verdict["exit_code"]) for verdict in verdicts()] == [(["internasional"], 1), (["internasional"], 0)]


UNUSABLE_OUTPUT = {  # how the output is damaged, and the path the message must name
    "a damaged ledger": (lambda output: (output.mkdir(), (output / LEDGER_NAME).write_bytes(b"no ledger" * 999)), LEDGER_NAME),
    "a file in its place": (lambda output: output.write_text(""), "output"),
}


@pytest.mark.parametrize(("damage", "path"), UNUSABLE_OUTPUT.values(), ids=UNUSABLE_OUTPUT)
def test_a_run_that_cannot_begin_sends_an_alert(damage, path, alerts, tmp_path):
    command, verdicts = alerts
    damage(tmp_path / "output")
    run = crawl(*ONE, folder=tmp_path / "output", ALERT_COMMAND=command, METRICS_FILE=tmp_path / "x.prom")
    (verdict,) = verdicts()
    assert run.exit_code == 1 and path in run.log and "Traceback" not in run.log
    assert verdict.keys() == verdict_without_manifest("artikel", {}, datetime.now(WIB), "").as_json().keys()
    assert (verdict["spider"], verdict["arguments"]) == ("artikel", {"url": f"{KONTAN}/news/a"})
    assert (verdict["exit_code"], verdict["completed"]) == (1, False)
    assert path in verdict["failed_checks"][0]
    assert 'kontan_crawler_run_exit_code{spider="artikel"} 1.0' in (tmp_path / "x.prom").read_text()


@pytest.mark.parametrize("begins", [True, False])
def test_a_run_with_a_log_file_sends_an_alert(begins, alerts, tmp_path):
    """The log file has the warning if the alert fails."""
    command, verdicts = alerts
    if not begins:
        UNUSABLE_OUTPUT["a damaged ledger"][0](tmp_path / "output")
    settings = {"LOG_FILE": tmp_path / "log", "METRICS_FILE": tmp_path / "x.prom", "RETRY_TIMES": 0}
    with serve(HandMade({ALL: (500, {}, "")})) as replica:
        for alert in (command, "sh -c 'exit 9'"):
            run = crawl(*ONE, folder=tmp_path / "output", replica=replica, ALERT_COMMAND=alert, **settings)
            assert run.exit_code == 1 and len(run.log.splitlines()) == 1 and "Traceback" not in run.log
    (verdict,) = verdicts()
    assert verdict["exit_code"] == 1 and verdict["completed"] is False
    assert 'kontan_crawler_run_exit_code{spider="artikel"} 1.0' in (tmp_path / "x.prom").read_text()
    assert re.search(r"WARNING: .*\bsh\b.* 9\b", (tmp_path / "log").read_text())


@pytest.mark.parametrize("feed", ["/dev/full:csv", "/proc/nowhere/x.jsonl:jsonlines"])
def test_a_run_whose_output_fails_sends_an_alert(feed, alerts, tmp_path):
    command, verdicts = alerts
    process = scrapy_process if "/dev/full" in feed else scrapy  # in process, its unwritten bytes would fail a later test
    with serve(HandMade({ALL: story(1)})) as replica:
        run = crawl(*ONE, "-O", feed, folder=tmp_path / "output", replica=replica, ALERT_COMMAND=command, run=process)
    (verdict,) = verdicts()
    assert run.exit_code == verdict["exit_code"] == 1
    assert feed.rpartition(":")[0] in verdict["failed_checks"][0]


@pytest.mark.skipif(not CAN_MOUNT, reason="mounting a file system needs root")
def test_a_run_on_a_full_disk_sends_an_alert(alerts, tmp_path):
    command, verdicts = alerts
    (folder := tmp_path / "output").mkdir()
    settings = {**SETTINGS, "OUTPUT_DIR": folder, "ALERT_COMMAND": command, "METRICS_FILE": tmp_path / "x.prom"}
    words = setting_options(settings)
    with serve(long_articles()[1]) as replica:
        done = subprocess.run(
            [*mounted(folder, "size=400k"), *SCRAPY, "crawl", *ONE_DAY, *words],
            cwd=ROOT, env=os.environ | environment(replica), capture_output=True, text=True, timeout=200,
        )  # fmt: skip
    (verdict,) = verdicts()
    assert done.returncode == verdict["exit_code"] == 1 and "Traceback" not in done.stderr
    assert "No space left on device" in verdict["failed_checks"][-1] or "disk is full" in verdict["failed_checks"][-1]
    assert 'kontan_crawler_run_exit_code{spider="arsip"} 1.0' in (tmp_path / "x.prom").read_text()


def test_an_error_of_the_recovery_fails_the_run(tmp_path, monkeypatch):
    class Broken:
        """A delivery that was never closed."""

        exit_code, error, folder = None, None, tmp_path

        def abandon(self):
            pass

    error = OutputError()

    def full(folder):
        raise error

    monkeypatch.setattr(exit_code, "open_output", full)
    assert exit_code.exit_code_of(broken := Broken()) == 1
    OutputLock.acquire(tmp_path).release()
    assert broken.error is error


def test_a_run_stopped_by_a_signal_writes_metrics_and_sends_no_alert(alerts, tmp_path):
    command, verdicts = alerts
    requested = threading.Event()

    class SignallingSite(SmallSite):
        def respond(self, url, headers):
            if "/news/" in url:
                requested.set()
            return super().respond(url, headers)

    settings = {"ALERT_COMMAND": command, "METRICS_FILE": tmp_path / "x.prom", "DOWNLOAD_DELAY": 0.05}
    words = ("arsip", "-a", f"since={DAY}", "-a", f"until={DAY}")
    with serve(SignallingSite(DAY)) as replica, started(*words, folder=tmp_path / "output", replica=replica, **settings) as run:
        requested.wait(60)
        run.send_signal(signal.SIGTERM)
        assert run.wait(60) == 143
    assert not verdicts()
    assert 'kontan_crawler_run_exit_code{spider="arsip"} 143.0' in (tmp_path / "x.prom").read_text()


HANGS = "sh -c 'echo $$ > {0}/group.part; mv {0}/group.part {0}/group; cat > {0}/verdict; sleep 60'"


@contextmanager
def hanging_alert(kind, folder, **settings):
    """Yield a finished run whose alert command hangs, and the command's process group."""
    output, log = folder / "output", folder / "log"
    if kind == "could not begin":
        UNUSABLE_OUTPUT["a damaged ledger"][0](output)
    settings = {**SETTINGS, "OUTPUT_DIR": output, "ALERT_COMMAND": HANGS.format(folder), "ALERT_TIMEOUT": 50, "RETRY_TIMES": 0, **settings}
    words = ["crawl", *ONE, *setting_options(settings)]
    with serve(HandMade({ALL: (500, {}, "")})) as replica:
        with Forked(words, os.environ | environment(replica), stderr=log) as run:
            while not (folder / "group").exists():
                assert run.exitcode is None, log.read_text()
                time.sleep(0.05)
            yield run, int((folder / "group").read_text())


@pytest.mark.parametrize("kind", ["failed", "could not begin"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda number: number.name)
def test_a_signal_stops_the_alert_and_keeps_the_exit_code(number, kind, tmp_path):
    """Meanwhile the next run can begin, and the output folder stays as it was."""
    with hanging_alert(kind, tmp_path) as (run, group):
        before = state_of(tmp_path / "output")
        OutputLock.acquire(tmp_path / "output").release()  # as the next run does
        run.send_signal(number)
        assert run.wait(10) == 1
        assert is_gone(group)
        after = state_of(tmp_path / "output")
    assert {**after, "run.lock": None} == {**before, "run.lock": None}
    log = (tmp_path / "log").read_text()
    assert re.search(rf"WARNING: .*\b{number.name}\b", log)
    assert "Traceback" not in log and "Exception ignored" not in log


def test_many_signals_stop_the_alert_once(tmp_path):
    with hanging_alert("failed", tmp_path) as (run, group):
        for number in (signal.SIGTERM, signal.SIGINT) * 20:
            run.send_signal(number)
        assert run.wait(10) == 1
        assert is_gone(group)
    assert "Traceback" not in (tmp_path / "log").read_text()


def state_of(folder):
    """Return size and time of change of the files in a folder, by name."""
    return {path.name: (path.stat().st_size, path.stat().st_mtime_ns) for path in folder.iterdir()}


def test_failed_notifications_do_not_change_the_run(tmp_path):
    """The folder of the metrics and the alert command are removed during the run."""
    (tmp_path / "metrics").mkdir()
    (program := tmp_path / "alert").write_text("#!/bin/sh\n")
    program.chmod(stat.S_IRWXU)

    class Removing(HandMade):
        def respond(self, url, headers):
            with suppress(FileNotFoundError):
                (tmp_path / "metrics").rmdir()
                program.unlink()
            return super().respond(url, headers)

    settings = {"METRICS_FILE": tmp_path / "metrics" / "x.prom", "ALERT_COMMAND": program, "RETRY_TIMES": 0}
    with serve(Removing({ALL: (500, {}, "")})) as replica:
        run = crawl(*ONE, folder=tmp_path / "output", replica=replica, **settings)
    assert run.exit_code == 1 and "Traceback" not in run.log
    assert len(re.findall(rf"ERROR: .*{re.escape(str(tmp_path / 'metrics'))}", run.log)) == 1
    assert len(re.findall(rf"WARNING: .*{re.escape(str(program))}", run.log)) == 1
    assert len(list((tmp_path / "output").glob("*.run.json"))) == 1


def test_a_busy_output_folder_sends_no_alert(alerts, tmp_path):
    command, verdicts = alerts
    lock = OutputLock.acquire(tmp_path / "output")
    run = crawl(*ONE, folder=tmp_path / "output", ALERT_COMMAND=command, METRICS_FILE=tmp_path / "x.prom", run=scrapy_process)
    lock.release()
    assert run.exit_code == 75 and not verdicts() and not (tmp_path / "x.prom").exists()
