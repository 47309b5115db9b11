"""The progress of a run at one moment."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Steps:
    """Days or URLs: the number done and the total."""

    done: int
    total: int
    unit: str


@dataclass(frozen=True)
class Snapshot:
    """Counts of a run and its position. Unknown values are empty or None."""

    articles: int = 0
    pages_per_minute: float | None = None
    errors: int = 0
    waiting: int = 0
    """Requests in the scheduler."""
    section: str = ""
    """Current section, with the day in the daily index: "internasional 2026-02-03"."""
    path: str = ""
    """Path of the last response: "/news/pelabuhan-oslo-kembali-dibuka"."""
    steps: Steps | None = None
    seconds_left: float | None = None
    paused: bool = False
    """Whether the run backs off, after a failure or a Retry-After header."""
