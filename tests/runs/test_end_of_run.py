"""The last lines of a run, as a user sees them: the verdict, and the names of feed and manifest, behind Scrapy's statistics."""

import os
import pty
import re
import subprocess
import sys
from datetime import date, timedelta

import pytest

from kontan_crawler.replica.demo import SETTINGS, environment, setting_options
from kontan_crawler.replica.server import serve
from kontan_crawler.runs.summary import days_of
from tests.crawling import crawl
from tests.in_process import ROOT
from tests.spiders.test_walk import DAY, INDEX, KONTAN, HandMade, listing, row, story

SITE = {INDEX: listing(row("a"), row("gone")), f"{INDEX}20": listing(), f"{KONTAN}/news/a?page=all": story(0)}
OTHER = INDEX.replace("kanal=internasional", "kanal=global")
BOTH = SITE | {OTHER: listing(row("a")), f"{OTHER}20": listing()}
RECORD = re.compile(r"\S+ \S+ \[([\w.]+)\] (\w+): (.*)")


def last(log):
    """Return the logger, the level and the text of each record behind Scrapy's statistics."""
    records = [found.groups() for line in log.splitlines() if (found := RECORD.fullmatch(line))]
    closed = next(number for number, (_, _, text) in enumerate(records) if text.startswith("Spider closed"))
    return [(level, text) for _, level, text in records[closed + 1 :]]


def run(folder, *words, site=SITE, **settings):
    with serve(HandMade(site)) as replica:
        return crawl(*(words or DAY), folder=folder, replica=replica, **({"ARCHIVE": False} | settings))


def test_success(tmp_path):
    lines = last(run(tmp_path).log)
    (feed,), (manifest,) = tmp_path.glob("*.jsonl"), tmp_path.glob("*.run.json")
    assert [level for level, _ in lines] == ["INFO"] * len(lines)
    assert [text for _, text in lines[-3:]] == [
        "succeeded: 1 article delivered, 1 day of the daily index read to the end", f"feed: {feed} (1 article)", f"manifest: {manifest}",
    ]  # fmt: skip
    assert "2 URLs: 1 delivered, 1 removed" in (text for _, text in lines)
    assert any(text.startswith("1 URL has no article") for _, text in lines)


def test_an_idle_run(tmp_path):
    run(tmp_path)
    verdict, feed, manifest = last(run(tmp_path).log)[-3:]
    assert verdict == ("INFO", "succeeded: no new article")
    assert "none" in feed[1] and str(tmp_path / "ledger.sqlite3") in manifest[1]


def test_days_of_two_sections(tmp_path):
    run_ = run(tmp_path, *DAY[:-1], "kanal=internasional,global", site=BOTH)
    assert "1 day × 2 sections of the daily index read to the end" in last(run_.log)[-3][1]


def test_failed_checks_stand_before_the_verdict(tmp_path):
    run_ = run(tmp_path, *DAY[:-1], "kanal=internasional,global", site={})
    lines = last(run_.log)
    assert run_.exit_code == 1
    checks = [text for level, text in lines if text.startswith("check failed: ")]
    assert checks and lines[-3] == ("INFO", f"failed: no new article, {len(checks)} check{'s'[: len(checks) != 1]} failed")
    assert any("1 day × 2 sections" in text for text in checks)
    (manifest,) = tmp_path.glob("*.run.json")
    assert lines[-1] == ("INFO", f"manifest: {manifest}")


def test_output_that_cannot_be_written(tmp_path):
    """The engine never starts."""
    (tmp_path / "own.jsonl.part").mkdir()
    run_ = run(tmp_path, *DAY, "-O", str(tmp_path / "own.jsonl"))
    assert run_.exit_code == 1 and any(text.startswith("failed: ") for _, text in last(run_.log))


@pytest.mark.parametrize("option", ["-O", "-o"])
def test_feeds_of_the_user(option, tmp_path):
    own = tmp_path / "own.csv"
    lines = last(run(tmp_path, *DAY, option, str(own)).log)
    assert lines[-2] == ("INFO", f"feed: {own} (1 article)")


def test_scrapys_preamble_is_for_developers(tmp_path):
    quiet, loud = run(tmp_path).log, run(tmp_path, LOG_LEVEL="DEBUG").log
    for words in ("Enabled extensions", "Overridden settings", "Enabled addons"):
        assert words not in quiet and f"DEBUG: {words}" in loud
    assert "Spider opened" in quiet


def on_a_terminal(*words):
    """Run a crawl whose standard error is a terminal; return its exit code and the rows that are not blank."""
    with serve(HandMade(SITE)) as replica:
        terminal, end = pty.openpty()
        command = [sys.executable, "-m", "scrapy", "crawl", *words]
        with subprocess.Popen(command, cwd=ROOT, env=os.environ | environment(replica), stderr=end) as process:
            os.close(end)
            shown = b""
            while chunk := _read(terminal):
                shown += chunk
        os.close(terminal)
    return process.returncode, [line for line in shown.decode().splitlines() if line.strip()]


@pytest.mark.parametrize("setting", [("LOG_FILE", "log"), ("LOG_LEVEL", "ERROR"), ("LOG_ENABLED", "False"), ("LOG_LEVEL", "INFO")])
def test_the_terminal_shows_them_last(setting, tmp_path):
    """Also if the log does not show them."""
    name, value = setting
    given = {name: tmp_path / value if name == "LOG_FILE" else value}
    code, rows = on_a_terminal(*DAY, *setting_options({**SETTINGS, "OUTPUT_DIR": tmp_path, "ARCHIVE": False, **given}))
    assert code == 0 and not any("Versions:" in row for row in rows)
    assert ["succeeded: 1 article" in rows[-3], "feed: " in rows[-2], "manifest: " in rows[-1]] == [True] * 3


def test_the_terminal_shows_why_a_feed_cannot_be_written(tmp_path):
    (tmp_path / "own.jsonl.part").mkdir()
    settings = setting_options({**SETTINGS, "OUTPUT_DIR": tmp_path, "ARCHIVE": False, "LOG_FILE": tmp_path / "log"})
    code, rows = on_a_terminal(*DAY, "-O", str(tmp_path / "own.jsonl"), *settings)
    assert code == 1 and any("own.jsonl" in row and "failed" in row for row in rows[-4:])


def _read(terminal):
    try:
        return os.read(terminal, 10_000)
    except OSError:  # the other end is closed
        return b""


def test_cron_mails_nothing_after_a_success(tmp_path):
    assert run(tmp_path, LOG_FILE=tmp_path / "log").log == ""


FIRST = date(2026, 2, 1)


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        ({}, ""), ({"global": 0}, ""), ({"global": 1}, "1 day"), ({"global": 2}, "2 days"), ({"global": 2, "internasional": 2}, "2 days × 2 sections"),
        ({"global": 1, "internasional": 1}, "1 day × 2 sections"), ({"global": 2, "internasional": 0}, "2 days"),
        ({"internasional": 2, "global": 1}, "2 days of internasional, 1 day of global"),
    ],
)  # fmt: skip
def test_days_of(counts, text):
    assert days_of({kanal: {FIRST + timedelta(days=day) for day in range(count)} for kanal, count in counts.items()}) == text
