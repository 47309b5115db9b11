"""A pause of the whole crawl, and how long it is."""

import time
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.utils.asyncio import CallLaterResult, call_later

from kontan_crawler.scrapy_private import look_for_requests


class Pause:
    """A pause of the crawl: nothing new is asked before its end. A crawl that is ended meanwhile ends at once."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler, self._until = crawler, 0.0
        self._resuming: CallLaterResult | None = None
        crawler.signals.connect(self._cancel, signals.spider_closed)

    def extend(self, seconds: float) -> None:
        """Pause for so long from now, unless the pause under way is longer."""
        until = time.monotonic() + seconds
        if until > self._until:
            self._cancel()
            self._until = until
            self._crawler.engine.pause()
            self._resuming = call_later(seconds, self._resume)

    def _resume(self) -> None:
        self._crawler.engine.unpause()
        look_for_requests(self._crawler.engine)

    def _cancel(self) -> None:
        if self._resuming is not None:
            self._resuming.cancel()


def growing_wait(attempt: int, first: float, chance: float) -> float:
    """Return the seconds before the n-th repetition: twice as long each time, half to one and a half of that by chance (0 to 1)."""
    return first * 2.0 ** min(attempt - 1, 30) * (0.5 + chance)


def retry_after(value: str, now: datetime) -> float | None:
    """Return the seconds that a Retry-After header asks for (RFC 9110, section 10.2.3), in seconds or as a date; None if it says nothing."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)
    return max(0.0, (moment - now).total_seconds())
