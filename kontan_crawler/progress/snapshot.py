"""The progress of a run at one moment."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Steps:
    """Days or addresses: how many of the total are done."""

    done: int
    total: int
    unit: str


@dataclass(frozen=True)
class Snapshot:
    """Counts of a run and where it is. Unknown values are empty or None."""

    articles: int = 0
    pages_per_minute: float | None = None
    errors: int = 0
    waiting: int = 0
    """Requests in the scheduler."""
    section: str = ""
    """Section under way, with the day if the daily index is crawled: "internasional 2026-02-03"."""
    path: str = ""
    """Path of the last response: "/news/pelabuhan-oslo-kembali-dibuka"."""
    steps: Steps | None = None
    seconds_left: float | None = None
    paused: bool = False
    """Whether the run backs off, after a failure or because the site asked for it."""
