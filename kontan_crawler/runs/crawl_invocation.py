"""A call of `scrapy crawl`: what is checked before its run, which exit code it ends with, and whom it tells."""

import sys
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

from scrapy.crawler import Crawler, CrawlerProcessBase
from scrapy.exceptions import NotConfigured
from scrapy.settings import Settings
from scrapy.spiderloader import get_spider_loader

from kontan_crawler.clock import now
from kontan_crawler.feeds.output_lock import OutputLock
from kontan_crawler.outcomes import BAD_ARGUMENTS, BUSY, FAILED, OK
from kontan_crawler.printable import printable
from kontan_crawler.runs.check_settings import check_monitoring, check_settings
from kontan_crawler.runs.delivery import Delivery, delivery_of
from kontan_crawler.runs.exit_code import exit_code_of
from kontan_crawler.runs.notify.notify import notify
from kontan_crawler.runs.notify.verdict import Verdict, verdict_of, verdict_without_manifest
from kontan_crawler.runs.output import open_output
from kontan_crawler.runs.stop_signals import STOP_SIGNALS
from kontan_crawler.spider_args import ArgumentError
from kontan_crawler.store.errors import OutputBusy, OutputError

_NOT_ENDED = "the run was not carried to its end; its log says why"


@dataclass
class CrawlInvocation:
    """One call. What ends it before its run is one line on standard error; SystemExit bears the exit code."""

    settings: Settings
    spider: str
    arguments: dict[str, str]
    started: datetime = field(default_factory=now)

    def prepare(self) -> None:
        """Check arguments and settings, and hold the output folder, before anything starts. Raises SystemExit."""
        try:
            quiet = self._check()
        except ValueError as error:
            self._end(error, BAD_ARGUMENTS)
        if quiet:
            self._end(f"quiet hours until {quiet:%H:%M} in Jakarta; nothing is asked, a later run goes on", OK)
        try:
            OutputLock.hold(self._folder)
        except OutputBusy as error:
            self._end(error, BUSY)
        except OutputError as error:
            self._fail(error)

    def crawl(self, process: CrawlerProcessBase) -> int:
        """Run the spider and tell of the run; return the exit code. Raises SystemExit where the output cannot be opened."""
        try:
            open_output(self._folder).close()
        except OutputError as error:
            self._fail(error)
        crawler = process.create_crawler(self.spider)
        process.crawl(crawler, **self.arguments)
        _watch_signals()
        process.start()
        delivery = _delivery_of(crawler)
        exit_code = exit_code_of(delivery)
        self._tell_of(delivery, exit_code)
        return exit_code

    @property
    def _folder(self) -> Path:
        return Path(self.settings["OUTPUT_DIR"])

    def _check(self) -> datetime | None:
        """Return when quiet hours under way end, None outside of them. Raises ValueError for what is wrong."""
        spiders = get_spider_loader(self.settings)
        if self.spider not in spiders.list():
            raise ArgumentError(f"unknown spider; there are {', '.join(sorted(spiders.list()))}")
        spider: Any = spiders.load(self.spider)
        spider.check(self.arguments)
        quiet = check_settings(self.settings, self.started)
        check_monitoring(self.settings, self.spider)
        return quiet

    def _fail(self, error: OutputError) -> NoReturn:
        """End a run that failed before it could begin."""
        self._tell(verdict_without_manifest(self.spider, self.arguments, self.started, str(error)))
        self._end(error, FAILED)

    def _end(self, why: object, exit_code: int) -> NoReturn:
        print(f"scrapy crawl {self.spider}: {why}", file=sys.stderr)
        sys.exit(exit_code)

    def _tell_of(self, delivery: Delivery | None, exit_code: int) -> None:
        if delivery is not None and delivery.manifest is not None:
            self._tell_cron(delivery.manifest.failed_checks)
            self._tell(verdict_of(delivery.manifest))
        elif exit_code == FAILED:
            why = str(delivery and delivery.error or _NOT_ENDED)
            self._tell(verdict_without_manifest(self.spider, self.arguments, self.started, why))

    def _tell_cron(self, failed_checks: list[str]) -> None:
        """Say what failed where a log file keeps it from whoever started the run: cron mails what it is told, and looks at no exit code."""
        for sentence in failed_checks if self.settings["LOG_FILE"] else ():
            print(f"scrapy crawl {self.spider}: check failed: {printable(sentence)}", file=sys.stderr)

    def _tell(self, verdict: Verdict) -> None:
        """Tell others of a run that is over: the next one may begin meanwhile, and a signal changes no exit code."""
        STOP_SIGNALS.ignore()
        OutputLock.release_if_held(self._folder)
        notify(self.settings, verdict)


def _delivery_of(crawler: Crawler) -> Delivery | None:
    try:
        return delivery_of(crawler)
    except (RuntimeError, NotConfigured):  # the run failed before Scrapy made its extensions, or nothing is delivered
        return None


def _watch_signals() -> None:
    """Note signals as soon as Scrapy handles them, which is once the reactor has started."""
    from twisted.internet import reactor  # installed by now

    reactor.callWhenRunning(reactor.callLater, 0, STOP_SIGNALS.install)
