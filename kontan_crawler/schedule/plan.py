"""What is to be run, where and how often."""

import re
from dataclasses import dataclass
from pathlib import Path

from kontan_crawler.schedule.every import Every
from kontan_crawler.schedule.quoting import sayable
from kontan_crawler.spider_args import ArgumentError

_NAME = re.compile(r"[A-Za-z0-9-]{1,100}")


@dataclass(frozen=True)
class Plan:
    """A run that is to be scheduled. Raises ArgumentError where cron and systemd could not be told it."""

    every: Every
    spider: str
    options: tuple[str, ...]
    """Words for `scrapy crawl`: -a NAME=VALUE, -s NAME=VALUE."""
    python: str
    project: Path
    output: Path
    user: str
    host: str
    name: str
    """Of the unit and the log: schedules of one spider need different ones."""
    beside: tuple[Path, ...] = ()
    """Folders beside the output that a run writes into."""

    def __post_init__(self) -> None:
        for word in (*self.crawl, *self.options, str(self.project), *map(str, self.written), self.user):
            sayable(word)
        if not _NAME.fullmatch(self.name):
            raise ArgumentError(f"--name={self.name!r} cannot name a unit and a log; write letters, digits and hyphens, at most 100")

    @property
    def crawl(self) -> tuple[str, ...]:
        """The command of a run."""
        return self.python, "-m", "scrapy", "crawl", self.spider, *self.options

    @property
    def written(self) -> tuple[Path, ...]:
        """All folders that a run writes into, none within another named before it."""
        return self.output, *(folder for folder in self.beside if not folder.is_relative_to(self.output))

    @property
    def log(self) -> str:
        """Where runs that cron starts write their log; systemd keeps one of its own."""
        return str(self.output / f"{self.name}.log")

    @property
    def unit(self) -> str:
        """The name of the systemd units, less its ending."""
        return f"kontan-{self.name}"

    @property
    def seed(self) -> str:
        """What the minute in a crontab is derived from: machines, folders and names get different ones."""
        return f"{self.host} {self.project} {self.name}"

    def schedule(self, form: str) -> tuple[str, ...]:
        """Return the command that prints this plan again."""
        how = ("--every", self.every.written, "--print", form, "--spider", self.spider, "--name", self.name)
        return self.python, "-m", "scrapy", "schedule", *how, *self.options
