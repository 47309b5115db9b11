"""The checks of a run by its counts: which one fails, and the numbers that its message names."""

from datetime import date

import pytest

from kontan_crawler.runs.checks import count_errors, failed_checks

GOOD = {
    "listing/asked": 10,
    "listing/read": 10,
    "listing/rows": 200,
    "article/new/asked": 20,
    "article/template/desktop": 18,
    "article/refused/removed": 2,
}
DAY = {"internasional": {date(2026, 2, 4)}}
CASES = [  # counts added to the good ones, reason, unread days, waiting URLs; failed check, values that its message names
    ({}, "finished", {}, 0),
    ({}, "closespider_timeout", DAY, 9),
    ({}, "shutdown", DAY, 9),
    ({}, "finished", DAY, 0, "days", "1"),
    ({}, "finished", {"internasional": set()}, 3, "waiting", "3"),
    ({}, "closespider_errorcount", {}, 0, "end", "closespider_errorcount"),
    ({}, "memusage_exceeded", {}, 0, "end", "memusage_exceeded"),
    ({"listing/rows": 0}, "finished", {}, 0, "rows", "10"),
    ({"listing/rows": 0, "listing/read": 0}, "closespider_timeout", {}, 0),  # closed before it read a row
    ({"listing/failed": 4, "listing/unreadable": 6, "article/new/asked": 90}, "finished", {}, 0, "listings", "10"),
    ({"listing/failed": 9, "article/new/asked": 90}, "finished", {}, 0),
    ({"article/new/failed": 6}, "finished", {}, 0),  # 20%
    ({"article/new/failed": 7}, "finished", {}, 0, "errors", "7", "30", "23.3%"),
    ({"article/new/failed": 4, "listing/failed": 3}, "finished", {}, 0, "errors", "7", "30"),
    ({"article/new/asked": 0, "article/again/asked": 4, "article/again/failed": 4}, "finished", {}, 0),  # a few broken pages
    ({"article/new/asked": 0, "article/again/asked": 5, "article/again/failed": 5}, "finished", {}, 0, "errors", "5", "15"),  # an outage
    ({"article/new/asked": 0, "article/again/asked": 40, "article/again/failed": 39}, "finished", {}, 0),  # the outage is over
    ({"article/template/desktop": 0, "article/template/fallback": 3}, "finished", {}, 0, "templates", "3"),
    ({"article/template/desktop": 1, "article/template/fallback": 9}, "finished", {}, 0),
    ({"article/template/desktop": 0, "article/template/fallback": 3, "article/first/read": 3}, "finished", {}, 0),  # only rechecks
    ({"article/template/desktop": 0, "article/template/fallback": 3, "article/first/read": 1}, "finished", {}, 0, "templates", "(2)"),
    ({"feedexport/failed_count/S3FeedStorage": 1}, "finished", {}, 0, "feeds", "1"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_failed_checks(case):
    counts, reason, unread, waiting, *expected = case
    found = failed_checks(GOOD | counts, reason, unread, waiting, 0.2)
    assert list(found) == expected[:1]
    assert all(value in found[expected[0]] for value in expected[1:])


@pytest.mark.parametrize(("read", "before", "fails"), [(1, 8, False), (2, 8, False), (3, 8, True), (1, 0, False), (2, 0, True)])
def test_fallback_template_only_passes_if_the_baseline_has_enough_such_articles(read, before, fails):
    baseline = {"article/template/desktop": 200 - before, "article/template/fallback": before}
    assert bool(failed_checks({"article/template/fallback": read}, "finished", {}, 0, 0.2, baseline)) is fails


def test_a_run_with_nothing_new_passes():
    assert failed_checks({"listing/asked": 9, "listing/rows": 100, "listing/passed/known": 100}, "finished", {}, 0, 0.2) == {}


def test_count_errors_ignores_missing_articles():
    assert count_errors(GOOD | {"article/refused/robots": 1, "article/refused/DownloadTimeoutError": 2, "listing/unreadable": 4}) == 7
