"""Delivery: begins a run, notes what comes of it, learns from its feeds, judges it and tells. Every spider of the project has it."""

import asyncio
import logging
from datetime import datetime, timedelta, timezone
from pathlib import Path

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.extensions.feedexport import FeedExporter
from scrapy.http import Response
from twisted.python.failure import Failure

from kontan_crawler.addresses import canonical
from kontan_crawler.arguments import today
from kontan_crawler.dates.moment import WIB
from kontan_crawler.delivery import signals as own
from kontan_crawler.delivery.errors import OUTPUT_FAILED, OutputError
from kontan_crawler.delivery.feeds import WholeFeedStorage
from kontan_crawler.delivery.history import RunBegun
from kontan_crawler.delivery.interrupts import Interrupts
from kontan_crawler.delivery.manifest import RunEnded, manifest_of, write_manifest
from kontan_crawler.delivery.output import open_output
from kontan_crawler.delivery.records import delivered_of
from kontan_crawler.delivery.recovery import Recovered, learn_feed
from kontan_crawler.delivery.run import Run
from kontan_crawler.delivery.summary import summary_of
from kontan_crawler.delivery.verdict import FAILED, OK, failed_checks
from kontan_crawler.items import Article
from kontan_crawler.middlewares import RobotsMiddleware
from kontan_crawler.refusals import SEEN, article_refused, refuse

logger = logging.getLogger(__name__)


def _told_already(record: logging.LogRecord) -> bool:
    """Take the traceback off what Scrapy logs of a feed that could not be stored: the reason was told in one line."""
    if record.exc_info and isinstance(record.exc_info[1], OutputError):
        record.exc_info = None
    return True


class Delivery:
    """Serves one run; `exit_code` is known once the spider is closed."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler, self.folder = crawler, Path(crawler.settings["OUTPUT_DIR"]).absolute()
        self.exit_code = FAILED
        self.error: OutputError | None = None
        self._ending, self._closing = False, None
        self._interrupts = Interrupts()
        logging.getLogger("scrapy.extensions.feedexport").addFilter(_told_already)
        self._feeds: list[tuple[Path, int]] = []
        self._staged: list[Article] | None = None  # where no feed can be learnt from
        self._feeds_closed = asyncio.Event()
        spider = crawler.spider
        started = datetime.now(WIB)
        begun = RunBegun(f"{spider.name}-{started.astimezone(timezone.utc):%Y-%m-%dT%H-%M-%S.%f}", spider.name, spider.given, started)
        refresh = spider.values.get("refresh")
        self.run = Run(open_output(self.folder), begun, spider.kanal, today() - timedelta(days=refresh) if refresh else None, self.failed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Delivery":
        if not hasattr(crawler.spider, "given"):  # not a spider of the project, as in `scrapy shell`
            raise NotConfigured
        delivery = cls(crawler)
        for handler, signal in (
            (delivery.spider_opened, signals.spider_opened), (delivery.item_scraped, signals.item_scraped),
            (delivery.spider_error, signals.spider_error), (delivery.item_error, signals.item_error),
            (delivery.feeds_closed, signals.feed_exporter_closed), (delivery.spider_closed, signals.spider_closed),
            (delivery.article_refused, article_refused), (delivery.feed_begun, own.feed_begun),
            (delivery.feed_delivered, own.feed_delivered), (delivery.feed_discarded, own.feed_discarded),
            (delivery.failed, own.output_failed),
        ):  # fmt: skip
            crawler.signals.connect(handler, signal)
        return delivery

    def spider_opened(self, spider: Spider) -> None:
        """Begin the run; its feeds are begun too, so that one that cannot be written ends it before its first request."""
        self._interrupts.watch()
        with self.run.ledger.changes():
            self.run.ledger.history.begin(self.run.begun)
        for storage in self._storages():
            storage.begin()
        if not any(storage.is_learnt_from for storage in self._storages()):
            self._staged = []
        if self.crawler.get_extension(FeedExporter) is None:
            self.failed(OutputError("no feed can be written; the lines above say what is wrong with the FEEDS setting"))
        if self.error:
            raise self.error

    # What comes of addresses

    def item_scraped(self, item: Article) -> None:
        if self.error is None:
            self.run.written(item)
            if self._staged is not None:
                self._staged.append(item)

    def article_refused(self, url: str, reason: str) -> None:
        if reason != SEEN and (address := canonical(url)):
            self.run.settle(address, reason)

    def spider_error(self, failure: Failure, response: Response | Failure | None) -> None:
        """Count and name what a callback stumbled over: an article, or a listing."""
        request = getattr(response, "request", None)
        if request is not None and canonical(request.url):
            refuse(self.crawler, request.url, type(failure.value).__name__)
        else:
            self.crawler.stats.inc_value("listing/failed")

    def item_error(self, item: object, failure: Failure) -> None:
        refuse(self.crawler, item.url, type(failure.value).__name__)

    # Feeds

    def feed_begun(self, part: Path) -> None:
        with self.run.ledger.changes():
            self.run.ledger.files.begin(part, self.run.begun.id)

    def feed_delivered(self, feed: Path, part: Path, learnt_from: bool) -> None:
        """Learn from a feed that stands under its name, and is synced."""
        try:
            found = Recovered()
            lines = learn_feed(self.run.ledger, feed, found) if learnt_from else sum(1 for _ in feed.open("rb"))
            self._feeds.append((feed, lines))
            self.feed_discarded(part)
        except OutputError as error:
            self.failed(error)

    def feed_discarded(self, part: Path) -> None:
        with self.run.ledger.changes():
            self.run.ledger.files.end(part)

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
        try:
            self._end(reason)
        except OutputError as error:
            self.failed(error)
        except OSError as error:
            self.failed(OutputError(f"cannot write the manifest: {error}; free the disk or mend the permissions"))
        if self.error:
            self.exit_code = FAILED
        self.run.ledger.close()

    def _end(self, reason: str) -> None:
        stats = self.crawler.stats.get_stats()
        if self._staged and not any(name.startswith("feedexport/failed_count/") for name in stats) and not self.error:
            with self.run.ledger.changes():
                self.run.ledger.articles.learn(delivered_of(vars(article)) for article in self._staged)
        with self.run.ledger.changes():
            self.run.frontier.confirm()
        self.run.learn_validators(today())
        checks = [str(self.error)] if self.error else failed_checks(stats, reason, self.run.left, len(self.run.frontier.left()), self.crawler.settings.getfloat("ERROR_SHARE_MAX"))
        self.exit_code = self._interrupts.exit_code or (FAILED if checks or self.error else OK)
        robots = self.crawler.get_downloader_middleware(RobotsMiddleware)
        self._write(RunEnded(
            reason, self.exit_code, checks, {name: count for name, count in stats.items() if isinstance(count, int)},
            self.run.left, self.run.read, self._feeds, self.run.kanal, robots.told if robots else {},
        ))  # fmt: skip

    def _write(self, end: RunEnded) -> None:
        ledger, begun = self.run.ledger, self.run.begun
        with ledger.changes():
            manifest = manifest_of(begun, end, self.run.frontier)
            ledger.history.end(begun, manifest)
            self.run.frontier.close()
        for sentence in summary_of(manifest):
            logger.info("%s", sentence)
        for sentence in () if self.error else manifest["failed_checks"]:
            logger.error("check failed: %s", sentence)
        for feed, _ in self._feeds or [(self.folder / begun.id, 0)]:
            write_manifest(manifest, feed)

    def _storages(self) -> list[WholeFeedStorage]:
        exporter = self.crawler.get_extension(FeedExporter)
        storages = [slot.storage for slot in exporter.slots] if exporter else []
        return [storage for storage in storages if isinstance(storage, WholeFeedStorage) and storage.is_whole]
