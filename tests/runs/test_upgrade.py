"""Upgrade of an output folder of version 0.1.0: a part file, a ledger with its write-ahead log, manifests of version 2.

That version wrote tests/files/output_0_1_0 with its replica of 2026-02-04: `arsip` of 3 February, `artikel` with two removed URLs,
and `arsip` of 2 February, killed after three articles.
"""

import json
import re
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from kontan_crawler.feeds.names import GIVEN_UP_SUFFIX, MANIFEST_SUFFIX, PART_SUFFIX
from kontan_crawler.feeds.output_lock import OutputLock
from kontan_crawler.outcomes import INTERRUPTED, REMOVED
from kontan_crawler.replica import recognition
from kontan_crawler.replica.dataset import Dataset
from kontan_crawler.replica.server import serve
from kontan_crawler.report.page import Report
from kontan_crawler.runs.manifest import MANIFEST_VERSION
from kontan_crawler.runs.manifest_files import read_manifest
from kontan_crawler.runs.output import open_output
from kontan_crawler.store.database import LEDGER_NAME
from kontan_crawler.store.ledger import Ledger
from tests.crawling import DAY, crawl, scrapy
from tests.in_process import ROOT
from tests.spiders.test_walk import KONTAN, HandMade, story

OLD = ROOT / "tests" / "files" / "output_0_1_0"
DELIVERED, INTERRUPTED_FEED, REMOVED_ONLY = (
    "arsip-2026-11-26T12-08-27+00-00.jsonl",
    "arsip-2026-11-26T12-08-33+00-00.jsonl",
    "artikel-2026-11-26T12-08-30+00-00.jsonl",
)
WAITING = "https://global.kontan.co.id/news/pasokan-minyak-spanyol-terganggu-harga-brent-menguat-765"
REMOVED_A, REMOVED_B = "https://internasional.kontan.co.id/news/tidak-pernah-ada", "https://global.kontan.co.id/news/juga-tidak"
SPAN = ("arsip", "-a", "since=2026-02-02", "-a", "until=2026-02-03", "-a", "kanal=global")


@pytest.fixture(scope="module")
def dataset():
    """The dataset that version 0.1.0 crawled."""
    return Dataset(DAY)


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(OLD, tmp_path / "output")


def urls(path):
    return [json.loads(line)["url"] for line in path.read_text("utf-8").splitlines()]


def tries(folder):
    """Return the number of tries by compact URL."""
    with closing(sqlite3.connect(folder / LEDGER_NAME)) as database:
        return dict(database.execute("SELECT address, tries FROM found"))


def check_taken_over(folder):
    """Assert that finished articles are delivered unchanged, and that the interrupted run has a manifest with its waiting URL."""
    assert (folder / INTERRUPTED_FEED).read_bytes() == (OLD / f"{INTERRUPTED_FEED}{PART_SUFFIX}").read_bytes() and not list(
        folder.glob(f"*{PART_SUFFIX}")
    )
    assert all(
        (folder / name).read_bytes() == (OLD / name).read_bytes() for name in (DELIVERED, REMOVED_ONLY, f"{REMOVED_ONLY}{GIVEN_UP_SUFFIX}")
    )
    manifest = read_manifest(folder / f"{INTERRUPTED_FEED}{MANIFEST_SUFFIX}")
    assert (manifest.manifest_version, manifest.reason, manifest.waiting) == (MANIFEST_VERSION, INTERRUPTED, [WAITING])
    assert [(feed.file, feed.lines) for feed in manifest.feeds] == [(INTERRUPTED_FEED, 3)]
    assert [(refusal.url, refusal.reason) for refusal in manifest.given_up] == [(REMOVED_B, REMOVED)]
    assert manifest.previous and (manifest.previous.exit_code, manifest.previous.completed) == (0, True)


def test_articles_are_delivered_and_known(folder):
    ledger = open_output(folder)
    OutputLock.release_if_held(folder)
    known = [*urls(folder / DELIVERED), *urls(folder / INTERRUPTED_FEED)]
    assert len(known) == 7 and all(ledger.articles.get(url) for url in known)
    assert set(ledger.frontier("x").backlog(["internasional", "global"])) == {WAITING, REMOVED_A, REMOVED_B}
    ledger.close()
    check_taken_over(folder)
    assert tries(folder) == {
        "internasional/tidak-pernah-ada": 0, "global/juga-tidak": 1, WAITING.removeprefix("https://").replace(".kontan.co.id/news", ""): 0
    }  # fmt: skip


def test_manifests_are_read(folder):
    first, second = (read_manifest(folder / f"{name}{MANIFEST_SUFFIX}") for name in (DELIVERED, REMOVED_ONLY))
    assert (first.manifest_version, first.completed, first.suspected, first.counts["article/read"]) == (2, True, [], 4)
    assert [refusal.url for refusal in second.given_up] == [REMOVED_B, REMOVED_A]


@pytest.mark.parametrize("ledger", ["kept", "lost"])
def test_scrapy_recover(ledger, folder):
    """In a folder that is named as the replica's, so that all stays there."""
    if ledger == "lost":
        for path in folder.glob(f"{LEDGER_NAME}*"):
            path.unlink()
    done = scrapy("recover", "-s", f"OUTPUT_DIR={folder}", "-s", "REPLICA_DIR=.")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(rf"{re.escape(INTERRUPTED_FEED)}: 3\b", done.stdout)
    assert tries(folder)["internasional/tidak-pernah-ada"] == 0  # its run read no article
    if ledger == "kept":
        check_taken_over(folder)


def test_scrapy_recover_moves_the_replica(folder, monkeypatch):
    """All runs but the one whose URLs were made up by hand, without an article."""
    monkeypatch.setattr(recognition, "Dataset", lambda last: Dataset(last) if last <= DAY else SimpleNamespace(stories=()))  # saves time
    done = scrapy("recover", "-s", f"OUTPUT_DIR={folder}")
    assert (done.returncode, done.stderr) == (0, "")
    assert {path.name for path in folder.glob("*.jsonl")} <= {REMOVED_ONLY}
    assert {DELIVERED, INTERRUPTED_FEED} <= {path.name for path in (folder / "replica").glob("*.jsonl")}
    again = scrapy("recover", "-s", f"OUTPUT_DIR={folder}")
    assert (again.returncode, again.stderr, DELIVERED in again.stdout) == (0, "", False)
    with closing(Ledger(folder)) as ledger:
        assert not any(map(ledger.articles.get, [*urls(OLD / DELIVERED), *urls(OLD / f"{INTERRUPTED_FEED}{PART_SUFFIX}")]))
        assert ledger.days.first_empty(["global"], DAY) is None and len(ledger.history.ended()) <= 1
    run = open_output(folder / "replica")
    OutputLock.release_if_held(folder / "replica")
    assert all(map(run.articles.get, urls(OLD / DELIVERED)))
    run.close()


def test_crawl_of_the_same_days_requests_no_delivered_article(folder, replica):
    before = {url for name in (DELIVERED, f"{INTERRUPTED_FEED}{PART_SUFFIX}") for url in urls(OLD / name)}
    run = crawl(*SPAN, folder=folder, replica=replica)
    assert run.exit_code == 0, run.log[-3000:]
    check_taken_over(folder)
    requested = {url.partition("?")[0] for url, _ in replica.requests if "/news/" in url}
    assert not requested & before and requested <= {WAITING, REMOVED_B}
    assert max(Counter(record["url"] for record in run.feed).values()) == 1 and before < {*run.by_url}
    assert "tanggal=03" not in "".join(url for url, _ in replica.requests)  # read completely after it ended
    assert tries(folder)["global/juga-tidak"] == 2


@pytest.mark.parametrize("opened", [False, True], ids=["before recovery", "after recovery"])
def test_report(opened, folder):
    if opened:
        open_output(folder).close()
        OutputLock.release_if_held(folder)
    report = Report(folder)
    assert report.output.unreadable == []
    assert (len(report.verdicts.runs), len(report.output.unfinished), report.articles.count) == ((3, 0, 7) if opened else (2, 1, 4))


OF_MANIFEST_5 = ROOT / "tests" / "files" / "output_manifest_5"
"""Written by the version before idle runs left no file: a run of `arsip` that delivered an article, and two that found nothing new."""


def contents(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(("ledger.", "run.lock"))
    }


@pytest.mark.parametrize("ledger", ["kept", "lost"])
def test_files_of_earlier_idle_runs_stay(ledger, tmp_path):
    """An idle run of this version adds only what it keeps in the archive."""
    folder = shutil.copytree(OF_MANIFEST_5, tmp_path / "output")
    before = contents(folder)
    if ledger == "lost":
        (folder / LEDGER_NAME).unlink()
    site = HandMade({f"{KONTAN}/news/a?page=all": story(0)})
    with serve(site) as server:
        run = crawl("artikel", "-a", f"url={KONTAN}/news/a,{KONTAN}/news/gone", folder=folder, replica=server)
    after = contents(folder)
    assert run.exit_code == 0 and {name: after.get(name) for name in before} == before
    assert {Path(name).parent.name for name in after.keys() - before.keys()} == {"archive"}
    report = Report(folder)
    assert (len(report.verdicts.runs), report.articles.count, report.missing.lines, report.output.unreadable) == (4, 1, 0, [])
    with closing(Ledger(folder)) as opened:
        assert [found["spider"] for found in (json.loads(text) for _, text in opened.idle_runs.manifests())] == ["artikel"]
