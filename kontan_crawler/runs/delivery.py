"""Delivery: begins a run, notes what comes of it, learns from its feeds, judges it and tells. Every spider of the project has it."""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.extensions.feedexport import FeedExporter

from kontan_crawler.clock import WIB, today
from kontan_crawler.feeds import signals as own
from kontan_crawler.feeds.storage import WholeFeedStorage
from kontan_crawler.items import Article
from kontan_crawler.runs.checks import FAILED
from kontan_crawler.runs.drift.comparison import Comparison
from kontan_crawler.runs.ending import Ending
from kontan_crawler.runs.interrupts import INTERRUPTS
from kontan_crawler.runs.output import open_output, tell
from kontan_crawler.runs.recovery import Recovered, learn_feed, lines_in, recover
from kontan_crawler.runs.refusals import Refusals
from kontan_crawler.runs.run import Run
from kontan_crawler.store.errors import OUTPUT_FAILED, OutputError
from kontan_crawler.store.history import RunBegun
from kontan_crawler.store.records import Delivered, delivered_of

logger = logging.getLogger(__name__)


def _told_already(record: logging.LogRecord) -> bool:
    """Take the traceback off what Scrapy logs of a feed that could not be stored: the reason was told in one line."""
    if record.exc_info and isinstance(record.exc_info[1], OutputError):
        record.exc_info = None
    return True


class Delivery:
    """Serves one run; `exit_code` is known once the spider is closed, `manifest` too, None where it could not be written."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler, self.folder = crawler, Path(crawler.settings["OUTPUT_DIR"]).absolute()
        self.exit_code: int | None = None
        self.manifest: dict[str, Any] | None = None
        self.error: OutputError | None = None
        self._ending, self._closing = False, None
        logging.getLogger("scrapy.extensions.feedexport").addFilter(_told_already)
        self._staged: list[Delivered] | None = None  # where no feed can be learnt from
        self._feeds_closed = asyncio.Event()
        spider = crawler.spider
        started = datetime.now(WIB)
        run_id = f"{spider.name}-{started.astimezone(timezone.utc):%Y-%m-%dT%H-%M-%S.%f}"
        begun = RunBegun(run_id, spider.name, spider.given, started, spider.kanal)
        refresh = spider.values.get("refresh")
        self.run = Run(open_output(self.folder), begun, today() - timedelta(days=refresh) if refresh else None, self.failed)
        self.comparison = Comparison(self.run, crawler.settings)
        self._refusals = Refusals(crawler, self.run)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Delivery":
        if not hasattr(crawler.spider, "given"):  # not a spider of the project, as in `scrapy shell`
            raise NotConfigured
        delivery = cls(crawler)
        for handler, signal in (
            (delivery.spider_opened, signals.spider_opened), (delivery.item_scraped, signals.item_scraped),
            (delivery.feeds_closed, signals.feed_exporter_closed), (delivery.spider_closed, signals.spider_closed),
            (delivery.feed_begun, own.feed_begun), (delivery.feed_delivered, own.feed_delivered),
            (delivery.feed_discarded, own.feed_discarded), (delivery.failed, own.output_failed),
        ):  # fmt: skip
            crawler.signals.connect(handler, signal)
        return delivery

    def spider_opened(self, spider: Spider) -> None:
        """Begin the run; its feeds are begun too, so that one that cannot be written ends it before its first request."""
        INTERRUPTS.watch()
        try:
            self._begin()
        except OutputError as error:
            self.failed(error)
        if self.crawler.get_extension(FeedExporter) is None:
            self.failed(OutputError("no feed can be written; the lines above say what is wrong with the FEEDS setting"))
        if self.error:
            raise self.error

    def _begin(self) -> None:
        ledger, storages = self.run.ledger, self._storages()
        learnt_from = [storage.feed for storage in storages if storage.is_learnt_from]
        tell(recover(ledger, self.folder, learnt_from))  # what stands under the names of this run's feeds, or was left there
        with ledger.changes():
            ledger.history.begin(self.run.begun)
        for storage in storages:
            storage.begin()
        ledger.sync()
        self._staged = None if learnt_from else []

    def item_scraped(self, item: Article) -> None:
        if self.error is None:
            self.run.written(item)
            if self._staged is not None and any(slot.filter.accepts(item) for slot in self.crawler.get_extension(FeedExporter).slots):
                self._staged.append(delivered_of(vars(item)))

    # Feeds

    def feed_begun(self, feed: Path, learnt_from: bool) -> None:
        with self._told(), self.run.ledger.changes():
            self.run.ledger.files.begin(feed, self.run.begun.id, learnt_from)

    def feed_delivered(self, feed: Path, learnt_from: bool) -> None:
        """Learn from a feed that stands under its name, and is synced."""
        with self._told():
            if learnt_from:
                learn_feed(self.run.ledger, feed, Recovered())
            with self.run.ledger.changes():
                if not learnt_from:  # there is nothing to learn, now or later
                    self.run.ledger.files.learnt(feed)
                self.run.ledger.files.delivered(feed, lines_in(feed))

    def feed_discarded(self, feed: Path) -> None:
        with self._told(), self.run.ledger.changes():
            self.run.ledger.files.forget(feed)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell of output that fails within the block."""
        try:
            yield
        except OutputError as error:
            self.failed(error)

    def failed(self, error: OutputError) -> None:
        """Tell what went wrong with the output, once, and end the run at once."""
        if self.error is None:
            self.error = error
            logger.critical("%s", error)
            if self.crawler.engine.running and not self._ending:
                self._closing = asyncio.ensure_future(self.crawler.engine.close_spider_async(reason=OUTPUT_FAILED))

    # The end

    def feeds_closed(self) -> None:
        self._feeds_closed.set()

    async def spider_closed(self, reason: str) -> None:
        """Judge the run, and write down and tell how it ended."""
        self._ending = True
        if self.crawler.get_extension(FeedExporter):
            await self._feeds_closed.wait()
        for storage in self._storages():
            storage.discard()
        with self._told():
            self._end(reason)
        self.exit_code = FAILED if self.error else self.exit_code
        self.run.ledger.close()

    def abandon(self) -> None:
        """Let go of what a run holds that was ended before it could close; what is finished is for `recover` to deliver."""
        for storage in self._storages():
            storage.let_go()
        self.run.ledger.close()

    def _end(self, reason: str) -> None:
        ledger = self.run.ledger
        with ledger.changes():
            if self._staged and not self.error and not self._feed_failed():
                ledger.articles.learn(self._staged)
            self.run.frontier.confirm()
        self.run.learn_validators(today())
        ending = Ending(self.run, self.comparison, self.crawler, reason, self.error)
        try:
            ending.carry_out()
        finally:
            self.exit_code, self.manifest = ending.exit_code, ending.manifest

    def _feed_failed(self) -> bool:
        return any(name.startswith("feedexport/failed_count/") for name in self.crawler.stats.get_stats())

    def _storages(self) -> list[WholeFeedStorage]:
        exporter = self.crawler.get_extension(FeedExporter)
        storages = [slot.storage for slot in exporter.slots] if exporter else []
        return [storage for storage in storages if isinstance(storage, WholeFeedStorage) and storage.is_whole]


def run_of(crawler: Crawler) -> Run:
    """Return the run that a crawler serves. Raises NotConfigured where its spider is none of the project's."""
    delivery = crawler.get_extension(Delivery)
    if delivery is None:
        raise NotConfigured
    return delivery.run
