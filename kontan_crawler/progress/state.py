"""What is told of a run at one moment."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Steps:
    """Days or addresses: how many of those wanted are done."""

    done: int
    wanted: int
    unit: str


@dataclass(frozen=True)
class State:
    """What a run has done and is at; what is not known is empty or None."""

    articles: int = 0
    pages_a_minute: float | None = None
    errors: int = 0
    waiting: int = 0
    """Requests that wait for their turn."""
    at_work: str = ""
    """Section, and day where the daily index is walked: "internasional 2026-02-03"."""
    address: str = ""
    """Path of the address that was answered last: "/news/pelabuhan-oslo-kembali-dibuka"."""
    steps: Steps | None = None
    seconds_left: float | None = None
    paused: bool = False
    """The site is left in peace for a while, after a failure or because it asked for that."""
