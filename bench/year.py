"""Measure a folder that gets a run every hour, in fast motion: python -m bench.year [--days 365] [--articles 41] [--folder PATH]

The runs are `scrapy crawl internasional` as a user types it, in this process, over HTTPS on loopback; their clock is set. In the last two days
each run is followed by the same one in a folder that is two days old, so that both meet the same machine; the last lines compare their steps,
and whole processes. --drawn makes the folder in a minute instead of hours: with one real run, and drawn ones up to the last two days.
A folder that was measured before is continued.
"""

import argparse
import os
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from pathlib import Path

from bench.drawn_year import draw
from bench.set_clock import SetClock, set_clock
from bench.year_process import cpu_of, say_ratios
from kontan_crawler.clock import WIB
from kontan_crawler.replica.demo import SETTINGS, environment, setting_options
from kontan_crawler.replica.server import Replica, serve
from kontan_crawler.replica.site import Reply
from kontan_crawler.runs.summary import size_of
from tests.in_process import scrapy
from tests.small_site import SmallSite, SmallStory

_FIRST, _HOUR = SetClock.moment, timedelta(hours=1)
_BEGINNING = datetime.min.replace(tzinfo=timezone.utc)
_YOUNG = 2  # days
_PAIRS = 11
_HOURS = (1, 1, 1, 1, 2, 4, 6, 8, 8, 8, 8, 8, 6, 7, 8, 8, 8, 7, 6, 6, 6, 5, 4, 2)  # how often articles appear, by hour
_BY_SECTION = {"internasional": 0.85, "global": 0.15}


class SiteOfYears(SmallSite):
    """Articles at random minutes of each day, listed as soon as they appear, for a week."""

    def __init__(self, per_day: int) -> None:
        super().__init__(_FIRST.date(), kanal=tuple(_BY_SECTION))
        self.per_day, self.first = per_day, 0.0
        """process_time of the first request since `begin`, and of the last."""
        self.last = 0.0

    @property
    def now(self) -> datetime:
        return SetClock.moment

    def begin(self) -> None:
        """Show the articles up to the set time."""
        self.today, self.first = self.now.date(), 0.0
        days = [self.today - timedelta(days=age) for age in reversed(range(8))]
        self.stories = [story for day in days for story in _stories(day, self.per_day) if story.published <= self.now]
        self.articles = {story.url: story for story in self.stories}

    def respond(self, url: str, headers: Mapping[str, str]) -> Reply:
        self.last = time.process_time()
        self.first = self.first or self.last
        return super().respond(url, headers)


@lru_cache(maxsize=16)
def _stories(day: date, per_day: int) -> Sequence[SmallStory]:
    chance = random.Random(day.toordinal())
    minutes = sorted(60 * hour + chance.randrange(60) for hour in chance.choices(range(24), _HOURS, k=per_day))
    kanal = chance.choices([*_BY_SECTION], [*_BY_SECTION.values()], k=per_day)
    midnight = datetime(day.year, day.month, day.day, tzinfo=WIB)
    numbers = range(day.toordinal() * per_day, (day.toordinal() + 1) * per_day)
    return [
        SmallStory(name, f"kapal-{day}-{number}", midnight + timedelta(minutes=minute), number)
        for number, name, minute in zip(numbers, kanal, minutes, strict=True)
    ]


@dataclass
class Steps:
    """CPU milliseconds of the steps of idle runs."""

    start: list[float] = field(default_factory=list)
    crawl: list[float] = field(default_factory=list)
    finish: list[float] = field(default_factory=list)

    def add(self, *moments: float) -> None:
        for name, (before, after) in zip(vars(self), zip(moments, moments[1:], strict=False), strict=True):
            getattr(self, name).append(1000 * (after - before))


def _run(site: SiteOfYears, replica: Replica, folder: Path, steps: Steps) -> None:
    before, begun = _feeds(folder), time.process_time()
    site.begin()
    done, ended = crawl_once(folder, replica), time.process_time()
    if done != 0:
        raise SystemExit(f"the run of {SetClock.moment} failed with {done}")
    if _feeds(folder) == before:
        steps.add(begun, site.first, site.last, ended)


def _feeds(folder: Path) -> int:
    return sum(name.endswith(".jsonl") for name in os.listdir(folder))


def crawl_once(folder: Path, replica: Replica) -> int:
    return scrapy("crawl", "internasional", *_options(folder), environment=environment(replica)).returncode


def _options(folder: Path) -> Sequence[str]:
    return setting_options(SETTINGS | {"OUTPUT_DIR": folder, "LOG_FILE": folder.parent / "log"})


def _hours(first: datetime, days: int) -> Iterator[datetime]:
    return (first + number * _HOUR for number in range(24 * days))


def _last_run(folder: Path) -> datetime:
    """Return the start of the newest run of a folder that is continued."""
    runs = [name for name in os.listdir(folder) if name.endswith(".run.json")]
    return (
        datetime.strptime(max(runs), "internasional-%Y-%m-%dT%H-%M-%S+00-00.jsonl.run.json").replace(tzinfo=timezone.utc)
        if runs
        else _BEGINNING
    )


def _say(folder: Path, day: int) -> None:
    files = [path for path in folder.rglob("*") if path.is_file()]
    kinds = {"feeds": ".jsonl", "manifests": ".run.json", "lists": ".given-up.txt", "archive": (".warc.gz", ".cdxj"), "ledger": ".sqlite3"}
    shown = [
        f"{name} {len(found)} files {size_of(sum(path.stat().st_size for path in found))}"
        for name, ending in kinds.items()
        if (found := [path for path in files if path.name.endswith(ending)])
    ]
    print(f"day {day}: {len(files)} files, {size_of(sum(path.stat().st_size for path in files))}: {', '.join(shown)}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.year", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--articles", type=int, default=41, help="a day; 225,000 in 15 years")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--drawn", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        old, young = (options.folder or Path(scratch)) / "old", Path(scratch) / "young" / "output"
        for folder in (old, young):
            folder.mkdir(parents=True, exist_ok=True)
        _year(options.days, options.articles, old, young, options.drawn)


def _year(days: int, articles: int, old: Path, young: Path, drawn: bool) -> None:
    site, first, last, fresh = SiteOfYears(articles), Steps(), Steps(), Steps()
    with set_clock(), serve(site) as replica:
        if drawn:
            _draw(site, replica, old, list(_hours(_FIRST, days - _YOUNG)))
        last_run = _last_run(old)
        for number, moment in enumerate(_hours(_FIRST, days)):
            if moment <= last_run:
                continue
            SetClock.moment = moment
            replica.requests.clear()
            day = number // 24
            _run(site, replica, old, first if day < _YOUNG else last if day >= days - _YOUNG else Steps())
            if day >= days - _YOUNG:
                _run(site, replica, young, fresh)
            if number % (24 * 30) == 24 * 30 - 1 or number == 24 * days - 1:
                _say(old, day + 1)
        _compare(first, last, fresh)
        say_ratios([_pair(site, replica, old, young) for _ in range(_PAIRS)])
        begun = time.process_time()
        done = scrapy("report", "-s", f"OUTPUT_DIR={old}")
        print(
            f"scrapy report: exit code {done.returncode}, {time.process_time() - begun:.1f} s CPU: {done.stdout.strip()} {done.stderr.strip()}"
        )


def _draw(site: SiteOfYears, replica: Replica, folder: Path, hours: Sequence[datetime]) -> None:
    _run(site, replica, folder, Steps())
    SetClock.moment = hours[-1]
    stories = (story for day in sorted({hour.date() for hour in hours}) for story in _stories(day, site.per_day))
    draw(folder, hours[1:], [story for story in stories if hours[0] < story.published <= hours[-1]])


def _pair(site: SiteOfYears, replica: Replica, *folders: Path) -> tuple[tuple[float, float], ...]:
    """Return the CPU of a process in each folder, a minute later than the last one."""
    SetClock.moment += timedelta(minutes=1)
    site.begin()
    return tuple(cpu_of(_options(folder), environment(replica)) for folder in folders)


def _compare(first: Steps, last: Steps, fresh: Steps) -> None:
    for name in vars(last):
        medians = [statistics.median(getattr(steps, name) or [0]) for steps in (first, last, fresh)]
        counts = " ".join(str(len(getattr(steps, name))) for steps in (first, last, fresh))
        print(
            f"{name}: CPU ms of idle runs in the first days {medians[0]:.0f}, in the last {medians[1]:.0f}, in the young folder {medians[2]:.0f} "
            f"(runs: {counts}); old to young {medians[1] / medians[2]:.2f}"
        )


if __name__ == "__main__":
    main()
