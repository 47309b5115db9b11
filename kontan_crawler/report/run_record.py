"""The fields of a manifest that the report counts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kontan_crawler.outcomes import LISTINGS_FAILED, LISTINGS_UNREADABLE, REQUESTS
from kontan_crawler.printable import printable
from kontan_crawler.runs.manifest import ArchiveFiles, LineCount, Manifest
from kontan_crawler.runs.run_end import RunEnd, run_end
from kontan_crawler.runs.summary import summary_of

_LISTINGS = {LISTINGS_FAILED: "listing failed", LISTINGS_UNREADABLE: "listing unreadable"}


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One run. Times are in WIB; all strings are printable."""

    id: str
    end: RunEnd
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
    replica: bool | None = None
    """Whether the answers came from the replica of the site; None if unknown."""
    sent_nothing: bool = False
    """Whether the run ended without a request."""

    @property
    def spider(self) -> str:
        return self.end.spider

    @property
    def started(self) -> datetime:
        return self.end.started

    @property
    def ended(self) -> datetime:
        return self.end.ended

    @property
    def verdict(self) -> str:
        """One of VERDICTS."""
        return self.end.verdict


def run_record(manifest: Manifest) -> RunRecord:
    """Return the record of a manifest. Raises ValueError for a value that the page cannot show."""
    end = run_end(manifest)
    return RunRecord(
        manifest.run,
        end,
        [printable(next(summary_of(manifest))), *end.failed_checks],
        manifest.outcomes,
        _refused(manifest),
        manifest.repeated_lines,
        {feed.file: feed.lines for feed in manifest.feeds},
        manifest.archive,
        manifest.replica,
        manifest.exit_code is not None and not manifest.counts.get(REQUESTS),
    )


def _refused(manifest: Manifest) -> Counter[str]:
    counts: Counter[str] = Counter()
    for reason, count in manifest.refused.items():
        counts[printable(reason)] += count
    for name, reason in _LISTINGS.items():
        if (count := manifest.counts.get(name, 0)) < 0:
            raise ValueError(f"counts.{name}: {count} is negative")
        counts[reason] += count
    return +counts
