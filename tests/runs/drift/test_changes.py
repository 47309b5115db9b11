"""Changes of listings and shares since the baseline."""

from collections import Counter

import pytest

from kontan_crawler.outcomes import ARTICLES_READ, FIRST_ASKED, TEMPLATE, WARNED, of_listing
from kontan_crawler.runs.drift.baseline import Baseline
from kontan_crawler.runs.drift.changes import changed_listings, changed_shares
from tests.manifests import a_manifest

FRONT = "front internasional"
MISSING = [  # counts of a listing that every run of the baseline read, whether it is missing
    ({}, True),
    ({"asked": 1}, False),  # it failed, and may be back in an hour
    ({"asked": 1, "unreadable": 1}, True),
    ({"asked": 1, "removed": 1}, True),
    ({"asked": 1, "read": 1, "rows": 20}, False),
]


@pytest.mark.parametrize(("counts", "is_missing"), MISSING)
def test_missing_listing(counts, is_missing):
    manifest = a_manifest(counts={of_listing(FRONT, what): count for what, count in counts.items()})
    baseline = Baseline(runs=10, rows={FRONT: [20] * 10})
    assert any(FRONT in sentence for sentence in changed_listings(manifest, baseline)) is is_missing


def with_days(empty, read=()):
    """Return the manifest of a run over days of this month that found some empty and nine articles on each of the others."""
    days = [{
        "day": f"2026-02-{day:02}", "kanal": "global", "listed": 9, "delivered": 9, "known": 0, "unchanged": 0, "waiting": 0, "refused": {},
        "listed_to_end_at": "2026-02-28T09:00:00+07:00",
    } for day in read]  # fmt: skip
    return a_manifest(days=days, days_empty=[{"day": f"2026-02-{day:02}", "kanal": "global"} for day in empty])


EMPTY_DAYS = [  # empty days of earlier successful runs, of this run -> whether articles are missing
    ([[]], [1, 2, 3], True), ([[1, 2, 3]], [1, 2, 3], False), ([[1, 2], [3]], [1, 2, 3], False), ([[1, 2, 3]], [2], False),
    ([[1, 2]], [1, 2, 3], True), ([[]], [], False),
]  # fmt: skip


@pytest.mark.parametrize(("before", "now", "missing"), EMPTY_DAYS)
def test_days_without_articles(before, now, missing):
    baseline = Baseline.of(with_days(empty, read=range(10, 20)) for empty in before)
    assert any("global" in sentence for sentence in changed_listings(with_days(now), baseline)) is missing


def test_first_run_with_the_warning_fallback_is_no_change():
    """Earlier versions counted the template alone."""
    before = Counter({ARTICLES_READ: 1000, FIRST_ASKED: 1000, TEMPLATE("fallback"): 200})
    now = Counter({ARTICLES_READ: 100, FIRST_ASKED: 100, TEMPLATE("fallback"): 20, WARNED("fallback"): 20})
    assert not [change for change in changed_shares(now, Baseline(runs=9, counts=before)) if change.code == "warning"]
