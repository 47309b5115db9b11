"""Lock files, extras, egg and wheel, the changelog, and the commands of the Makefile."""

import json
import re
import subprocess
import sys
from configparser import ConfigParser
from importlib.metadata import distributions
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from kontan_crawler import __version__, extras
from kontan_crawler.report.write import write_report
from tests.house_rules import imports
from tests.in_process import ROOT
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
TARGETS = set(re.findall(r"^([a-z-]+):.*  ## ", MAKEFILE, re.MULTILINE))


def requirement(pin: list[str]) -> Requirement:
    """Return the requirement of a pin: name, version and marker, without the hashes."""
    return Requirement(" ".join(word for word in pin if not word.startswith("--hash=")))


def hashes(pin: list[str]) -> list[str]:
    """Return the hashes of a pin."""
    return [word for word in pin if word.startswith("--hash=")]


def applies(wanted: Requirement, python: str) -> bool:
    """Return whether a requirement applies on this machine to a version of Python, such as "3.10"."""
    here = {"python_version": python, "python_full_version": f"{python}.0"}
    return wanted.marker is None or wanted.marker.evaluate(here)


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_contains_no_index_and_no_url(lock: str):
    assert not re.findall(r"^-.*|\S*://\S*| @ .*", LOCKS[lock], re.MULTILINE)


def test_run_lock_is_part_of_the_dev_lock():
    whole = {(pin[0], *hashes(pin)) for pin in ALL}  # a tool may need it where a run does not
    assert not [pin[0] for pin in RUN if (pin[0], *hashes(pin)) not in whole], "run make lock"


def test_run_lock_contains_no_extra_and_no_tool():
    names = {canonicalize_name(Requirement(one).name) for one in MORE} - {"packaging", "tomli"}  # a run needs these two
    assert not names & {pin.name for pin in map(requirement, RUN)}


def test_every_pin_is_exact_and_has_a_hash():
    loose = [pin[0] for pin in ALL if not re.fullmatch(r"==[^*,]+", str(requirement(pin).specifier))]
    bare = [pin[0] for pin in ALL if not any(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", word) for word in pin)]
    assert (loose, bare) == ([], [])


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize(("dependencies", "lock"), [(DEPENDENCIES, RUN), (DEPENDENCIES + MORE, ALL)], ids=LOCKS)
def test_every_dependency_is_pinned_once_within_its_bounds(dependencies: list[str], lock: list[list[str]], python: str):
    pins = [pin for pin in map(requirement, lock) if applies(pin, python)]
    for wanted in map(Requirement, dependencies):
        versions = [str(pin.specifier).removeprefix("==") for pin in pins if pin.name == canonicalize_name(wanted.name)]
        assert len(versions) == applies(wanted, python), wanted
        assert all(map(wanted.specifier.contains, versions)), wanted


def test_installed_packages_are_compatible():
    """Like `pip check`, in a tenth of the time."""
    versions = {canonicalize_name(found.name): found.version for found in distributions()}
    wanted = {one for found in distributions() for one in map(Requirement, found.requires or ())}
    here = {one: versions.get(canonicalize_name(one.name)) for one in wanted if one.marker is None or one.marker.evaluate({"extra": ""})}
    assert not [f"{one}: {found}" for one, found in here.items() if not (found and one.specifier.contains(found, prereleases=True))]


def test_scrapy_is_bounded_by_its_minor_version():
    """The reason is kontan_crawler/scrapy_private.py."""
    (scrapy,) = [one for one in map(Requirement, DEPENDENCIES) if one.name == "scrapy"]
    assert str(scrapy.specifier) == "<2.20,>=2.19"


@pytest.mark.parametrize("module", extras.EXTRAS)
def test_missing_extra(module: str, monkeypatch):
    use, requirement, extra = extras.EXTRAS[module]
    assert requirement in EXTRAS[extra]
    monkeypatch.setitem(sys.modules, module, None)  # as if it were not installed
    with pytest.raises(extras.MissingExtraError) as raised:
        extras.load_extra(module)
    assert all(words in str(raised.value) for words in (use, "make setup", f"{sys.executable} -m pip install '{requirement}'"))


@pytest.mark.parametrize(
    ("is_checkout", "remedy"), [(True, "'pyarrow>=22' 'vl-convert-python>=1.9'"), (False, "'kontan-crawler[dataset,report]'")]
)
def test_missing_extras_are_named_at_once(is_checkout, remedy, monkeypatch):
    monkeypatch.setattr(extras, "is_checkout", lambda: is_checkout)
    extras.require_extras("pyarrow", "rensa", "vl_convert")
    for module in ("pyarrow", "vl_convert"):
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(extras.MissingExtraError) as raised:
        extras.require_extras("pyarrow", "rensa", "vl_convert")
    assert str(raised.value).endswith(f"{sys.executable} -m pip install {remedy}")
    assert ("make setup" in str(raised.value)) == is_checkout and "rensa" not in str(raised.value)


def test_missing_dependency_of_an_extra_is_another_error(tmp_path, monkeypatch):
    (tmp_path / "vl_convert.py").write_text("import a_module_that_is_nowhere")
    monkeypatch.delitem(sys.modules, "vl_convert", raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ModuleNotFoundError, match="a_module_that_is_nowhere"):
        extras.load_extra("vl_convert")


def test_report_without_its_extra_fails_with_one_line(tmp_path, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    monkeypatch.setattr("gc.disable", lambda: None)
    (tmp_path / "a.jsonl").write_text(json.dumps(record("a")))
    assert write_report(tmp_path, tmp_path / "report.html") == 1
    out, error = capsys.readouterr()
    assert (out, len(error.splitlines())) == ("", 1) and "vl-convert-python" in error
    assert not (tmp_path / "report.html").exists()


def test_extras_are_imported_only_by_load_extra():
    for path in (ROOT / "kontan_crawler").rglob("*.py"):
        assert not {name.split(".")[0] for name in imports(path)} & extras.EXTRAS.keys(), f"{path}: call load_extra"


def test_egg_contains_every_file_of_the_package(tmp_path):
    words = ["-q", "egg_info", "--egg-base", tmp_path, "build", "--build-base", tmp_path / "build"]
    done = subprocess.run([sys.executable, "setup.py", *words], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert _files(tmp_path / "build" / "lib" / "kontan_crawler") == _files(ROOT / "kontan_crawler")


@pytest.mark.soak
def test_wheel_contains_every_file_of_the_package_and_the_licence(tmp_path):
    """pip downloads flit_core to build it."""
    done = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--no-deps", "--wheel-dir", tmp_path, ROOT], capture_output=True, text=True
    )
    if "(from versions: none)" in done.stderr:
        pytest.skip("no package registry can be reached here")
    (wheel,) = tmp_path.glob("*.whl")
    with ZipFile(wheel) as file:
        names = set(file.namelist())
        entries = file.read(f"kontan_crawler-{__version__}.dist-info/entry_points.txt").decode()
    parser = ConfigParser()
    parser.read_string(entries)
    assert {group: dict(parser[group]) for group in parser.sections()} == PYPROJECT["project"]["entry-points"]
    assert {name.removeprefix("kontan_crawler/") for name in names if "dist-info" not in name} == _files(ROOT / "kontan_crawler")
    assert f"kontan_crawler-{__version__}.dist-info/licenses/LICENSE" in names


def test_package_is_typed():
    assert "py.typed" in _files(ROOT / "kontan_crawler")


def test_changelog_and_data_format_name_this_version():
    assert f'"extractor": "kontan_crawler {__version__}"' in (ROOT / "docs" / "DATA_FORMAT.md").read_text("utf-8")
    headings = re.findall(r"^## (\S+) - \d{4}-\d\d-\d\d$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings[0] == __version__ and headings[-1] == "0.1.0"


def _files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"}


def test_minimum_python_version_is_the_same_everywhere():
    (floor,) = re.findall(r"sys\.version_info < \((\d+), (\d+)\)", MAKEFILE)
    assert PYPROJECT["project"]["requires-python"] == ">=" + ".".join(floor) == f">={PYTHONS[0]}"


def test_make_alone_lists_every_command():
    listing = subprocess.run(["make", "-s"], cwd=ROOT, capture_output=True, text=True).stdout
    assert set(re.findall(r"^make ([a-z-]+) ", listing, re.MULTILINE)) == TARGETS
    assert set(re.search(r"^\.PHONY: (.*)", MAKEFILE, re.MULTILINE)[1].split()) == TARGETS


def test_readme_names_only_commands_that_exist():
    code = re.findall(r"```.*?```|`[^`]+`", README.read_text("utf-8"), re.DOTALL)
    named = {name for piece in code for name in re.findall(r"\bmake ([a-z-]+)", piece)}
    assert named, "README.md names no make command in its code"
    assert named <= TARGETS


def test_pre_commit_runs_the_commands_of_make_check_and_downloads_nothing():
    """A regular expression checks the file, because no YAML parser is installed."""
    hook = r"      - id: \S+\n        name: .+\n        entry: (.+)\n        language: system\n        pass_filenames: false\n"
    config = (ROOT / ".pre-commit-config.yaml").read_text("utf-8")
    assert re.fullmatch(rf"#.*\nrepos:\n  - repo: local\n    hooks:\n({hook})+", config)
    (recipe,) = re.findall(r"^check: .*\n((?:\t.*\n)+)", MAKEFILE, re.MULTILINE)
    commands = [line.removeprefix("\t@").replace("$(RUN)", ".venv/bin/python -m") for line in recipe.splitlines()]
    assert re.findall(hook, config) == commands
