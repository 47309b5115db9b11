"""Pages per minute, and the time left."""

import pytest

from kontan_crawler.progress.eta import Eta, Rate
from kontan_crawler.progress.snapshot import Steps


def test_rate_covers_the_last_minutes():
    rate = Rate(100.0)
    assert rate.per_minute(3, 100.5) is None  # too little time
    assert rate.per_minute(10, 110.0) == 60
    for second in range(111, 1000):
        found = rate.per_minute(10 + (second - 110) // 10, float(second))
    assert found == pytest.approx(6, abs=0.4)


def test_time_left_starts_at_the_second_step_and_falls_between_steps():
    eta = Eta(0.0)
    eta.restart(100.0)
    assert eta.seconds_left(Steps(1, 10, "days"), 160.0) is None
    assert eta.seconds_left(Steps(2, 10, "days"), 220.0) == 8 * 60
    assert eta.seconds_left(Steps(2, 10, "days"), 250.0) == 8 * 60 - 30
    assert eta.seconds_left(Steps(2, 10, "days"), 900.0) == 7 * 60  # a long day
    eta.restart(950.0)  # too late
    assert eta.seconds_left(Steps(4, 10, "days"), 1000.0) == 6 * 225
    assert eta.seconds_left(Steps(10, 10, "days"), 2000.0) is None
