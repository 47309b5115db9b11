"""Estimate the pages per minute and the time left.

Not rich's Task.speed and TimeRemainingColumn: they keep an old speed while the site stalls. Their time left does not change within a
step, and a step (a day of the index) can take minutes.
"""

from collections import deque

from kontan_crawler.progress.snapshot import Steps

_WINDOW = 180.0  # seconds
_MIN_SPAN = 1.0  # seconds
_MIN_STEPS = 2


class Rate:
    """A count per minute over the last three minutes. The count starts at 0."""

    def __init__(self, start: float) -> None:
        self._counts = deque([(start, 0)])

    def per_minute(self, count: int, now: float) -> float | None:
        """Add the count at `now`, in seconds of the same clock; return the rate, None in the first second."""
        self._counts.append((now, count))
        while len(self._counts) > 2 and now - self._counts[1][0] >= _WINDOW:
            self._counts.popleft()
        since, before = self._counts[0]
        return (count - before) / (now - since) * 60 if now - since >= _MIN_SPAN else None


class Eta:
    """The time left, from the mean duration of a step. It decreases steadily within a step."""

    def __init__(self, start: float) -> None:
        self._start, self._done, self._last_end = start, 0, start

    def restart(self, now: float) -> None:
        """Start now, unless a step is done."""
        if not self._done:
            self._start = now

    def seconds_left(self, steps: Steps, now: float) -> float | None:
        """Return the time left; None before two steps are done, and after all are."""
        if steps.done > self._done:
            self._done, self._last_end = steps.done, now
        if self._done < _MIN_STEPS or steps.done >= steps.total:
            return None
        mean = (self._last_end - self._start) / self._done
        return mean * (steps.total - steps.done) - min(now - self._last_end, mean)
