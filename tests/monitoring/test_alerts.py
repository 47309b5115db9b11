"""Who hears of a run, and that nothing the command does harms the run."""

import json
import os
import re
import signal
import stat
import subprocess
import sys
import threading
import time
from contextlib import suppress
from datetime import datetime

import pytest

from kontan_crawler.arguments import ArgumentError
from kontan_crawler.commands import crawl as command
from kontan_crawler.commands.demo import SETTINGS, environment
from kontan_crawler.dates.moment import WIB
from kontan_crawler.delivery.database import LEDGER_NAME
from kontan_crawler.delivery.errors import OutputError
from kontan_crawler.delivery.lock import OutputLock
from kontan_crawler.demo.server import serve
from kontan_crawler.demo.site import Site
from kontan_crawler.monitoring.alerts import alert, alert_seconds, alert_words
from kontan_crawler.monitoring.verdict import is_news, without_manifest
from tests.crawling import DAY, ROOT, SCRAPY, crawl, started
from tests.test_feeds import CAN_MOUNT, mounted
from tests.test_walk import ALL, KONTAN, HandMade, story

DOCS = (ROOT / "docs" / "monitoring.md").read_text("utf-8")
VERDICT = without_manifest("internasional", {"since": "2026-02-04"}, datetime(2026, 2, 4, 22, 20, tzinfo=WIB), "none of 5 listings could be read")
LARGE = {**VERDICT, "waiting": [f"{KONTAN}/news/{number}" for number in range(50_000)]}
"""More than a pipe holds."""
ONE = ("artikel", "-a", f"url={KONTAN}/news/a")


def python(code):
    return [sys.executable, "-c", f"import os, sys, time, signal, subprocess; {code}"]


def complaints(caplog):
    return [record.getMessage() for record in caplog.records]


# The command

HARMLESS = {  # what it does -> what the log says of it, in its only line
    "reads and ends": ("sys.stdin.read()", None),
    "never reads": ("pass", None),
    "closes its input at once": ("os.close(0); time.sleep(0.2)", None),
    "reads a little": ("os.read(0, 10)", None),
    "prints much": ("sys.stdin.read(); print('x' * 10_000_000); print('y' * 10_000_000, file=sys.stderr)", None),
    "fails": ("sys.exit('no network')", "ended with exit code 1"),
    "kills itself": ("os.kill(os.getpid(), signal.SIGKILL)", "was ended by signal 9"),
    "leaves a child that holds on": ("sys.stdin.read(); subprocess.Popen(['sleep', '9'])", None),
}
HANGING = {
    "hangs": "sys.stdin.read(); time.sleep(60)",
    "hangs and never reads": "time.sleep(60)",
    "prints for ever": "exec('while True: print(1)')",
    "hears no signal": "[signal.signal(number, signal.SIG_IGN) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)]; time.sleep(60)",
    "waits for a child that holds on": "subprocess.run(['sleep', '60'])",
    "is gone, and its child holds the input": "subprocess.Popen(['sleep', '60'])",
}


@pytest.mark.parametrize("verdict", [VERDICT, LARGE], ids=["small", "large"])
@pytest.mark.parametrize(("code", "complaint"), HARMLESS.values(), ids=HARMLESS)
def test_what_a_command_does_is_its_own_affair(code, complaint, verdict, caplog, capfd):
    alert(python(code), 30, verdict)
    assert [complaint in said for said in complaints(caplog)] == [True] * bool(complaint)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("code", HANGING.values(), ids=HANGING)
def test_a_command_that_hangs_is_killed_with_all_it_started(code, caplog, tmp_path):
    noted = f"import os; open({str(tmp_path / 'group')!r}, 'w').write(str(os.getpgid(0))); "
    alert([sys.executable, "-c", noted + python(code)[2]], 2, LARGE)
    (said,) = complaints(caplog)
    assert "did not end within ALERT_TIMEOUT = 2 seconds and was killed" in said
    group = int((tmp_path / "group").read_text())
    assert group != os.getpgid(0)
    assert is_gone(group)


def is_gone(group):
    """Whether no process of a group lives; one killed just now may still be listed until its parent has heard of it."""
    with suppress(ProcessLookupError):
        for _ in range(1000):
            os.killpg(group, 0)
            if not alive(group):
                return True
            time.sleep(0.01)
        return False
    return True


def alive(group):
    found = []
    for name in filter(str.isdigit, os.listdir("/proc")):
        with suppress(FileNotFoundError, ProcessLookupError), open(f"/proc/{name}/stat") as file:
            state, _, pgrp = file.read().rpartition(")")[2].split()[:3]
            found += [name] * (int(pgrp) == group and state != "Z")
    return found


def test_another_users_process_is_left(caplog, monkeypatch):
    """As after `sudo`: it cannot be killed. It is not waited for either."""

    def refuse(group, number):
        raise PermissionError

    def start(*words, **options):
        processes.append(popen(*words, **options))
        return processes[0]

    processes, popen = [], subprocess.Popen
    monkeypatch.setattr(os, "killpg", refuse)
    monkeypatch.setattr(subprocess, "Popen", start)
    alert(python("time.sleep(60)"), 0.5, VERDICT)
    assert processes[0].poll() is None
    processes[0].kill()
    processes[0].wait()
    (said,) = complaints(caplog)
    assert said.endswith("did not end within ALERT_TIMEOUT = 0.5 seconds and cannot be killed")


@pytest.mark.parametrize("kind", ["gone", "a folder", "not to be run", "no program"])
def test_a_command_that_cannot_be_run(kind, caplog, tmp_path):
    path = tmp_path / "tell-me"
    if kind == "a folder":
        path.mkdir()
    elif kind != "gone":
        path.write_text("no program")
        path.chmod(0o644 if kind == "not to be run" else 0o755)
    alert([str(path)], 30, VERDICT)
    (said,) = complaints(caplog)
    assert f"the alert command {path} cannot be run: " in said


def test_the_verdict_arrives_whole(tmp_path):
    alert(["tee", str(tmp_path / "verdict")], 30, {**LARGE, "arguments": {"url": "harga-\udcff-é"}})
    assert json.loads((tmp_path / "verdict").read_bytes()) == {**LARGE, "arguments": {"url": "harga-\udcff-é"}}


# When


@pytest.mark.parametrize(("exit_code", "previous", "told"), [
    (1, None, True), (1, 0, True), (1, 1, True), (0, 1, True), (0, "died", True), (0, 0, False), (0, None, False), (143, 1, False), (130, 0, False),
])  # fmt: skip
def test_who_hears_of_what(exit_code, previous, told):
    before = None if previous is None else {"exit_code": None if previous == "died" else previous}
    assert is_news({"exit_code": exit_code, "previous": before}) == told


# The settings


@pytest.mark.parametrize(("value", "words"), [("cat", ["cat"]), ("sh -c 'cat > \"a b\"'", ["sh", "-c", 'cat > "a b"']), (f"{sys.executable} -V", [sys.executable, "-V"])])
def test_words_of_a_command(value, words):
    assert alert_words(value) == words


@pytest.mark.parametrize(("value", "complaint"), [
    (" ", "names no program"), ("nosuchprogram --now", "give its full path"), ("./nosuch", "names no program"), ("''", "names no program"),
    ("/etc/passwd", "names no program"), ("/tmp", "names no program"), ("sh -c 'cat", "quote it as in a shell"),
])  # fmt: skip
def test_no_command(value, complaint):
    with pytest.raises(ArgumentError, match=complaint):
        alert_words(value)


@pytest.mark.parametrize("value", ["0", "-1", "nan", "inf", "30s", "", None, 3601])
def test_no_number_of_seconds(value):
    with pytest.raises(ArgumentError, match="ALERT_TIMEOUT=.* write it as 30"):
        alert_seconds(value)


@pytest.mark.parametrize(("settings", "named"), [
    ({"METRICS_FILE": "/nowhere/x.prom"}, ["METRICS_FILE", "/nowhere"]), ({"METRICS_FILE": "%(spider)s.prom"}, ["METRICS_FILE", "%(name)s"]),
    ({"ALERT_COMMAND": "nosuchprogram"}, ["ALERT_COMMAND", "nosuchprogram"]), ({"ALERT_COMMAND": "cat", "ALERT_TIMEOUT": "soon"}, ["ALERT_TIMEOUT", "soon"]),
])  # fmt: skip
def test_a_wrong_setting_ends_the_run_before_its_first_request(settings, named, tmp_path):
    run = crawl("internasional", folder=tmp_path, **settings)
    assert run.exit_code == 2 and len(run.log.splitlines()) == 1
    assert all(word in run.log for word in named), run.log
    assert not list(tmp_path.iterdir())


# Runs


@pytest.fixture
def heard(tmp_path):
    """A command that keeps each verdict, and what it kept."""
    (tmp_path / "heard").mkdir()
    command = f"sh -c 'cat > {tmp_path}/heard/$$'"
    return command, lambda: sorted((json.loads(path.read_bytes()) for path in (tmp_path / "heard").iterdir()), key=lambda verdict: verdict["started"])


def test_a_failure_is_told_and_an_ordinary_run_is_not(heard, tmp_path):
    told, verdicts = heard
    output, settings = tmp_path / "output", {"ALERT_COMMAND": told, "RETRY_TIMES": 0}
    with serve(HandMade({ALL: story(1)})) as replica:
        good = [crawl(*ONE, folder=output, replica=replica, **settings).exit_code for _ in range(2)]
        assert good == [0, 0] and not verdicts()  # ordinary runs
        assert crawl("internasional", folder=output, **settings).exit_code == 1  # no network
        assert crawl(*ONE, folder=output, replica=replica, **settings).exit_code == 0  # another spider has a past of its own
    (failed,) = verdicts()
    assert (failed["spider"], failed["exit_code"], failed["completed"], failed["previous"]) == ("internasional", 1, False, None)
    assert "none of" in failed["failed_checks"][0] and "addresses:" in failed["summary"][0]


def test_a_run_that_is_good_again_is_told_once_and_says_after_what(heard, tmp_path):
    told, verdicts = heard
    output, settings = tmp_path / "output", {"ALERT_COMMAND": told, "RETRY_TIMES": 0}
    codes = []
    for answer in ((500, {}, ""), story(1), story(1)):
        with serve(HandMade({ALL: answer})) as replica:
            codes.append(crawl(*ONE, folder=output, replica=replica, **settings).exit_code)
    assert codes == [1, 0, 0]
    failed, good = verdicts()
    assert (good["exit_code"], good["previous"]) == (0, {"run": failed["run"], "exit_code": 1, "completed": False})
    assert good["last_completed"] == good["started"] and failed["last_completed"] is None
    manifest = json.loads((output / f"{good['feeds'][0]['file']}.run.json").read_text("utf-8"))
    assert good == manifest | {"summary": good["summary"]}


BEFORE_IT_BEGINS = {  # what is wrong with the output -> words of the one sentence
    "a damaged ledger": (lambda output: (output.mkdir(), (output / LEDGER_NAME).write_bytes(b"no ledger" * 999)), "is damaged"),
    "a file in its place": (lambda output: output.write_text(""), "cannot write into"),
}


@pytest.mark.parametrize(("spoil", "words"), BEFORE_IT_BEGINS.values(), ids=BEFORE_IT_BEGINS)
def test_a_run_that_cannot_begin_is_told(spoil, words, heard, tmp_path):
    told, verdicts = heard
    spoil(tmp_path / "output")
    run = crawl(*ONE, folder=tmp_path / "output", ALERT_COMMAND=told, METRICS_FILE=tmp_path / "x.prom")
    (verdict,) = verdicts()
    assert run.exit_code == 1 and words in run.log and "Traceback" not in run.log
    assert verdict.keys() == VERDICT.keys()
    assert (verdict["spider"], verdict["arguments"], verdict["exit_code"], verdict["completed"]) == ("artikel", {"url": f"{KONTAN}/news/a"}, 1, False)
    assert words in verdict["failed_checks"][0]
    assert "kontan_crawler_run_exit_code{spider=\"artikel\"} 1.0" in (tmp_path / "x.prom").read_text()


@pytest.mark.parametrize("feed", ["/dev/full:csv", "/proc/nowhere/x.jsonl:jsonlines"])
def test_a_run_whose_output_fails_is_told(feed, heard, tmp_path):
    told, verdicts = heard
    with serve(HandMade({ALL: story(1)})) as replica:
        run = crawl(*ONE, "-O", feed, folder=tmp_path / "output", replica=replica, ALERT_COMMAND=told)
    (verdict,) = verdicts()
    assert run.exit_code == verdict["exit_code"] == 1
    assert "cannot write the feed" in verdict["failed_checks"][0]


@pytest.mark.skipif(not CAN_MOUNT, reason="no file system of our own can be mounted here")
def test_a_run_on_a_full_disk_is_told(replica, heard, tmp_path):
    told, verdicts = heard
    (folder := tmp_path / "output").mkdir()
    settings = {**SETTINGS, "OUTPUT_DIR": folder, "ALERT_COMMAND": told, "METRICS_FILE": tmp_path / "x.prom"}
    words = [word for name, value in settings.items() for word in ("-s", f"{name}={value}")]
    done = subprocess.run(
        [*mounted(folder, "size=1m"), *SCRAPY, "crawl", "arsip", "-a", "since=2026-01-29", "-a", f"until={DAY}", *words],
        cwd=ROOT, env=os.environ | environment(replica), capture_output=True, text=True, timeout=200,
    )  # fmt: skip
    (verdict,) = verdicts()
    assert done.returncode == verdict["exit_code"] == 1 and "Traceback" not in done.stderr
    assert "No space left on device" in verdict["failed_checks"][-1] or "disk is full" in verdict["failed_checks"][-1]
    assert 'kontan_crawler_run_exit_code{spider="arsip"} 1.0' in (tmp_path / "x.prom").read_text()


def test_what_cannot_even_be_recovered_is_the_reason(tmp_path, monkeypatch):
    class Broken:
        """A run that was ended before it could close."""

        exit_code, error, folder = None, None, tmp_path

        def abandon(self):
            pass

    def full(folder):
        raise OutputError("cannot write beside it: No space left on device")

    monkeypatch.setattr(command, "open_output", full)
    assert command._closed(broken := Broken()) == 1
    OutputLock.hold(tmp_path).release()
    assert "No space left" in str(broken.error)


def test_a_run_stopped_by_a_signal_leaves_metrics_and_tells_nobody(world, heard, tmp_path):
    told, verdicts = heard
    asked = threading.Event()

    class Noting(Site):
        def respond(self, url, headers):
            if "/news/" in url:
                asked.set()
            return super().respond(url, headers)

    settings = {"ALERT_COMMAND": told, "METRICS_FILE": tmp_path / "x.prom", "DOWNLOAD_DELAY": 0.05}
    with serve(Noting(world)) as replica, started("arsip", "-a", f"since={DAY}", "-a", f"until={DAY}", folder=tmp_path / "output", replica=replica, **settings) as run:
        asked.wait(60)
        run.send_signal(signal.SIGTERM)
        assert run.wait(60) == 143
    assert not verdicts()
    assert 'kontan_crawler_run_exit_code{spider="arsip"} 143.0' in (tmp_path / "x.prom").read_text()


def test_neither_metrics_nor_alert_change_how_a_run_ended(tmp_path):
    """The folder for the metrics vanishes during the run, and so does the program."""
    (tmp_path / "metrics").mkdir()
    (program := tmp_path / "tell-me").write_text("#!/bin/sh\n")
    program.chmod(stat.S_IRWXU)

    class Vanishing(HandMade):
        def respond(self, url, headers):
            with suppress(FileNotFoundError):
                (tmp_path / "metrics").rmdir()
                program.unlink()
            return super().respond(url, headers)

    settings = {"METRICS_FILE": tmp_path / "metrics" / "x.prom", "ALERT_COMMAND": program, "RETRY_TIMES": 0}
    with serve(Vanishing({ALL: (500, {}, "")})) as replica:
        run = crawl(*ONE, folder=tmp_path / "output", replica=replica, **settings)
    assert run.exit_code == 1 and "Traceback" not in run.log
    assert len(re.findall(r"ERROR: the metrics cannot be written: .*there is no folder", run.log)) == 1
    assert len(re.findall(r"WARNING: .*ALERT_COMMAND=.*names no program", run.log)) == 1
    assert len(list((tmp_path / "output").glob("*.run.json"))) == 1


def test_a_run_in_a_folder_that_is_in_use_tells_nobody(heard, tmp_path):
    told, verdicts = heard
    lock = OutputLock.hold(tmp_path / "output")
    run = crawl(*ONE, folder=tmp_path / "output", ALERT_COMMAND=told, METRICS_FILE=tmp_path / "x.prom")
    lock.release()
    assert run.exit_code == 75 and not verdicts() and not (tmp_path / "x.prom").exists()


# docs/monitoring.md


@pytest.mark.parametrize("language", ["sh", "python"])
def test_the_example_runs(language, tmp_path, monkeypatch, caplog):
    (script,) = re.findall(rf"```{language}\n(#!.*?)```", DOCS, re.DOTALL)
    if language == "sh" and not any(os.access(f"{folder}/jq", os.X_OK) for folder in os.environ["PATH"].split(":")):
        pytest.skip("there is no jq")
    monkeypatch.setenv("HOME", str(tmp_path))
    (program := tmp_path / "tell-me").write_text(script)
    program.chmod(stat.S_IRWXU)
    for verdict in (VERDICT, {**VERDICT, "exit_code": 0}):
        alert(alert_words(str(program)), 30, verdict)
    assert not complaints(caplog)
    told = (tmp_path / "kontan-alerts.log").read_text().splitlines()
    assert told == [f"{VERDICT['ended']} internasional: {what}" for what in ("failed: none of 5 listings could be read", "good again")]


def test_the_docs_name_what_is_always_there():
    (row,) = re.findall(r"^\| (`program`.*?) \|", DOCS, re.MULTILINE)
    assert [*re.findall(r"`(\w+)`", row), "summary"] == list(VERDICT)
