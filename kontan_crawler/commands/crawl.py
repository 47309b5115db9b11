"""`scrapy crawl`, with arguments checked before anything starts, one run at a time, and an exit code that tells how it went.

0 did its job; 1 ran, but failed its own checks or could not write; 2 wrong arguments; 75 another run is under way;
130 and 143 stopped by SIGINT and SIGTERM, with everything finished so far delivered.
"""

import argparse
import sys
from datetime import datetime
from pathlib import Path

from scrapy.commands.crawl import Command as CrawlCommand
from scrapy.crawler import Crawler
from scrapy.spiderloader import get_spider_loader

from kontan_crawler import printable
from kontan_crawler.dates.moment import WIB
from kontan_crawler.delivery.errors import OutputBusy, OutputError
from kontan_crawler.delivery.extension import Delivery
from kontan_crawler.delivery.interrupts import INTERRUPTS
from kontan_crawler.delivery.lock import OutputLock
from kontan_crawler.delivery.output import open_output
from kontan_crawler.delivery.verdict import BAD_ARGUMENTS, BUSY, FAILED, OK
from kontan_crawler.run_settings import check_settings


class Command(CrawlCommand):
    """Scrapy's own command; the differences are what it says to a wrong argument, the lock and the exit code."""

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        printable.install()
        if len(args) == 1:
            if wrong := self._wrong(args[0], opts.spargs):
                _end(args[0], wrong, BAD_ARGUMENTS)
            if self._quiet:
                _end(args[0], f"quiet hours until {self._quiet:%H:%M} in Jakarta; nothing is asked, a later run goes on", OK)
            try:
                OutputLock.hold(Path(self.settings["OUTPUT_DIR"]))
            except OutputError as error:
                _end(args[0], error, BUSY if isinstance(error, OutputBusy) else FAILED)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if len(args) != 1:
            return super().run(args, opts)  # which says how it is used
        try:
            open_output(Path(self.settings["OUTPUT_DIR"])).close()
        except OutputError as error:
            _end(args[0], error, FAILED)
        crawler = self._create_crawler(args[0])
        self.crawler_process.crawl(crawler, **opts.spargs)
        _watch_signals()
        self.crawler_process.start()
        self.exitcode = self._closed(crawler)
        return None

    def _closed(self, crawler: Crawler) -> int:
        """The exit code of a run; one that was ended before it could close is recovered at once."""
        delivery = crawler.get_extension(Delivery) if crawler._extensions else None
        if delivery is None or delivery.exit_code is None:
            if delivery is not None:
                delivery.abandon()
                OutputLock.hold(delivery.folder).recovered = False
                open_output(delivery.folder).close()
            return INTERRUPTS.exit_code or FAILED
        return delivery.exit_code

    def _wrong(self, name: str, given: dict[str, str]) -> str | None:
        spiders = get_spider_loader(self.settings)
        if name not in spiders.list():
            return f"unknown spider; there are {', '.join(sorted(spiders.list()))}"
        try:
            spiders.load(name).check(given)
            self._quiet = check_settings(self.settings, datetime.now(WIB))
        except ValueError as error:
            return str(error)
        return None


def _watch_signals() -> None:
    """Note signals as soon as Scrapy handles them, which is once the reactor has started."""
    from twisted.internet import reactor  # installed by now

    reactor.callWhenRunning(reactor.callLater, 0, INTERRUPTS.watch)


def _end(spider: str, why: object, exit_code: int) -> None:
    print(f"scrapy crawl {spider}: {why}", file=sys.stderr)
    sys.exit(exit_code)
