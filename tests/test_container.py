"""What can be said of the Containerfile without building it: what it copies is there and enough, and its commands work."""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from kontan_crawler.replica.demo import SETTINGS, environment
from tests.crawling import DAY, ROOT
from tests.feeds.test_feeds import CAN_MOUNT
from tests.house_rules import imports
from tests.test_packaging import MAKEFILE

LINES = [line.split(" ", 1) for line in (ROOT / "Containerfile").read_text("utf-8").splitlines() if re.match("[A-Z]", line)]
DOCS = (ROOT / "docs" / "monitoring.md").read_text("utf-8")


def told(instruction):
    """What the Containerfile says after an instruction, each time."""
    return [rest for name, rest in LINES if name == instruction]


COPIED = [line.split()[0] for line in told("COPY")]
INSTALL, MAKE_OUTPUT = map(json.loads, told("RUN"))
COMMAND = json.loads(*told("ENTRYPOINT"))


@pytest.fixture
def folder(tmp_path):
    """A folder with what is copied, and the empty folder for feeds."""
    (folder := tmp_path / "kontan_crawler").mkdir()
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder)
    (folder / "output").mkdir()
    return folder


def run(words, folder, mounting=(), **more):
    """Words of the Containerfile, `python` being this one, where and as they are run in the container."""
    variables = {**os.environ, **dict(line.split("=") for line in told("ENV")), **more}
    words = [sys.executable if word == "python" else word for word in words]
    return subprocess.run([*mounting, *words], cwd=folder, env=variables, capture_output=True, text=True, timeout=300, check=False)


def test_it_is_somebody_who_owns_nothing_but_the_output():
    (user,) = told("USER")
    uid, gid = user.split(":")
    assert int(uid) and int(gid)
    assert ["install", "-d", "-o", uid, "-g", gid, "output"] == MAKE_OUTPUT


def test_the_base_is_pinned_by_its_tag():
    (base,) = told("FROM")
    assert re.fullmatch(r"docker\.io/library/python:3\.\d+-slim", base)
    assert [name for name, _ in LINES].index("USER") > max(number for number, (name, _) in enumerate(LINES) if name in ("RUN", "COPY"))


def test_the_context_is_what_is_copied():
    ignored = [line for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if not line.startswith("#")]
    assert ignored == ["*", *(f"!{name}" for name in COPIED), "**/__pycache__"]
    assert {line.split()[1] for line in told("COPY")} == {"./", "kontan_crawler"}
    names = r"(\.container|(Containerfile|Dockerfile)\.(docker|container))ignore"
    other = {path.name for path in ROOT.iterdir() if re.fullmatch(names, path.name)}
    assert not other, "podman or docker would read this one instead"


def test_the_install_line_works_in_a_plain_folder(tmp_path):
    """The lock is whole for pip, and fits what is installed here, which `make` has installed from it by the same words."""
    shutil.copy(ROOT / "requirements.lock", tmp_path)
    done = run([*INSTALL, "--dry-run"], tmp_path)
    assert done.returncode == 0 and "Would install" not in done.stdout, done.stderr
    made = re.search(r"^INSTALL = \$\(RUN\) (pip install .*)$", MAKEFILE, re.MULTILINE)[1].split()
    assert set(INSTALL[2:-2]) - set(made) == {"--no-cache-dir"}


@pytest.mark.soak
def test_what_the_install_line_installs_is_enough(folder, tmp_path):
    """For once for real, though half a minute goes by: into a folder that is then all there is beside the copy and Python itself."""
    done = run([*INSTALL, "--target", str(tmp_path / "installed")], folder)
    if "(from versions: none)" in done.stderr:
        pytest.skip("no package registry can be reached here")
    assert done.returncode == 0, done.stderr
    assert "No module named" in run(["python", "-S", *COMMAND[1:-1], "list"], folder, PYTHONPATH="").stderr
    only = {"PYTHONPATH": f"{tmp_path / 'installed'}:{folder}"}
    listed = run(["python", "-S", *COMMAND[1:-1], "list"], folder, **only)
    code = "import sys; from importlib.util import find_spec; print(*(name for name in sys.argv[1:] if not find_spec(name)))"
    wanted = {name.split(".")[0] for path in (folder / "kontan_crawler").rglob("*.py") for name in imports(path)}
    missing = run(["python", "-S", "-c", code, *sorted(wanted)], folder, **only)
    extra = run(["python", "-S", "-c", "from kontan_crawler.extras import load_extra; load_extra('vl_convert')"], folder, **only)
    shutil.rmtree(tmp_path / "installed")  # a quarter of a gigabyte
    assert (listed.returncode, listed.stdout.split(), listed.stderr) == (0, ["arsip", "artikel", "internasional"], "")
    assert (missing.stdout, missing.stderr) == ("\n", "")
    assert "MissingExtraError: scrapy report needs vl-convert-python; install it: " in extra.stderr


def test_the_copy_is_enough(folder):
    done = run([*COMMAND[:-1], "list"], folder)
    assert (done.returncode, done.stdout.split(), done.stderr) == (0, ["arsip", "artikel", "internasional"], "")
    done = run([*COMMAND, *json.loads(*told("CMD")), "-a", "since=kemarin"], folder)
    assert done.returncode == 2 and done.stderr.startswith("scrapy crawl internasional: since='kemarin' is no date")


def read_only(output):
    """Words that run a command where nothing can be written but an output folder, whose feeds are then printed."""
    script = 'mount -t tmpfs tmpfs "$0" && mount -o remount,bind,ro / && "$@"; code=$?; cat "$0"/*.jsonl; exit $code'
    return ["unshare", "--mount", "sh", "-c", script, str(output)]


@pytest.mark.parametrize(
    "mounted", [False, pytest.param(True, marks=pytest.mark.skipif(not CAN_MOUNT, reason="nothing can be mounted here"))]
)
def test_a_run_writes_nothing_but_its_output(mounted, folder, replica):
    """By looking at the folder before and after; and where the file system is read-only."""
    before = stand(folder)
    words = [*COMMAND, "arsip", "-a", f"since={DAY}", "-a", f"until={DAY}"]
    words += [word for name, value in SETTINGS.items() for word in ("-s", f"{name}={value}")]
    done = run(words, folder, read_only(folder / "output") if mounted else (), **environment(replica))
    assert done.returncode == 0, done.stderr
    lines = done.stdout if mounted else next((folder / "output").glob("*.jsonl")).read_text("utf-8")
    assert len(lines.splitlines()) > 20
    assert stand(folder) == before


def stand(folder):
    """All files but the output's, with their times."""
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file() and path.parent.name != "output"}


def test_the_docs_run_it_read_only_and_where_its_folder_is():
    (workdir,) = told("WORKDIR")
    commands = [line for line in DOCS.splitlines() if line.startswith(("podman run", "docker run"))]
    assert len(commands) == 2
    assert all({"--read-only", "--tmpfs"} <= set(line.split()) and f":{workdir}/output" in line for line in commands)
    uid, gid = told("USER")[0].split(":")
    assert f"--userns=keep-id:uid={uid},gid={gid}" in commands[0]
