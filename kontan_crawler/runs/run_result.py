"""The result of a finished run."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from kontan_crawler.runs.manifest import ArchiveFiles
from kontan_crawler.runs.prior_runs import PriorRuns
from kontan_crawler.runs.site_change import SiteChange
from kontan_crawler.store.idle_runs import IdleSpan
from kontan_crawler.store.repeated_lines import RepeatedLine


@dataclass
class RunResult:
    """The result of a run; for an interrupted run only some fields are known."""

    reason: str
    exit_code: int | None = None
    checks: list[str] = field(default_factory=list)
    counts: Mapping[str, int] = field(default_factory=dict)
    days_left: Mapping[str, set[date]] | None = None
    """Scheduled days that were not read completely, by section; None if unknown."""
    days_read: Mapping[tuple[str, date], datetime] = field(default_factory=dict)
    """When the reading of each completed section and day started."""
    feeds: list[tuple[Path, int]] = field(default_factory=list)
    """Delivered files and their numbers of lines."""
    robots: Mapping[str, dict[str, list[str]]] = field(default_factory=dict)
    """Lines of robots.txt, by host and user agent."""
    prior: PriorRuns = field(default_factory=PriorRuns)
    idle_before: Sequence[IdleSpan] = ()
    """The idle runs since the newest one whose manifest has a file."""
    days_empty: Set[tuple[str, date]] = frozenset()
    """Sections and past days without a row."""
    suspected: Sequence[SiteChange] = ()
    """Suspected changes of the site."""
    repeated_lines: Sequence[RepeatedLine] = ()
    """Short lines that stand in many of the last delivered articles."""
    archive: ArchiveFiles | None = None
    """Its files, and the space they take; None without an archive."""
    uncounted: Set[str] = frozenset()
    """Refused URLs whose reason is no try."""
