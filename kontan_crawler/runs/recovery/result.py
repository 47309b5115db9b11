"""The result of a recovery."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class RecoveryResult:
    """The result of a recovery."""

    delivered: list[tuple[Path, int]] = field(default_factory=list)
    """Feeds of interrupted runs, with their numbers of new lines."""
    learnt: int = 0
    """Lines of feeds that were new to the ledger."""
    feeds: int = 0
    """Feeds that were new to the ledger."""
    runs: int = 0
    """Runs that were new to the history."""
    moved: list[Path] = field(default_factory=list)
    """Feeds of the replica that were moved to its folder."""
    rebuilt: bool = False
    """The ledger was rebuilt without the replica's articles, days and runs."""
    requested_again: set[str] = field(default_factory=set)
    """URLs that an earlier version may have given up for a fault of the site."""
    errors: list[str] = field(default_factory=list)
    """Missing or unreadable files and lines: where, and why."""
