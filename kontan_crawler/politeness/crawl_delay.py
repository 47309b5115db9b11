"""The site's Crawl-delay: how long it is left in peace between two requests."""

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

_LONGEST = 300.0  # seconds; a Crawl-delay beyond it is obeyed so far and named in the log


class CrawlDelay:
    """Keeps the site's Crawl-delay, the longest that its hosts state, between the end of one request and the begin of the next.

    Scrapy's own delays stay: the longer one holds. A delay that changes in a robots.txt fetched later holds from then on.
    """

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        self._crawler, self._agent = crawler, crawler.settings["ROBOTSTXT_USER_AGENT"]
        self._least = crawler.settings.getfloat("DOWNLOAD_DELAY")
        self._stated: dict[str, float] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "CrawlDelay":
        extension = cls(crawler)
        crawler.signals.connect(extension.robots_parsed, signals.robots_parsed)
        crawler.signals.connect(extension.request_reached_downloader, signals.request_reached_downloader)
        crawler.signals.connect(extension.request_left_downloader, signals.request_left_downloader)
        return extension

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Note the delay that a host's robots.txt states."""
        host, delay = urlparse_cached(request).netloc, robotparser.crawl_delay(self._agent) or 0.0
        if delay > _LONGEST:
            logger.warning("%s asks for %g s between two requests; %g s are kept", host, delay, _LONGEST)
        self._stated[host] = min(max(delay, 0.0), _LONGEST)
        self._crawler.stats.set_value(CRAWL_DELAY, max(self._stated.values()))

    def request_reached_downloader(self, request: Request, spider: Spider) -> None:
        """Give the site's slot the delay that holds now."""
        if slot := self._crawler.engine.downloader.slots.get(site.DOMAIN):
            delay = max([self._least, *self._stated.values()])
            throttled = self._crawler.get_extension(AutoThrottle) is not None
            slot.delay = max(delay, slot.delay) if throttled else delay

    def request_left_downloader(self, request: Request, spider: Spider) -> None:
        """Count the delay from the end of the answer, not from the question."""
        if slot := self._crawler.engine.downloader.slots.get(site.DOMAIN):
            slot.lastseen = time.monotonic()
