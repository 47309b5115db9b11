"""The lock file is whole and pinned; the Makefile has the commands it is said to have."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
README = ROOT / "README.md"
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")

PINS = [line.split() for line in LOCK.replace("\\\n", "").splitlines() if re.match(r"\w", line)]
DEPENDENCIES = PYPROJECT["project"]["dependencies"] + PYPROJECT["dependency-groups"]["dev"]
PYTHONS = ["3.10", "3.11", "3.12", "3.13", "3.14"]
TARGETS = set(re.findall(r"^([a-z]+):.*  ## ", MAKEFILE, re.MULTILINE))


def requirement(pin: list[str]) -> Requirement:
    """The requirement of a pin's words: name, version and marker, without the hashes."""
    return Requirement(" ".join(word for word in pin if not word.startswith("--hash=")))


def applies(wanted: Requirement, python: str) -> bool:
    """Whether a requirement counts on this machine with the given Python, such as "3.10"."""
    here = {"python_version": python, "python_full_version": f"{python}.0"}
    return wanted.marker is None or wanted.marker.evaluate(here)


def test_lock_names_no_index_and_no_address():
    assert not re.findall(r"^-.*|\S*://\S*| @ .*", LOCK, re.MULTILINE)


@pytest.mark.parametrize("pin", PINS, ids=lambda pin: pin[0])
def test_every_pin_is_exact_and_has_a_hash(pin: list[str]):
    assert re.fullmatch(r"==[^*,]+", str(requirement(pin).specifier))
    assert any(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", word) for word in pin)


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("dependency", DEPENDENCIES)
def test_every_dependency_is_pinned_once_within_its_floor(dependency: str, python: str):
    wanted = Requirement(dependency)
    pinned = [pin.specifier for pin in map(requirement, PINS) if pin.name == canonicalize_name(wanted.name) and applies(pin, python)]
    assert len(pinned) == applies(wanted, python)
    for specifier in pinned:
        assert wanted.specifier.contains(str(specifier).removeprefix("=="))


def test_what_the_lock_installed_fits_together():
    check = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True)
    assert check.returncode == 0, check.stdout + check.stderr


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
