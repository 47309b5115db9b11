"""Detect that no host of the site is reachable."""

import asyncio
import logging
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http.request import NO_CALLBACK

from kontan_crawler import site
from kontan_crawler.middlewares.failure_reasons import CONNECTION_ERRORS, RESPONSE_ERRORS, reason_of_error
from kontan_crawler.middlewares.pause import CrawlPause
from kontan_crawler.outcomes import BAD_CERTIFICATE, SITE_UNREACHABLE, UNREACHABLE
from kontan_crawler.politeness.downloader import RequestNotSent
from kontan_crawler.runs.delivery import Delivery

logger = logging.getLogger(__name__)


class Reachability:
    """Closes the spider of a run if no host of the site is reachable, so that the URLs wait for the next run.

    All connection errors since the last response share one round of RETRY_TIMES retries. After the round, one request to another
    host decides: a single page or host may be broken for longer than the network.
    """

    def __init__(self, crawler: Crawler, pause: CrawlPause) -> None:
        self._crawler, self._pause, self._retries = crawler, pause, crawler.settings.getint("RETRY_TIMES")
        self.errors = 0
        """Connection errors since the last response. Those of requests that were under way when a pause began do not count."""
        self._deciding = asyncio.Lock()
        self._closing: asyncio.Future[None] | None = None
        crawler.signals.connect(self._response_downloaded, signals.response_downloaded)

    async def connection_failed(self, request: Request, error: Exception) -> None:
        """Count a connection error. Raises RequestNotSent if no host is reachable."""
        delivery = self._crawler.get_extension(Delivery)
        if not isinstance(error, CONNECTION_ERRORS) or delivery is None:
            return
        self.errors += not self._pause.is_active
        has_rules = urlsplit(request.url).netloc in delivery.run.robots
        if self.errors > self._retries and not (has_rules and request.callback is NO_CALLBACK):  # the last rules apply: a page comes next
            async with self._deciding:
                await self._decide(request, error)

    async def _decide(self, request: Request, error: Exception) -> None:
        """Request robots.txt of another host, unless a response has come or the spider is closing."""
        if self._closing is None and self.errors > self._retries:
            if await self._responds(_robots_of_another_host(request)):
                self.errors = 0
            else:
                self._close(request, error)
        if self._closing is not None:
            raise RequestNotSent

    async def _responds(self, url: str) -> bool:
        request = Request(url, meta={"dont_obey_robotstxt": True, "dont_retry": True}, callback=NO_CALLBACK)
        try:
            await self._crawler.engine.download_async(request)
        except CONNECTION_ERRORS as error:
            return reason_of_error(error) == BAD_CERTIFICATE
        except RESPONSE_ERRORS:
            return True
        return True

    def _close(self, request: Request, error: Exception) -> None:
        logger.info("no response to %s, nor from another host: %s: %s", request.url, type(error).__name__, error)
        self._crawler.stats.inc_value(UNREACHABLE(type(error).__name__))
        self._closing = asyncio.ensure_future(self._crawler.engine.close_spider_async(reason=SITE_UNREACHABLE))

    def _response_downloaded(self) -> None:
        self.errors = 0


def _robots_of_another_host(request: Request) -> str:
    hosts = (urlsplit(url).netloc for url in (site.WWW, site.FRONT.format(kanal=site.WORLD_NEWS[0])))
    return next(f"https://{host}/robots.txt" for host in hosts if host != urlsplit(request.url).netloc)
