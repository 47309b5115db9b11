"""Find the run that delivered a feed line, and count missing lines."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kontan_crawler.outcomes import DELIVERED
from kontan_crawler.report.run_record import RunRecord
from kontan_crawler.report.sections import quote_reserved
from kontan_crawler.wording import count_of, verb

UNKNOWN = "no manifest"


class FeedRuns:
    """The runs that wrote each feed, by feed name."""

    def __init__(self, runs: Iterable[RunRecord]) -> None:
        self._runs: dict[str, list[tuple[datetime, str]]] = {}
        for run in runs:
            for feed in run.feeds:
                self._runs.setdefault(feed, []).append((run.ended, quote_reserved(run.spider, UNKNOWN)))
        for ends in self._runs.values():
            ends.sort()

    def find(self, feed: str, crawled: datetime) -> tuple[datetime, str]:
        """Return the end and the spider of the run that wrote a line; without a manifest, `crawled` and UNKNOWN."""
        ends = self._runs.get(feed.removesuffix(".gz"), ())
        index = bisect_left(ends, (crawled.replace(microsecond=0), ""))
        return ends[index] if index < len(ends) else (crawled, UNKNOWN)


@dataclass(frozen=True)
class MissingLines:
    """Counts of delivered lines that no feed has, and of their feeds."""

    lines: int
    feeds: int

    def __str__(self) -> str:
        lines, are = count_of(self.lines, "delivered line"), verb(self.lines, "is", "are")
        return f"{lines} of {count_of(self.feeds, 'feed')} {are} not here: moved, or not in JSON Lines"


def count_missing(runs: Iterable[RunRecord], read: Mapping[str, int]) -> MissingLines:
    """Count the missing lines. runs: oldest first; read: lines found, by feed.

    A manifest has the number of all lines of a feed, those of earlier runs included, so the newest manifest counts.
    A run with articles and without a feed wrote another format, such as CSV.
    """
    delivered: dict[str, int] = {}
    for run in runs:
        delivered.update(run.feeds or {f"feed of {run.id}": run.outcomes[DELIVERED]})
    missing = [lines - read.get(feed, 0) for feed, lines in delivered.items() if lines > read.get(feed, 0)]
    return MissingLines(sum(missing), len(missing))
