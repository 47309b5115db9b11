"""The article addresses of a run: registered when found, resolved when their outcome is known."""

from collections import Counter
from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from datetime import date, datetime

from kontan_crawler.items import Article
from kontan_crawler.outcomes import MOVED, UNCHANGED, WRITTEN
from kontan_crawler.store.compact import key_of
from kontan_crawler.store.feed_records import DeliveredArticle
from kontan_crawler.store.frontier import Frontier
from kontan_crawler.store.ledger import Ledger
from kontan_crawler.urls import kanal_of

_CANDIDATES = 300  # newest delivered articles, to choose rechecks from


class RunAddresses:
    """The canonical addresses of one run.

    refresh_since: first day of publication whose delivered articles are requested again.
    guarded: returns a ledger transaction that ends the run on an error; methods then return an empty answer.
    """

    def __init__(
        self, ledger: Ledger, frontier: Frontier, kanal: Collection[str], refresh_since: date | None,
        guarded: Callable[[], AbstractContextManager[None]],
    ) -> None:  # fmt: skip
        self._articles, self.frontier, self._kanal, self._guarded = ledger.articles, frontier, kanal, guarded
        self._refresh_since = refresh_since.toordinal() if refresh_since else None

    def delivered(self, url: str) -> DeliveredArticle | None:
        """Return the delivered article of an address, None if there is none."""
        with self._guarded():
            return self._articles.get(url)
        return None

    def register(self, url: str, day: date | None = None, force: bool = False) -> str | None:
        """Register an address that was found; return why it is not to be requested, known or given_up, else None.

        day: of the listing, if known. force: request it however often it failed.
        """
        with self._guarded():
            delivered = self._articles.get(url)
            known = delivered is not None and not self._is_refreshed(delivered)
            return self.frontier.register(url, day.toordinal() if day else None, known, force)
        return None

    def resolve(self, url: str, outcome: str) -> None:
        """Record the outcome of an address: one of `outcomes`."""
        with self._guarded():
            self.frontier.resolve(url, outcome)

    def moved(self, url: str, to: str) -> None:
        """Record that an address leads to the article of another address."""
        with self._guarded():
            self.frontier.resolve(url, MOVED)
            self.register(to)

    def unchanged(self, url: str) -> None:
        """Record that a delivered article has not changed."""
        self.resolve(url, UNCHANGED)

    def written(self, article: Article) -> None:
        """Record that an article's line is in a feed."""
        with self._guarded():
            day = datetime.fromisoformat(article.published_at).toordinal() if article.published_at else None
            self.frontier.resolve(article.url, WRITTEN, day, article.revision)

    def backlog(self) -> list[str]:
        """Return the addresses in this run's sections that earlier runs left unresolved."""
        with self._guarded():
            return self.frontier.backlog(self._kanal)
        return []

    def to_refresh(self) -> list[str]:
        """Return the delivered articles in this run's sections that are requested again."""
        with self._guarded():
            found = self._articles.published_since(self._refresh_since) if self._refresh_since else []
            return [url for url in found if kanal_of(url) in self._kanal]
        return []

    def first_tries(self) -> Counter[str]:
        """Count the outcomes of addresses requested for the first time; "" counts all of them."""
        with self._guarded():
            return self.frontier.first_tries()
        return Counter()

    def recheck_candidates(self) -> list[str]:
        """Return delivered articles in this run's sections that it does not request otherwise, in mixed order."""
        with self._guarded():
            newest = sorted(self._articles.newest(_CANDIDATES), key=key_of)
            return [url for url in newest if kanal_of(url) in self._kanal and not self.frontier.has_asked(url)]
        return []

    def _is_refreshed(self, delivered: DeliveredArticle) -> bool:
        return self._refresh_since is not None and (delivered.published or 0) >= self._refresh_since
