"""`scrapy report`: write an HTML page about all runs and feeds in OUTPUT_DIR. It can run during a crawl."""

import argparse
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

from kontan_crawler.commands.options import CheckedOptions


class Command(CheckedOptions, ScrapyCommand):
    """Write the report to a file."""

    requires_project = True
    requires_crawler_process = False
    settings: Settings

    def syntax(self) -> str:
        return "[-o FILE]"

    def short_desc(self) -> str:
        return "Write an HTML page about all runs and feeds"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("-o", "--output", metavar="FILE", help="path of the page (default: report.html in OUTPUT_DIR)")

    def check(self, args: list[str], opts: argparse.Namespace) -> None:
        from kontan_crawler.report.write import check_paths
        from kontan_crawler.runs.setting_checks.paths import check_output_dir, check_path

        if args:
            raise UsageError(f"unknown arguments: {' '.join(args)}")
        check_output_dir(self.settings)
        self.folder = Path(self.settings["OUTPUT_DIR"])
        self.page = Path(opts.output) if opts.output else self.folder / "report.html"
        check_path("-o", str(self.page))
        check_paths(self.folder, self.page)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from kontan_crawler.report.write import write_report

        self.exitcode = write_report(self.folder, self.page)
