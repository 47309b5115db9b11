"""The interval between two scheduled runs, as cron and systemd write it."""

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from kontan_crawler.spider_args import ArgumentError

_HOUR, _DAY = 60, 24 * 60  # minutes
INTERVALS = {
    **{f"{minutes}m": minutes for minutes in range(1, 60) if 60 % minutes == 0},
    **{f"{hours}h": hours * _HOUR for hours in range(1, 24) if 24 % hours == 0},
    "1d": _DAY,
}
"""Name -> minutes, for the intervals that divide an hour or a day. A crontab line supports no others."""


@dataclass(frozen=True)
class Interval:
    """One of INTERVALS, by its name."""

    name: str

    def __post_init__(self) -> None:
        """Raise ArgumentError unless the name is one of INTERVALS."""
        if self.name not in INTERVALS:
            raise ArgumentError(f"--every={self.name!r} is invalid; use one of {' '.join(INTERVALS)}")

    @property
    def minutes(self) -> int:
        return INTERVALS[self.name]

    def check_quiet(self, quiet: timedelta) -> None:
        """Raise ArgumentError if quiet hours of this length can include every start of a day.

        Only the length is checked: quiet hours are in WIB, cron uses the machine's time zone, and systemd adds a delay.
        """
        outside = (timedelta(days=1) - quiet) // timedelta(minutes=1)
        if self.minutes > outside:
            longest = max((name for name, minutes in INTERVALS.items() if minutes <= outside), key=INTERVALS.__getitem__)
            raise ArgumentError(f"--every={self.name!r} may start every run within QUIET_HOURS; use --every {longest} or shorter")

    def on_calendar(self) -> str:
        """Return the value of systemd's OnCalendar=."""
        if self.minutes < _HOUR:
            return f"*-*-* *:00/{self.minutes}:00"
        return f"*-*-* 00/{self.minutes // _HOUR}:00:00" if self.minutes < _DAY else "*-*-* 00:00:00"

    def cron_fields(self, seed: str) -> str:
        """Return the five time fields of a crontab line. seed: determines minute and hour; the minute is never 0, except for 1m."""
        offset = int.from_bytes(sha256(seed.encode()).digest()[:8], "big")
        each_minutes, each_hours = min(self.minutes, _HOUR), max(self.minutes // _HOUR, 1)
        minute = 1 + offset % (each_minutes - 1) if each_minutes > 1 else 0
        hour = offset // _HOUR % each_hours
        return f"{_steps(minute, each_minutes, 60)} {_steps(hour, each_hours, 24)} * * *"


def _steps(first: int, step: int, length: int) -> str:
    if step == 1:
        return "*"
    return str(first) if step == length else f"{first}-{length - 1}/{step}"
