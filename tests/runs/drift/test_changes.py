"""Changes of the listings since the baseline."""

import pytest

from kontan_crawler.outcomes import of_listing
from kontan_crawler.runs.drift.baseline import Baseline
from kontan_crawler.runs.drift.changes import changed_listings
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
