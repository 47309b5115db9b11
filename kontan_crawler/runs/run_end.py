"""The end of a run, as much of it as is needed to say whether all is well."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import takewhile
from typing import NamedTuple

from kontan_crawler.clock import WIB
from kontan_crawler.outcomes import FAILED as EXIT_FAILED
from kontan_crawler.outcomes import OK
from kontan_crawler.printable import printable
from kontan_crawler.runs.manifest import Manifest
from kontan_crawler.runs.site_change import SiteChange

SUCCEEDED, FAILED, STOPPED, DIED = VERDICTS = ("succeeded", "failed", "stopped", "died")
_BY_EXIT_CODE = {OK: SUCCEEDED, EXIT_FAILED: FAILED, None: DIED}
RECENT = timedelta(days=30)
"""Before the newest run: an older verdict says nothing about now."""


class RunEnd(NamedTuple):
    """The end of one run. Times are in WIB; all strings are printable."""

    spider: str
    kanal: frozenset[str]
    started: datetime
    ended: datetime
    verdict: str
    """One of VERDICTS."""
    failed_checks: Sequence[str]
    suspected: Sequence[SiteChange]


def run_end(manifest: Manifest) -> RunEnd:
    """Return the end of the run of a manifest. Raises ValueError for a time that WIB cannot have."""
    try:
        return RunEnd(
            printable(manifest.spider), frozenset(map(printable, manifest.kanal)), manifest.started.astimezone(WIB), manifest.ended.astimezone(WIB),
            _BY_EXIT_CODE.get(manifest.exit_code, STOPPED), [*map(printable, manifest.failed_checks)], manifest.suspected,
        )  # fmt: skip
    except OverflowError as error:  # the year 1 in another time zone
        raise ValueError(str(error)) from None


def current_runs(runs: Sequence[RunEnd]) -> list[RunEnd]:
    """Return the runs whose verdict still counts, newest first. runs: oldest first.

    A later run of the same spider over the same sections or more replaces a run. One that a signal stopped has no verdict.
    """
    current: list[RunEnd] = []
    for run in takewhile(lambda run: run.started >= runs[-1].started - RECENT, reversed(runs)):
        if run.verdict != STOPPED and not any(later.spider == run.spider and later.kanal >= run.kanal for later in current):
            current.append(run)
    return current


def failures_in_a_row(runs: Sequence[RunEnd], last: RunEnd) -> list[RunEnd]:
    """Return a run and those before it that failed too, newest first: runs of its spider over its sections. runs: oldest first."""
    same = (run for run in reversed(runs) if (run.spider, run.kanal) == (last.spider, last.kanal) and run.verdict != STOPPED)
    return [*takewhile(lambda run: run.verdict != SUCCEEDED, same)]


def last_successes(runs: Sequence[RunEnd]) -> int:
    """Return the number of runs at the end of a list that succeeded one after another."""
    return sum(1 for _ in takewhile(lambda run: run.verdict == SUCCEEDED, reversed(runs)))


def longest_pause(runs: Iterable[RunEnd]) -> timedelta:
    """Return the longest time between the starts of two successive runs. runs: at least two, oldest first."""
    starts = [run.started for run in runs]
    return max(later - earlier for earlier, later in zip(starts, starts[1:], strict=False))
