"""The lock files are whole, pinned and agree; extras are named where they are missing; the Makefile has the commands it is said to have."""

import json
import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from kontan_crawler import __version__, extras
from tests.crawling import ROOT, scrapy
from tests.report.test_topics import record

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = {name: (ROOT / name).read_text("utf-8") for name in ("requirements.lock", "requirements-dev.lock")}
README = ROOT / "README.md"
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")

PINS = {name: [line.split() for line in lock.replace("\\\n", "").splitlines() if re.match(r"\w", line)] for name, lock in LOCKS.items()}
RUN, ALL = PINS.values()
EXTRAS = PYPROJECT["project"]["optional-dependencies"]
DEPENDENCIES = PYPROJECT["project"]["dependencies"]
MORE = [*PYPROJECT["dependency-groups"]["dev"], *(one for extra in EXTRAS.values() for one in extra)]
PYTHONS = ["3.10", "3.11", "3.12", "3.13", "3.14"]
TARGETS = set(re.findall(r"^([a-z]+):.*  ## ", MAKEFILE, re.MULTILINE))


def requirement(pin: list[str]) -> Requirement:
    """The requirement of a pin's words: name, version and marker, without the hashes."""
    return Requirement(" ".join(word for word in pin if not word.startswith("--hash=")))


def applies(wanted: Requirement, python: str) -> bool:
    """Whether a requirement counts on this machine with the given Python, such as "3.10"."""
    here = {"python_version": python, "python_full_version": f"{python}.0"}
    return wanted.marker is None or wanted.marker.evaluate(here)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_index_and_no_address(lock: str):
    assert not re.findall(r"^-.*|\S*://\S*| @ .*", LOCKS[lock], re.MULTILINE)


def test_what_a_run_needs_is_among_all_pin_by_pin():
    whole = {" ".join(pin) for pin in ALL}
    assert not [pin[0] for pin in RUN if " ".join(pin) not in whole], "make both anew: make lock"


def test_a_run_takes_no_extra_and_no_tool_along():
    names = {canonicalize_name(Requirement(one).name) for one in MORE} - {"packaging", "tomli"}  # which a run needs too
    assert not names & {pin.name for pin in map(requirement, RUN)}


@pytest.mark.parametrize("pin", ALL, ids=lambda pin: pin[0])
def test_every_pin_is_exact_and_has_a_hash(pin: list[str]):
    assert re.fullmatch(r"==[^*,]+", str(requirement(pin).specifier))
    assert any(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", word) for word in pin)


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize(("dependency", "lock"), [*((one, RUN) for one in DEPENDENCIES), *((one, ALL) for one in DEPENDENCIES + MORE)])
def test_every_dependency_is_pinned_once_within_its_bounds(dependency: str, lock: list[list[str]], python: str):
    wanted = Requirement(dependency)
    pinned = [pin.specifier for pin in map(requirement, lock) if pin.name == canonicalize_name(wanted.name) and applies(pin, python)]
    assert len(pinned) == applies(wanted, python)
    for specifier in pinned:
        assert wanted.specifier.contains(str(specifier).removeprefix("=="))


def test_what_the_lock_installed_fits_together():
    check = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True)
    assert check.returncode == 0, check.stdout + check.stderr


def test_scrapy_is_bounded_by_its_minor_version():
    """Private names of it stand in kontan_crawler/scrapy_private.py."""
    (scrapy,) = [one for one in map(Requirement, DEPENDENCIES) if one.name == "scrapy"]
    assert str(scrapy.specifier) == "<2.20,>=2.19"


@pytest.mark.parametrize("module", extras.EXTRAS)
def test_an_extra_that_is_missing_is_named_with_what_installs_it(module: str, monkeypatch):
    _, requirement = extras.EXTRAS[module]
    assert requirement in [one for extra in EXTRAS.values() for one in extra]
    monkeypatch.setitem(sys.modules, module, None)  # as where it is not installed
    with pytest.raises(extras.MissingExtraError) as raised:
        extras.load_extra(module)
    assert str(raised.value).startswith("scrapy ") and f"make setup, or {sys.executable} -m pip install '{requirement}'" in str(
        raised.value
    )


def test_what_an_extra_lacks_itself_is_not_blamed_on_it(tmp_path, monkeypatch):
    (tmp_path / "vl_convert.py").write_text("import a_module_that_is_nowhere")
    monkeypatch.delitem(sys.modules, "vl_convert", raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ModuleNotFoundError, match="a_module_that_is_nowhere"):
        extras.load_extra("vl_convert")


def test_a_report_without_what_draws_it_ends_with_one_line(tmp_path):
    (tmp_path / "vl_convert.py").write_text("raise ModuleNotFoundError(name='vl_convert')")  # before the one that is installed
    (tmp_path / "a.jsonl").write_text(json.dumps(record("a")))
    done = scrapy("report", "-s", f"OUTPUT_DIR={tmp_path}", environment={"PYTHONPATH": str(tmp_path)})
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (1, "", 1), done.stderr
    assert done.stderr.startswith("scrapy report needs vl-convert-python; install it: make setup, or ")
    assert not (tmp_path / "report.html").exists()


def test_an_extra_is_imported_when_it_is_used():
    """Importing every module of the package imports none of them."""
    code = (
        "import pkgutil, sys, kontan_crawler\n"
        "for found in pkgutil.walk_packages(kontan_crawler.__path__, 'kontan_crawler.'): __import__(found.name)\n"
        f"print(*sys.modules.keys() & {set(extras.EXTRAS)})"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr


def test_the_egg_holds_every_file_of_the_package(tmp_path):
    words = ["-q", "egg_info", "--egg-base", tmp_path, "build", "--build-base", tmp_path / "build"]
    done = subprocess.run([sys.executable, "setup.py", *words], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert _files(tmp_path / "build" / "lib" / "kontan_crawler") == _files(ROOT / "kontan_crawler")


@pytest.mark.soak
def test_the_wheel_holds_every_file_of_the_package_and_the_licence(tmp_path):
    """pip fetches flit_core, which builds it."""
    done = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--no-deps", "--wheel-dir", tmp_path, ROOT], capture_output=True, text=True
    )
    if "(from versions: none)" in done.stderr:
        pytest.skip("no package registry can be reached here")
    (wheel,) = tmp_path.glob("*.whl")
    with ZipFile(wheel) as file:
        names = set(file.namelist())
    assert {name.removeprefix("kontan_crawler/") for name in names if "dist-info" not in name} == _files(ROOT / "kontan_crawler")
    assert f"kontan_crawler-{__version__}.dist-info/licenses/LICENSE" in names


def test_type_checkers_read_the_package():
    assert "py.typed" in _files(ROOT / "kontan_crawler")


def test_the_changelog_begins_with_this_version():
    headings = re.findall(r"^## (\S+) - \d{4}-\d\d-\d\d$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings[0] == __version__ and headings[-1] == "0.1.0"


def _files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"}


def test_the_python_floor_is_one():
    (floor,) = re.findall(r"sys\.version_info < \((\d+), (\d+)\)", MAKEFILE)
    assert PYPROJECT["project"]["requires-python"] == ">=" + ".".join(floor) == f">={PYTHONS[0]}"


def test_make_alone_lists_every_command():
    listing = subprocess.run(["make", "-s"], cwd=ROOT, capture_output=True, text=True).stdout
    assert set(re.findall(r"^make ([a-z]+) ", listing, re.MULTILINE)) == TARGETS
    assert set(re.search(r"^\.PHONY: (.*)", MAKEFILE, re.MULTILINE)[1].split()) == TARGETS


def test_readme_names_only_commands_that_exist():
    code = re.findall(r"```.*?```|`[^`]+`", README.read_text("utf-8"), re.DOTALL)
    named = {name for piece in code for name in re.findall(r"\bmake ([a-z]+)", piece)}
    assert named, "README.md names no make command in its code"
    assert named <= TARGETS


def test_pre_commit_runs_the_commands_of_make_check_and_fetches_nothing():
    """Read line by line: YAML's own reader is no dependency."""
    hook = r"      - id: \S+\n        name: .+\n        entry: (.+)\n        language: system\n        pass_filenames: false\n"
    config = (ROOT / ".pre-commit-config.yaml").read_text("utf-8")
    assert re.fullmatch(rf"#.*\nrepos:\n  - repo: local\n    hooks:\n({hook})+", config)
    (recipe,) = re.findall(r"^check: .*\n((?:\t.*\n)+)", MAKEFILE, re.MULTILINE)
    commands = [line.removeprefix("\t@").replace("$(RUN)", ".venv/bin/python -m") for line in recipe.splitlines()]
    assert re.findall(hook, config) == commands
