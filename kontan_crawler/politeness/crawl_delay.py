"""How long the site is left in peace between two requests, and when it is not asked at all."""

import logging
import re
import time
from datetime import datetime, timedelta

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.extensions.throttle import AutoThrottle
from scrapy.robotstxt import RobotParser
from scrapy.settings import BaseSettings
from scrapy.utils.httpobj import urlparse_cached

from kontan_crawler import site
from kontan_crawler.clock import WIB, next_time, read_clock
from kontan_crawler.runs.stop_at import end_before

logger = logging.getLogger(__name__)

_LONGEST_DELAY = 300.0  # seconds; a Crawl-delay beyond it is obeyed so far and named in the log
_CONTACT = re.compile(r"[!-~](?:[ -~]{0,198}[!-~])?", re.ASCII)


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
        host, delay = urlparse_cached(request).netloc, robotparser.crawl_delay(self._agent) or 0.0
        if delay > _LONGEST_DELAY:
            logger.warning("%s asks for %g s between two requests; %g s are kept", host, delay, _LONGEST_DELAY)
        self._stated[host] = min(max(delay, 0.0), _LONGEST_DELAY)
        self._crawler.stats.set_value("robotstxt/crawl_delay", max(self._stated.values()))

    def request_reached_downloader(self, request: Request, spider: Spider) -> None:
        if slot := self._crawler.engine.downloader.slots.get(site.DOMAIN):
            delay = max([self._least, *self._stated.values()])
            throttled = self._crawler.get_extension(AutoThrottle) is not None
            slot.delay = max(delay, slot.delay) if throttled else delay

    def request_left_downloader(self, request: Request, spider: Spider) -> None:
        if slot := self._crawler.engine.downloader.slots.get(site.DOMAIN):
            slot.lastseen = time.monotonic()  # counted from the end of the answer, not from the question


class Contact:
    """Add-on: says in the user agent how to reach whoever runs the crawl."""

    def update_settings(self, settings: BaseSettings) -> None:
        if settings["CONTACT"]:
            settings.set("USER_AGENT", with_contact(settings["USER_AGENT"], settings["CONTACT"]), priority="cmdline")
        else:
            logger.warning("the setting CONTACT is empty; give an address at which the site can reach you: -s CONTACT=you@example.com")


def with_contact(agent: str, contact: str) -> str:
    """Return a user agent that names a contact: "kontan_crawler/0.1.0 (…; you@example.com)". Raises ValueError where it cannot stand there."""
    if not _CONTACT.fullmatch(contact.strip()) or set("();\\") & set(contact):
        raise ValueError(f"CONTACT={contact!r} cannot stand in a user agent; write an e-mail or web address, in ASCII")
    return f"{agent.removesuffix(')')}; {contact.strip()})" if agent.endswith(")") else f"{agent} ({contact.strip()})"


class QuietHours:
    """Add-on: ends a run when the quiet hours begin; the command does not begin one within them."""

    def update_settings(self, settings: BaseSettings) -> None:
        if settings["QUIET_HOURS"]:
            now = datetime.now(WIB)
            end_before(settings, next_quiet(settings["QUIET_HOURS"], now) - now)


def next_quiet(value: str, now: datetime) -> datetime:
    """Return when the quiet hours, "08:00-17:00" in Jakarta's time, begin next; `now` where they are under way. Raises ValueError."""
    return now if quiet_until(value, now) else next_time(_hours(value)[0], now)


def quiet_until(value: str, now: datetime) -> datetime | None:
    """Return when the quiet hours under way end; None outside of them. They may last over midnight. Raises ValueError."""
    begin, end = (next_time(clock, now) for clock in _hours(value))
    return end if end < begin else None


def quiet_length(value: str) -> timedelta:
    """Return how long the quiet hours of a day last. Raises ValueError."""
    begin, end = _hours(value)
    return (end - begin) % timedelta(days=1)


def _hours(value: str) -> tuple[timedelta, timedelta]:
    try:
        begin, end = map(read_clock, str(value).split("-"))
        if begin == end:
            raise ValueError("they have no length")
        return begin, end
    except ValueError:
        raise ValueError(f"QUIET_HOURS={value!r} are no hours; write them as 08:00-17:00, in Jakarta's time") from None
