"""`scrapy status`: say in one sentence whether the last runs in OUTPUT_DIR went well, and exit with 1 if not. It can run during a crawl."""

import argparse
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

from kontan_crawler.commands.options import CheckedOptions

_MAX_HOURS = 100 * 365 * 24


class Command(CheckedOptions, ScrapyCommand):
    """Print the health of the output folder."""

    requires_project = True
    requires_crawler_process = False
    settings: Settings

    def short_desc(self) -> str:
        return "Say whether the last runs went well, for a health check"

    def long_desc(self) -> str:
        return (
            "Exit code 0: the last run of each spider succeeded, or the first run is in progress. 1: the last run of a spider failed or died, no run has started, "
            "runs stay away, none is of the last 30 days, or the ledger cannot be read. Reads only the ledger."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--max-age", metavar="HOURS",
            help="exit with 1 if no run has ended for so long, and none has started (default: twice the longest pause of the last week)",
        )  # fmt: skip

    def check(self, args: list[str], opts: argparse.Namespace) -> None:
        from kontan_crawler.runs.setting_checks.paths import check_output_dir

        if args:
            raise UsageError(f"unknown arguments: {' '.join(args)}")
        check_output_dir(self.settings)
        self.folder = Path(self.settings["OUTPUT_DIR"])
        if not self.folder.is_dir():
            raise UsageError(f"OUTPUT_DIR={self.folder} is not a folder; set the folder of the feeds with -s OUTPUT_DIR=PATH")
        self.hours = None if opts.max_age is None else _hours(opts.max_age)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from datetime import timedelta

        from kontan_crawler.clock import now
        from kontan_crawler.outcomes import FAILED, OK
        from kontan_crawler.runs.feeds_below import feeds_below
        from kontan_crawler.runs.health import health_of
        from kontan_crawler.runs.last_runs import last_runs
        from kontan_crawler.store.errors import OutputError

        try:
            last = last_runs(self.folder)
        except OutputError as error:
            self.end(error, FAILED)
        max_age = timedelta(hours=self.hours) if self.hours else None
        health = health_of(last.ended, last.unfinished, now(), max_age, last.has_earlier)
        print(health, *(f"- {detail}" for detail in (*health.failed_checks, *health.suspected)), sep="\n")
        if not (last.ended or last.unfinished) and (elsewhere := feeds_below([self.folder], "scrapy status -s OUTPUT_DIR={}")):
            print(f"{self.folder} has no ledger of runs{elsewhere}")
        self.exitcode = OK if health.is_accepted else FAILED


def _hours(text: str) -> float:
    """Return the value of --max-age. Raises UsageError."""
    try:
        hours = float(text)
    except ValueError:
        hours = 0
    if not 0 < hours <= _MAX_HOURS:
        raise UsageError(f"--max-age={text!r} is invalid; use a number of hours above 0")
    return hours
