"""The baseline: the counts of earlier runs of the same spider."""

from collections import Counter, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from kontan_crawler.outcomes import FIRST_ASKED, INDEX, OK, ROWS, SUMMED, listings_read, of_listing
from kontan_crawler.runs.manifest import Manifest
from kontan_crawler.store.history import RunStart
from kontan_crawler.wording import count_of

_MIN_VERSION = 2  # of the manifest; older ones count differently
MAX_NEWEST = 16
"""Runs with new articles whose counts are kept one by one."""
_MAX_DISTANCE = timedelta(days=365)


@dataclass
class Baseline:
    """The summed counts of successful runs, and the counts of the newest ones."""

    runs: int = 0
    since: date | None = None
    latest: datetime | None = None
    """Start of the newest run."""
    counts: Counter[str] = field(default_factory=Counter)
    newest: deque[Counter[str]] = field(default_factory=lambda: deque(maxlen=MAX_NEWEST))
    """Counts of the newest runs that requested new articles, newest first."""
    rows: dict[str, list[int]] = field(default_factory=dict)
    """Number of rows in each run, by listing."""
    days: dict[str, Counter[date]] = field(default_factory=dict)
    """Number of articles of each completely read day, by section."""
    days_empty: dict[str, set[date]] = field(default_factory=dict)
    """Past days without an article, by section."""

    @classmethod
    def of(cls, manifests: Iterable[Manifest]) -> "Baseline":
        """Return the baseline of all runs with exit code 0, oldest first; ignore the others."""
        baseline = cls()
        for manifest in manifests:
            if manifest.exit_code == OK:
                baseline.add(manifest)
        return baseline

    def add(self, manifest: Manifest) -> None:
        """Add a later run."""
        counts = Counter({name: count for name, count in manifest.counts.items() if name.startswith(SUMMED)})
        self.latest, self.runs = manifest.started, self.runs + 1
        self.since = self.since or manifest.started.date()
        self.counts.update(counts)
        if counts[FIRST_ASKED]:
            self.newest.appendleft(counts)
        for name in listings(counts):
            self.rows.setdefault(name, []).append(counts[of_listing(name, ROWS)])
        for day, kanal, listed in complete_days(manifest):
            self._add_day(kanal, day, listed)
        for kanal, days in days_without_articles(manifest).items():
            self.days_empty.setdefault(kanal, set()).update(days)

    def _add_day(self, kanal: str, day: date, listed: int) -> None:
        of_kanal = self.days.setdefault(kanal, Counter())
        of_kanal[day] = max(listed, of_kanal[day])

    def merge(self, later: "Baseline") -> None:
        """Add the runs of a later baseline."""
        self.runs, self.since, self.latest = self.runs + later.runs, self.since or later.since, later.latest or self.latest
        self.counts.update(later.counts)
        self.newest.extendleft(reversed(later.newest))
        for name, rows in later.rows.items():
            self.rows.setdefault(name, []).extend(rows)
        for kanal, days in later.days.items():
            for day, listed in days.items():
                self._add_day(kanal, day, listed)
        for kanal, empty in later.days_empty.items():
            self.days_empty.setdefault(kanal, set()).update(empty)

    def __str__(self) -> str:
        return f"{count_of(self.runs, 'run')} since {self.since}"


def is_comparable(manifest: Manifest, run: RunStart) -> bool:
    """Return whether two runs of a spider have the same sections, and first days at most a year apart."""
    return have_days(manifest, run) and manifest.since is not None and is_within(run, manifest.since, manifest.since)


def have_days(manifest: Manifest, run: RunStart) -> bool:
    """Return whether two runs of a spider have the same sections, and have first days."""
    return manifest.manifest_version >= _MIN_VERSION and None not in (manifest.since, run.since) and set(manifest.kanal) == set(run.kanal)


def is_within(run: RunStart, first: date, last: date) -> bool:
    """Return whether the first days of other runs, which are from `first` to `last`, are at most a year from that of a run."""
    return run.since is not None and run.since - _MAX_DISTANCE <= first and last <= run.since + _MAX_DISTANCE


def listings(counts: Mapping[str, int]) -> list[str]:
    """Return the listings that a run read, without the daily index: its rows depend on the requested days."""
    return [name for name in listings_read(counts) if name != INDEX]


def complete_days(manifest: Manifest) -> list[tuple[date, str, int]]:
    """Return day, section and number of articles of each day that was read completely after it ended."""
    return [
        (row.day, row.kanal, row.listed)
        for row in manifest.days
        if row.day and row.listed_to_end_at and row.listed_to_end_at.date() > row.day
    ]


def days_without_articles(manifest: Manifest) -> dict[str, set[date]]:
    """Return the past days without an article, by section."""
    found = {(row.kanal, row.day) for row in manifest.days_empty}
    found |= {(kanal, day) for day, kanal, listed in complete_days(manifest) if not listed}
    return {kanal: {day for name, day in found if name == kanal} for kanal, _ in found}
