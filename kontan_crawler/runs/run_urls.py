"""The article URLs of a run: registered when found, resolved when their outcome is known."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from contextlib import AbstractContextManager
from datetime import date, datetime

from kontan_crawler.items import Article
from kontan_crawler.outcomes import KNOWN, MOVED, UNCHANGED, WRITTEN
from kontan_crawler.store.compact import expand_url, key_of
from kontan_crawler.store.feed_records import DeliveredArticle
from kontan_crawler.store.frontier import Frontier
from kontan_crawler.store.ledger import Ledger
from kontan_crawler.urls import kanal_of

_MAX_CANDIDATES = 300  # newest delivered articles, from which rechecks are chosen


class RunUrls:
    """The canonical URLs of one run.

    refresh_since: the first day of publication whose delivered articles are requested again.
    transaction: a context manager that suppresses errors of the ledger (see `Run`); methods then return None or an empty collection.
    """

    def __init__(
        self, ledger: Ledger, frontier: Frontier, kanal: Collection[str], refresh_since: date | None,
        transaction: Callable[[], AbstractContextManager[None]],
    ) -> None:  # fmt: skip
        self._articles, self.frontier, self._kanal, self._transaction = ledger.articles, frontier, kanal, transaction
        self._refresh_since = refresh_since.toordinal() if refresh_since else None

    def find_delivered(self, url: str) -> DeliveredArticle | None:
        """Return the delivered article of a URL, or None."""
        with self._transaction():
            return self._articles.get(url)
        return None

    def register(self, url: str, day: date | None = None, force: bool = False) -> str | None:
        """Register a URL. Return None if it must be requested, else the reason to skip it: `known` or `given_up`.

        day: of the listing, if known. force: request it even if it was given up.
        """
        with self._transaction():
            delivered = self._articles.get(url)
            known = delivered is not None and not self._is_refreshed(delivered)
            return self.frontier.register(url, day.toordinal() if day else None, known, force)
        return None

    def resolve(self, url: str, outcome: str, response: Iterable[str] = ()) -> None:
        """Record the outcome of a URL, one of `outcomes`. response: see `RefusedUrl`."""
        with self._transaction():
            self.frontier.resolve(url, outcome, response=response)

    def record_moved(self, url: str, to: str) -> None:
        """Record that a URL leads to the article of another URL."""
        with self._transaction():
            self.frontier.resolve(url, MOVED)
            self.register(to)

    def record_unchanged(self, url: str) -> None:
        """Record that a delivered article has not changed."""
        self.resolve(url, UNCHANGED)

    def record_written(self, article: Article) -> None:
        """Record that an article's line is in a feed."""
        with self._transaction():
            day = datetime.fromisoformat(article.published_at).toordinal() if article.published_at else None
            self.frontier.resolve(article.url, WRITTEN, day, article.revision)

    def waiting(self) -> list[str]:
        """Return the URLs of this run without an outcome."""
        with self._transaction():
            return self.frontier.waiting()
        return []

    def known(self) -> list[str]:
        """Return the URLs of this run whose articles are delivered by an earlier one: not requested, or unchanged."""
        with self._transaction():
            return [expand_url(compact) for compact, outcome in self.frontier.resolved() if outcome in (KNOWN, UNCHANGED)]
        return []

    def backlog(self) -> list[str]:
        """Return the URLs in this run's sections that earlier runs did not resolve."""
        with self._transaction():
            return self.frontier.backlog(self._kanal)
        return []

    def listed_on(self, url: str) -> date | None:
        """Return the day of the listing that led an earlier run to a URL, if known."""
        with self._transaction():
            day = self.frontier.day_of(url)
            return date.fromordinal(day) if day else None
        return None

    def to_refresh(self) -> list[str]:
        """Return the URLs of delivered articles in this run's sections that were published since `refresh_since`."""
        with self._transaction():
            found = self._articles.published_since(self._refresh_since) if self._refresh_since else []
            return [url for url in found if kanal_of(url) in self._kanal]
        return []

    def first_tries(self) -> Counter[str]:
        """Count the outcomes of URLs requested for the first time; the key "" is the total."""
        with self._transaction():
            return self.frontier.first_tries()
        return Counter()

    def recheck_candidates(self) -> list[str]:
        """Return the URLs of the newest delivered articles in this run's sections that it does not request anyway."""
        with self._transaction():
            newest = sorted(self._articles.newest(_MAX_CANDIDATES), key=key_of)  # by hash, so that dates are mixed
            return [url for url in newest if kanal_of(url) in self._kanal and not self.frontier.is_requested(url)]
        return []

    def _is_refreshed(self, delivered: DeliveredArticle) -> bool:
        return self._refresh_since is not None and (delivered.published or date.min.toordinal()) >= self._refresh_since
