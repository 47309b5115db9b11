"""The alert command: when it runs, its input, and that it cannot harm the run."""

import json
import os
import re
import stat
import subprocess
import sys
import time
from contextlib import suppress
from datetime import datetime

import pytest

from kontan_crawler.clock import WIB
from kontan_crawler.runs.notify.alerts import alert, alert_seconds, alert_words
from kontan_crawler.runs.notify.verdict import verdict_of, verdict_without_manifest
from kontan_crawler.spider_args import ArgumentError
from tests.in_process import ROOT
from tests.manifests import a_manifest

DOCS = (ROOT / "docs" / "monitoring.md").read_text("utf-8")
BEGUN = datetime(2026, 2, 4, 22, 20, tzinfo=WIB)
VERDICT = verdict_without_manifest("internasional", {"since": "2026-02-04"}, BEGUN, "0 of 5 listings were readable").as_json()
LARGE = {**VERDICT, "waiting": [f"https://internasional.kontan.co.id/news/{number}" for number in range(50_000)]}
"""Larger than a pipe's buffer."""


def sh(code):
    return ["sh", "-c", code]


def warnings(caplog):
    return [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]


# The command

HARMLESS = {  # a command, and the status in the warning if there is one
    "reads and ends": ("cat > /dev/null", None),
    "never reads": (":", None),
    "closes its input at once": ("exec <&-; sleep 0.1", None),
    "reads a little": ("head -c 10 > /dev/null", None),
    "prints a lot": ("cat > /dev/null; head -c 10000000 /dev/zero; head -c 10000000 /dev/zero >&2", None),
    "fails": ("echo no network >&2; exit 1", "status 1"),
    "kills itself": ("kill -9 $$", "SIGKILL"),
    "leaves a child with its input": ("cat > /dev/null; exec 3<&0; sleep 9 &", None),
}
HANGING = {
    "hangs": "cat > /dev/null; sleep 60",
    "hangs and never reads": "sleep 60",
    "prints forever": "yes",
    "ignores signals": "trap '' HUP INT TERM; sleep 60",
    "waits for a child": "exec 3<&0; sleep 60 & wait",
    "ends, but its child has the input": "exec 3<&0; sleep 60 &",
}


@pytest.fixture
def processes(monkeypatch):
    """The processes that an alert starts."""

    def start(*words, **options):
        started.append(popen(*words, **options))
        return started[-1]

    started, popen = [], subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", start)
    return started


@pytest.mark.parametrize("verdict", [VERDICT, LARGE], ids=["small", "large"])
@pytest.mark.parametrize(("code", "status"), HARMLESS.values(), ids=HARMLESS)
def test_a_command_runs_to_its_end(code, status, verdict, caplog, capfd):
    alert(sh(code), 30, verdict)
    assert [status in warning for warning in warnings(caplog)] == [True] * bool(status)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("code", HANGING.values(), ids=HANGING)
def test_a_timeout_kills_the_process_group(code, caplog, processes):
    alert(sh(code), 0.2, LARGE)
    (warning,) = warnings(caplog)
    assert "ALERT_TIMEOUT = 0.2" in warning
    assert is_gone(processes[0].pid)


def is_gone(group):
    """Return whether a process group has ended. A killed process may be listed until its parent has reaped it."""
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


def test_a_process_that_cannot_be_killed_is_left(caplog, monkeypatch, processes):
    """For example one that `sudo` started. The run does not wait for it."""

    def refuse(group, number):
        raise PermissionError

    monkeypatch.setattr(os, "killpg", refuse)
    alert(sh("exec sleep 60"), 0.1, VERDICT)
    assert processes[0].poll() is None
    processes[0].kill()
    processes[0].wait()
    (warning,) = warnings(caplog)
    assert "ALERT_TIMEOUT = 0.1" in warning


@pytest.mark.parametrize("kind", ["missing", "a folder", "not executable", "not a program"])
def test_a_command_that_cannot_start(kind, caplog, tmp_path):
    path = tmp_path / "alert"
    if kind == "a folder":
        path.mkdir()
    elif kind != "missing":
        path.write_text("not a program")
        path.chmod(0o644 if kind == "not executable" else 0o755)
    alert([str(path)], 30, VERDICT)
    (warning,) = warnings(caplog)
    assert str(path) in warning


def test_the_command_reads_the_whole_verdict(tmp_path):
    alert(["tee", str(tmp_path / "verdict")], 30, {**LARGE, "arguments": {"url": "harga-\udcff-é"}})
    assert json.loads((tmp_path / "verdict").read_bytes()) == {**LARGE, "arguments": {"url": "harga-\udcff-é"}}


# When


@pytest.mark.parametrize(("exit_code", "previous", "needed"), [
    (1, None, True), (1, 0, True), (1, 1, True), (0, 1, True), (0, "died", True),
    (0, 0, False), (0, None, False), (143, 1, False), (130, 0, False),
])  # fmt: skip
def test_when_an_alert_is_needed(exit_code, previous, needed):
    before = None if previous is None else {"run": "1", "exit_code": None if previous == "died" else previous, "completed": False}
    assert verdict_of(a_manifest(exit_code=exit_code, previous=before)).needs_alert == needed


# The settings


@pytest.mark.parametrize(("value", "words"), [
    ("cat", ["cat"]), ("sh -c 'cat > \"a b\"'", ["sh", "-c", 'cat > "a b"']), (f"{sys.executable} -V", [sys.executable, "-V"]),
])  # fmt: skip
def test_a_command_is_split_as_in_a_shell(value, words):
    assert alert_words(value) == words


@pytest.mark.parametrize("value", [" ", "nosuchprogram --now", "./nosuch", "''", "/etc/passwd", "/tmp", "sh -c 'cat"])
def test_an_invalid_command(value):
    with pytest.raises(ArgumentError, match=re.escape(f"ALERT_COMMAND={value!r}")):
        alert_words(value)


@pytest.mark.parametrize("value", ["0", "-1", "nan", "inf", "30s", "", None, 3601])
def test_an_invalid_timeout(value):
    with pytest.raises(ArgumentError, match=re.escape(f"ALERT_TIMEOUT={value!r}")):
        alert_seconds(value)


# docs/monitoring.md


@pytest.mark.parametrize("commands", re.findall(r"```sh\n(.*?)```", DOCS, re.DOTALL))
def test_the_commands_are_valid_shell(commands):
    assert subprocess.run(["sh", "-n", "-c", commands], capture_output=True, text=True, check=False).stderr == ""


def test_the_example_runs(tmp_path, monkeypatch, caplog):
    (script,) = re.findall(r"```python\n(#!.*?)```", DOCS, re.DOTALL)
    monkeypatch.setenv("HOME", str(tmp_path))
    (program := tmp_path / "alert").write_text(script)
    program.chmod(stat.S_IRWXU)
    for verdict in (VERDICT, {**VERDICT, "exit_code": 0}):
        alert(alert_words(str(program)), 30, verdict)
    assert not warnings(caplog)
    lines = (tmp_path / "kontan-alerts.log").read_text().splitlines()
    assert lines == [f"{VERDICT['ended']} internasional: {what}" for what in ("failed: 0 of 5 listings were readable", "recovered")]


def test_the_docs_name_the_keys_of_every_verdict():
    (row,) = re.findall(r"^\| (`program`.*?) \|", DOCS, re.MULTILINE)
    assert [*re.findall(r"`(\w+)`", row), "summary"] == list(VERDICT)
