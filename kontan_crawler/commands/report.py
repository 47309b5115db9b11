"""`scrapy report`: one HTML page over all runs and feeds of OUTPUT_DIR. It reads only, also while a run is under way."""

import argparse
import gc
import sys
from datetime import datetime
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from kontan_crawler.clock import WIB
from kontan_crawler.feeds.part_files import GIVEN_UP, MANIFEST, PART, write_whole
from kontan_crawler.report.page import Report, page_of
from kontan_crawler.runs.checks import FAILED
from kontan_crawler.store.database import LEDGER_NAME
from kontan_crawler.store.records import FEED_ENDINGS


class Command(ScrapyCommand):
    """Write the report."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "[-o FILE]"

    def short_desc(self) -> str:
        return "Write an HTML page that shows all runs and feeds"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("-o", "--output", metavar="FILE", help="the page (default: report.html in OUTPUT_DIR)")

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        self.folder = Path(self.settings["OUTPUT_DIR"])
        self.page = Path(opts.output) if opts.output else self.folder / "report.html"
        if args:
            raise UsageError(f"unknown words: {' '.join(args)}", print_help=False)
        if not self.folder.is_dir():
            raise UsageError(
                f"OUTPUT_DIR={self.folder} is no folder; give the one that holds the feeds, as -s OUTPUT_DIR=…", print_help=False
            )
        if self.page.name.endswith((*FEED_ENDINGS, PART, MANIFEST, GIVEN_UP)) or self.page.name.startswith(LEDGER_NAME):
            raise UsageError(
                f"-o {self.page}: that is how a feed or what belongs to it is named; name the page otherwise", print_help=False
            )
        if self.page.is_dir() or not self.page.parent.is_dir():
            raise UsageError(f"-o {self.page}: name a file in a folder that is there", print_help=False)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        gc.disable()  # nothing here goes in circles, and looking for that takes a tenth of the time
        report = Report(self.folder)
        try:
            write_whole(self.page, page_of(report, datetime.now(WIB)))
        except OSError as error:
            print(f"scrapy report: cannot write {self.page}: {error.strerror}; free the disk or mend the permissions", file=sys.stderr)
            self.exitcode = FAILED
            return
        print(f"{self.page}: {report.articles.count:,} articles in {len(report.feeds):,} feeds, {len(report.verdicts.runs):,} runs")
        if report.absent.lines:
            print(report.absent, file=sys.stderr)
        if report.reading.bad_count:
            print(f"{report.reading.bad_count:,} lines or files could not be read; the page names them", file=sys.stderr)
