"""`scrapy crawl`, with arguments checked before anything starts, one run at a time, and an exit code that tells how it went.

0 did its job; 1 ran, but failed its own checks or could not write; 2 wrong arguments; 75 another run is under way;
130 and 143 stopped by SIGINT and SIGTERM, with everything finished so far delivered.
"""

import argparse

from scrapy.commands.crawl import Command as CrawlCommand
from scrapy.crawler import CrawlerProcessBase
from scrapy.settings import Settings


class Command(CrawlCommand):
    """Scrapy's own command; the differences are what it says to a wrong argument, the lock, the exit code and whom it tells."""

    settings: Settings
    crawler_process: CrawlerProcessBase

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        if len(args) == 1:
            from kontan_crawler import printable
            from kontan_crawler.runs.crawl_invocation import CrawlInvocation

            printable.install()
            self.call = CrawlInvocation(self.settings, args[0], opts.spargs)
            self.call.prepare()

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if len(args) == 1:
            self.exitcode = self.call.crawl(self.crawler_process)
        else:
            super().run(args, opts)  # which says how it is used
