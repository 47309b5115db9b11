"""What earlier runs of the same spider counted."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

SUMMED = ("article/", "listing/", "parser/", "spidermon_item_scraped_count")


@dataclass
class Past:
    """Runs that did their job: their counts together, and some of them run by run."""

    runs: int = 0
    since: str = ""
    latest: datetime | None = None
    """When the last of them began."""
    counts: Counter[str] = field(default_factory=Counter)
    least: dict[str, int] = field(default_factory=dict)
    """Of each kind of listing the fewest rows that a run read in it."""
    days: dict[tuple[str, int], Counter[date]] = field(default_factory=dict)
    """By section and weekday: how many articles each day had that was read to its end."""

    @classmethod
    def of(cls, manifests: Iterable[Mapping[str, Any]]) -> "Past":
        """Return what the manifests of completed runs say; others are passed over."""
        past = cls()
        for manifest in manifests:
            if manifest["completed"]:
                past.add(manifest)
        return past

    def add(self, manifest: Mapping[str, Any]) -> None:
        """Take in one more run."""
        counts = manifest["counts"]
        self.latest = datetime.fromisoformat(manifest["started"])
        self.since, self.runs = self.since or manifest["started"][:10], self.runs + 1
        self.counts.update({name: count for name, count in counts.items() if name.startswith(SUMMED)})
        for name in listing_kinds(counts):
            rows = counts.get(f"listing/{name}/rows", 0)
            self.least[name] = min(rows, self.least.get(name, rows))
        for day, kanal, listed in read_days(manifest):
            of_weekday = self.days.setdefault((kanal, day.weekday()), Counter())
            of_weekday[day] = max(listed, of_weekday[day])


def listing_kinds(counts: Mapping[str, int]) -> list[str]:
    """Return the kinds of listings, front, rss ..., that a run asked for."""
    return [name.split("/")[1] for name in counts if name.startswith("listing/") and name.endswith("/asked")]


def read_days(manifest: Mapping[str, Any]) -> list[tuple[date, str, int]]:
    """Return the days that a run read to their end after they were over, with section and number of articles listed."""
    return [
        (date.fromisoformat(row["day"]), row["kanal"], row["listed"])
        for row in manifest["days"] if row["listed_to_end_at"] and row["listed_to_end_at"][:10] > row["day"]
    ]  # fmt: skip
