"""The run's own checks: what counts lead to which sentence."""

from datetime import date

import pytest

from kontan_crawler.runs.checks import errors, failed_checks

GOOD = {
    "listing/asked": 10,
    "listing/read": 10,
    "listing/rows": 200,
    "article/new/asked": 20,
    "article/template/desktop": 18,
    "article/refused/removed": 2,
}
DAY = {"internasional": {date(2026, 2, 4)}}
CASES = [  # counts beside the good ones, why it ended, days left, addresses waiting, a word of the sentence or None
    ({}, "finished", {}, 0, None),
    ({}, "closespider_timeout", DAY, 9, None),  # the rest is left for the next run
    ({}, "shutdown", DAY, 9, None),
    ({}, "finished", DAY, 0, "1 days of the daily index"),
    ({}, "finished", {"internasional": set()}, 3, "nothing came of 3 addresses"),
    ({}, "closespider_errorcount", {}, 0, "ended early: closespider_errorcount"),
    ({}, "memusage_exceeded", {}, 0, "ended early"),
    ({"listing/rows": 0}, "finished", {}, 0, "no row in any of 10 listings"),
    ({"listing/rows": 0, "listing/read": 0}, "closespider_timeout", {}, 0, None),  # its time was up before
    ({"listing/failed": 4, "listing/unreadable": 6, "article/new/asked": 90}, "finished", {}, 0, "none of 10 listings"),
    ({"listing/failed": 9, "article/new/asked": 90}, "finished", {}, 0, None),
    ({"article/new/failed": 6}, "finished", {}, 0, None),  # 20%, no more
    ({"article/new/failed": 7}, "finished", {}, 0, "7 of 30 articles and listings failed, 23%"),
    ({"article/new/failed": 4, "listing/failed": 3}, "finished", {}, 0, "7 of 30"),
    ({"article/new/asked": 0, "article/again/asked": 9, "article/again/failed": 9}, "finished", {}, 0, None),  # a few broken pages
    ({"article/new/asked": 0, "article/again/asked": 10, "article/again/failed": 10}, "finished", {}, 0, "10 of 20"),  # still down
    ({"article/new/asked": 0, "article/again/asked": 40, "article/again/failed": 39}, "finished", {}, 0, None),  # it is up again
    ({"article/template/desktop": 0, "article/template/fallback": 3}, "finished", {}, 0, "all 3 articles"),
    ({"article/template/desktop": 1, "article/template/fallback": 9}, "finished", {}, 0, None),
    ({"feedexport/failed_count/S3FeedStorage": 1}, "finished", {}, 0, "1 feeds could not be delivered"),
]


@pytest.mark.parametrize(("counts", "reason", "left", "waiting", "said"), CASES)
def test_checks(counts, reason, left, waiting, said):
    found = failed_checks(GOOD | counts, reason, left, waiting, 0.2)
    assert len(found) == bool(said) and (not said or said in found[0])


def test_all_articles_by_the_fallback():
    assert "all 3 articles" in failed_checks({"article/template/fallback": 3}, "finished", {}, 0, 0.2)[0]


@pytest.mark.parametrize(("read", "before", "said"), [(1, 8, False), (2, 8, False), (3, 8, True), (1, 0, False), (2, 0, True)])
def test_few_articles_by_the_fallback_say_nothing_where_that_is_ordinary(read, before, said):
    past = {"article/template/desktop": 200 - before, "article/template/fallback": before}
    assert bool(failed_checks({"article/template/fallback": read}, "finished", {}, 0, 0.2, past)) is said


def test_a_run_with_nothing_new_did_its_job():
    assert failed_checks({"listing/asked": 9, "listing/rows": 100, "listing/passed/known": 100}, "finished", {}, 0, 0.2) == []


def test_errors_are_what_could_not_be_had():
    assert errors(GOOD | {"article/refused/robots": 1, "article/refused/DownloadTimeoutError": 2, "listing/unreadable": 4}) == 7
