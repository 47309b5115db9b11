"""The result of a finished run."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from kontan_crawler.runs.prior_runs import PriorRuns
from kontan_crawler.runs.site_change import SiteChange


@dataclass
class RunResult:
    """The result of a finished run; of an interrupted one only some fields are known."""

    reason: str
    exit_code: int | None = None
    checks: list[str] = field(default_factory=list)
    counts: Mapping[str, int] = field(default_factory=dict)
    days_left: Mapping[str, set[date]] | None = None
    """Scheduled days not read completely, by section; None if unknown."""
    days_read: Mapping[tuple[str, date], datetime] = field(default_factory=dict)
    """Start of the reading of each section and day that was read completely."""
    feeds: list[tuple[Path, int]] = field(default_factory=list)
    """Delivered files and their numbers of lines."""
    robots: Mapping[str, dict[str, list[str]]] = field(default_factory=dict)
    """Lines of robots.txt, by host and user agent."""
    prior: PriorRuns = field(default_factory=PriorRuns)
    days_empty: Set[tuple[str, date]] = frozenset()
    """Sections and days that were over and had no row."""
    suspected: Sequence[SiteChange] = ()
    """Changes of the site that are likely or certain."""
