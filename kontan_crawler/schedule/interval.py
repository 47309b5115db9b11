"""The interval between two scheduled runs, and the time of day of a daily one, as cron and systemd write them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from kontan_crawler.clock import next_time, now, parse_clock_time
from kontan_crawler.politeness.quiet_hours import quiet_length, quiet_until
from kontan_crawler.runs.stop_at import stop_moment
from kontan_crawler.spider_args import ArgumentError

_HOUR, _DAY = 60, 24 * 60  # minutes
_ZONE = "Asia/Jakarta"  # of clock.WIB, by the name that systemd knows
INTERVALS = {
    **{f"{minutes}m": minutes for minutes in range(1, 60) if 60 % minutes == 0},
    **{f"{hours}h": hours * _HOUR for hours in range(1, 24) if 24 % hours == 0},
    "1d": _DAY,
}
"""Name -> minutes, for the intervals that divide an hour or a day. A crontab line supports no others."""
SPREAD = 15
"""Minutes within which machines start a daily run whose time of day is given."""
_LAST = timedelta(minutes=SPREAD)


@dataclass(frozen=True)
class Interval:
    """One of INTERVALS, by its name."""

    name: str
    at: str | None = None
    """Time of day in Jakarta at which a daily run starts, such as 23:30; None: any, different for each machine."""

    def __post_init__(self) -> None:
        """Raise ArgumentError unless the name is one of INTERVALS, and the time of day one of a daily run."""
        if self.name not in INTERVALS:
            raise ArgumentError(f"--every={self.name!r} is invalid; use one of {' '.join(INTERVALS)}")
        if self.at is not None:
            _check_at(self.at)
            if self.minutes != _DAY:
                raise ArgumentError(f"--at={self.at!r} is the time of a daily run; use it with --every 1d")

    @property
    def minutes(self) -> int:
        return INTERVALS[self.name]

    @property
    def spread(self) -> int:
        """Minutes within which machines start one run."""
        return self.minutes if self.at is None else SPREAD

    def next_start(self) -> datetime | None:
        """Return the next time of day that is given, in Jakarta; None if none is."""
        return None if self.at is None else next_time(parse_clock_time(self.at), now())

    def check_quiet(self, quiet_hours: str) -> None:
        """Raise ArgumentError if QUIET_HOURS may include every start of a day, ValueError if they are invalid.

        Without a time of day only their length is checked: they are in WIB, cron uses the machine's time zone, and systemd adds a delay.
        """
        if first := self.next_start():
            if quiet_until(quiet_hours, first) or quiet_until(quiet_hours, first + _LAST):
                raise ArgumentError(f"--at={self.at!r} may start every run within QUIET_HOURS={quiet_hours}; both are in Jakarta's time")
            return
        outside = (timedelta(days=1) - quiet_length(quiet_hours)) // timedelta(minutes=1)
        if self.minutes > outside:
            longest = max((name for name, minutes in INTERVALS.items() if minutes <= outside), key=INTERVALS.__getitem__)
            remedy = f"use --every {longest} or shorter" + (", or choose the hour with --at" if self.minutes == _DAY else "")
            raise ArgumentError(f"--every={self.name!r} may start every run within QUIET_HOURS; {remedy}")

    def check_stop(self, stop_at: str) -> None:
        """Raise ArgumentError for a daily run that may start just after STOP_AT, and so run for a day; ValueError for an invalid STOP_AT."""
        first = self.next_start()
        if self.minutes == _DAY and first is None:
            raise ArgumentError(
                f"--every='1d' may start a run just after STOP_AT={stop_at}; choose its hour in Jakarta, such as --at 23:30"
            )
        if first and stop_moment(stop_at, first - timedelta(minutes=1)) <= first + _LAST:
            raise ArgumentError(f"--at={self.at!r} may start a run just after STOP_AT={stop_at}; use an earlier time of day for --at")

    def on_calendar(self) -> str:
        """Return the value of systemd's OnCalendar=."""
        if start := self.next_start():
            return f"*-*-* {start:%H:%M}:00 {_ZONE}"
        if self.minutes < _HOUR:
            return f"*-*-* *:00/{self.minutes}:00"
        return f"*-*-* 00/{self.minutes // _HOUR}:00:00" if self.minutes < _DAY else "*-*-* 00:00:00"

    def cron_fields(self, seed: str) -> str:
        """Return the five time fields of a crontab line. seed: determines minute and hour; the minute is never 0, except for 1m.

        A time of day in Jakarta is converted into that of this machine, and followed by less than SPREAD minutes.
        """
        offset = int.from_bytes(sha256(seed.encode()).digest()[:8], "big")
        if start := self.next_start():
            local = (start + timedelta(minutes=offset % SPREAD)).astimezone()
            return f"{local.minute} {local.hour} * * *"
        each_minutes, each_hours = min(self.minutes, _HOUR), max(self.minutes // _HOUR, 1)
        minute = 1 + offset % (each_minutes - 1) if each_minutes > 1 else 0
        hour = offset // _HOUR % each_hours
        return f"{_steps(minute, each_minutes, 60)} {_steps(hour, each_hours, 24)} * * *"


def _check_at(at: str) -> None:
    try:
        parse_clock_time(at)
    except ValueError:
        raise ArgumentError(f"--at={at!r} is invalid; use a time of day in Jakarta, such as 23:30") from None


def _steps(first: int, step: int, length: int) -> str:
    if step == 1:
        return "*"
    return str(first) if step == length else f"{first}-{length - 1}/{step}"
