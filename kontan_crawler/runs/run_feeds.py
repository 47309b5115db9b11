"""The feeds of a run: opened before its first request, added to the ledger once delivered."""

from collections import Counter, deque
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from scrapy import signals as scrapy_signals
from scrapy.crawler import Crawler
from scrapy.extensions.feedexport import FeedSlot

from kontan_crawler.clock import now
from kontan_crawler.feeds import signals
from kontan_crawler.feeds.default_feed import default_feed
from kontan_crawler.feeds.feed_exporter import FailFastFeedExporter
from kontan_crawler.feeds.storage import WholeFeedStorage
from kontan_crawler.items import Article
from kontan_crawler.outcomes import FEEDS_FAILED
from kontan_crawler.runs.output import log_recovery
from kontan_crawler.runs.recovery.learn_feed import learn_feed, lines_in
from kontan_crawler.runs.recovery.recover import recover_feeds
from kontan_crawler.runs.recovery.result import RecoveryResult
from kontan_crawler.runs.run import Run
from kontan_crawler.runs.stats import integer_stats
from kontan_crawler.store.errors import OutputError
from kontan_crawler.store.feed_records import DeliveredArticle, delivered_of
from kontan_crawler.store.repeated_lines import MAX_ARTICLES
from kontan_crawler.wording import count_of


class RunFeeds:
    """The feeds of one run."""

    def __init__(self, crawler: Crawler, run: Run) -> None:
        self._crawler, self._run = crawler, run
        self._staged: list[DeliveredArticle] | None = None  # a list if the ledger cannot learn from any feed
        self._staged_texts: deque[DeliveredArticle] = deque(maxlen=MAX_ARTICLES)
        self._copies: Counter[Path] = Counter()
        self.stored: list[str] = []
        """Delivered feeds, each with its number of articles."""
        crawler.signals.connect(self.feed_stored, scrapy_signals.feed_slot_closed)
        crawler.signals.connect(self.feed_opened, signals.feed_opened)
        crawler.signals.connect(self.feed_delivered, signals.feed_delivered)
        crawler.signals.connect(self.feed_discarded, signals.feed_discarded)

    @property
    def exporter(self) -> FailFastFeedExporter | None:
        """The feed exporter; None if the setting FEEDS is invalid."""
        return self._crawler.get_extension(FailFastFeedExporter)

    def begin(self, folder: Path) -> None:
        """Recover the part files of these feeds, then begin the run and open its feeds. Raises OutputError."""
        ledger, storages = self._run.ledger, self._storages()
        learnt_from = [storage.feed for storage in storages if storage.is_learnt_from]
        log_recovery(recover_feeds(ledger, folder, learnt_from))
        with ledger.changes():
            ledger.history.begin(self._run.start)
        for storage in storages:
            storage.begin()
        ledger.sync()
        self._staged = None if learnt_from else []

    def item_written(self, item: Article) -> None:
        """Record that an article's line is in a feed."""
        self._run.urls.record_written(item)
        if self._staged is not None and self.exporter and any(slot.filter.accepts(item) for slot in self.exporter.slots):
            self._staged_texts.append(delivered_of(vars(item)))
            self._staged.append(replace(self._staged_texts[-1], story=None))

    def copy(self, record: Mapping[str, Any], held_by: Collection[Path]) -> bool:
        """Write a delivered record into the user's feeds; return whether there is one. held_by: feeds that have it, to which it is not appended."""
        exporter, spider = self.exporter, self._crawler.spider
        if exporter is None or spider is None:
            return False
        wanted = [slot for slot in exporter.slots if self._takes_copies(slot, held_by) and slot.filter.accepts(record)]
        exporter.copy(record, wanted, spider)
        self._copies.update(slot.storage.feed for slot in wanted if isinstance(slot.storage, WholeFeedStorage))
        return bool(wanted)

    def appended(self) -> list[Path]:
        """Return the existing feeds to which this run appends."""
        return [storage.feed for storage in self._storages() if storage.appends]

    @property
    def has_own(self) -> bool:
        """Whether the user has named a feed."""
        return any(not self._is_default(slot) for slot in (self.exporter.slots if self.exporter else ()))

    def learn_staged(self) -> None:
        """Record articles as delivered if the ledger cannot learn from any feed. Raises OutputError."""
        self._run.ledger.lines.count(self._staged_texts, now())
        self._run.ledger.articles.learn(self._staged or [])

    def discard_if_empty(self) -> None:
        """Do not store a feed without articles."""
        for slot in self.exporter.slots if self.exporter else ():
            slot.store_empty = False

    def discard_empty(self) -> None:
        """Remove feeds that were opened and not stored, as empty ones."""
        for storage in self._storages():
            storage.discard()

    def release(self) -> None:
        """Close the part files without delivering them."""
        for storage in self._storages():
            storage.release()

    def feed_opened(self, feed: Path, learnt_from: bool) -> None:
        """Record a feed before its first line."""
        with self._reported(), self._run.ledger.changes():
            self._run.ledger.files.begin(feed, self._run.start.id, learnt_from)

    def feed_delivered(self, feed: Path, learnt_from: bool) -> None:
        """Learn from a delivered feed, and record it."""
        ledger = self._run.ledger
        with self._reported():
            if learnt_from:
                learn_feed(ledger, feed, RecoveryResult())
            with ledger.changes():
                if not learnt_from:  # so that recovery does not learn from it
                    ledger.files.mark_learnt(feed)
                ledger.files.mark_delivered(feed, lines_in(feed) - self._copies[feed])

    def feed_stored(self, slot: FeedSlot) -> None:
        """Record the name of a feed and its number of articles, copies included."""
        storage = slot.storage
        if isinstance(storage, WholeFeedStorage) and storage.is_atomic:
            is_stored = storage.is_stored
        else:
            is_stored = not FEEDS_FAILED.of(integer_stats(self._crawler.stats))
        if is_stored:
            self.stored.append(
                f"{storage.feed if isinstance(storage, WholeFeedStorage) else slot.uri} ({count_of(slot.itemcount, 'article')})"
            )

    def feed_discarded(self, feed: Path) -> None:
        """Forget a feed that was removed."""
        with self._reported(), self._run.ledger.changes():
            self._run.ledger.files.forget(feed)

    def _takes_copies(self, slot: FeedSlot, held_by: Collection[Path]) -> bool:
        storage = slot.storage
        return not self._is_default(slot) and not (isinstance(storage, WholeFeedStorage) and storage.appends and storage.feed in held_by)

    def _is_default(self, slot: FeedSlot) -> bool:
        return bool(slot.uri_template == default_feed(self._crawler.settings))

    @contextmanager
    def _reported(self) -> Iterator[None]:
        try:
            yield
        except OutputError as error:
            self._run.on_error(error)

    def _storages(self) -> list[WholeFeedStorage]:
        storages = [slot.storage for slot in self.exporter.slots] if self.exporter else []
        return [storage for storage in storages if isinstance(storage, WholeFeedStorage) and storage.is_atomic]
