"""What a run of an earlier version left in its feed and manifest, from which the replica can be recognized."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kontan_crawler.runs.manifest import Manifest
from kontan_crawler.store.compact import expand_url
from kontan_crawler.store.feed_records import DeliveredArticle, read_feed


@dataclass(frozen=True)
class RunTraces:
    """URLs, each with the day of publication if known, the days that the run read, and rules of robots.txt."""

    urls: Mapping[str, date | None]
    days: Set[date]
    robots: Mapping[str, Mapping[str, Sequence[str]]]


ShareOfReplica = Callable[[RunTraces], float]
"""Returns which share of the traces is the replica's, 0 to 1."""


def traces_of(feeds: Iterable[Path], manifests: Sequence[Manifest]) -> RunTraces:
    """Return the traces of the runs that wrote a feed: the articles of the feed or, without any, the URLs of the manifests.

    Raises OSError if the feed cannot be read.
    """
    robots = {host: rules for manifest in manifests for host, rules in manifest.robots.items()}
    days = {row.day or manifest.started.date() for manifest in manifests for row in manifest.days}
    articles = [line for feed in feeds for _, line in read_feed(feed) if isinstance(line, DeliveredArticle)]
    urls = {expand_url(article.compact_url): _day(article.published) for article in articles}
    without = [url for manifest in manifests for url in (*manifest.waiting, *(refused.url for refused in manifest.given_up))]
    return RunTraces(urls or dict.fromkeys(without), days, robots)


def _day(ordinal: int | None) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None
