"""A run beside its own past: which earlier runs are its measure, what has changed since, and what that leaves in doubt."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from functools import cached_property

from kontan_crawler.clock import WIB
from kontan_crawler.runs.drift.baseline import Baseline, is_comparable
from kontan_crawler.runs.drift.changes import changed_listings, changed_shares
from kontan_crawler.runs.drift.shares import Counts
from kontan_crawler.runs.drift.suspected_changes import SuspectedChanges
from kontan_crawler.runs.manifest import Manifest
from kontan_crawler.runs.prior_runs import PriorRuns
from kontan_crawler.runs.site_change import SiteChange, in_order
from kontan_crawler.store.history import RunStart


class BaselineCheck:
    """Serves one run."""

    def __init__(
        self, begun: RunStart, before: PriorRuns, earlier: Callable[[datetime], Iterable[Manifest]], days: int, since: date | None = None
    ) -> None:
        """begun: the run. before: what is known of those before it. earlier: returns their manifests since a moment, oldest first.

        days: how far back a run is compared. since: runs of earlier days are no measure.
        """
        self._begun, self._before, self._earlier, self._days, self._named = begun, before, earlier, days, since
        self._suspected: SuspectedChanges | None = None

    @cached_property
    def baseline(self) -> Baseline:
        """The runs of PAST_DAYS up to the last that did its job: so a change that nobody mends stays one. Addresses given by hand have no past."""
        if self._begun.since is None:
            return Baseline()
        return Baseline.of(manifest for manifest in self._earlier(self._since()) if is_comparable(manifest, self._begun))

    def suspected(self, counts: Counts) -> SuspectedChanges:
        """Return the doubts of the run: those that its counts left when this was first called, and those of the run before."""
        if self._suspected is None:
            self._suspected = SuspectedChanges(counts, self.baseline.counts, self._before.suspected if self.baseline.runs else ())
        return self._suspected

    def changes(self, manifest: Manifest) -> tuple[list[str], list[SiteChange]]:
        """Return a sentence for each thing in which the run differs from its past, and what the next run is to look at first."""
        if not self.baseline.runs:
            return [], []
        shares = changed_shares(manifest.counts, self.baseline)
        return [*shares.values(), *changed_listings(manifest, self.baseline)], in_order([*shares, *self.suspected(manifest.counts).changes])

    def _since(self) -> datetime:
        since = (self._before.last_good or self._begun.started) - timedelta(days=self._days)
        return max(since, datetime.combine(self._named, time(), WIB)) if self._named else since
