"""The first delivery of each article, over all feeds."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from kontan_crawler.report.article_record import ArticleRecord
from kontan_crawler.report.feed_runs import UNKNOWN, FeedRuns


class DeliveredRecord(NamedTuple):
    """An article of a feed, with its time of delivery and its spider."""

    article: ArticleRecord
    at: datetime
    spider: str

    def is_before(self, other: "DeliveredRecord") -> bool:
        """Return whether this is the earlier delivery. Of two copies, it is the one with a manifest."""
        return self._rank < other._rank

    @property
    def _rank(self) -> tuple[int, bool, datetime]:
        return self.article.revision, self.spider == UNKNOWN, self.article.crawled


class FirstDeliveries:
    """Collects the articles of feeds, in any order."""

    def __init__(self, feed_runs: FeedRuns) -> None:
        self._feed_runs = feed_runs
        self._first: dict[str, DeliveredRecord] = {}
        self._seen: set[tuple[int, int]] = set()
        self.lines = 0

    def add(self, feed: str, article: ArticleRecord) -> None:
        """Add an article of a feed."""
        self.lines += 1
        self._seen.add((hash(article.url), article.revision))
        found = DeliveredRecord(article, *self._feed_runs.find(feed, article.crawled))
        if article.url not in self._first or found.is_before(self._first[article.url]):
            self._first[article.url] = found

    @property
    def count(self) -> int:
        """Number of articles."""
        return len(self._first)

    @property
    def revisions(self) -> int:
        """Number of revisions after the first of each article."""
        return len(self._seen) - len(self._first)

    @property
    def duplicates(self) -> int:
        """Number of lines that repeat another."""
        return self.lines - len(self._seen)

    def first(self) -> Iterator[DeliveredRecord]:
        """Yield the first delivery of each article."""
        yield from self._first.values()
