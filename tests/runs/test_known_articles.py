"""`artikel` gives the delivered line of an article that it does not deliver again."""

import csv
import json

import pytest
from lxml import etree

from kontan_crawler.feeds.names import MANIFEST_SUFFIX
from kontan_crawler.replica.server import serve
from kontan_crawler.report.page import Report
from tests.crawling import crawl
from tests.manifests import manifests
from tests.spiders.test_walk import KONTAN, HandMade, moved, story

A, B = (f"{KONTAN}/news/{name}" for name in "ab")
SITE = {f"{A}?page=all": story(0), f"{B}?page=all": story(1)}
PARAGRAPH = "<p>Paragraf baru ini ditambahkan oleh redaksi pada malam hari setelah terbit.</p>"


class Asked:
    """A crawl of `artikel`, with the pages that it requested."""

    def __init__(self, folder, urls, *words, site=SITE, **settings):
        with serve(HandMade(site)) as replica:
            run = crawl("artikel", "-a", f"url={','.join(urls)}", *words, folder=folder, replica=replica, ARCHIVE=False, **settings)
            self.requests = [url for url, _ in replica.requests if not url.endswith("/robots.txt")]
        self.exit_code, self.log = run.exit_code, run.log


@pytest.fixture
def folder(tmp_path):
    """A folder that has delivered both articles, in two feeds."""
    for url in (A, B):
        assert Asked(tmp_path, [url], "-O", str(tmp_path / f"{url[-1]}.jsonl")).exit_code == 0
    return tmp_path


def content(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix in (".jsonl", ".json", ".txt")}


def test_the_line_is_copied_into_a_feed_of_its_own(folder, tmp_path_factory):
    before, own = content(folder), tmp_path_factory.mktemp("own") / "own.jsonl"
    asked = Asked(folder, [A], "-O", str(own))
    assert (asked.exit_code, asked.requests) == (0, [])
    assert own.read_bytes() == (folder / "a.jsonl").read_bytes()
    assert content(folder) == before  # and no manifest: the run delivered nothing
    newest = manifests(folder)[-1]
    assert (newest["feeds"], newest["days"][0]["known"], newest["days"][0]["delivered"]) == ([{"file": "own.jsonl", "lines": 0}], 1, 0)


@pytest.mark.parametrize("inside", [True, False])
def test_the_ledger_and_the_report_do_not_count_copies(inside, folder, tmp_path_factory):
    own = (folder if inside else tmp_path_factory.mktemp("own")) / "own.jsonl"
    assert Asked(folder, [B, A], "-O", str(own)).exit_code == 0
    assert {*own.read_bytes().splitlines()} == {
        *(folder / "a.jsonl").read_bytes().splitlines(),
        *(folder / "b.jsonl").read_bytes().splitlines(),
    }
    report = Report(folder)
    assert (report.articles.count, report.articles.revisions, report.missing.lines) == (2, 0, 0)
    own.unlink()
    assert Report(folder).missing.lines == 0
    assert Asked(folder, [A, B]).requests == []


def test_new_articles_and_copies_in_one_feed(folder, tmp_path_factory):
    own, new = tmp_path_factory.mktemp("own") / "own.jsonl", f"{KONTAN}/news/c"
    asked = Asked(folder, [A, new], "-O", str(own), site=SITE | {f"{new}?page=all": story(2)})
    assert (asked.exit_code, asked.requests) == (0, [f"{new}?page=all"])
    lines = own.read_bytes().splitlines(keepends=True)
    assert [json.loads(line)["url"] for line in lines] == [new, A] and lines[1] == (folder / "a.jsonl").read_bytes()
    assert json.loads(own.with_name(f"own.jsonl{MANIFEST_SUFFIX}").read_text("utf-8"))["feeds"] == [{"file": "own.jsonl", "lines": 1}]


def test_without_a_feed_of_its_own_a_line_says_where_it_stands(folder):
    before = content(folder)
    asked = Asked(folder, [A])
    assert asked.exit_code == 0 and content(folder) == before
    (line,) = (line for line in asked.log.splitlines() if A in line)
    assert str(folder / "a.jsonl") in line and "line 1 " in line and "revision 1 " in line


def test_appending_to_the_feed_that_has_it_adds_nothing(folder):
    before = content(folder)
    assert Asked(folder, [A], "-o", str(folder / "a.jsonl")).exit_code == 0
    assert content(folder) == before
    assert Asked(folder, [A], "-o", str(folder / "b.jsonl")).exit_code == 0
    assert (folder / "b.jsonl").read_bytes() == before["b.jsonl"] + before["a.jsonl"]


def test_another_format(folder, tmp_path_factory):
    """Lists and objects are JSON, as in the feed of a run that delivers the article."""
    own = tmp_path_factory.mktemp("own")
    assert Asked(folder, [A], "-O", str(own / "own.csv"), "-O", str(own / "own.xml")).exit_code == 0
    with (own / "own.csv").open(encoding="utf-8", newline="") as lines:
        (row,) = csv.DictReader(lines)
    (item,) = etree.parse(own / "own.xml").getroot()
    assert row == {field.tag: field.text or "" for field in item}
    assert (row["url"], row["sources"], row["image"], json.loads(row["dates"])) == (A, '["Reuters"]', "", [])


CHANGED = SITE | {f"{A}?page=all": story(0).replace("</div>", f"{PARAGRAPH}</div>")}


@pytest.mark.parametrize(("site", "revision"), [(SITE, 1), (CHANGED, 2)], ids=["unchanged", "changed"])
def test_refresh_always_asks_again(site, revision, folder, tmp_path_factory):
    """The article was published long ago."""
    own = tmp_path_factory.mktemp("own") / "own.jsonl"
    assert Asked(folder, [A], "-a", "refresh=3", "-O", str(own), site=site).requests == []
    asked = Asked(folder, [A], "-a", "refresh=always", "-O", str(own), site=site)
    assert asked.exit_code == 0 and f"{A}?page=all" in asked.requests
    assert [json.loads(line)["revision"] for line in own.read_bytes().splitlines()] == [revision]


def test_the_newest_revision_is_given(folder, tmp_path_factory):
    own = tmp_path_factory.mktemp("own") / "own.jsonl"
    assert Asked(folder, [A], "-a", "refresh=always", site=CHANGED).exit_code == 0
    assert Asked(folder, [A], "-O", str(own)).exit_code == 0
    assert [json.loads(line)["revision"] for line in own.read_bytes().splitlines()] == [2]


def test_an_old_address_that_leads_to_a_known_article(folder, tmp_path_factory):
    own, old = tmp_path_factory.mktemp("own") / "own.jsonl", f"{KONTAN}/news/old"
    asked = Asked(folder, [old], "-O", str(own), site=SITE | {f"{old}?page=all": moved(f"{A}?page=all")})
    assert asked.exit_code == 0
    assert own.read_bytes() == (folder / "a.jsonl").read_bytes()


def test_a_feed_that_is_gone_is_said(folder, tmp_path_factory):
    own = tmp_path_factory.mktemp("own") / "own.jsonl"
    (folder / "a.jsonl").unlink()
    asked = Asked(folder, [A, B], "-O", str(own))
    assert asked.exit_code == 1 and own.read_bytes() == (folder / "b.jsonl").read_bytes()
    assert (
        any(A in line for line in asked.log.splitlines())
        and "check failed: 1 article is delivered, but in no feed at hand; -a refresh=always" in asked.log
    )
    assert Asked(folder, [A]).exit_code == 0


def test_each_appended_feed_gets_it_once(folder):
    """Also if the article stands in another feed, too."""
    for name in ("aa.jsonl", "zz.jsonl", "zz.jsonl", "aa.jsonl"):
        assert Asked(folder, [A], "-o", str(folder / name)).exit_code == 0
    assert [(folder / name).read_bytes() for name in ("aa.jsonl", "zz.jsonl")] == [(folder / "a.jsonl").read_bytes()] * 2


def test_copies_in_batches(folder, tmp_path_factory):
    own = tmp_path_factory.mktemp("own")
    assert Asked(folder, [A, B], "-O", f"{own}/%(batch_id)d.jsonl", FEED_EXPORT_BATCH_ITEM_COUNT=1).exit_code == 0
    assert sorted(path.read_bytes() for path in own.glob("*.jsonl")) == sorted((folder / f"{name}.jsonl").read_bytes() for name in "ab")


def test_the_feed_that_delivered_it_is_named(folder):
    """Not a copy, although its name comes first."""
    assert Asked(folder, [A], "-O", str(folder / "0.jsonl")).exit_code == 0
    (line,) = (line for line in Asked(folder, [A]).log.splitlines() if A in line)
    assert str(folder / "a.jsonl") in line


def test_other_spiders_copy_nothing(folder):
    with serve(HandMade(SITE)) as replica:
        crawl("arsip", "-a", "since=2026-02-04", "-a", "until=2026-02-04", "-O", str(folder / "own.jsonl"), folder=folder, replica=replica)
    assert not (folder / "own.jsonl").exists()
