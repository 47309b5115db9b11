"""The gauges of a run, each with a function that gets its samples from the verdict. docs/monitoring.md has the same table."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import NamedTuple

from kontan_crawler.outcomes import (
    LISTINGS_FAILED,
    LISTINGS_ROWS,
    LISTINGS_UNREADABLE,
    READ,
    REQUESTS,
    RESPONSE_BYTES,
    STATUS,
    TEMPLATE,
    UNREADABLE,
    Family,
    listings_read,
    of_listing,
)
from kontan_crawler.runs.manifest import Manifest
from kontan_crawler.runs.notify.verdict import Verdict

Samples = Mapping[str, float]
"""Values by second label, or by "" if the gauge has none."""
Reader = Callable[[Verdict], Samples | None]


class RunGauge(NamedTuple):
    """One gauge."""

    name: str
    """Without the common prefix."""
    label: str | None
    """The second label, after `spider`."""
    help: str
    """Do not reword it: node_exporter drops a metric whose help differs between two files, such as those of two versions."""
    read: Reader
    """Returns None if the value needs a manifest and there is none."""


def _one(read: Callable[[Verdict], float]) -> Reader:
    return lambda verdict: {"": read(verdict)}


def _from_manifest(read: Callable[[Manifest], Samples]) -> Reader:
    return lambda verdict: read(verdict.manifest) if verdict.manifest else None


def _count(name: str) -> Reader:
    return _from_manifest(lambda manifest: {"": manifest.counts.get(name, 0)})


def _counts(family: Family) -> Reader:
    return _from_manifest(lambda manifest: family.of(manifest.counts))


def _archive(name: str) -> Reader:
    """Return a reader of one number of the archive; None without an archive."""
    return lambda verdict: {"": getattr(verdict.manifest.archive, name)} if verdict.manifest and verdict.manifest.archive else None


def _seconds(moment: datetime | None) -> float:
    return moment.timestamp() if moment else 0


def _days_left(manifest: Manifest) -> Samples:
    left = dict.fromkeys(manifest.kanal, 0)
    for span in manifest.days_left or ():
        left[span.kanal] = left.get(span.kanal, 0) + (span.until - span.since).days + 1
    return left


def _listings(manifest: Manifest) -> Samples:
    """Count the listings by result. One that was asked for when the run ended has none."""
    counts = manifest.counts
    read = sum(counts[of_listing(name, READ)] for name in listings_read(counts))
    return {READ: read, "failed": counts.get(LISTINGS_FAILED, 0), UNREADABLE: counts.get(LISTINGS_UNREADABLE, 0)}


GAUGES = (
    RunGauge("build_info", "version", "Version of the crawler that ran; always 1.", lambda verdict: {verdict.program.split()[-1]: 1}),
    RunGauge("run_start_timestamp_seconds", None, "When the run began.", _one(lambda verdict: _seconds(verdict.started))),
    RunGauge("run_end_timestamp_seconds", None, "When the run ended.", _one(lambda verdict: _seconds(verdict.ended))),
    RunGauge("last_completed_run_timestamp_seconds", None, "When the newest completed run began; 0 if there is none.",
             _from_manifest(lambda manifest: {"": _seconds(manifest.last_completed)})),
    RunGauge("run_exit_code", None, "Exit code of the run; 0 if it did its job.", _one(lambda verdict: verdict.exit_code or 0)),
    RunGauge("run_failed_checks", None, "Checks that the run failed.", _one(lambda verdict: len(verdict.failed_checks))),
    RunGauge("run_addresses", "outcome", "Article addresses that the run met and did not refuse.", _from_manifest(lambda manifest: manifest.outcomes)),
    RunGauge("run_refused_addresses", "reason", "Article addresses that gave no article.", _from_manifest(lambda manifest: manifest.refused)),
    RunGauge("run_feed_lines", None, "Lines in the feeds that the run delivered.",
             _from_manifest(lambda manifest: {"": sum(feed.lines for feed in manifest.feeds)})),
    RunGauge("run_days_left", "kanal", "Days of the daily index wanted and not read to their end.", _from_manifest(_days_left)),
    RunGauge("run_listings", "result", "Listings asked for.", _from_manifest(_listings)),
    RunGauge("run_listing_rows", None, "Rows read in listings.", _count(LISTINGS_ROWS)),
    RunGauge("run_articles", "template", "Articles read.", _counts(TEMPLATE)),
    RunGauge("run_requests", None, "Requests sent.", _count(REQUESTS)),
    RunGauge("run_responses", "status", "Answers that came.", _counts(STATUS)),
    RunGauge("run_response_bytes", None, "Size of the answers.", _count(RESPONSE_BYTES)),
    RunGauge("run_archive_bytes", None, "Size of what the run added to the archive.", _archive("bytes")),
    RunGauge("archive_bytes", None, "Size of the archive.", _archive("total_bytes")),
    RunGauge("archive_free_bytes", None, "Free space where the archive is.", _archive("free_bytes")),
)  # fmt: skip
