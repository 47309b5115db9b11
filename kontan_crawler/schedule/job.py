"""A scheduled job: spider, interval, options and folders."""

import re
from dataclasses import dataclass
from pathlib import Path

from kontan_crawler.schedule.interval import Interval
from kontan_crawler.schedule.quoting import check_word
from kontan_crawler.spider_args import ArgumentError

_NAME = re.compile(r"[A-Za-z0-9-]{1,100}")


@dataclass(frozen=True)
class Job:
    """One spider run at an interval. Raises ArgumentError for a word that cron or systemd does not allow."""

    interval: Interval
    spider: str
    options: tuple[str, ...]
    """Options of `scrapy crawl`: -a NAME=VALUE, -s NAME=VALUE."""
    python: str
    project: Path
    output: Path
    user: str
    host: str
    name: str
    """Name of units and log, different for each job of a spider."""
    extra_folders: tuple[Path, ...] = ()
    """Other folders that a run writes to."""

    def __post_init__(self) -> None:
        for word in (*self.crawl_command, str(self.project), *map(str, self.writable), self.user):
            check_word(word)
        if not _NAME.fullmatch(self.name):
            raise ArgumentError(f"--name={self.name!r} is invalid; use letters, digits and hyphens, at most 100")

    @property
    def crawl_command(self) -> tuple[str, ...]:
        return self.python, "-m", "scrapy", "crawl", self.spider, *self.options

    @property
    def writable(self) -> tuple[Path, ...]:
        """The folders that a run writes to: the output folder, and those outside it."""
        return self.output, *(folder for folder in self.extra_folders if not folder.is_relative_to(self.output))

    @property
    def log(self) -> str:
        """Path of the log of runs that cron starts; systemd uses the journal."""
        return str(self.output / f"{self.name}.log")

    @property
    def unit(self) -> str:
        """Name of the systemd units without suffix."""
        return f"kontan-{self.name}"

    @property
    def seed(self) -> str:
        """Seed of `Interval.cron_fields`, different for each machine, folder and name."""
        return f"{self.host} {self.project} {self.name}"

    def schedule_command(self, form: str) -> tuple[str, ...]:
        """Return the `scrapy schedule` command that prints this job."""
        at = ("--at", self.interval.at) if self.interval.at else ()
        given = ("--every", self.interval.name, *at, "--print", form, "--spider", self.spider, "--name", self.name)
        return self.python, "-m", "scrapy", "schedule", *given, *self.options
