"""The CPU of whole processes: an old and a young folder in turn, at set times.

python -m bench.year_process MOMENT crawl internasional … is one such process.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import datetime

from scrapy.cmdline import execute

from bench.crawl.start import when_first_requested
from bench.rounds import ratios
from bench.set_clock import SetClock, set_clock


def main() -> None:
    """Run a command of Scrapy; print the CPU seconds of this process until its first request, and in all, as JSON."""
    SetClock.moment = datetime.fromisoformat(sys.argv[1])
    moments: list[float] = []
    when_first_requested(moments.append)
    with set_clock():
        try:
            execute(["scrapy", *sys.argv[2:]])
        finally:
            print(json.dumps([moments[0], time.process_time()]))


def cpu_of(options: Sequence[str], environment: dict[str, str]) -> tuple[float, float]:
    """Return the CPU seconds of one run at the set time until its first request, and in all."""
    command = [sys.executable, "-m", __name__, SetClock.moment.isoformat(), "crawl", "internasional", *options]
    done = subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"the run of {SetClock.moment} failed with {done.returncode}: {done.stderr}")
    until_request, whole = json.loads(done.stdout.splitlines()[-1])
    return until_request, whole


def say_ratios(pairs: Sequence[tuple[tuple[float, float], tuple[float, float]]]) -> None:
    """Print medians and ratios of pairs of old and young."""
    for number, what in enumerate(("to the first request", "whole")):
        old, young = ([folder[number] for folder in folders] for folders in zip(*pairs, strict=True))
        old_to_young = ratios(old, young)
        print(
            f"process, {what}: median CPU s old {statistics.median(old):.2f}, young {statistics.median(young):.2f}; "
            f"old to young {old_to_young}, {len(pairs)} pairs"
        )


if __name__ == "__main__":
    main()
