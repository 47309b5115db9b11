"""Estimate speeds: the recent pages per minute, and the time left.

rich's Task.speed and TimeRemainingColumn are worse here: they keep an old speed while a site stalls, and the time left does not change within
a step, and a step (a day of the index) can take minutes.
"""

from collections import deque

from kontan_crawler.progress.snapshot import Steps

_WINDOW = 180.0  # seconds
_MIN_SPAN = 1.0  # seconds; a rate over less means nothing
_MIN_STEPS = 2


class Rate:
    """A count per minute over the last three minutes. The count starts at 0."""

    def __init__(self, start: float) -> None:
        self._counts = deque([(start, 0)])

    def per_minute(self, count: int, now: float) -> float | None:
        """Add the count at a moment, in seconds of the same clock, and return the rate; None in the first second."""
        self._counts.append((now, count))
        while len(self._counts) > 2 and now - self._counts[1][0] >= _WINDOW:
            self._counts.popleft()
        since, before = self._counts[0]
        return (count - before) / (now - since) * 60 if now - since >= _MIN_SPAN else None


class Eta:
    """The time left, from the mean duration of a step. It falls steadily between the ends of two steps."""

    def __init__(self, start: float) -> None:
        self._start, self._done, self._last_end = start, 0, start

    def restart(self, now: float) -> None:
        """Count from now, unless a step is done."""
        if not self._done:
            self._start = now

    def seconds_left(self, steps: Steps, now: float) -> float | None:
        """Return the time left; None until two steps are done, and when all are."""
        if steps.done > self._done:
            self._done, self._last_end = steps.done, now
        if self._done < _MIN_STEPS or steps.done >= steps.total:
            return None
        mean = (self._last_end - self._start) / self._done
        return mean * (steps.total - steps.done) - min(now - self._last_end, mean)
