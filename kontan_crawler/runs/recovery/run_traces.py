"""What a run of an earlier version left in its feed and manifest, from which the replica can be recognized."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from pathlib import Path

from kontan_crawler.clock import WIB
from kontan_crawler.runs.manifest import Manifest
from kontan_crawler.store.feed_records import DeliveredArticle, numbered_lines, read_line


@dataclass(frozen=True)
class RunTraces:
    """URLs, each with the time of publication if known, the days that the run read, and rules of robots.txt."""

    urls: Mapping[str, datetime | None]
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
    urls = dict(chain.from_iterable(map(_articles_in, feeds)))
    without = [url for manifest in manifests for url in (*manifest.waiting, *(refused.url for refused in manifest.given_up))]
    return RunTraces(urls or dict.fromkeys(without), days, robots)


def _articles_in(feed: Path) -> Iterator[tuple[str, datetime | None]]:
    for _, line in numbered_lines(feed):
        if isinstance(line, bytes) and isinstance(read_line(line), DeliveredArticle):
            record = json.loads(line)
            published = record["published_at"]
            yield record["url"], datetime.fromisoformat(published).astimezone(WIB) if published else None
