"""The extension that shows the progress of a run on a terminal or in the log. It replaces Scrapy's LogStats."""

import logging
import sys
import time
from typing import TYPE_CHECKING

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from scrapy.settings import BaseSettings
from scrapy.utils.asyncio import create_looping_call

from kontan_crawler.outcomes import FINISH_REASON
from kontan_crawler.politeness.closespider import finish_reason
from kontan_crawler.progress.format import last_line, log_line
from kontan_crawler.progress.snapshot import Snapshot
from kontan_crawler.progress.terminal import supports_live_line
from kontan_crawler.progress.tracker import Tracker
from kontan_crawler.runs.delivery import run_of
from kontan_crawler.spiders.base import KontanSpider

if TYPE_CHECKING:
    from kontan_crawler.progress.display import Display

logger = logging.getLogger(__name__)

_REFRESH = 0.25  # seconds


class Progress:
    """Shows the progress of one run."""

    def __init__(self, crawler: Crawler, spider: KontanSpider) -> None:
        self._crawler, self._start = crawler, time.monotonic()
        self._tracker = Tracker(_count_given(spider), self._start)
        self._interval = crawler.settings.getfloat("LOGSTATS_INTERVAL")
        self._display: Display | None = None
        self._showing, self._logging = create_looping_call(self._show), create_looping_call(self._log)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Progress":
        if not isinstance(crawler.spider, KontanSpider):
            raise NotConfigured
        progress = cls(crawler, crawler.spider)
        crawler.signals.connect(progress.spider_opened, signals.spider_opened)
        crawler.signals.connect(progress.response_received, signals.response_received)
        crawler.signals.connect(progress.spider_closed, signals.spider_closed)
        crawler.signals.connect(progress.engine_stopped, signals.engine_stopped)
        return progress

    def spider_opened(self, spider: Spider) -> None:
        """Start the display on a terminal, log lines elsewhere, and both if the log is a file."""
        self._display = _open_display(self._crawler.settings)
        if self._display:
            self._display.start()
            self._showing.start(_REFRESH)
        if self._interval > 0 and (self._display is None or self._crawler.settings["LOG_FILE"]):
            self._logging.start(self._interval, now=False)

    def response_received(self, response: Response, request: Request) -> None:
        self._tracker.add_response(request.url, request.cb_kwargs, time.monotonic())

    def spider_closed(self) -> None:
        """End the display of a run whose output could not be opened: its engine never started, so it sends no engine_stopped."""
        if self._crawler.engine.start_time is None:
            self.engine_stopped()

    def engine_stopped(self) -> None:
        """Replace the live line by the result of the run."""
        if self._logging.running:
            self._logging.stop()
        reason = finish_reason(self._crawler.settings, self._crawler.stats.get_value(FINISH_REASON, "ended"))
        self._stop_display(last_line(self._snapshot(), reason, time.monotonic() - self._start))

    def _show(self) -> None:
        if self._display is None:
            return
        try:
            self._display.show(self._snapshot())
        except OSError:  # the terminal was closed
            self._stop_display()

    def _stop_display(self, line: str | None = None) -> None:
        if self._display:
            self._showing.stop()
            self._display.stop(line)
            self._display = None

    def _log(self) -> None:
        logger.info("%s", log_line(self._snapshot()))

    def _snapshot(self) -> Snapshot:
        crawler, run = self._crawler, run_of(self._crawler)
        return self._tracker.snapshot(crawler.stats.get_stats(), run.index.left, run.index.read, crawler.engine.paused, time.monotonic())


def _count_given(spider: KontanSpider) -> int:
    return len({*spider.values.get("url", []), *spider.values.get("file", [])})


def _open_display(settings: BaseSettings) -> "Display | None":
    """Return a display for stderr; None if it is not a terminal, the log is disabled or a feed is written to a terminal."""
    feed_on_terminal = any(str(uri).startswith("stdout:") for uri in settings.getdict("FEEDS")) and sys.stdout.isatty()
    if feed_on_terminal or not settings.getbool("LOG_ENABLED") or not supports_live_line(sys.stderr):
        return None
    from kontan_crawler.progress.display import Display  # imports rich

    return Display(sys.stderr)
