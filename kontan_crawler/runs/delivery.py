"""Delivery: begins a run, notes what comes of it, learns from its feeds, judges it and tells. Every spider of the project has it."""

import asyncio
import logging
from functools import cached_property
from pathlib import Path

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, NotConfigured

from kontan_crawler.clock import today
from kontan_crawler.feeds.signals import output_failed
from kontan_crawler.items import Article
from kontan_crawler.outcomes import FAILED, FEEDS_FAILED, OUTPUT_FAILED
from kontan_crawler.runs.drift.baseline_check import BaselineCheck
from kontan_crawler.runs.ending import Ending, integer_stats
from kontan_crawler.runs.manifest import Manifest
from kontan_crawler.runs.new_run import new_run, project_spider
from kontan_crawler.runs.refusals import RefusalListener
from kontan_crawler.runs.run import Run
from kontan_crawler.runs.run_feeds import RunFeeds
from kontan_crawler.runs.stop_signals import STOP_SIGNALS
from kontan_crawler.spider_args import day
from kontan_crawler.store.errors import OutputError

logger = logging.getLogger(__name__)


class Delivery:
    """Serves one run; `exit_code` is known once the spider is closed, `manifest` too, None where it could not be written."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler, self.folder = crawler, Path(crawler.settings["OUTPUT_DIR"]).absolute()
        self.exit_code: int | None = None
        self.manifest: Manifest | None = None
        self.error: OutputError | None = None
        self._ending = False
        self._closing: asyncio.Future[None] | None = None
        self._feeds_closed = asyncio.Event()
        self.run = new_run(crawler, self.folder, self.failed)
        self._feeds, self._refusals = RunFeeds(crawler, self.run), RefusalListener(crawler, self.run)
        logging.getLogger("scrapy.extensions.feedexport").addFilter(_told_already)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Delivery":
        project_spider(crawler)
        delivery = cls(crawler)
        for handler, signal in (
            (delivery.spider_opened, signals.spider_opened), (delivery.item_scraped, signals.item_scraped),
            (delivery.feeds_closed, signals.feed_exporter_closed), (delivery.spider_closed, signals.spider_closed),
            (delivery.failed, output_failed),
        ):  # fmt: skip
            crawler.signals.connect(handler, signal)
        return delivery

    @cached_property
    def baseline_check(self) -> BaselineCheck:
        """The run beside its past; first asked for when its spider has said which days it wants."""
        settings, run = self.crawler.settings, self.run
        since = day("PAST_SINCE", settings["PAST_SINCE"]) if settings["PAST_SINCE"] else None
        return BaselineCheck(run.begun, run.prior_runs(), run.manifests_since, settings.getint("PAST_DAYS"), since)

    def spider_opened(self, spider: Spider) -> None:
        """Begin the run; its feeds are begun too, so that one that cannot be written ends it before its first request."""
        STOP_SIGNALS.install()
        try:
            self._feeds.begin(self.folder)
        except OutputError as error:
            self.failed(error)
        if self._feeds.exporter is None:
            self.failed(OutputError("no feed can be written; the lines above say what is wrong with the FEEDS setting"))
        if self.error:
            raise CloseSpider(OUTPUT_FAILED) from self.error

    def item_scraped(self, item: Article) -> None:
        if self.error is None:
            self._feeds.item_written(item)

    def failed(self, error: OutputError) -> None:
        """Tell what went wrong with the output, once, and end the run at once."""
        if self.error is None:
            self.error = error
            logger.critical("%s", error)
            engine = self.crawler.engine
            if engine and engine.running and not self._ending:
                self._closing = asyncio.ensure_future(engine.close_spider_async(reason=OUTPUT_FAILED))

    def feeds_closed(self) -> None:
        self._feeds_closed.set()

    async def spider_closed(self, reason: str) -> None:
        """Judge the run, and write down and tell how it ended."""
        self._ending = True
        if self._feeds.exporter:
            await self._feeds_closed.wait()
        self._feeds.discard_empty()
        try:
            self._end(reason)
        except OutputError as error:
            self.failed(error)
        self.exit_code = FAILED if self.error else self.exit_code
        self.run.ledger.close()

    def abandon(self) -> None:
        """Let go of what a run holds that was ended before it could close; what is finished is for `recover` to deliver."""
        self._feeds.release()
        self.run.ledger.close()

    def _end(self, reason: str) -> None:
        stats = self.crawler.stats
        assert stats is not None  # a crawler that runs has them
        with self.run.ledger.changes():
            if not self.error and not FEEDS_FAILED.of(integer_stats(stats)):
                self._feeds.learn_staged()
            self.run.frontier.confirm()
        self.run.validators.learn(today())
        ending = Ending(self.run, self.baseline_check, stats, self.crawler.settings, reason, self.error)
        try:
            ending.carry_out()
        finally:
            self.exit_code, self.manifest = ending.exit_code, ending.manifest


def delivery_of(crawler: Crawler) -> Delivery:
    """Return the extension that serves a crawler's run. Raises NotConfigured where its spider is none of the project's."""
    delivery = crawler.get_extension(Delivery)
    if delivery is None:
        raise NotConfigured
    return delivery


def run_of(crawler: Crawler) -> Run:
    """Return the run that a crawler serves. Raises NotConfigured where its spider is none of the project's."""
    return delivery_of(crawler).run


def _told_already(record: logging.LogRecord) -> bool:
    """Take the traceback off what Scrapy logs of a feed that could not be stored: the reason was told in one line."""
    if record.exc_info and isinstance(record.exc_info[1], OutputError):
        record.exc_info = None
    return True
