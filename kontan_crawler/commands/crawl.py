"""`scrapy crawl`, with arguments checked before anything starts, one run at a time, and an exit code that tells how it went.

0 did its job; 1 ran, but failed its own checks or could not write; 2 wrong arguments; 75 another run is under way;
130 and 143 stopped by SIGINT and SIGTERM, with everything finished so far delivered.
"""

import argparse
import logging
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from scrapy.commands.crawl import Command as CrawlCommand
from scrapy.settings import BaseSettings
from scrapy.spiderloader import get_spider_loader

from kontan_crawler import printable
from kontan_crawler.clock import WIB
from kontan_crawler.feeds.lock import OutputLock
from kontan_crawler.runs.checks import BAD_ARGUMENTS, BUSY, FAILED, OK
from kontan_crawler.runs.delivery import Delivery
from kontan_crawler.runs.interrupts import INTERRUPTS
from kontan_crawler.runs.notify.telling import tell
from kontan_crawler.runs.notify.verdict import with_summary, without_manifest
from kontan_crawler.runs.output import open_output
from kontan_crawler.runs.settings import check_monitoring, check_settings
from kontan_crawler.store.errors import OutputBusy, OutputError

logger = logging.getLogger(__name__)
_NOT_ENDED = "the run was not carried to its end; its log says why"


class Command(CrawlCommand):
    """Scrapy's own command; the differences are what it says to a wrong argument, the lock, the exit code and whom it tells."""

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        printable.install()
        self._started = datetime.now(WIB)
        if len(args) == 1:
            if wrong := self._wrong(args[0], opts.spargs):
                _end(args[0], wrong, BAD_ARGUMENTS)
            if self._quiet:
                _end(args[0], f"quiet hours until {self._quiet:%H:%M} in Jakarta; nothing is asked, a later run goes on", OK)
            try:
                OutputLock.hold(Path(self.settings["OUTPUT_DIR"]))
            except OutputBusy as error:
                _end(args[0], error, BUSY)
            except OutputError as error:
                self._fail(args[0], opts.spargs, error)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if len(args) != 1:
            return super().run(args, opts)  # which says how it is used
        try:
            open_output(Path(self.settings["OUTPUT_DIR"])).close()
        except OutputError as error:
            self._fail(args[0], opts.spargs, error)
        crawler = self._create_crawler(args[0])
        self.crawler_process.crawl(crawler, **opts.spargs)
        _watch_signals()
        self.crawler_process.start()
        delivery = crawler.get_extension(Delivery) if crawler._extensions else None
        self.exitcode = _closed(delivery)
        if delivery is not None and delivery.manifest is not None:
            _tell_cron(args[0], self.settings, delivery.manifest["failed_checks"])
            self._tell(with_summary(delivery.manifest))
        elif self.exitcode == FAILED:
            why = str(delivery and delivery.error or _NOT_ENDED)
            self._tell(without_manifest(args[0], opts.spargs, self._started, why))
        return None

    def _wrong(self, name: str, given: dict[str, str]) -> str | None:
        spiders = get_spider_loader(self.settings)
        if name not in spiders.list():
            return f"unknown spider; there are {', '.join(sorted(spiders.list()))}"
        try:
            spiders.load(name).check(given)
            self._quiet = check_settings(self.settings, self._started)
            check_monitoring(self.settings, name)
        except ValueError as error:
            return str(error)
        return None

    def _fail(self, spider: str, arguments: dict[str, str], error: OutputError) -> None:
        """End a run that failed before it could begin."""
        self._tell(without_manifest(spider, arguments, self._started, str(error)))
        _end(spider, error, FAILED)

    def _tell(self, verdict: dict[str, Any]) -> None:
        """Tell others of a run that is over: the next one may begin meanwhile, and a signal changes no exit code."""
        INTERRUPTS.over()
        OutputLock.let_go(Path(self.settings["OUTPUT_DIR"]))
        tell(self.settings, verdict)


def _closed(delivery: Delivery | None) -> int:
    """The exit code of a run; one that was ended before it could close is recovered at once."""
    if delivery is not None and delivery.exit_code is not None:
        return delivery.exit_code
    if delivery is not None:
        delivery.abandon()
        OutputLock.hold(delivery.folder).recovered = False
        try:
            open_output(delivery.folder).close()
        except OutputError as error:
            delivery.error = delivery.error or error
            logger.critical("%s", error)
    return INTERRUPTS.exit_code or FAILED


def _tell_cron(spider: str, settings: BaseSettings, failed_checks: list[str]) -> None:
    """Say what failed where a log file keeps it from whoever started the run: cron mails what it is told, and looks at no exit code."""
    for sentence in failed_checks if settings["LOG_FILE"] else ():
        print(f"scrapy crawl {spider}: check failed: {printable.printable(sentence)}", file=sys.stderr)


def _watch_signals() -> None:
    """Note signals as soon as Scrapy handles them, which is once the reactor has started."""
    from twisted.internet import reactor  # installed by now

    reactor.callWhenRunning(reactor.callLater, 0, INTERRUPTS.watch)


def _end(spider: str, why: object, exit_code: int) -> None:
    print(f"scrapy crawl {spider}: {why}", file=sys.stderr)
    sys.exit(exit_code)
