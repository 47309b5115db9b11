"""Which run delivered a line, and what runs delivered that is not here."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kontan_crawler.outcomes import DELIVERED
from kontan_crawler.report.run_record import RunRecord
from kontan_crawler.report.sections import quote_reserved

UNKNOWN = "no manifest"


class FeedRuns:
    """The runs that wrote each feed, by the names of feeds."""

    def __init__(self, runs: Iterable[RunRecord]) -> None:
        self._runs: dict[str, list[tuple[datetime, str]]] = {}
        for run in runs:
            for feed in run.feeds:
                self._runs.setdefault(feed, []).append((run.ended, quote_reserved(run.spider, UNKNOWN)))
        for ends in self._runs.values():
            ends.sort()

    def of(self, feed: str, crawled: datetime) -> tuple[datetime, str]:
        """Return the end of the run that wrote a line into a feed, and its spider; where no manifest tells, the line's own moment."""
        ends = self._runs.get(feed.removesuffix(".gz"), ())
        place = bisect_left(ends, (crawled.replace(microsecond=0), ""))
        return ends[place] if place < len(ends) else (crawled, UNKNOWN)


@dataclass(frozen=True)
class MissingLines:
    """Lines that runs delivered and that no feed read here holds."""

    lines: int
    feeds: int

    def __str__(self) -> str:
        return f"{self.lines:,} lines of {self.feeds:,} feeds that runs delivered are not here (moved away, or no JSON Lines)"


def count_missing(runs: Iterable[RunRecord], read: Mapping[str, int]) -> MissingLines:
    """Return what is not here. runs: oldest first; read: how many lines each feed has, by its name.

    A manifest tells how many lines a feed held when its run ended, those of earlier runs that it appended to included: the newest counts.
    A run that delivered articles and names no feed wrote one of another kind, such as CSV.
    """
    held: dict[str, int] = {}
    for run in runs:
        held.update(run.feeds or {f"feed of {run.id}": run.outcomes[DELIVERED]})
    missing = [lines - read.get(feed, 0) for feed, lines in held.items() if lines > read.get(feed, 0)]
    return MissingLines(sum(missing), len(missing))
