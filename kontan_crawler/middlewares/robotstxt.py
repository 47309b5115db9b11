"""robots.txt: asked for before anything else of a host, and again once it has grown old."""

import asyncio
import logging
import time
from collections import defaultdict

from scrapy import Request, signals
from scrapy.core.downloader.handlers.http11 import TunnelError
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    NotConfigured,
    ResponseDataLossError,
)  # fmt: skip
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached
from scrapy.utils.misc import load_object

from kontan_crawler.middlewares.failure_reasons import reason_of_error
from kontan_crawler.middlewares.request_refused import RequestRefused
from kontan_crawler.middlewares.robotstxt_rules import NotRobotsTxt, robotstxt_body, rules_by_agent
from kontan_crawler.outcomes import ROBOTS_UNREACHABLE
from kontan_crawler.runs.delivery import run_of

logger = logging.getLogger(__name__)

_NOT_HAD = (
    OSError, IgnoreRequest, NotRobotsTxt, TunnelError, CannotResolveHostError, DownloadCancelledError, DownloadConnectionRefusedError,
    DownloadFailedError, DownloadTimeoutError, ResponseDataLossError,
)  # fmt: skip
_A_WHILE = 300.0  # seconds until one that could not be had is asked for again


class StrictRobotsTxtMiddleware(RobotsTxtMiddleware):
    """Scrapy's, which allows everything where robots.txt cannot be had; here the rules from before hold then.

    If there were none, nothing is asked of the host (RFC 9309, section 2.3.1.4).
    What they say to named bots the run keeps, by host.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._told = _told_in_run(crawler)
        self._age = crawler.settings.getfloat("ROBOTSTXT_MAX_AGE")
        self._parser_class: type[RobotParser] = load_object(crawler.settings["ROBOTSTXT_PARSER"])
        self._rules: dict[str, RobotParser] = {}
        self._due: defaultdict[str, float] = defaultdict(float)
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def robot_parser(self, request: Request) -> RobotParser:
        """Return the rules of a request's host. Raises RequestRefused where they never could be had."""
        host = urlparse_cached(request).netloc
        async with self._turns[host]:  # whoever waits for the same robots.txt gets its rules
            if time.monotonic() >= self._due[host]:
                await self._ask(host, request)
        if host not in self._rules:
            raise RequestRefused(ROBOTS_UNREACHABLE)
        return self._rules[host]

    async def _ask(self, host: str, request: Request) -> None:
        now, known = time.monotonic(), host in self._rules
        asking = Request(f"https://{host}/robots.txt", meta={"dont_obey_robotstxt": True}, callback=NO_CALLBACK)
        try:
            body = robotstxt_body(await self.crawler.engine.download_async(asking), known)
        except _NOT_HAD as error:
            then = "the rules from before hold" if known else "without it nothing is asked there"
            why = ": ".join(dict.fromkeys((reason_of_error(error), str(error))))
            logger.warning("robots.txt of %s cannot be had; %s: %s", host, then, why)
            self._due[host] = now + min(self._age, _A_WHILE)
        else:
            self._due[host] = now + self._age
            await self._obey(host, body, request)

    async def _obey(self, host: str, body: bytes, request: Request) -> None:
        self._told[host] = rules_by_agent(body.decode("utf-8", "replace"))
        self._rules[host] = parser = self._parser_class.from_crawler(self.crawler, body)
        await self.crawler.signals.send_catch_log_async(signals.robots_parsed, robotparser=parser, request=request)


def _told_in_run(crawler: Crawler) -> dict[str, dict[str, list[str]]]:
    """Where the run keeps what is said to bots; a spider that is none of the project's has no run."""
    try:
        return run_of(crawler).robots
    except NotConfigured:
        return {}
