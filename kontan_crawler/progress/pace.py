"""Speeds: pages a minute of late, and the time left from the steps done so far."""

from collections import deque

from kontan_crawler.progress.state import Steps

_WINDOW = 180.0  # seconds
_LEAST = 1.0  # seconds; what is counted in less says nothing
_STEPS_LEAST = 2


class Rate:
    """How many a minute, over the last three minutes; none when `begun`."""

    def __init__(self, begun: float) -> None:
        self._counts = deque([(begun, 0)])

    def a_minute(self, count: int, now: float) -> float | None:
        """Note how many there are by now, in seconds of the same clock; return the rate, None where too little time has passed."""
        self._counts.append((now, count))
        while len(self._counts) > 2 and now - self._counts[1][0] >= _WINDOW:
            self._counts.popleft()
        since, before = self._counts[0]
        return (count - before) / (now - since) * 60 if now - since >= _LEAST else None


class Pace:
    """How long a step takes, measured at the moments when one was done, so that the time left falls steadily in between."""

    def __init__(self, begun: float) -> None:
        self._begun, self._done, self._at = begun, 0, begun

    def begin(self, now: float) -> None:
        """Count from now, unless a step is done already."""
        if not self._done:
            self._begun = now

    def seconds_left(self, steps: Steps, now: float) -> float | None:
        """Return the time that the rest will take; None before two steps are done, and when all are."""
        if steps.done > self._done:
            self._done, self._at = steps.done, now
        if self._done < _STEPS_LEAST or steps.done >= steps.wanted:
            return None
        each = (self._at - self._begun) / self._done
        return each * (steps.wanted - steps.done) - min(now - self._at, each)
