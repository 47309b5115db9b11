"""Progress: looks at a run now and then and tells how far it is. It takes the place of Scrapy's LogStats."""

import logging
import sys
import time

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from scrapy.settings import BaseSettings
from scrapy.utils.asyncio import create_looping_call

from kontan_crawler.outcomes import FINISH_REASON
from kontan_crawler.progress.display import Display
from kontan_crawler.progress.line import last_line, log_line
from kontan_crawler.progress.state import State
from kontan_crawler.progress.terminal import can_show
from kontan_crawler.progress.watch import Watch
from kontan_crawler.runs.delivery import run_of
from kontan_crawler.spiders.base import KontanSpider

logger = logging.getLogger(__name__)

_REFRESH = 0.25  # seconds


class Progress:
    """Serves one run."""

    def __init__(self, crawler: Crawler, spider: KontanSpider) -> None:
        self._crawler, self._begun = crawler, time.monotonic()
        self._watch = Watch(_addresses_given(spider), self._begun)
        self._interval = crawler.settings.getfloat("LOGSTATS_INTERVAL")
        self._display: Display | None = None
        self._showing, self._telling = create_looping_call(self._show), create_looping_call(self._tell)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Progress":
        if not isinstance(crawler.spider, KontanSpider):
            raise NotConfigured
        progress = cls(crawler, crawler.spider)
        crawler.signals.connect(progress.spider_opened, signals.spider_opened)
        crawler.signals.connect(progress.response_received, signals.response_received)
        crawler.signals.connect(progress.engine_stopped, signals.engine_stopped)
        return progress

    def spider_opened(self, spider: Spider) -> None:
        """Begin to tell: on a terminal, in the log, or both where the log is a file."""
        if _may_show(self._crawler.settings) and can_show(sys.stderr):
            self._display = Display(sys.stderr)
            self._display.start()
            self._showing.start(_REFRESH)
        if self._interval > 0 and (self._display is None or self._crawler.settings["LOG_FILE"]):
            self._telling.start(self._interval, now=False)

    def response_received(self, response: Response, request: Request) -> None:
        self._watch.answered(request.url, request.cb_kwargs, time.monotonic())

    def engine_stopped(self) -> None:
        """End with one line of what the run came to: it is the last on the terminal."""
        if self._telling.running:
            self._telling.stop()
        reason = self._crawler.stats.get_value(FINISH_REASON, "ended")
        self._stop_showing(last_line(self._state(), reason, time.monotonic() - self._begun))

    def _show(self) -> None:
        if self._display is None:
            return
        try:
            self._display.show(self._state())
        except OSError:  # the terminal is gone
            self._stop_showing()

    def _stop_showing(self, line: str | None = None) -> None:
        if self._display:
            self._showing.stop()
            self._display.stop(line)
            self._display = None

    def _tell(self) -> None:
        logger.info("%s", log_line(self._state()))

    def _state(self) -> State:
        crawler, run = self._crawler, run_of(self._crawler)
        return self._watch.state(crawler.stats.get_stats(), run.index.left, run.index.read, crawler.engine.paused, time.monotonic())


def _addresses_given(spider: KontanSpider) -> int:
    return len({*spider.values.get("url", []), *spider.values.get("file", [])})


def _may_show(settings: BaseSettings) -> bool:
    """Tell whether a display is wanted, and no feed goes to the same terminal, where it would be overwritten."""
    feed = any(str(uri).startswith("stdout:") for uri in settings.getdict("FEEDS"))
    return settings.getbool("LOG_ENABLED") and not (feed and sys.stdout.isatty())
