"""The Containerfile and compose.yaml, without building an image: the files are sufficient, and the commands work in a folder."""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest
import yaml

from kontan_crawler.replica.demo import SETTINGS, environment, setting_options
from tests.crawling import DAY
from tests.feeds.test_feeds import CAN_MOUNT
from tests.house_rules import imports
from tests.in_process import ROOT
from tests.test_packaging import MAKEFILE

LINES = [line.split(" ", 1) for line in (ROOT / "Containerfile").read_text("utf-8").splitlines() if re.match("[A-Z]", line)]
DOCS = (ROOT / "docs" / "monitoring.md").read_text("utf-8")


SERVICE = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))["services"]["crawl"]


def arguments_of(instruction):
    """Return the argument of each line with an instruction."""
    return [rest for name, rest in LINES if name == instruction]


COPIED = [line.split()[0] for line in arguments_of("COPY")]
INSTALL, MAKE_OUTPUT = map(json.loads, arguments_of("RUN"))
COMMAND = json.loads(*arguments_of("ENTRYPOINT"))


@pytest.fixture
def folder(tmp_path):
    """A folder with the copied files and an empty output folder."""
    (folder := tmp_path / "kontan_crawler").mkdir()
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name)  # includes compiled modules, which saves seconds
        else:
            shutil.copy(source, folder)
    (folder / "output").mkdir()
    return folder


def run(words, folder, mounting=(), **more):
    """Run a command of the Containerfile in a folder, with its environment variables and this Python."""
    variables = {**os.environ, **dict(line.split("=") for line in arguments_of("ENV")), **more}
    words = [sys.executable if word == "python" else word for word in words]
    return subprocess.run([*mounting, *words], cwd=folder, env=variables, capture_output=True, text=True, timeout=300, check=False)


def test_user_owns_only_the_output_folder():
    (user,) = arguments_of("USER")
    uid, gid = user.split(":")
    assert int(uid) and int(gid)
    assert ["install", "-d", "-o", uid, "-g", gid, "output"] == MAKE_OUTPUT


def test_base_image_has_a_tag_and_user_is_set_last():
    (base,) = arguments_of("FROM")
    assert re.fullmatch(r"docker\.io/library/python:3\.\d+-slim", base)
    assert [name for name, _ in LINES].index("USER") > max(number for number, (name, _) in enumerate(LINES) if name in ("RUN", "COPY"))


def test_build_context_has_only_the_copied_files():
    ignored = [line for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if not line.startswith("#")]
    assert ignored == ["*", *(f"!{name}" for name in COPIED), "**/__pycache__"]
    assert {line.split()[1] for line in arguments_of("COPY")} == {"./", "kontan_crawler"}
    names = r"(\.container|(Containerfile|Dockerfile)\.(docker|container))ignore"
    other = {path.name for path in ROOT.iterdir() if re.fullmatch(names, path.name)}
    assert not other, "podman or docker would use this file instead"


def test_install_command_is_that_of_make():
    made = re.search(r"^INSTALL = \$\(RUN\) (pip install .*)$", MAKEFILE, re.MULTILINE)[1].split()
    assert INSTALL[:2] == ["python", "-m"] and INSTALL[-2:] == ["-r", "requirements.lock"]
    assert {*INSTALL[2:-2], "--quiet"} == {*made, "--no-cache-dir"}


@pytest.mark.soak
def test_installed_packages_are_sufficient(folder, tmp_path):
    """Import only from the folder of installed packages, the copied files and the standard library."""
    done = run([*INSTALL, "--target", str(tmp_path / "installed")], folder)
    if "(from versions: none)" in done.stderr:
        pytest.skip("no package registry is reachable")
    assert done.returncode == 0, done.stderr
    assert "No module named" in run(["python", "-S", *COMMAND[1:-1], "list"], folder, PYTHONPATH="").stderr
    only = {"PYTHONPATH": f"{tmp_path / 'installed'}:{folder}"}
    listed = run(["python", "-S", *COMMAND[1:-1], "list"], folder, **only)
    code = "import sys; from importlib.util import find_spec; print(*(name for name in sys.argv[1:] if not find_spec(name)))"
    wanted = {name.split(".")[0] for path in (folder / "kontan_crawler").rglob("*.py") for name in imports(path)}
    size = sum(path.stat().st_size for path in (tmp_path / "installed").rglob("*") if path.is_file()) / 1e6
    missing = run(["python", "-S", "-c", code, *sorted(wanted)], folder, **only)
    extra = run(["python", "-S", "-c", "from kontan_crawler.extras import load_extra; load_extra('vl_convert')"], folder, **only)
    shutil.rmtree(tmp_path / "installed")  # a quarter of a gigabyte
    assert (listed.returncode, listed.stdout.split(), listed.stderr) == (0, ["arsip", "artikel", "internasional"], "")
    assert (missing.stdout, missing.stderr) == ("\n", "")
    assert "MissingExtraError" in extra.stderr
    documented = int(re.search(r"(\d+) MB of packages", DOCS)[1])
    assert abs(size - documented) < documented / 10, "correct the sizes in docs/monitoring.md"


def test_default_command_is_a_spider():
    (spider,) = json.loads(*arguments_of("CMD"))
    assert (ROOT / "kontan_crawler" / "spiders" / f"{spider}.py").exists()


def read_only(output):
    """Return the start of a command line that makes all but the output folder read-only, and prints the feeds at the end."""
    script = 'mount -t tmpfs tmpfs "$0" && mount -o remount,bind,ro / && "$@"; code=$?; cat "$0"/*.jsonl; exit $code'
    return ["unshare", "--mount", "sh", "-c", script, str(output)]


def test_run_writes_only_to_the_output_folder(folder, replica):
    """The file system is read-only if this user may mount; otherwise modification times are compared."""
    before = modification_times(folder)
    words = [*COMMAND, "arsip", "-a", f"since={DAY}", "-a", f"until={DAY}"]
    words += setting_options(SETTINGS)
    done = run(words, folder, read_only(folder / "output") if CAN_MOUNT else (), **environment(replica))
    assert done.returncode == 0, done.stderr
    lines = done.stdout if CAN_MOUNT else next((folder / "output").glob("*.jsonl")).read_text("utf-8")
    assert lines.splitlines()
    assert modification_times(folder) == before


def modification_times(folder):
    """Return the modification time of each file outside the output folder."""
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file() and path.parent.name != "output"}


def test_documented_commands_are_read_only_and_mount_the_output():
    (workdir,) = arguments_of("WORKDIR")
    commands = [line for line in DOCS.splitlines() if line.startswith(("podman run", "docker run"))]
    assert len(commands) == 2
    assert all({"--read-only", "--tmpfs"} <= set(line.split()) and f":{workdir}/output" in line for line in commands)
    uid, gid = arguments_of("USER")[0].split(":")
    assert f"--userns=keep-id:uid={uid},gid={gid}" in commands[0]


def test_composition_is_as_safe_as_the_documented_commands():
    (workdir,) = arguments_of("WORKDIR")
    assert SERVICE["build"] == {"context": ".", "dockerfile": "Containerfile"}
    assert SERVICE["volumes"] == [f"output:{workdir}/output"] and SERVICE["read_only"] and SERVICE["tmpfs"] == ["/tmp"]
    assert set(yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))["volumes"]) == {"output"}
    assert SERVICE["command"] == json.loads(*arguments_of("CMD")) and "user" not in SERVICE
    assert SERVICE["stop_grace_period"] == "2m"  # as --stop-timeout 120


HELD = "trap 'echo stopped >> {log}; exit 143' TERM; kill -TERM $PPID; i=0; while [ $i -lt 3000000 ]; do i=$((i+1)); done"
"""Shell code of a program that stops the loop around it, and goes on until it gets a signal itself."""
STOPPED = {  # programs -> what they log: the program that is running gets the signal
    "in a crawl": (
        {"python": f'echo "$@" >> {{log}}; [ "$(grep -c crawl {{log}})" = 2 ] || exit 1; {HELD}', "sleep": 'echo "$@" >> {log}'},
        ["-m scrapy crawl internasional -a x=a b", "60", "-m scrapy crawl internasional -a x=a b", "stopped"],
    ),
    "in a pause": (
        {"python": 'echo "$@" >> {log}', "sleep": f'echo "$@" >> {{log}}; {HELD}'},
        ["-m scrapy crawl internasional -a x=a b", "60", "stopped"],
    ),
}


@pytest.mark.parametrize(("programs", "lines"), STOPPED.values(), ids=STOPPED)
def test_composition_crawls_again_until_it_is_stopped(programs, lines, tmp_path):
    """Also after a crawl that failed."""
    for name, code in programs.items():
        (tmp_path / name).write_text("#!/bin/sh\n" + code.format(log=tmp_path / "log") + "\n")
        (tmp_path / name).chmod(0o755)
    words = [word.replace("$$", "$") for word in SERVICE["entrypoint"]]
    variables = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "PAUSE": "60"}
    done = subprocess.run([*words, "internasional", "-a", "x=a b"], env=variables, capture_output=True, text=True, timeout=60, check=False)
    assert (tmp_path / "log").read_text("utf-8").splitlines() == lines
    assert done.returncode == 143, done.stderr


def test_health_check_reads_the_last_run(folder, replica):
    """On a read-only file system, if this user may mount."""
    kind, *check = SERVICE["healthcheck"]["test"]
    before = run(check, folder)
    crawled = run(
        [*COMMAND, "arsip", "-a", f"since={DAY}", "-a", f"until={DAY}", *setting_options(SETTINGS)], folder, **environment(replica)
    )
    mounting = ["unshare", "--mount", "sh", "-c", 'mount -o remount,bind,ro / && "$@"', "sh"] if CAN_MOUNT else ()
    after = run(check, folder, mounting)
    assert kind == "CMD" and (before.returncode, crawled.returncode, after.returncode) == (1, 0, 0), (before, after)
    assert after.stdout.startswith("It is well: ")
