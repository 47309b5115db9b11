"""A Python without the project's packages ends a command with one line; an error in our own imports is shown whole."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kontan_crawler.commands.crawl import USED_LATER
from kontan_crawler.commands.project_folder import OLDEST_SCRAPY
from tests.house_rules import parsed
from tests.in_process import ROOT, scrapy
from tests.test_packaging import DEPENDENCIES

HIDE = """
import os, sys
class Hidden:
    @staticmethod
    def find_spec(name, *_):
        if name == os.environ["HIDDEN"]:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Hidden)
"""
READ = ["read", "--url", "https://internasional.kontan.co.id/news/a", "{tmp}/page"]
CRAWL = ["crawl", "internasional", "-s", "OUTPUT_DIR={tmp}/output", "-s", "CONTACT=https://example.com"]
SEEN_AT_THE_START = {"pydantic", "rich"}


def run(tmp: Path, words: list[str], hidden: str) -> tuple[int, str, list[str]]:
    """Run a command in the project's folder without one module; return exit code, output and the lines of errors."""
    (tmp / "sitecustomize.py").write_text(HIDE)
    (tmp / "page").write_text("<p>Rapat digelar")
    around = os.environ | {"PYTHONPATH": str(tmp), "HIDDEN": hidden}
    words = [sys.executable, "-m", "scrapy", *(word.format(tmp=tmp) for word in words)]
    done = subprocess.run(words, cwd=ROOT, env=around, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr.splitlines()


@pytest.mark.parametrize(("words", "package"), [
    (["schema"], "pydantic"), (["doctor", "{tmp}/page"], "warcio"), (READ, "trafilatura"), (CRAWL, "warcio"), (CRAWL, "dateparser"),
], ids=lambda value: value if isinstance(value, str) else value[0])  # fmt: skip
def test_missing_package_is_named(words, package, tmp_path):
    code, out, (line,) = run(tmp_path, words, package)
    assert (code, out) == (2, "")
    assert f"{sys.executable} has no {package};" in line
    assert "make setup" in line and line.endswith(f".venv/bin/python -m scrapy {words[0]}")
    assert not (tmp_path / "output").exists()


def test_package_of_another_version_is_named(tmp_path):
    (tmp_path / "pydantic.py").touch()
    code, out, (line,) = run(tmp_path, ["schema"], "")
    assert (code, out) == (2, "") and "its pydantic: " in line and "TypeAdapter" in line


def test_scrapy_that_is_too_old_is_named(monkeypatch):
    monkeypatch.setattr("scrapy.version_info", (2, 18, 9))
    done = scrapy("schema")
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1) and "scrapy: version" in done.stderr


def test_oldest_scrapy_is_that_of_the_dependencies():
    assert f"scrapy[s3]>={'.'.join(map(str, OLDEST_SCRAPY))},<2.20" in DEPENDENCIES


def test_missing_module_of_the_project_is_an_error_of_the_project(tmp_path):
    code, _, lines = run(tmp_path, ["schema"], "kontan_crawler.items")
    assert code == 1 and "Traceback" in lines[0] and "'kontan_crawler.items'" in lines[-1]


def test_crawl_looks_for_each_package_that_it_imports_late():
    """Packages that are imported inside a function."""
    functions = (
        node for path in (ROOT / "kontan_crawler").rglob("*.py") for node in ast.walk(parsed(path)) if isinstance(node, ast.FunctionDef)
    )
    nodes = [node for function in functions for node in ast.walk(function)]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    packages = {name.partition(".")[0] for name in names} - sys.stdlib_module_names - {"kontan_crawler", "scrapy", "twisted"}
    assert packages - SEEN_AT_THE_START == set(USED_LATER)
