""".ci/run with and without a browser. Scripts replace make, apt-get and id."""

import shutil
import subprocess

import pytest

from tests.in_process import ROOT

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
MADE = "make check\nmake test\n"
INSTALLS = 'case $* in *install*) ln -s /bin/true "${0%/*}/chromium";; esac'


@pytest.fixture
def check(tmp_path):
    """Return a function that runs a copy of .ci/run. user: id; apt, make: scripts; browser: the installed one, if any."""

    def check(user, apt, make, browser=None):
        programs = {"id": f"echo {user}", "apt-get": apt, "make": f"echo make $1; {make}"} | ({browser: ""} if browser else {})
        for name, script in programs.items():
            (bin / name).write_text(f"#!/bin/sh\n{script}\n")
            (bin / name).chmod(0o755)
        return subprocess.run([shutil.which("bash"), here / "run"], env={"PATH": str(bin)}, capture_output=True, text=True, check=False)

    (bin := tmp_path / "bin").mkdir()
    (here := tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", here)
    for name in ("dirname", "ln"):
        (bin / name).symlink_to(shutil.which(name))
    return check


@pytest.mark.parametrize(("user", "apt", "make", "browser", "code"), [
    (0, INSTALLS, "", None, 0),
    (0, INSTALLS, "exit 2", None, 2),
    *((0, INSTALLS, f"[ $1 != {fails} ]", None, 1) for fails in ("check", "test")),
    *((1000, "exit 100", "", browser, 0) for browser in BROWSERS),
    (1000, "exit 100", "exit 2", "chromium", 2),
])  # fmt: skip
def test_exit_code_is_that_of_make_with_a_browser(user, apt, make, browser, code, check):
    done = check(user, apt, make, browser)
    assert (done.returncode, done.stdout, done.stderr) == (code, MADE, "")


@pytest.mark.parametrize(("user", "apt"), [(1000, INSTALLS), (0, "exit 100"), (0, "")], ids=["no rights", "apt fails", "apt gives none"])
@pytest.mark.parametrize("make", ["", "exit 2"], ids=["tests pass", "tests fail"])
def test_missing_browser_fails_after_all_tests(user, apt, make, check):
    done = check(user, apt, make)
    assert (done.returncode, done.stdout) == (1, MADE)
    assert "chromium" in done.stderr and len(done.stderr.splitlines()) == 1


def test_browsers_are_those_of_the_report_tests():
    tests = (ROOT / "tests" / "report" / "test_browser.py").read_text("utf-8")
    assert [name for name in BROWSERS if f'shutil.which("{name}")' in tests] == list(BROWSERS)
