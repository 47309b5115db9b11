"""Obey the Crawl-delay of robots.txt: the minimum time between two requests."""

import logging
import time

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.extensions.throttle import AutoThrottle
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached

from kontan_crawler import site
from kontan_crawler.outcomes import CRAWL_DELAY

logger = logging.getLogger(__name__)

_MAX_DELAY = 300.0  # seconds; a longer Crawl-delay is reduced to this and logged


class CrawlDelay:
    """Waits for the longest Crawl-delay of the site's hosts between the end of one request and the start of the next.

    If Scrapy's delay is longer, it applies. A later robots.txt may change the delay.
    """

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        self._crawler, self._agent = crawler, crawler.settings["ROBOTSTXT_USER_AGENT"]
        self._min_delay = crawler.settings.getfloat("DOWNLOAD_DELAY")
        self._delays: dict[str, float] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "CrawlDelay":
        extension = cls(crawler)
        crawler.signals.connect(extension.robots_parsed, signals.robots_parsed)
        crawler.signals.connect(extension.request_reached_downloader, signals.request_reached_downloader)
        crawler.signals.connect(extension.request_left_downloader, signals.request_left_downloader)
        return extension

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Store the Crawl-delay of a host."""
        host, delay = urlparse_cached(request).netloc, robotparser.crawl_delay(self._agent) or 0.0
        if delay > _MAX_DELAY:
            logger.warning("the Crawl-delay of %s is %g s; using %g s", host, delay, _MAX_DELAY)
        self._delays[host] = min(max(delay, 0.0), _MAX_DELAY)
        self._crawler.stats.set_value(CRAWL_DELAY, max(self._delays.values()))

    def request_reached_downloader(self, request: Request, spider: Spider) -> None:
        """Set the delay of the site's slot."""
        if slot := self._crawler.engine.downloader.slots.get(site.DOMAIN):
            delay = max([self._min_delay, *self._delays.values()])
            throttled = self._crawler.get_extension(AutoThrottle) is not None
            slot.delay = max(delay, slot.delay) if throttled else delay

    def request_left_downloader(self, request: Request, spider: Spider) -> None:
        """Count the delay from the end of the response, not from the start of the request."""
        if slot := self._crawler.engine.downloader.slots.get(site.DOMAIN):
            slot.lastseen = time.monotonic()
