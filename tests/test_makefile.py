"""The packages that make installs into .venv, and when. A script replaces Python and logs installations."""

import os
import shutil
import subprocess
import sys
from contextlib import ExitStack
from fcntl import LOCK_EX, LOCK_UN, flock
from pathlib import Path

import pytest

from tests.in_process import ROOT

RUN, ALL = "requirements.lock", "requirements-dev.lock"
KNOWN = ".venv/lib/python3/site-packages/kontan_crawler_checkout.pth"
PATH = {"PATH": os.environ["PATH"]}
PYTHON = f"""#!/bin/sh
case "$*" in
    *"${{FINDS:-nothing of the kind}}"*) exit 1;;
    "-c import pip" | "-c import venv, ensurepip" | "-c from importlinter"*) ;;
    "-c import fcntl"*) echo >>locking; exec {sys.executable} -I -S "$@";;
    "-c "*) exec {sys.executable} -I -S "$@";;
    "-m venv --clear .venv") [ -z "${{NO_VENV:-}}" ] || exit 1; rm -rf .venv; mkdir -p .venv/bin .venv/lib/python3/site-packages; cp "$0" .venv/bin/python; echo made >>log;;
    "-m pip "*) [ -z "${{GATE:-}}" ] || flock "$GATE" true; for word; do :; done; echo "$word" >>log; case "$word" in ${{FAILS:-nothing}}) exit 1;; esac;;
esac
"""


@pytest.fixture
def folder(tmp_path) -> Path:
    """A folder with the Makefile, both lock files and the script."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    for lock in (RUN, ALL):
        (tmp_path / lock).write_text(lock)
    (tmp_path / "python").write_text(PYTHON)
    (tmp_path / "python").chmod(0o755)
    return tmp_path


def make(folder: Path, *words: str, **variables: str) -> tuple[int, list[str]]:
    """Return make's exit code and the installations: "made" for a new .venv, and the names of lock files."""
    (folder / "log").write_text("")
    done = subprocess.run(["make", "-s", "PYTHON=./python", *words], cwd=folder, env=PATH | variables, capture_output=True, check=False)
    return done.returncode, (folder / "log").read_text().split()


@pytest.mark.parametrize("command", ["demo", "crawl"])
def test_demo_and_crawl_install_the_run_lock(command, folder):
    assert make(folder, command) == (0, ["made", RUN])
    assert make(folder, "crawl") == make(folder, "demo") == (0, [])


@pytest.mark.parametrize("command", ["setup", "check", "test", "bench", "docs", "docs-test", "soak"])
def test_other_commands_install_the_dev_lock(command, folder):
    assert make(folder, command) == (0, ["made", ALL])
    assert make(folder, "demo") == make(folder, "setup") == (0, [])


@pytest.mark.parametrize(
    "tool", ["ruff check .", "ruff format --check .", "mypy", "importlinter", "tests/test_house.py tests/test_prose.py"]
)
def test_any_failing_tool_fails_the_check(tool, folder):
    make(folder, "setup")
    assert make(folder, "check", FINDS=tool)[0] != 0


@pytest.mark.parametrize("command", ["setup", "demo", "crawl", "test"])
def test_venv_knows_the_commands(command, folder):
    assert make(folder, command) == (0, ["made", ALL if command in ("setup", "test") else RUN])
    (known,) = folder.glob(KNOWN)
    before = known.stat().st_mtime_ns
    assert make(folder, command) == (0, []) and known.stat().st_mtime_ns == before
    for damage in (known.unlink, lambda: known.write_text("")):
        damage()
        assert make(folder, command) == (0, []) and known.read_text() == "../../../../checkout\n"


def test_venv_knows_the_commands_after_the_folder_is_moved(folder):
    shutil.copytree(ROOT / "checkout", folder / "checkout")
    make(folder, "setup")
    moved = folder.rename(folder.with_name("moved"))
    (known,) = moved.glob(KNOWN)
    code = f"import site, importlib.util as util; site.addsitedir({str(known.parent)!r}); print(util.find_spec('kontan_crawler_checkout').origin)"
    found = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split() == [str(moved / "checkout" / "kontan_crawler_checkout.py")]


def test_venv_that_cannot_be_written_serves_a_run(folder):
    make(folder, "demo")
    (known,) = folder.glob(KNOWN)
    known.unlink()
    known.mkdir()  # no file can be written here, not even by root
    assert make(folder, "demo") == (0, [])


def test_dev_lock_is_added_to_the_run_lock(folder):
    make(folder, "demo")
    assert make(folder, "setup") == (0, [ALL])
    assert make(folder, "demo") == make(folder, "setup") == (0, [])


@pytest.mark.parametrize(("made_by", "command", "changed", "installed"), [
    ("demo", "demo", RUN, RUN), ("demo", "setup", RUN, ALL), ("setup", "setup", ALL, ALL), ("setup", "demo", ALL, RUN),
])  # fmt: skip
def test_changed_lock_creates_a_new_venv(made_by, command, changed, installed, folder):
    make(folder, made_by)
    (folder / changed).write_text("newer")
    assert make(folder, command) == (0, ["made", installed])


def test_missing_python_creates_a_new_venv(folder):
    make(folder, "setup")
    (folder / ".venv" / "bin" / "python").unlink()
    assert make(folder, "demo") == (0, ["made", RUN])


@pytest.mark.parametrize("before", [[], ["demo"]], ids=["from nothing", "added"])
def test_interrupted_setup_starts_again(before, folder):
    for command in before:
        make(folder, command)
    assert make(folder, "setup", FAILS="*")[0] != 0
    assert make(folder, "demo") == (0, ["made", RUN])


def test_failed_replacement_of_the_venv_is_repeated(folder):
    make(folder, "demo")
    (folder / RUN).write_text("newer")
    assert make(folder, "demo", NO_VENV="1") == (2, [])
    assert make(folder, "demo") == (0, ["made", RUN])


def test_run_lock_stays_usable_if_the_dev_lock_cannot_be_added(folder):
    make(folder, "demo")
    assert make(folder, "setup", FAILS=ALL) == (2, [ALL, RUN])  # RUN: a dry run checks that its packages are still installed
    assert make(folder, "demo") == (0, [])
    assert make(folder, "setup") == (0, [ALL])


@pytest.mark.parametrize("commands", [("demo", "demo"), ("setup", "demo"), ("setup", "test")], ids=" ".join)
def test_second_make_waits_for_the_first(commands, folder):
    with ExitStack() as stack:
        gate = stack.enter_context((folder / "gate").open("w"))
        flock(gate, LOCK_EX)
        first = stack.enter_context(start(folder, commands[0], GATE=gate.name))
        while not (folder / ".venv" / "bin" / "python").exists():
            assert first.poll() is None
        second = stack.enter_context(start(folder, commands[1]))
        stack.callback(flock, gate, LOCK_UN)  # so that both end after a failed assertion
        while (folder / "locking").read_text().count("\n") < 2:
            assert second.poll() is None
        flock(gate, LOCK_UN)
        assert (first.wait(), second.communicate(), second.returncode) == (0, ("", ""), 0)
    assert (folder / "log").read_text().split() == ["made", ALL if commands[0] == "setup" else RUN]


def start(folder: Path, command: str, **variables: str) -> "subprocess.Popen[str]":
    words = ["make", "-s", "PYTHON=./python", command]
    return subprocess.Popen(words, cwd=folder, env=PATH | variables, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
