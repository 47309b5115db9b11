"""What earlier runs of the same spider counted."""

from collections import Counter, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from kontan_crawler.outcomes import FIRST_ASKED, INDEX, OK, ROWS, SUMMED, listings_read, of_listing
from kontan_crawler.runs.manifest import Manifest
from kontan_crawler.store.history import RunStart

_COUNTED_SO = 2
"""Manifests of an older version count otherwise."""
_NEWEST = 16
"""Runs with new articles that are also judged together with the one that follows."""
_ERA = timedelta(days=365)


@dataclass
class Baseline:
    """Runs that did their job: their counts together, and some of them run by run."""

    runs: int = 0
    since: date | None = None
    latest: datetime | None = None
    """When the last of them began."""
    counts: Counter[str] = field(default_factory=Counter)
    newest: deque[Counter[str]] = field(default_factory=lambda: deque(maxlen=_NEWEST))
    """Counts of the newest that asked for articles, newest first."""
    rows: dict[str, list[int]] = field(default_factory=dict)
    """By listing: how many rows each run read in it."""
    days: dict[str, Counter[date]] = field(default_factory=dict)
    """By section: how many articles each day had that was read to its end."""

    @classmethod
    def of(cls, manifests: Iterable[Manifest]) -> "Baseline":
        """Return what the manifests of runs say that did their job, be it all of it or until their time was up; others are passed over."""
        baseline = cls()
        for manifest in manifests:
            if manifest.exit_code == OK:
                baseline.add(manifest)
        return baseline

    def add(self, manifest: Manifest) -> None:
        """Take in one more run."""
        counts = Counter({name: count for name, count in manifest.counts.items() if name.startswith(SUMMED)})
        self.latest, self.runs = manifest.started, self.runs + 1
        self.since = self.since or manifest.started.date()
        self.counts.update(counts)
        if counts[FIRST_ASKED]:
            self.newest.appendleft(counts)
        for name in listings(counts):
            self.rows.setdefault(name, []).append(counts[of_listing(name, ROWS)])
        for day, kanal, listed in read_days(manifest):
            of_kanal = self.days.setdefault(kanal, Counter())
            of_kanal[day] = max(listed, of_kanal[day])


def is_comparable(manifest: Manifest, run: RunStart) -> bool:
    """Tell whether an earlier run of the same spider is a measure for a run: it read the same sections, and days of about the same time."""
    if manifest.manifest_version < _COUNTED_SO or manifest.since is None or run.since is None:
        return False
    return set(manifest.kanal) == set(run.kanal) and abs(manifest.since - run.since) <= _ERA


def listings(counts: Mapping[str, int]) -> list[str]:
    """Return the names of the listings that a run read, but the index, whose rows depend on the days wanted."""
    return [name for name in listings_read(counts) if name != INDEX]


def read_days(manifest: Manifest) -> list[tuple[date, str, int]]:
    """Return the days that a run read to their end after they were over, with section and number of articles listed."""
    return [
        (row.day, row.kanal, row.listed)
        for row in manifest.days
        if row.day and row.listed_to_end_at and row.listed_to_end_at.date() > row.day
    ]


def days_without_articles(manifest: Manifest) -> dict[str, set[date]]:
    """Return, by section, the days that were over and on which a run found no article."""
    found = {(row.kanal, row.day) for row in manifest.days_empty}
    found |= {(kanal, day) for day, kanal, listed in read_days(manifest) if not listed}
    return {kanal: {day for name, day in found if name == kanal} for kanal, _ in found}
