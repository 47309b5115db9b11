"""`scrapy demo`: crawl the bundled replica of the site, over HTTPS on loopback."""

import argparse

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

from kontan_crawler.commands.options import CheckedOptions, whole_number
from kontan_crawler.outcomes import BAD_ARGUMENTS, FAILED


class Command(CheckedOptions, ScrapyCommand):
    """Crawl the replica and print the result, or only serve the replica."""

    requires_project = True
    requires_crawler_process = False
    settings: Settings

    def short_desc(self) -> str:
        return "Crawl the bundled replica of the site, or serve it"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--date", help="last of the replica's seven days, such as 2026-02-04 (default: yesterday in Jakarta)")
        parser.add_argument("--seed", default="0", help="seed of the generated news (default: 0)")
        parser.add_argument("--dialect", default="0", help="number of the site's markup, 0 or more (default: 0, the best guess)")
        parser.add_argument("--serve", action="store_true", help="serve the replica until Ctrl-C, without a crawl")

    def check(self, args: list[str], opts: argparse.Namespace) -> None:
        from kontan_crawler.replica.dataset import Dataset
        from kontan_crawler.replica.demo import last_day
        from kontan_crawler.runs.setting_checks.paths import check_output_dir

        if args:
            raise UsageError(f"unknown arguments: {' '.join(args)}")
        seed, dialect = whole_number("--seed", opts.seed), whole_number("--dialect", opts.dialect, 0)
        self.dataset = Dataset(last_day(opts.date), seed, dialect=dialect)
        check_output_dir(self.settings)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from kontan_crawler.replica.demo import crawl, wait
        from kontan_crawler.replica.server import serve
        from kontan_crawler.replica.site import Site

        if not opts.serve:
            self._prepare(self.settings["OUTPUT_DIR"])
        with serve(Site(self.dataset)) as replica:
            if opts.serve:
                wait(replica, self.dataset)
            else:
                self.exitcode = crawl(replica, self.dataset, self.settings["OUTPUT_DIR"])

    def _prepare(self, output: str) -> None:
        from kontan_crawler.replica.demo import prepare
        from kontan_crawler.spider_args import ArgumentError

        try:
            prepare(output, self.dataset)
        except ArgumentError as error:
            self.end(error, BAD_ARGUMENTS)
        except OSError as error:
            self.end(f"cannot write into {output}: {error.strerror}; make it writable, or set another folder: -s OUTPUT_DIR=PATH", FAILED)
