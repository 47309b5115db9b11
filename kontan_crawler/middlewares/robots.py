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
    ResponseDataLossError,
)  # fmt: skip
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached
from twisted.python.failure import Failure

from kontan_crawler.middlewares.not_taken import NotTaken
from kontan_crawler.middlewares.reasons import reason_of

logger = logging.getLogger(__name__)

_NOT_HAD = (
    OSError, IgnoreRequest, TunnelError, CannotResolveHostError, DownloadCancelledError, DownloadConnectionRefusedError,
    DownloadFailedError, DownloadTimeoutError, ResponseDataLossError,
)  # fmt: skip
_LATER = (408, 429)  # of 4xx these do not say that there is none
_A_WHILE = 300.0  # seconds until one that could not be had is asked for again
_LONGEST = 500 * 2**10  # characters (RFC 9309, section 2.5)
_BEFORE_TEXT = b"\xef\xbb\xbf \t\r\n"


class RobotsMiddleware(RobotsTxtMiddleware):
    """Scrapy's, which allows everything where robots.txt cannot be had; here the rules from before hold then.

    If there were none, nothing is asked of the host (RFC 9309, section 2.3.1.4).
    What they say to named bots is kept in `told`, by host.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.told: dict[str, dict[str, list[str]]] = {}
        self._age = crawler.settings.getfloat("ROBOTSTXT_MAX_AGE")
        self._due: defaultdict[str, float] = defaultdict(float)
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def robot_parser(self, request: Request) -> RobotParser:
        host = urlparse_cached(request).netloc
        async with self._turns[host]:  # whoever waits for the same robots.txt gets its rules
            if time.monotonic() >= self._due[host]:
                await self._ask(host, request)
        if host not in self._parsers:
            raise NotTaken("robots_unreachable")
        return self._parsers[host]

    async def _ask(self, host: str, request: Request) -> None:
        now, known = time.monotonic(), host in self._parsers
        asking = Request(f"https://{host}/robots.txt", meta={"dont_obey_robotstxt": True}, callback=NO_CALLBACK)
        try:
            body = rules_in(await self.crawler.engine.download_async(asking), known)
        except _NOT_HAD as error:
            then = "the rules from before hold" if known else "without it nothing is asked there"
            why = ": ".join(dict.fromkeys((reason_of(Failure(error)), str(error))))
            logger.warning("robots.txt of %s cannot be had; %s: %s", host, then, why)
            self._due[host] = now + min(self._age, _A_WHILE)
        else:
            self._due[host] = now + self._age
            await self._obey(host, body, request)

    async def _obey(self, host: str, body: bytes, request: Request) -> None:
        self.told[host] = rules_for_bots(body.decode("utf-8", "replace"))
        self._parsers[host] = parser = self._parserimpl.from_crawler(self.crawler, body)
        await self.crawler.signals.send_catch_log_async(signals.robots_parsed, robotparser=parser, request=request)


def rules_in(response: Response, known: bool) -> bytes:
    """Return the robots.txt that an answer gives, b"" where there is none. Raises NotTaken where it could not be had.

    known: whether there are rules from before, which a page in its place does not end.
    """
    if 400 <= response.status < 500 and response.status not in _LATER:
        return b""
    if response.status != 200:
        raise NotTaken(f"http_{response.status}")
    if not _is_page(response):
        return response.body
    if known:
        raise NotTaken("a page stands in its place")
    return b""


def _is_page(response: Response) -> bool:
    """Whether an answer looks like HTML and names no bot: a robots.txt of a wrong content type is one."""
    looks = b"html" in (response.headers.get("Content-Type") or b"").lower() or response.body.lstrip(_BEFORE_TEXT).startswith(b"<")
    return looks and not rules_for_bots(response.body.decode("utf-8", "replace"))


def rules_for_bots(text: str) -> dict[str, list[str]]:
    """Return what a robots.txt says to each bot that it names, `*` included: its lines, as they stand there (RFC 9309, section 2.2)."""
    rules: dict[str, list[str]] = {}
    agents: list[str] = []
    beginning = True
    for line in text[:_LONGEST].splitlines():
        name, _, value = (part.strip() for part in line.partition("#")[0].partition(":"))
        if name.lower() == "user-agent":
            agents = [*agents, value] if beginning else [value]
            rules.setdefault(value, [])
        elif name.lower() in ("allow", "disallow", "crawl-delay"):
            for agent in agents:
                rules[agent].append(f"{name.capitalize()}: {value}")
        beginning = name.lower() == "user-agent"
    return rules
