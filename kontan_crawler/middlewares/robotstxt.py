"""Obey robots.txt: it is fetched before any other page of a host, and again after ROBOTSTXT_MAX_AGE."""

import asyncio
import logging
import time
from collections import defaultdict

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import NotConfigured
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached
from scrapy.utils.misc import load_object

from kontan_crawler.middlewares.failure_reasons import CONNECTION_ERRORS, RESPONSE_ERRORS, reason_of_error
from kontan_crawler.middlewares.replica import ReplicaAnswer
from kontan_crawler.middlewares.request_refused import RequestRefused
from kontan_crawler.middlewares.robotstxt_rules import Rules, robotstxt_of, rules_by_agent
from kontan_crawler.middlewares.robotstxt_text import NotRobotsTxt, robotstxt_text
from kontan_crawler.outcomes import ROBOTS_UNREACHABLE
from kontan_crawler.runs.delivery import run_of

logger = logging.getLogger(__name__)

_UNAVAILABLE = (OSError, NotRobotsTxt, *CONNECTION_ERRORS, *RESPONSE_ERRORS)
_RETRY_AGE = 300.0  # seconds; an unavailable robots.txt is then fetched again


class StrictRobotsTxtMiddleware(RobotsTxtMiddleware):
    """Scrapy's robots.txt middleware that keeps the last rules of a host if its robots.txt becomes unavailable.

    Without earlier rules it refuses all requests to the host (RFC 9309, section 2.3.1.4), unless a page is in its place; Scrapy
    allows them. The manifest contains the rules by user agent; the parser reads exactly these.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._rules_by_agent = _rules_of_run(crawler)
        self._max_age = crawler.settings.getfloat("ROBOTSTXT_MAX_AGE")
        self._parser_class: type[RobotParser] = load_object(crawler.settings["ROBOTSTXT_PARSER"])
        self._rules: dict[str, RobotParser] = {}
        self._due: defaultdict[str, float] = defaultdict(float)
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def robot_parser(self, request: Request) -> RobotParser:
        """Return the rules for the host of a request. Raises RequestRefused if its robots.txt has not been available yet."""
        host = urlparse_cached(request).netloc
        async with self._locks[host]:  # requests that wait for the same robots.txt share one fetch
            if time.monotonic() >= self._due[host]:
                await self._fetch(host, request)
        if host not in self._rules:
            raise RequestRefused(ROBOTS_UNREACHABLE)
        return self._rules[host]

    async def _fetch(self, host: str, request: Request) -> None:
        now = time.monotonic()
        robotstxt = Request(f"https://{host}/robots.txt", meta={"dont_obey_robotstxt": True}, callback=NO_CALLBACK)
        rules: Rules | None
        try:
            rules = rules_by_agent(robotstxt_text(await self.crawler.engine.download_async(robotstxt)))
        except ReplicaAnswer:
            raise
        except _UNAVAILABLE as error:
            rules = self._rules_in_its_place(host, error)
        if rules is not None:
            await self._obey(host, rules, request)
        self._due[host] = now + (min(self._max_age, _RETRY_AGE) if rules is None else self._max_age)

    def _rules_in_its_place(self, host: str, error: Exception) -> Rules | None:
        """Log why a robots.txt is unavailable. Return no rules if it is a page and there are no last rules; None if nothing replaces them."""
        known, is_page = host in self._rules, isinstance(error, NotRobotsTxt)
        effect = "its last rules apply" if known else "every page is allowed" if is_page else "no page of this host is requested"
        why = ": ".join(dict.fromkeys((reason_of_error(error), str(error))))
        logger.warning("robots.txt of %s is unavailable; %s: %s", host, effect, why)
        return {} if is_page and not known else None

    async def _obey(self, host: str, rules: Rules, request: Request) -> None:
        self._rules_by_agent[host] = rules
        self._rules[host] = parser = self._parser_class.from_crawler(self.crawler, robotstxt_of(rules).encode())
        await self.crawler.signals.send_catch_log_async(signals.robots_parsed, robotparser=parser, request=request)


def _rules_of_run(crawler: Crawler) -> dict[str, dict[str, list[str]]]:
    """Return the rules of the run, by host and user agent. A spider from outside the project has no run."""
    try:
        return run_of(crawler).robots
    except NotConfigured:
        return {}
