"""An invocation of `scrapy crawl`: checks before the run, the exit code, notifications."""

import gc
import logging
import sys
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import NoReturn

from scrapy import signals
from scrapy.crawler import Crawler, CrawlerProcessBase
from scrapy.settings import Settings

from kontan_crawler.clock import now
from kontan_crawler.feeds.output_lock import OutputLock
from kontan_crawler.outcomes import BAD_ARGUMENTS, BUSY, FAILED, OK
from kontan_crawler.printable import printable
from kontan_crawler.runs.check_crawl import check_crawl, warn_of_unused
from kontan_crawler.runs.delivery import Delivery
from kontan_crawler.runs.end_of_run import last_lines, log_end
from kontan_crawler.runs.exit_code import exit_code_of
from kontan_crawler.runs.notify.notify import notify
from kontan_crawler.runs.notify.verdict import Verdict, verdict_of, verdict_without_manifest
from kontan_crawler.runs.output import open_output
from kontan_crawler.runs.replica_runs import is_replica_folder, replica_folder, set_apart
from kontan_crawler.runs.setting_checks.logs import check_log_file
from kontan_crawler.runs.start_error import start_error
from kontan_crawler.runs.stop_signals import STOP_SIGNALS
from kontan_crawler.spider_args import ArgumentError
from kontan_crawler.standard_streams import write_error
from kontan_crawler.store.errors import OutputBusy, OutputError

_NOT_FINISHED = "the run did not finish; see its log"


@dataclass
class CrawlInvocation:
    """One invocation. An error before the run is printed to standard error in one line, and raises SystemExit."""

    settings: Settings
    spider: str
    arguments: dict[str, str]
    unknown_settings: list[str] = field(default_factory=list)
    """Names given with -s that neither Scrapy nor this project knows."""
    started: datetime = field(default_factory=now)
    is_open: bool = False
    """The spider was opened."""

    def prepare(self) -> None:
        """Check arguments and settings, and lock the output folder. Raises SystemExit on an error and in quiet hours."""
        try:
            quiet = check_crawl(self.settings, self.spider, self.arguments, self.started)
            apart = None if quiet else set_apart(self.settings)
        except ValueError as error:
            self._end(error, BAD_ARGUMENTS)
        if quiet:
            self._end(f"quiet hours until {quiet:%H:%M} in Jakarta; no request is sent, a later run continues", OK)
        try:
            OutputLock.acquire(self._folder)
            check_log_file(self.settings)
        except ArgumentError as error:
            self._end(error, BAD_ARGUMENTS)
        except OutputBusy as error:
            self._end(error, BUSY)
        except OutputError as error:
            self._fail(error)
        if apart:
            write_error(f"scrapy crawl {self.spider}: {apart}")

    def crawl(self, process: CrawlerProcessBase) -> int:
        """Run the spider, notify, and return the exit code. Raises SystemExit if the output cannot be opened or the spider not started."""
        try:
            self._open_output()
        except OutputError as error:
            self._fail(error)
        warn_of_unused(self.settings, self.unknown_settings)
        crawler = process.create_crawler(self.spider)
        crawler.signals.connect(self._opened, signals.spider_opened)
        crawling = process.crawl(crawler, **self.arguments)
        _install_stop_signals()
        gc.freeze()  # for speed: what is loaded by now stays, so it need not be looked at in each collection
        gc.set_threshold(3_000)  # for speed: of the objects of a page most are gone before so many are made
        process.start()
        delivery = _delivery_of(crawler)
        exit_code = exit_code_of(delivery)
        if not self.is_open and (why := start_error(crawling)):
            self._end(why, BAD_ARGUMENTS)
        self._report(delivery, exit_code)
        return exit_code

    def _open_output(self) -> None:
        """Recover the output folder. Raises OutputError, also if the folder is the replica's and this run is not."""
        ledger = open_output(self._folder)
        has_met_replica = ledger.history.has_met_replica()
        ledger.close()
        if has_met_replica and not is_replica_folder(self.settings):
            raise OutputError(
                f"{self._folder} has runs that met the replica; use another folder. If it also has runs of the site,"
                f" `scrapy recover` moves the others into {replica_folder(self.settings)}"
            )

    @property
    def _folder(self) -> Path:
        return Path(self.settings["OUTPUT_DIR"])

    def _opened(self) -> None:
        self.is_open = True

    def _fail(self, error: OutputError) -> NoReturn:
        """Notify of a run that could not start, and exit."""
        self._notify(verdict_without_manifest(self.spider, self.arguments, self.started, str(error)))
        self._end(error, FAILED)

    def _end(self, why: object, exit_code: int) -> NoReturn:
        write_error(f"scrapy crawl {self.spider}: {why}")
        sys.exit(exit_code)

    def _report(self, delivery: Delivery | None, exit_code: int) -> None:
        if delivery is not None and delivery.exit_code is not None:
            log_end(delivery)
            self._print_end(delivery)
        if delivery is not None and delivery.manifest is not None:
            self._notify(verdict_of(delivery.manifest))
        elif exit_code == FAILED:
            why = str(delivery and delivery.error or _NOT_FINISHED)
            self._notify(verdict_without_manifest(self.spider, self.arguments, self.started, why))

    def _print_end(self, delivery: Delivery) -> None:
        """Print the last lines on a terminal whose log does not show them; elsewhere the failed checks, as cron mails what a job prints."""
        if sys.stderr is not None and sys.stderr.isatty() and not self._shows_end:
            for _, line in last_lines(delivery, with_error=True):
                write_error(line)
            return
        if not self.settings["LOG_FILE"]:
            return
        for sentence in delivery.manifest.failed_checks if delivery.manifest else ():
            write_error(f"scrapy crawl {self.spider}: check failed: {printable(sentence)}")

    @property
    def _shows_end(self) -> bool:
        """Whether standard error gets the log with its last lines."""
        settings = self.settings
        level = logging.getLevelName(settings["LOG_LEVEL"]) if isinstance(settings["LOG_LEVEL"], str) else settings["LOG_LEVEL"]
        return settings.getbool("LOG_ENABLED") and not settings["LOG_FILE"] and level <= logging.INFO

    def _notify(self, verdict: Verdict) -> None:
        """Ignore signals and release the lock, so that the exit code stays and the next run can start; then notify."""
        STOP_SIGNALS.ignore()
        OutputLock.release_if_held(self._folder)
        notify(self.settings, verdict)


def _delivery_of(crawler: Crawler) -> Delivery | None:
    try:
        return crawler.get_extension(Delivery)
    except RuntimeError:  # the crawl failed before Scrapy created its extensions
        return None


def _install_stop_signals() -> None:
    """Install them once the reactor runs, after Scrapy's signal handlers."""
    from twisted.internet import reactor  # not earlier: Scrapy chooses the reactor

    reactor.callWhenRunning(reactor.callLater, 0, STOP_SIGNALS.install)
