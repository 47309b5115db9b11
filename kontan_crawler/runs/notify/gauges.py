"""Which gauges tell of a run, and how each is read from its verdict. docs/monitoring.md has the same table for people."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

Verdict = Mapping[str, Any]
Samples = Mapping[str, float]
"""By the value of the gauge's own label; of one that has none, by an empty string."""
_OUTCOMES = ("delivered", "known", "unchanged", "waiting")


class RunGauge(NamedTuple):
    """A gauge of a run."""

    name: str
    """Less the prefix that all have."""
    label: str | None
    """Its own, beside `spider`."""
    key: str
    """The one of a verdict without which it cannot be told."""
    help: str
    read: Callable[[Verdict], Samples]


def _one(read: Callable[[Verdict], float]) -> Callable[[Verdict], Samples]:
    return lambda verdict: {"": read(verdict)}


def _count(name: str) -> Callable[[Verdict], Samples]:
    return _one(lambda verdict: verdict["counts"].get(name, 0))


def _counts(begin: str) -> Callable[[Verdict], Samples]:
    return lambda verdict: {name.removeprefix(begin): count for name, count in verdict["counts"].items() if name.startswith(begin)}


def _moment(key: str) -> Callable[[Verdict], Samples]:
    return _one(lambda verdict: datetime.fromisoformat(verdict[key]).timestamp() if verdict[key] else 0)


def _version(verdict: Verdict) -> Samples:
    return {verdict["program"].split()[-1]: 1}


def _addresses(verdict: Verdict) -> Samples:
    return {outcome: sum(row[outcome] for row in verdict["days"]) for outcome in _OUTCOMES}


def _refused(verdict: Verdict) -> Samples:
    counts: Counter[str] = Counter()
    for row in verdict["days"]:
        counts.update(row["refused"])
    return counts


def _days_left(verdict: Verdict) -> Samples:
    left = dict.fromkeys(verdict["kanal"], 0)
    for span in verdict["days_left"] or ():
        days = (date.fromisoformat(span["until"]) - date.fromisoformat(span["since"])).days + 1
        left[span["kanal"]] = left.get(span["kanal"], 0) + days
    return left


def _listings(verdict: Verdict) -> Samples:
    counts = verdict["counts"]
    failed, unreadable = counts.get("listing/failed", 0), counts.get("listing/unreadable", 0)
    return {"read": max(counts.get("listing/asked", 0) - failed - unreadable, 0), "failed": failed, "unreadable": unreadable}


GAUGES = (
    RunGauge("build_info", "version", "program", "Version of the crawler that ran; always 1.", _version),
    RunGauge("run_start_timestamp_seconds", None, "started", "When the run began.", _moment("started")),
    RunGauge("run_end_timestamp_seconds", None, "ended", "When the run ended.", _moment("ended")),
    RunGauge("last_completed_run_timestamp_seconds", None, "last_completed", "When the newest completed run began; 0 if there is none.",
             _moment("last_completed")),
    RunGauge("run_exit_code", None, "exit_code", "Exit code of the run; 0 if it did its job.", _one(lambda verdict: verdict["exit_code"])),
    RunGauge("run_failed_checks", None, "failed_checks", "Checks that the run failed.",
             _one(lambda verdict: len(verdict["failed_checks"]))),
    RunGauge("run_addresses", "outcome", "days", "Article addresses that the run met and did not refuse.", _addresses),
    RunGauge("run_refused_addresses", "reason", "days", "Article addresses that gave no article.", _refused),
    RunGauge("run_feed_lines", None, "feeds", "Lines in the feeds that the run delivered.",
             _one(lambda verdict: sum(feed["lines"] for feed in verdict["feeds"]))),
    RunGauge("run_days_left", "kanal", "days_left", "Days of the daily index wanted and not read to their end.", _days_left),
    RunGauge("run_listings", "result", "counts", "Listings asked for.", _listings),
    RunGauge("run_listing_rows", None, "counts", "Rows read in listings.", _count("listing/rows")),
    RunGauge("run_articles", "template", "counts", "Articles read.", _counts("article/template/")),
    RunGauge("run_requests", None, "counts", "Requests sent.", _count("downloader/request_count")),
    RunGauge("run_responses", "status", "counts", "Answers that came.", _counts("downloader/response_status_count/")),
    RunGauge("run_response_bytes", None, "counts", "Size of the answers.", _count("downloader/response_bytes")),
)  # fmt: skip
