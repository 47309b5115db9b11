"""Pause the crawl."""

import time

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.utils.asyncio import CallLaterResult, call_later

from kontan_crawler.scrapy_private import wake_engine


class CrawlPause:
    """Pauses the crawl: no request is sent until the pause ends. Closing the spider ends the pause."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler, self._until = crawler, 0.0
        self._resuming: CallLaterResult | None = None
        crawler.signals.connect(self._cancel, signals.spider_closed)

    @property
    def is_active(self) -> bool:
        """Whether the crawl is paused now."""
        return time.monotonic() < self._until

    def extend(self, seconds: float) -> None:
        """Pause for a number of seconds from now, unless the current pause is longer."""
        until = time.monotonic() + seconds
        if until > self._until:
            self._cancel()
            self._until = until
            self._crawler.engine.pause()
            self._resuming = call_later(seconds, self._resume)

    def _resume(self) -> None:
        self._crawler.engine.unpause()
        wake_engine(self._crawler.engine)

    def _cancel(self) -> None:
        if self._resuming is not None:
            self._resuming.cancel()
