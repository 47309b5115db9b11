"""The pages that are made from code, the settings that the code reads, the index, and the length of the README."""

import ast
import re
from pathlib import Path

import pytest
from scrapy.settings import default_settings

from docs.pages import commands_page, settings_page
from kontan_crawler import outcomes, settings
from kontan_crawler.own_settings import MEANINGS
from tests.house_rules import parsed
from tests.in_process import ROOT

DOCS = ROOT / "docs"
GETTERS = {"get", "getbool", "getdict", "getfloat", "getint", "getlist"}
ERRORS = {
    outcomes.ERROR_PAGE, outcomes.ROBOTS, outcomes.ROBOTS_UNREACHABLE, outcomes.BAD_CERTIFICATE, outcomes.BROKEN_ENCODING, outcomes.TRUNCATED,
    outcomes.EMPTY, outcomes.OFF_SITE, outcomes.REPLICA_ANSWER, outcomes.DROPPED, outcomes.REDIRECT_LOOP, outcomes.REDIRECT_TO_HTTP, outcomes.NO_HTML,
}  # fmt: skip
PACKAGE = sorted((ROOT / "kontan_crawler").rglob("*.py"))


def settings_in(path: Path) -> set[str]:
    """Return the names of settings that a module reads: `settings["X"]`, `settings.getint("X")`."""
    found = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Subscript):
            owner, key = node.value, node.slice
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in GETTERS and node.args:
            owner, key = node.func.value, node.args[0]
        else:
            continue
        if getattr(owner, "attr", getattr(owner, "id", "")) == "settings" and isinstance(key, ast.Constant) and str(key.value).isupper():
            found.add(key.value)
    return found


@pytest.mark.parametrize(("name", "made"), [("settings.md", settings_page), ("commands.md", commands_page)])
def test_pages_are_up_to_date(name, made):
    assert (DOCS / name).read_text("utf-8") == made(), "run: .venv/bin/python -m docs.pages"


def test_meanings_are_those_of_all_own_settings():
    own = {name for name in vars(settings) if name.isupper() and not name.startswith("_") and not hasattr(default_settings, name)}
    assert own == set(MEANINGS)


def test_every_own_setting_is_read_and_every_read_setting_is_known():
    read = {name for path in PACKAGE for name in settings_in(path)}
    assert {*MEANINGS} - read == set()
    assert {name for name in read if not hasattr(default_settings, name)} - {*MEANINGS} == set()


def test_every_page_is_in_the_index_once():
    index = (DOCS / "index.md").read_text("utf-8")
    listed = re.findall(r"^([\w-]+)$", index, re.MULTILINE)
    assert re.findall(r"^- \[.+\]\((.+)\.md\): .+$", index, re.MULTILINE) == listed
    assert sorted(listed) == sorted(path.stem for path in DOCS.glob("*.md") if path.stem != "index")


def test_every_reason_is_explained():
    page = (DOCS / "log.md").read_text("utf-8")
    assert [reason for reason in outcomes.CONCLUSIVE_REASONS | ERRORS if f"`{reason}`" not in page] == []


def test_readme_is_short():
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= 120
