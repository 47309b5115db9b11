"""Delivery: the extension that connects a run to Scrapy's signals."""

import asyncio
import logging
from functools import cached_property
from pathlib import Path

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, NotConfigured

from kontan_crawler.archive.archive import Archive
from kontan_crawler.clock import today
from kontan_crawler.feeds.signals import feeds_closing, output_failed
from kontan_crawler.items import Article
from kontan_crawler.outcomes import DROPPED, FAILED, FEEDS_FAILED, FINISHED, OUTPUT_FAILED
from kontan_crawler.politeness.closespider import finish_reason
from kontan_crawler.runs.archiving import close_archive, open_archive
from kontan_crawler.runs.drift.baseline_check import BaselineCheck
from kontan_crawler.runs.finish_run import finish_run
from kontan_crawler.runs.join_idle_files import add_idle_files
from kontan_crawler.runs.known_articles import give_known_articles
from kontan_crawler.runs.manifest import ArchiveFiles, Manifest
from kontan_crawler.runs.new_run import new_run, project_spider
from kontan_crawler.runs.refusals import RefusalListener, record_refusal
from kontan_crawler.runs.replica_runs import is_replica_folder
from kontan_crawler.runs.run import Run
from kontan_crawler.runs.run_feeds import RunFeeds
from kontan_crawler.runs.stats import integer_stats
from kontan_crawler.runs.stop_signals import STOP_SIGNALS
from kontan_crawler.spider_args import day
from kontan_crawler.store.errors import OutputError

logger = logging.getLogger(__name__)
_END_REPLICA = "unset https_proxy, or name a folder for the replica: -s OUTPUT_DIR=PATH -s REPLICA_DIR=."
_NOT_REPLICA = "the site answers in a run that has met the replica; unset no_proxy, so that all requests reach the replica"


class Delivery:
    """Starts and finishes the run of a spider.

    `exit_code` and `manifest` are set when the spider is closed; `manifest` is None if it could not be written, `manifest_files` is empty
    if it stands only in the ledger.
    """

    has_logged_end = False

    def __init__(self, crawler: Crawler) -> None:
        self.crawler, self.folder = crawler, Path(crawler.settings["OUTPUT_DIR"]).absolute()
        self.exit_code: int | None = None
        self.manifest: Manifest | None = None
        self.manifest_files: list[Path] = []
        self.error: OutputError | None = None
        self.archive: Archive | None = None
        self._is_finishing = False
        self._closing: asyncio.Future[None] | None = None
        self._feeds_closed = asyncio.Event()
        self.run = new_run(crawler, self.folder, self.fail)
        self.archive = self._open_archive()
        self._feeds, self._refusals = RunFeeds(crawler, self.run), RefusalListener(crawler, self.run)
        logging.getLogger("scrapy.extensions.feedexport").addFilter(_drop_traceback)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Delivery":
        project_spider(crawler)
        delivery = cls(crawler)
        for handler, signal in (
            (delivery.spider_opened, signals.spider_opened), (delivery.item_scraped, signals.item_scraped),
            (delivery.feeds_closed, signals.feed_exporter_closed), (delivery.spider_closed, signals.spider_closed),
            (delivery.feeds_closing, feeds_closing), (delivery.fail, output_failed),
        ):  # fmt: skip
            crawler.signals.connect(handler, signal)
        return delivery

    @cached_property
    def baseline_check(self) -> BaselineCheck:
        """The comparison with earlier runs. First used once the run's days are scheduled."""
        settings, run = self.crawler.settings, self.run
        since = day("PAST_SINCE", settings["PAST_SINCE"]) if settings["PAST_SINCE"] else None
        return BaselineCheck(run.start, run.prior_runs(), run.baseline_since, settings.getint("PAST_DAYS"), since)

    def spider_opened(self, spider: Spider) -> None:
        """Begin the run and open its feeds: if a feed cannot be written, the run ends before its first request."""
        STOP_SIGNALS.install()
        try:
            self._feeds.begin(self.folder)
        except OutputError as error:
            self.fail(error)
        if self._feeds.exporter is None:
            self.fail(OutputError("no feed can be written; see the errors above about the FEEDS setting"))
        if self.error:
            raise CloseSpider(OUTPUT_FAILED) from self.error

    def item_scraped(self, item: Article) -> None:
        if self.error is None:
            self._feeds.item_written(item)

    def accepts(self, is_replica: bool) -> bool:
        """Return whether an answer, of the replica or of the site, belongs in the feeds of this run; if not, end the run."""
        if is_replica == bool(self.run.start.replica):
            return True
        if is_replica and is_replica_folder(self.crawler.settings):
            self.run.meet_replica()
            return True
        self._feeds.discard_if_empty()
        self.fail(
            OutputError(f"the replica answers, but {self.folder} is the folder of the site; {_END_REPLICA}" if is_replica else _NOT_REPLICA)
        )
        return False

    def fail(self, error: OutputError) -> None:
        """Log the first output error and close the spider."""
        if self.error is None:
            self.error = error
            logger.critical("%s", error)
            engine = self.crawler.engine
            if engine and engine.running and not self._is_finishing:
                self._closing = asyncio.ensure_future(engine.close_spider_async(reason=OUTPUT_FAILED))

    def feeds_closing(self) -> None:
        """Give what the run was asked for and did not deliver again, unless the run has failed."""
        if self.error is None and project_spider(self.crawler).gives_known:
            try:
                give_known_articles(self.run, self._feeds)
            except OSError as error:
                self.fail(OutputError(f"delivered articles cannot be copied: {error}; free disk space or fix the permissions"))

    def feeds_closed(self) -> None:
        self._feeds_closed.set()

    async def spider_closed(self, reason: str) -> None:
        """Finish the run once its feeds are closed."""
        self._is_finishing = True
        if self._feeds.exporter:
            await self._feeds_closed.wait()
        self._feeds.discard_empty()
        archive = self._close_archive()
        try:
            self.manifest, self.manifest_files = self._finish(finish_reason(self.crawler.settings, reason), archive)
            self.exit_code = self.manifest.exit_code
            if self.archive and not self.manifest_files:
                add_idle_files(self.run.ledger, self.archive.files, self.crawler.settings.getint("ARCHIVE_FILE_SIZE"))
        except OutputError as error:
            self.fail(error)
        if self.error:
            self.exit_code = FAILED
        self.run.ledger.close()

    @property
    def stored_feeds(self) -> list[str]:
        """The feeds that were delivered, each with its number of articles."""
        return self._feeds.stored

    def abandon(self) -> None:
        """Release the files of a run that was not closed, so that `recover` can deliver its finished articles."""
        self._feeds.release()
        if self.archive:
            self.archive.release()
        self.run.ledger.close()

    def _open_archive(self) -> Archive | None:
        try:
            return open_archive(self.crawler.settings, self.run.start.id, self.run.newest_manifest())
        except OutputError as error:  # of the file of an interrupted run; the run ends before its first request
            self.fail(error)
            return None

    def _close_archive(self) -> ArchiveFiles | None:
        try:
            return close_archive(self.archive, self.run.newest_manifest()) if self.archive else None
        except OutputError as error:
            self.fail(error)
            return None

    def _finish(self, reason: str, archive: ArchiveFiles | None) -> tuple[Manifest, list[Path]]:
        run, stats = self.run, self.crawler.stats
        assert stats is not None  # set in a running crawler
        for url in run.urls.waiting() if reason == FINISHED else ():
            record_refusal(self.crawler, url, DROPPED)
        with run.ledger.changes():
            if not self.error and not FEEDS_FAILED.of(integer_stats(stats)):
                self._feeds.learn_staged()
            run.urls.frontier.confirm()
        run.validators.learn(today())
        return finish_run(run, self.baseline_check, stats, self.crawler.settings, reason, self.error, archive)


def delivery_of(crawler: Crawler) -> Delivery:
    """Return the Delivery of a crawler. Raises NotConfigured if the spider is not one of this project."""
    delivery = crawler.get_extension(Delivery)
    if delivery is None:
        raise NotConfigured
    return delivery


def run_of(crawler: Crawler) -> Run:
    """Return the run of a crawler. Raises NotConfigured if the spider is not one of this project."""
    return delivery_of(crawler).run


def _drop_traceback(record: logging.LogRecord) -> bool:
    """Remove the traceback from Scrapy's record of a feed that could not be stored; `fail` logs the reason in one line."""
    if record.exc_info and isinstance(record.exc_info[1], OutputError):
        record.exc_info = None
    return True
