"""The commands outside of the project's folder, in another project, and from an installed wheel."""

import os
import shutil
import subprocess
import sys
from configparser import ConfigParser
from importlib import import_module
from pathlib import Path

import pytest

from kontan_crawler import commands
from tests.in_process import ROOT, scrapy
from tests.test_packaging import PYPROJECT

MODULES = {path.stem: import_module(f"kontan_crawler.commands.{path.stem}") for path in Path(commands.__file__).parent.glob("[!_]*.py")}
COMMANDS = {name: module.Command for name, module in MODULES.items() if hasattr(module, "Command") and name != "crawl"}
CHECKOUT = ROOT / "checkout"
OPTIONS = {"schedule": ["--every", "1h", "--print", "cron"]}
BOUND = sorted(name for name, command in COMMANDS.items() if command.requires_project)
TEXT = b'{"id": 1, "dct": "2026-08-21", "text": "Rapat digelar Kamis (20/8)."}\n'


def run(folder: Path, *words: str, path: Path = CHECKOUT, given: bytes = b"", **variables: str) -> tuple[int, str, str]:
    """Run a command in a folder, with the Python path of `.venv` or a wheel; return the exit code, output and errors."""
    around = {name: value for name, value in os.environ.items() if not name.startswith("SCRAPY_")}
    around |= {"PYTHONPATH": str(path), "COLUMNS": "80"} | variables
    done = subprocess.run([sys.executable, "-m", "scrapy", *words], cwd=folder, env=around, input=given, capture_output=True, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def other(tmp_path) -> Path:
    """The folder of another project, which has a command `read`."""
    (tmp_path / "scrapy.cfg").write_text("[settings]\ndefault = other.settings\n")
    (package := tmp_path / "other").mkdir()
    (package / "settings.py").write_text("BOT_NAME = 'other'\nCOMMANDS_MODULE = 'other.commands'\nSPIDER_MODULES = ['other.spiders']\n")
    for name in ("commands", "spiders"):
        (package / name).mkdir()
    (package / "commands" / "__init__.py").touch()
    (package / "spiders" / "__init__.py").touch()
    command = "from scrapy.commands import ScrapyCommand\nclass Command(ScrapyCommand):\n    requires_crawler_process = False\n"
    (package / "commands" / "read.py").write_text(
        f"{command}    short_desc = lambda self: ''\n    run = lambda self, *_: print('theirs')\n"
    )
    return tmp_path


@pytest.fixture
def wheel(tmp_path) -> Path:
    """A folder of packages with the installed project."""
    shutil.copytree(ROOT / "kontan_crawler", tmp_path / "packages" / "kontan_crawler")
    (info := tmp_path / "packages" / "kontan_crawler-1.dist-info").mkdir()
    lines = [f"{name} = {value}\n" for name, value in PYPROJECT["project"]["entry-points"]["scrapy.commands"].items()]
    (info / "entry_points.txt").write_text("".join(["[scrapy.commands]\n", *lines]))
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: kontan-crawler\nVersion: 1\n")
    return tmp_path / "packages"


def test_wheel_and_checkout_have_every_command_but_crawl():
    (parser := ConfigParser()).read(next(CHECKOUT.glob("*.dist-info")) / "entry_points.txt")
    assert PYPROJECT["project"]["entry-points"] == {
        "scrapy.commands": {name: f"{one.__module__}:Command" for name, one in COMMANDS.items()}
    }
    assert dict(parser["scrapy.commands"]) == {name: f"kontan_crawler_checkout:{name}" for name in COMMANDS}


@pytest.mark.parametrize("name", BOUND)
def test_command_of_the_project_names_its_folder(name, tmp_path):
    code, out, err = run(tmp_path, name, *OPTIONS.get(name, ()))
    (line,) = err.splitlines()
    assert (code, out) == (2, "")
    assert line.startswith(f"scrapy {name}: ") and f"cd {ROOT}, " in line and f"-m scrapy {name}" in line
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "words", [("archive", "list"), ("schedule", "--every", "1h", "--print", "cron"), ("crawl", "internasional", "-a", "since=2026-02-01")]
)
def test_the_remedy_repeats_the_whole_command(words, tmp_path):
    assert run(tmp_path, *words)[2].splitlines()[0].endswith(" ".join(("-m scrapy", *words)))


def test_command_without_a_project_works_anywhere(tmp_path, other):
    here = scrapy("dates", given=TEXT)
    assert run(tmp_path, "dates", given=TEXT) == run(other, "dates", given=TEXT) == (0, here.stdout, "")


def test_settings_are_checked_anywhere(tmp_path):
    code, out, err = run(tmp_path, "schema", "-s", "OUTPUT_DIRR=x")
    assert (code, out) == (2, "") and "OUTPUT_DIR?" in err


def test_list_of_commands(tmp_path):
    code, out, err = run(tmp_path)
    assert (code, err) == (0, "")
    assert COMMANDS.keys() <= {line.split()[0] for line in out.splitlines() if line.startswith("  ")}


def test_crawl_names_the_folder_only_outside_of_any_project(tmp_path, other):
    (empty := tmp_path.with_name("empty")).mkdir()
    code, out, err = run(empty, "crawl", "internasional")
    assert (code, out) == (2, "") and f"cd {ROOT}, " in err and len(err.splitlines()) == 1
    code, _, err = run(other, "crawl", "internasional", "--nolog")
    assert "Spider not found" in err and f"cd {ROOT}" not in err


def test_other_project_keeps_its_commands(other):
    assert run(other, "read") == (0, "theirs\n", "")
    code, out, err = run(other, "report")
    assert (code, out) == (2, "") and f"cd {ROOT}, " in err


def test_other_settings_in_the_folder_of_the_project(other):
    code, out, err = run(ROOT, "report", PYTHONPATH=f"{CHECKOUT}:{other}", SCRAPY_SETTINGS_MODULE="other.settings")
    assert (code, out, len(err.splitlines())) == (2, "", 1) and "SCRAPY_SETTINGS_MODULE=other.settings " in err


def test_folder_above_the_project(tmp_path):
    (tmp_path / "kontan_crawler").mkdir()  # a package without modules, to Python
    assert f"cd {ROOT}, " in run(tmp_path, "report")[2]


def test_older_version_in_the_current_folder(tmp_path):
    (tmp_path / "kontan_crawler").mkdir()
    (tmp_path / "kontan_crawler" / "__init__.py").touch()
    assert run(tmp_path, "version")[0] == 0
    code, out, err = run(tmp_path, "report")
    assert (code, out) == (2, "") and "Traceback" not in err


def test_wheel_names_its_settings(wheel, tmp_path):
    code, out, err = run(tmp_path, "report", path=wheel)
    (line,) = err.splitlines()
    assert (code, out) == (2, "") and "SCRAPY_SETTINGS_MODULE=kontan_crawler.settings " in line


def test_wheel_works_in_any_folder(wheel, tmp_path):
    named = {"SCRAPY_SETTINGS_MODULE": "kontan_crawler.settings"}
    assert run(tmp_path, "report", "-s", f"OUTPUT_DIR={tmp_path}", path=wheel, **named)[0] == 0
    assert run(tmp_path, "schema", path=wheel) == (0, scrapy("schema").stdout, "")
