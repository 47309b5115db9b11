"""The run in progress: its interface for spiders, middlewares and pipelines."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial

from kontan_crawler.clock import today
from kontan_crawler.runs.drift.baseline import Baseline
from kontan_crawler.runs.drift.past_days import baseline_from_days
from kontan_crawler.runs.index_days import IndexDays
from kontan_crawler.runs.manifest import Manifest
from kontan_crawler.runs.prior_runs import PriorRuns, has_read, manifests_between, newest_manifest, prior_runs_of
from kontan_crawler.runs.rechecks import Rechecks
from kontan_crawler.runs.refused_responses import RefusedResponses
from kontan_crawler.runs.run_urls import RunUrls
from kontan_crawler.runs.validators import PageValidators
from kontan_crawler.store.errors import OutputError
from kontan_crawler.store.history import RunStart
from kontan_crawler.store.ledger import Ledger

_RETRY_EMPTY = timedelta(days=7)  # a day without rows is requested again until this time has passed


@dataclass
class Run:
    """The run in progress. After an error of the ledger, its methods return None or an empty collection."""

    ledger: Ledger
    start: RunStart
    refresh_since: date | None
    """First day of publication whose delivered articles are requested again."""
    on_error: Callable[[OutputError], None]
    """Ends the run; called with each error of the ledger."""

    def __post_init__(self) -> None:
        frontier, kanal = self.ledger.frontier(self.start.id), self.start.kanal
        self.urls = RunUrls(self.ledger, frontier, kanal, self.refresh_since, self._transaction)
        self.index = IndexDays(self.ledger, kanal, self._transaction)
        self.validators = PageValidators(self.ledger, self._transaction)
        self.rechecks = Rechecks()
        self.refused_responses = RefusedResponses()
        self.known: list[str] = []
        """Sentences on articles that were asked for and are delivered already: where they stand."""
        self.failures: list[str] = []
        """Sentences on what the run could not give; each is a failed check."""
        self.robots: dict[str, dict[str, list[str]]] = {}
        """Lines of robots.txt that apply, by host and user agent; for the manifest."""

    def prior_runs(self) -> PriorRuns:
        """Return the facts about earlier runs of this spider."""
        with self._transaction():
            return prior_runs_of(self.ledger.history, self.start)
        return PriorRuns()

    def baseline_since(self, since: datetime) -> Baseline:
        """Return the baseline of the comparable runs since a moment."""
        with self._transaction():
            manifests = partial(manifests_between, self.ledger.history, self.start.spider)
            return baseline_from_days(self.start, since, self.ledger.past_days, manifests)
        return Baseline()

    def newest_manifest(self) -> Manifest | None:
        """Return the manifest of the newest run, of any spider, that has ended before this one; None if there is none or it cannot be read."""
        with self._transaction():
            return newest_manifest(self.ledger.history, self.start)
        return None

    def meet_replica(self) -> None:
        """Record that the answers come from the replica of the site."""
        if not self.start.replica:
            self.start = replace(self.start, replica=True)
            with self._transaction():
                self.ledger.history.set_replica(self.start.id)

    def schedule_days(self, kanal: Iterable[str], since: date, until: date) -> None:
        """Schedule the days of the daily index from `since` to `until`, both included, in these sections."""
        with self._transaction():
            self.ledger.history.set_since(self.start.id, since)
            self.start = replace(self.start, since=since)
        self.index.schedule(kanal, since, until)

    def first_day(self) -> date:
        """Return the first day to read: yesterday, or an earlier day on which earlier runs left a gap or found no row once."""
        yesterday = today() - timedelta(days=1)
        return min(yesterday, self._first_uncovered_day() or yesterday, self.index.first_empty(today() - _RETRY_EMPTY) or yesterday)

    def _first_uncovered_day(self) -> date | None:
        with self._transaction():
            return self.ledger.history.first_uncovered_day(self.start, has_read)
        return None

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Run the block as a ledger transaction; pass its OutputError to `on_error` and suppress it."""
        try:
            with self.ledger.changes():
                yield
        except OutputError as error:
            self.on_error(error)
