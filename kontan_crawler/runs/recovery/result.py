"""What a recovery found and did."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class RecoveryResult:
    """What was found and done."""

    delivered: list[tuple[Path, int]] = field(default_factory=list)
    """Feeds that an interrupted run left, and their new lines."""
    learnt: int = 0
    """Lines of feeds that the ledger did not know."""
    feeds: int = 0
    """Feeds learnt from."""
    runs: int = 0
    """Runs added to the history."""
    bad: list[str] = field(default_factory=list)
    """What cannot be read or is not there: where, and why."""
