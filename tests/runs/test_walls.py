"""The site hides its articles: the run fails from the first one on, says what it got, and gives up nothing."""

import re
from collections import Counter

import pytest

from kontan_crawler.clock import today
from kontan_crawler.replica.server import serve
from kontan_crawler.store.ledger import Ledger
from kontan_crawler.store.run_outcomes import MAX_TRIES
from tests.crawling import crawl
from tests.in_process import ROOT
from tests.manifests import manifests
from tests.walls import STATED, WALLS, WalledSite, slugs

TODAY = ("arsip", "-a", f"since={today()}", "-a")
CHALLENGE = WALLS["a challenge"]


def runs(site, folder, count=1):
    """Crawl a site some times; return the exit codes."""
    words = *TODAY, f"kanal={','.join(site.slugs)}"
    with serve(site) as replica:
        return [crawl(*words, folder=folder, replica=replica, RETRY_TIMES=0).exit_code for _ in range(count)]


def delivered(folder):
    ledger = Ledger(folder)
    found = ledger.articles.newest(1000)
    ledger.close()
    return Counter(found)


def check_recovers(site, folder):
    """Assert that every article is delivered once the wall is gone, and once only."""
    site.hides = lambda url, number: False
    assert runs(site, folder) == [0], manifests(folder)[-1]["failed_checks"]
    assert delivered(folder) == Counter(site.urls)


@pytest.mark.parametrize("wall", WALLS.values(), ids=WALLS)
def test_first_runs_behind_a_wall_fail_and_nothing_is_lost(wall, tmp_path):
    site = WalledSite(wall, {"internasional": slugs(6)})
    count = MAX_TRIES + 1 if wall is CHALLENGE else 1
    assert runs(site, tmp_path, count) == [1] * count
    (manifest, *_) = manifests(tmp_path)
    assert "0 of 6" in manifest["failed_checks"][0]
    assert [refused["counted"] for refused in manifest["given_up"]] == [False] * 6
    if wall is CHALLENGE:
        check_recovers(site, tmp_path)


PARTLY = {  # sections -> number of articles, which ones the wall hides, exit code
    "one section": ({"internasional": 6, "global": 6}, lambda url, number: "global" in url, 1),
    "half of the articles": ({"internasional": 10}, lambda url, number: ord(url[-14]) % 2, 1),
    "from the second request on": ({"internasional": 10}, lambda url, number: number > 1, 1),
    "a third": ({"internasional": 15}, lambda url, number: url[-14] in "abcde", 1),
}  # fmt: skip


@pytest.mark.parametrize(("counts", "hides", "exit_code"), PARTLY.values(), ids=PARTLY)
@pytest.mark.parametrize("wall", ["a challenge", "an empty template"])
def test_a_wall_for_some_articles(counts, hides, exit_code, wall, tmp_path):
    site = WalledSite(WALLS[wall], {kanal: slugs(count, kanal) for kanal, count in counts.items()}, hides)
    count = MAX_TRIES if wall == "a challenge" else 1
    assert runs(site, tmp_path, count) == [exit_code] * count
    assert not any(refused["counted"] for refused in manifests(tmp_path)[-1]["given_up"])
    assert "headline" in manifests(tmp_path)[0]["failed_checks"][0]  # of one of the responses
    check_recovers(site, tmp_path)


def test_a_wall_for_few_of_many_articles(tmp_path):
    site = WalledSite(CHALLENGE, {"internasional": slugs(20)}, lambda url, number: url[-14] in "abc")
    assert runs(site, tmp_path, MAX_TRIES)[0] == 0  # the next ones request these alone
    check_recovers(site, tmp_path)


def test_a_wall_after_good_runs(tmp_path):
    site = WalledSite(CHALLENGE, {"internasional": slugs(9)}, lambda url, number: False)
    assert runs(site, tmp_path) == [0]
    for count in (10, 11, 12):  # one new article each
        site.slugs, site.hides = {"internasional": slugs(count)}, lambda url, number: True
        assert runs(site, tmp_path) == [1]  # a recheck fails too
    check_recovers(site, tmp_path)


def test_few_articles_and_none_to_recheck(tmp_path):
    site = WalledSite(CHALLENGE, {"internasional": slugs(2)})
    assert runs(site, tmp_path, MAX_TRIES + 1) == [0] * (MAX_TRIES + 1)
    check_recovers(site, tmp_path)


@pytest.mark.parametrize("page", STATED.values(), ids=STATED)
@pytest.mark.parametrize("count", [1, 5])
def test_pages_that_state_their_reason_are_no_failure_and_given_up(page, count, tmp_path):
    site = WalledSite(page, {"internasional": slugs(9)}, lambda url, number: url[-14] in "abcde"[:count])
    assert runs(site, tmp_path, MAX_TRIES) == [0] * MAX_TRIES
    site.asked.clear()
    assert runs(site, tmp_path) == [0]
    assert not [url for url in site.asked if site.hides(url, 0)]


@pytest.mark.parametrize("page", STATED.values(), ids=STATED)
def test_ten_pages_that_state_a_reason_and_no_article_fail(page, tmp_path):
    site = WalledSite(page, {"internasional": slugs(10)})
    assert runs(site, tmp_path, MAX_TRIES) == [1] * MAX_TRIES
    assert re.search(r"0 of 10 .*\(HTTP \d+, \d+ bytes", manifests(tmp_path)[0]["failed_checks"][0])
    check_recovers(site, tmp_path)


def test_the_message_is_documented(tmp_path):
    assert runs(WalledSite(CHALLENGE, {"internasional": slugs(6)}), tmp_path) == [1]
    begin, _, _ = manifests(tmp_path)[0]["failed_checks"][0].partition("(HTTP 200,")
    assert f"`{begin.replace('0 of 6', '0 of 26')}(HTTP 200, …)` | 1 |" in (ROOT / "docs/delivery.md").read_text(encoding="utf-8")
