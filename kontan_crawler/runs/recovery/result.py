"""The result of a recovery."""

from collections.abc import Set
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from kontan_crawler.runs.manifest import IdleBefore
from kontan_crawler.wording import count_of, verb


@dataclass
class RecoveryResult:
    """The result of a recovery."""

    delivered: list[tuple[Path, int]] = field(default_factory=list)
    """Feeds of interrupted runs, with their numbers of new lines."""
    learnt: int = 0
    """Lines of these feeds that were new to the ledger."""
    feeds: int = 0
    """Feeds that were new to the ledger, or have changed."""
    runs: int = 0
    """Runs that were new to the history."""
    idle_before: list[IdleBefore] = field(default_factory=list)
    """Idle runs that the new runs' manifests name."""
    newest: datetime | None = None
    """Start of the newest of the new runs."""
    moved: list[Path] = field(default_factory=list)
    """Feeds of the replica that were moved to its folder."""
    rebuilt: bool = False
    """The ledger was rebuilt without the replica's articles, days and runs."""
    requested_again: set[str] = field(default_factory=set)
    """URLs that an earlier version may have given up for a fault of the site."""
    unknown_idle: list[str] = field(default_factory=list)
    """Sentences on idle runs that a rebuilt ledger does not know."""
    errors: list[str] = field(default_factory=list)
    """Missing or unreadable files and lines: where, and why."""


def requested_again(urls: Set[str]) -> str:
    """Return the sentence on URLs that an earlier version may have given up for a fault of the site."""
    one = verb(len(urls), "it is", "they are")
    return f"an earlier version refused {count_of(len(urls), 'URL')} that may have an article; {one} requested again"
