"""docs/dataset.md: from the demo to a loaded dataset, and what the page says of columns and flags."""

import re
import shlex
import subprocess
import sys

import pytest

from kontan_crawler.dataset.flags import FLAGS
from kontan_crawler.dataset.rows import Added, Sentences, added_columns
from tests.dataset.feeds import record, write_feed
from tests.in_process import ROOT, scrapy

PAGE = (ROOT / "docs" / "dataset.md").read_text("utf-8")
FIRST = PAGE.partition("## From the demo")[2].partition("\n## ")[0]


@pytest.fixture
def demo(dataset, tmp_path):
    """A folder with a feed like that of `make demo`, in small."""
    (folder := tmp_path / "output" / "demo").mkdir(parents=True)
    more = {
        name: value for name, value in record("a").items() if name in ("crawled_at", "extractor", "schema_version", "archived", "listed_on")
    }
    write_feed(folder / "1.jsonl", *(record("a") | more | expected for expected in dataset.expected.values()))
    return tmp_path


def test_from_the_demo_to_a_loaded_dataset(demo):
    shell, python = re.findall(r"```(?:sh|python)\n(.*?)```", FIRST, re.DOTALL)
    lines = [shlex.split(line, comments=True) for line in shell.splitlines()]
    assert lines[:2] == [["make", "demo"], ["make", "setup"]] and len([*lines, *python.splitlines()]) <= 10
    for line in lines[2:]:
        assert line[:4] == [".venv/bin/python", "-m", "scrapy", "dataset"]
        assert scrapy(*(str(demo / word) if "/" in word else word for word in line[3:])).returncode == 0
    environment = {"HF_HUB_OFFLINE": "1", "HF_HOME": str(demo / "cache"), "PATH": "/usr/bin:/bin"}
    done = subprocess.run([sys.executable, "-c", python], cwd=demo, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(r"\d+ 2026-\d\d-\d\d \d\d:\d\d:\d\d\+07:00 .+\n", done.stdout), done.stdout


def test_flags_are_explained():
    table = PAGE.partition("## Flags")[2].partition("\n## ")[0]
    assert {*re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (.+?) \|", table, re.MULTILINE)))} == {*FLAGS}


def test_columns_are_explained():
    table = PAGE.partition("| column of `articles`")[2].partition("\n\n")[0]
    names = re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (.+?) \|", table, re.MULTILINE)))
    assert sorted(names) == sorted(column.name for column in (*added_columns(Added), *added_columns(Sentences)))
