"""A command that finds nothing in OUTPUT_DIR names the folders in it that have feeds or an archive, and what to type."""

import re
import shlex
from pathlib import Path

import pytest

from kontan_crawler.runs.feeds_below import feeds_below
from kontan_crawler.store.ledger import Ledger
from tests.export.feeds import line, write_feed
from tests.in_process import scrapy

FEEDS = [
    "clean --titles {output}",
    "export",
    "report",
    "status",
    "doctor --lines",
    "recover",
    "dataset build {output} --to {output}/../set",
]
ARCHIVES = [
    "archive list", "archive check", "archive prune --before 2020-01-01", "archive find https://internasional.kontan.co.id/",
    "reextract -O {output}/../new.jsonl",
]  # fmt: skip


@pytest.fixture
def output(tmp_path, monkeypatch) -> Path:
    """An output folder whose feeds and archive lie in a folder with a blank in its name, beside a dataset and an empty folder."""
    monkeypatch.delenv("SCRAPY_SETTINGS_MODULE", raising=False)
    demo = tmp_path / "output" / "my demo"
    (demo / "archive").mkdir(parents=True)
    (demo / "archive" / "a.warc.gz").touch()
    write_feed(demo / "a.jsonl", line("a"))
    Ledger(demo).close()
    (tmp_path / "output" / "dataset").mkdir()
    write_feed(tmp_path / "output" / "dataset" / "b.jsonl", line("b"))
    (tmp_path / "output" / "none").mkdir()
    return tmp_path / "output"


def run(command: str, output: Path) -> str:
    done = scrapy(*command.format(output=output).split(), "-s", f"OUTPUT_DIR={output}")
    return done.stdout + done.stderr


@pytest.mark.parametrize("command", [*FEEDS, *ARCHIVES])
def test_command_that_finds_them_is_named(output, command: str):
    what = "feeds" if command in FEEDS else "archives"
    said = run(command, output)
    assert f"; there are {what} in {output / 'my demo'}: scrapy " in said, said
    assert "dataset/" not in said and "none" not in said
    (typed,) = re.findall(r": scrapy (.+)$", said, re.MULTILINE)
    again = scrapy(*shlex.split(typed))
    assert "there are " not in again.stdout + again.stderr and "does not exist" not in again.stderr, again.stderr


def test_nothing_is_named_without_feeds(tmp_path):
    (tmp_path / "empty").mkdir()
    assert feeds_below([tmp_path, tmp_path / "absent"], "scrapy export {}") == ""


def test_folders_are_named_as_they_are_typed(output, monkeypatch):
    monkeypatch.chdir(output.parent)
    assert feeds_below([Path("output")], "scrapy export {}") == feeds_below([output], "scrapy export {}")
    assert feeds_below([output], "scrapy export {}") == "; there are feeds in output/my demo: scrapy export 'output/my demo'"
