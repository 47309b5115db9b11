"""The articles of all feeds, each as it was delivered first."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from kontan_crawler.report.article_record import ArticleRecord
from kontan_crawler.report.feed_runs import UNKNOWN, FeedRuns


class Delivery(NamedTuple):
    """A line, when it was delivered, and by which spider."""

    line: ArticleRecord
    at: datetime
    spider: str

    def is_before(self, other: "Delivery") -> bool:
        """Tell whether this is the earlier delivery; of copies of a line the one that a manifest knows is."""
        return self._place < other._place

    @property
    def _place(self) -> tuple[int, bool, datetime]:
        return self.line.revision, self.spider == UNKNOWN, self.line.crawled


class FirstDeliveries:
    """Gathers the lines of feeds, in whatever order they are read."""

    def __init__(self, deliveries: FeedRuns) -> None:
        self._deliveries = deliveries
        self._first: dict[str, Delivery] = {}
        self._seen: set[tuple[int, int]] = set()
        self.lines = 0

    def add(self, feed: str, line: ArticleRecord) -> None:
        """Take in a line of a feed."""
        self.lines += 1
        self._seen.add((hash(line.url), line.revision))
        found = Delivery(line, *self._deliveries.of(feed, line.crawled))
        if line.url not in self._first or found.is_before(self._first[line.url]):
            self._first[line.url] = found

    @property
    def count(self) -> int:
        """How many articles there are."""
        return len(self._first)

    @property
    def revisions(self) -> int:
        """How many more revisions of them."""
        return len(self._seen) - len(self._first)

    @property
    def duplicates(self) -> int:
        """Lines that stand in the feeds more than once."""
        return self.lines - len(self._seen)

    def first(self) -> Iterator[Delivery]:
        """Yield the first delivery of each article."""
        yield from self._first.values()
