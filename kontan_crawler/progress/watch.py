"""From what is counted to what is told."""

from collections.abc import Iterable, Mapping, Set
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from kontan_crawler import site
from kontan_crawler.outcomes import ARTICLES_UNCHANGED, DEQUEUED, ENQUEUED, GIVEN_UP, ITEMS, KNOWN, PASSED, REFUSED, RESPONSES
from kontan_crawler.printable import printable
from kontan_crawler.progress.pace import Pace, Rate
from kontan_crawler.progress.state import State, Steps
from kontan_crawler.runs.checks import errors
from kontan_crawler.urls import kanal_of

_SETTLED = (ITEMS, ARTICLES_UNCHANGED, PASSED(KNOWN), PASSED(GIVEN_UP))


class Watch:
    """Looks at a run; moments are seconds of one clock."""

    def __init__(self, addresses: int, now: float) -> None:
        """addresses: how many were given to the spider, 0 where it finds them itself. now: the run begins."""
        self._addresses = addresses
        self._rate, self._pace = Rate(now), Pace(now)
        self._at_work, self._address, self._in_index = "", "", False

    def answered(self, url: str, arguments: Mapping[str, Any], now: float) -> None:
        """Note that a request was answered; arguments: those of its callback, which for the daily index name `kanal` and `day`."""
        self._address = printable(urlsplit(url).path)
        if "day" in arguments and "kanal" in arguments:
            if not self._in_index:
                self._pace.begin(now)
            self._in_index, self._at_work = True, printable(f"{arguments['kanal']} {arguments['day']}")
        elif not self._in_index and kanal_of(url) in site.KANAL:  # a day's articles come before the next day
            self._at_work = kanal_of(url)

    def state(
        self, stats: Mapping[str, Any], left: Mapping[str, Set[date]], read: Iterable[tuple[str, date]], paused: bool, now: float
    ) -> State:
        """Return what is told now. stats: Scrapy's. left, read: days of the daily index, by section."""
        steps = days_of(left, read) or addresses_of(stats, self._addresses)
        return State(
            articles=stats.get(ITEMS, 0),
            pages_a_minute=self._rate.a_minute(stats.get(RESPONSES, 0), now),
            errors=errors(stats),
            waiting=max(stats.get(ENQUEUED, 0) - stats.get(DEQUEUED, 0), 0),
            at_work=self._at_work, address=self._address, steps=steps,
            seconds_left=self._pace.seconds_left(steps, now) if steps else None,
            paused=paused,
        )  # fmt: skip


def days_of(left: Mapping[str, Set[date]], read: Iterable[tuple[str, date]]) -> Steps | None:
    """Count the days of the daily index; one is done when it is read to its end in all sections. None where none is wanted."""
    open_days: set[date] = set().union(*left.values())
    done = {day for _, day in read} - open_days
    return Steps(len(done), len(done | open_days), "days") if done or open_days else None


def addresses_of(stats: Mapping[str, Any], given: int) -> Steps | None:
    """Count the addresses of which something has come; None where none was given."""
    settled = sum(stats.get(name, 0) for name in _SETTLED)
    refused = sum(REFUSED.of(stats).values())
    return Steps(min(settled + refused, given), given, "addresses") if given else None
