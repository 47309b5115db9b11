"""The fields of a manifest that the report counts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kontan_crawler.clock import WIB
from kontan_crawler.outcomes import FAILED as EXIT_FAILED
from kontan_crawler.outcomes import LISTINGS_FAILED, LISTINGS_UNREADABLE, OK
from kontan_crawler.printable import printable
from kontan_crawler.runs.manifest import ArchiveFiles, LineCount, Manifest
from kontan_crawler.runs.summary import summary_of

SUCCEEDED, FAILED, STOPPED, DIED = VERDICTS = ("succeeded", "failed", "stopped", "died")
_BY_EXIT_CODE = {OK: SUCCEEDED, EXIT_FAILED: FAILED, None: DIED}
_LISTINGS = {LISTINGS_FAILED: "listing failed", LISTINGS_UNREADABLE: "listing unreadable"}


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One run. Times are in WIB; all strings are printable."""

    id: str
    spider: str
    started: datetime
    ended: datetime
    verdict: str
    """One of VERDICTS."""
    sentences: Sequence[str]
    """The first line of the summary, then each failed check."""
    outcomes: Mapping[str, int]
    """delivered, known, unchanged, waiting."""
    refused: Mapping[str, int]
    """Counts by reason, failed listings included."""
    repeated_lines: Sequence[LineCount]
    feeds: Mapping[str, int]
    """Lines at the end of the run, by feed."""
    archive: ArchiveFiles | None = None
    """Space of the archive at the end of the run."""


def run_record(manifest: Manifest) -> RunRecord:
    """Return the record of a manifest. Raises ValueError for a value that the page cannot show."""
    try:
        return RunRecord(
            manifest.run,
            printable(manifest.spider),
            manifest.started.astimezone(WIB),
            manifest.ended.astimezone(WIB),
            _BY_EXIT_CODE.get(manifest.exit_code, STOPPED),
            list(map(printable, [next(summary_of(manifest)), *manifest.failed_checks])),
            manifest.outcomes,
            _refused(manifest),
            manifest.repeated_lines,
            {feed.file: feed.lines for feed in manifest.feeds},
            manifest.archive,
        )
    except OverflowError as error:  # the year 1 in another time zone
        raise ValueError(str(error)) from None


def _refused(manifest: Manifest) -> Counter[str]:
    counts: Counter[str] = Counter()
    for reason, count in manifest.refused.items():
        counts[printable(reason)] += count
    for name, reason in _LISTINGS.items():
        if (count := manifest.counts.get(name, 0)) < 0:
            raise ValueError(f"counts.{name}: {count} is negative")
        counts[reason] += count
    return +counts
