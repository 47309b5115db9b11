"""Make snapshots of a run from its responses and statistics."""

from collections.abc import Iterable, Mapping, Set
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from kontan_crawler import site
from kontan_crawler.outcomes import ARTICLES_UNCHANGED, DEQUEUED, ENQUEUED, GIVEN_UP, ITEMS, KNOWN, REFUSED, RESPONSES, SKIPPED_ROWS
from kontan_crawler.printable import printable
from kontan_crawler.progress.eta import Eta, Rate
from kontan_crawler.progress.snapshot import Snapshot, Steps
from kontan_crawler.runs.checks import count_errors
from kontan_crawler.urls import kanal_of

_DONE = (ITEMS, ARTICLES_UNCHANGED, SKIPPED_ROWS(KNOWN), SKIPPED_ROWS(GIVEN_UP))


class Tracker:
    """Tracks one run. All moments are seconds of the same clock."""

    def __init__(self, given_urls: int, now: float) -> None:
        """given_urls: number of URLs in the spider's arguments, 0 for a spider of listings. now: start of the run."""
        self._given_urls = given_urls
        self._rate, self._eta = Rate(now), Eta(now)
        self._section, self._path, self._in_index = "", "", False

    def add_response(self, url: str, cb_kwargs: Mapping[str, Any], now: float) -> None:
        """Record a response. cb_kwargs: of its request; with `kanal` and `day` for the daily index."""
        self._path = printable(urlsplit(url).path)
        if "day" in cb_kwargs and "kanal" in cb_kwargs:
            if not self._in_index:
                self._eta.restart(now)
            self._in_index, self._section = True, printable(f"{cb_kwargs['kanal']} {cb_kwargs['day']}")
        elif not self._in_index and kanal_of(url) in site.KANAL:  # the articles of a day are requested before the next day
            self._section = kanal_of(url)

    def snapshot(
        self, stats: Mapping[str, Any], left: Mapping[str, Set[date]], read: Iterable[tuple[str, date]], paused: bool, now: float
    ) -> Snapshot:
        """Return the progress at `now`. stats: Scrapy's. left, read: days of the daily index, by section."""
        steps = count_days(left, read) or count_urls(stats, self._given_urls)
        return Snapshot(
            articles=stats.get(ITEMS, 0),
            pages_per_minute=self._rate.per_minute(stats.get(RESPONSES, 0), now),
            errors=count_errors(stats),
            waiting=max(stats.get(ENQUEUED, 0) - stats.get(DEQUEUED, 0), 0),
            section=self._section, path=self._path, steps=steps,
            seconds_left=self._eta.seconds_left(steps, now) if steps else None,
            paused=paused,
        )  # fmt: skip


def count_days(left: Mapping[str, Set[date]], read: Iterable[tuple[str, date]]) -> Steps | None:
    """Count the days of the daily index that are read completely in all sections; None without days."""
    open_days: set[date] = set().union(*left.values())
    done = {day for _, day in read} - open_days
    return Steps(len(done), len(done | open_days), "days") if done or open_days else None


def count_urls(stats: Mapping[str, Any], given: int) -> Steps | None:
    """Count the given URLs with a result; None if `given` is 0."""
    done = sum(stats.get(name, 0) for name in _DONE) + sum(REFUSED.of(stats).values())
    return Steps(min(done, given), given, "URLs") if given else None
