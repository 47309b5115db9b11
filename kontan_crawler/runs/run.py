"""A run as spiders and pipelines see it: what is known of an address, what came of it, which days are left."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from kontan_crawler.clock import today
from kontan_crawler.items import Article
from kontan_crawler.outcomes import MOVED, UNCHANGED, WRITTEN
from kontan_crawler.runs.index_days import IndexDays
from kontan_crawler.runs.manifest import Manifest
from kontan_crawler.runs.prior_runs import PriorRuns, manifests_since, prior_runs_of
from kontan_crawler.runs.rechecks import Rechecks
from kontan_crawler.runs.validators import PageValidators
from kontan_crawler.store.compact import key_of
from kontan_crawler.store.days import OVERLAP
from kontan_crawler.store.errors import OutputError
from kontan_crawler.store.feed_records import DeliveredArticle
from kontan_crawler.store.history import RunStart
from kontan_crawler.store.ledger import Ledger
from kontan_crawler.urls import kanal_of

_EMPTY = timedelta(days=7)  # how long a day that was found without a row is looked at once more
_CANDIDATES = 300  # newest delivered articles, to choose rechecks from


@dataclass
class Run:
    """The run under way.

    A ledger that cannot be written ends the run: `failed` is called once for each such error, and what was asked
    of the run after that is answered as if nothing were known.
    """

    ledger: Ledger
    begun: RunStart
    refresh_since: date | None
    """First day of publication whose articles are asked for again."""
    failed: Callable[[OutputError], None]

    def __post_init__(self) -> None:
        self.kanal = self.begun.kanal
        self.frontier = self.ledger.frontier(self.begun.id)
        self.rechecks = Rechecks()
        self.robots: dict[str, dict[str, list[str]]] = {}
        """By host and bot: what its robots.txt says."""
        self.index = IndexDays(self.ledger, self.kanal, self._ledger)
        self.validators = PageValidators(self.ledger, self._ledger)

    # Articles, by their canonical addresses

    def delivered(self, url: str) -> DeliveredArticle | None:
        """Return what was delivered of an article."""
        with self._ledger():
            return self.ledger.articles.get(url)

    def register(self, url: str, day: date | None = None, force: bool = False) -> str | None:
        """Note an address that is listed, under a day if known; return why it need not be asked: known, given_up.

        force: ask even if several runs did so in vain.
        """
        with self._ledger():
            delivered = self.ledger.articles.get(url)
            known = delivered is not None and not self._is_fresh(delivered)
            return self.frontier.register(url, day.toordinal() if day else None, known, force)

    def resolve(self, url: str, reason: str) -> None:
        """Note why an address gives no article, or no new one."""
        with self._ledger():
            self.frontier.resolve(url, reason)

    def moved(self, url: str, to: str) -> None:
        """Note that an address leads to an article that bears another one."""
        with self._ledger():
            self.frontier.resolve(url, MOVED)
            self.register(to)

    def unchanged(self, url: str) -> None:
        """Note that a delivered article is as it was."""
        self.resolve(url, UNCHANGED)

    def written(self, article: Article) -> None:
        """Note that an article's line is written."""
        with self._ledger():
            day = datetime.fromisoformat(article.published_at).toordinal() if article.published_at else None
            self.frontier.resolve(article.url, WRITTEN, day, article.revision)

    def backlog(self) -> list[str]:
        """Return the addresses that earlier runs found in this run's sections and did not come to."""
        found: list[str] = []
        with self._ledger():
            found = self.frontier.backlog(self.kanal)
        return found

    def fresh(self) -> list[str]:
        """Return the delivered articles of this run's sections that are to be asked for again."""
        found: list[str] = []
        with self._ledger():
            found = self.ledger.articles.published_since(self.refresh_since.toordinal()) if self.refresh_since else []
        return [url for url in found if kanal_of(url) in self.kanal]

    def _is_fresh(self, delivered: DeliveredArticle) -> bool:
        return self.refresh_since is not None and (delivered.published or 0) >= self.refresh_since.toordinal()

    def answers(self) -> Counter[str]:
        """Count what the site answered where it was asked for the first time, or for a recheck: reasons, and under "" all."""
        with self._ledger():
            return self.frontier.first_tries() + self.rechecks.outcomes()
        return self.rechecks.outcomes()

    def recheck_candidates(self) -> Iterator[str]:
        """Yield delivered articles of this run's sections, mixed, that it does not ask for anyway."""
        with self._ledger():
            newest = sorted(self.ledger.articles.newest(_CANDIDATES), key=key_of)
            yield from (url for url in newest if kanal_of(url) in self.kanal and not self.frontier.has_asked(url))

    # Earlier runs

    def prior_runs(self) -> PriorRuns:
        """Return what is known of earlier runs of this spider."""
        with self._ledger():
            return prior_runs_of(self.ledger.history, self.begun)
        return PriorRuns()

    def manifests_since(self, since: datetime) -> list[Manifest]:
        """Return the manifests of this spider's runs since a moment, oldest first."""
        with self._ledger():
            return manifests_since(self.ledger.history, self.begun.spider, since)
        return []

    def want(self, kanal: Iterable[str], since: date, until: date) -> None:
        """Want the days of a span of these sections' index."""
        with self._ledger():
            self.ledger.history.set_since(self.begun.id, since)
            self.begun = replace(self.begun, since=since)
        self.index.want(kanal, since, until)

    def first_day(self) -> date:
        """Return the day from which on nothing may be left out: where earlier runs left no gap, at least yesterday; and empty days once more."""
        looked, yesterday = self._listed_without_gap(), today() - timedelta(days=1)
        begin = min(yesterday, (looked - OVERLAP).date()) if looked else yesterday
        return min(begin, self.index.first_empty(today() - _EMPTY) or begin)

    def _listed_without_gap(self) -> datetime | None:
        """The moment up to which this run's spider has looked at these sections, no day left out."""
        with self._ledger():
            return self.ledger.history.covered_until(self.begun.spider, self.kanal, self.begun.started)

    @contextmanager
    def _ledger(self) -> Iterator[None]:
        try:
            with self.ledger.changes():
                yield
        except OutputError as error:
            self.failed(error)
