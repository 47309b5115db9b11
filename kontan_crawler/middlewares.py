"""Politeness toward the site as a whole, and no step outside of it."""

import time
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.http import Response
from scrapy.robotstxt import RobotParser
from twisted.internet.defer import Deferred

from kontan_crawler import site
from kontan_crawler.addresses import is_kontan, is_paid
from kontan_crawler.refusals import NotTaken

_FORBIDS = b"User-agent: *\nDisallow: /"
_LONGEST_ROBOTS = 500 * 2**10  # characters (RFC 9309, section 2.5)


class OneSiteMiddleware:
    """Asks no host but the site's own, by https; all of them, robots.txt included, share one download slot: their delays are one delay."""

    def process_request(self, request: Request) -> None:
        if not _is_ours(request.url):
            raise NotTaken("off_site")
        request.meta["download_slot"] = site.DOMAIN


class RobotsMiddleware(RobotsTxtMiddleware):
    """Scrapy's, which lets requests pass that wait for the same robots.txt: of those only the first gets its rules.

    A robots.txt is fetched anew when it has grown old. Where the site fails to give it, the one before holds, and if there was
    none, everything is forbidden (RFC 9309, section 2.3.1.4).
    What they say to named bots is kept in `told`, by host.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.told: dict[str, dict[str, list[str]]] = {}
        self._age = crawler.settings.getfloat("ROBOTSTXT_MAX_AGE")
        self._fetched: dict[str, float] = {}
        self._bodies: dict[str, bytes] = {}

    async def robot_parser(self, request: Request) -> RobotParser | None:
        host = urlsplit(request.url).netloc
        now = time.monotonic()
        if not isinstance(self._parsers.get(host), Deferred) and now - self._fetched.get(host, now) >= self._age:
            del self._parsers[host]
        if host not in self._parsers:
            self._fetched[host] = now
        await super().robot_parser(request)
        return self._parsers[host]

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        if response.status >= 500:
            response = response.replace(body=self._bodies.get(netloc, _FORBIDS))
        elif response.status >= 400:
            response = response.replace(body=b"")  # none, so nothing is forbidden
        self._bodies[netloc] = response.body
        self.told[netloc] = rules_for_bots(response.body.decode("utf-8", "replace"))
        await super()._parse_robots(response, netloc, request)


def rules_for_bots(text: str) -> dict[str, list[str]]:
    """Return what a robots.txt says to each bot that it names, `*` included: its lines, as they stand there (RFC 9309, section 2.2)."""
    rules: dict[str, list[str]] = {}
    agents: list[str] = []
    beginning = True
    for line in text[:_LONGEST_ROBOTS].splitlines():
        name, _, value = (part.strip() for part in line.partition("#")[0].partition(":"))
        if name.lower() == "user-agent":
            agents = [*agents, value] if beginning else [value]
            rules.setdefault(value, [])
        elif name.lower() in ("allow", "disallow", "crawl-delay"):
            for agent in agents:
                rules[agent].append(f"{name.capitalize()}: {value}")
        beginning = name.lower() == "user-agent"
    return rules


class SiteRedirectMiddleware(RedirectMiddleware):
    """Follows redirects within the site and not behind its payment; each ends as an answer or as a reason.

    Not filtered as duplicates, or an article would vanish without a word; a second delivery is dropped later.
    """

    def process_response(self, request: Request, response: Response) -> Request | Response:
        followed = super().process_response(request, response)
        if not isinstance(followed, Request):
            return followed
        if is_paid(followed.url):
            raise NotTaken("paywall")
        for conditional in ("If-None-Match", "If-Modified-Since"):  # they are of the page that was asked for
            followed.headers.pop(conditional, None)
        followed = followed.replace(url=followed.url.replace("http://", "https://", 1), dont_filter=True)
        if not _is_ours(followed.url):
            raise NotTaken("redirected")
        return followed


def _is_ours(url: str) -> bool:
    address = urlsplit(url)
    return address.scheme == "https" and is_kontan(address.hostname or "") and address.netloc.lower() in (address.hostname, f"{address.hostname}:443")
