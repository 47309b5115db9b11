"""How often a run begins, and at which minute of a machine's own."""

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from kontan_crawler.spider_args import ArgumentError

_HOUR, _DAY = 60, 24 * 60  # minutes
CHOICES = {
    **{f"{minutes}m": minutes for minutes in range(1, 60) if 60 % minutes == 0},
    **{f"{hours}h": hours * _HOUR for hours in range(1, 24) if 24 % hours == 0},
    "1d": _DAY,
}
"""Intervals that fill an hour or a day evenly -> minutes. No other can be said in a crontab."""


@dataclass(frozen=True)
class Every:
    """One of CHOICES, as it was written."""

    written: str

    def __post_init__(self) -> None:
        """Raise ArgumentError unless it is one of CHOICES."""
        if self.written not in CHOICES:
            raise ArgumentError(f"--every={self.written!r} fills neither an hour nor a day evenly; it may be {' '.join(CHOICES)}")

    @property
    def minutes(self) -> int:
        """The interval's length."""
        return CHOICES[self.written]

    def check_quiet(self, quiet: timedelta) -> None:
        """Raise ArgumentError where quiet hours that last so long may hold all starts of a day.

        Which they hold is not known here: they are Jakarta's, cron goes by the machine's clock, and systemd by a delay of its own.
        """
        others = (timedelta(days=1) - quiet) // timedelta(minutes=1)
        if self.minutes > others:
            longest = max((written for written, minutes in CHOICES.items() if minutes <= others), key=CHOICES.__getitem__)
            raise ArgumentError(
                f"--every={self.written!r} may begin each run of a day within QUIET_HOURS; "
                f"write --every {longest} or less, of which some begin outside"
            )

    def calendar(self) -> str:
        """Return the interval as systemd's OnCalendar= has it, at full minutes, hours or midnight."""
        if self.minutes < _HOUR:
            return f"*-*-* *:00/{self.minutes}:00"
        return f"*-*-* 00/{self.minutes // _HOUR}:00:00" if self.minutes < _DAY else "*-*-* 00:00:00"

    def cron(self, seed: str) -> str:
        """Return the five fields of a crontab line. The same seed gives the same minute and hour, never a full hour but for 1m."""
        chance = int.from_bytes(sha256(seed.encode()).digest()[:8], "big")
        each_minutes, each_hours = min(self.minutes, _HOUR), max(self.minutes // _HOUR, 1)
        minute = 1 + chance % (each_minutes - 1) if each_minutes > 1 else 0
        hour = chance // _HOUR % each_hours
        return f"{_steps(minute, each_minutes, 60)} {_steps(hour, each_hours, 24)} * * *"


def _steps(first: int, step: int, length: int) -> str:
    if step == 1:
        return "*"
    return str(first) if step == length else f"{first}-{length - 1}/{step}"
