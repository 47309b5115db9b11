"""A run's manifest, as far as the report counts it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kontan_crawler.clock import WIB
from kontan_crawler.outcomes import FAILED as EXIT_FAILED
from kontan_crawler.outcomes import LISTINGS_FAILED, LISTINGS_UNREADABLE, OK
from kontan_crawler.printable import printable
from kontan_crawler.runs.manifest import Manifest
from kontan_crawler.runs.summary import summary_of

DID_ITS_JOB, FAILED, STOPPED, DIED = VERDICTS = ("did its job", "failed", "stopped", "died")
_BY_EXIT_CODE = {OK: DID_ITS_JOB, EXIT_FAILED: FAILED, None: DIED}
_LISTINGS = {LISTINGS_FAILED: "listing failed", LISTINGS_UNREADABLE: "listing unreadable"}


@dataclass(frozen=True, slots=True)
class RunRecord:
    """What is counted of one run; moments are aware and in WIB, texts are printable."""

    id: str
    spider: str
    started: datetime
    ended: datetime
    verdict: str
    """One of VERDICTS."""
    sentences: Sequence[str]
    """How it went, and each check that failed."""
    outcomes: Mapping[str, int]
    """delivered, known, unchanged, waiting."""
    refused: Mapping[str, int]
    """By reason; listings too."""
    feeds: Mapping[str, int]
    """Names of the files it delivered, with the lines they held then."""


def run_record(manifest: Manifest) -> RunRecord:
    """Return what is counted of a manifest. Raises ValueError where it cannot be drawn."""
    try:
        return RunRecord(
            manifest.run,
            printable(manifest.spider),
            manifest.started.astimezone(WIB),
            manifest.ended.astimezone(WIB),
            _BY_EXIT_CODE.get(manifest.exit_code, STOPPED),
            list(map(printable, [next(summary_of(manifest)), *manifest.failed_checks])),
            manifest.addresses,
            _refused(manifest),
            {feed.file: feed.lines for feed in manifest.feeds},
        )
    except OverflowError as error:  # a moment of the year 1 has no other hour
        raise ValueError(str(error)) from None


def _refused(manifest: Manifest) -> Counter[str]:
    counts: Counter[str] = Counter()
    for reason, count in manifest.refused.items():
        counts[printable(reason)] += count
    for name, told in _LISTINGS.items():
        if (count := manifest.counts.get(name, 0)) < 0:
            raise ValueError(f"counts.{name}: {count} is no count")
        counts[told] += count
    return +counts
