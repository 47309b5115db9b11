"""The check of one run against its baseline, the summed counts of earlier, comparable runs."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import cached_property

from kontan_crawler.clock import WIB
from kontan_crawler.runs.drift.baseline import Baseline
from kontan_crawler.runs.drift.changes import changed_listings, changed_shares
from kontan_crawler.runs.drift.shares import Counts
from kontan_crawler.runs.drift.suspected_changes import SuspectedChanges
from kontan_crawler.runs.manifest import Manifest
from kontan_crawler.runs.prior_runs import PriorRuns
from kontan_crawler.runs.site_change import SiteChange, in_order
from kontan_crawler.store.history import RunStart


class BaselineCheck:
    """Compares one run with its baseline."""

    def __init__(
        self, run: RunStart, prior: PriorRuns, baseline_since: Callable[[datetime], Baseline], days: int, since: date | None = None
    ) -> None:
        """baseline_since: returns the baseline of the comparable runs since a moment. days, since: settings PAST_DAYS, PAST_SINCE."""
        self._run, self._prior, self._baseline_since, self._days, self._since = run, prior, baseline_since, days, since
        self._suspected: SuspectedChanges | None = None

    @cached_property
    def baseline(self) -> Baseline:
        """The comparable runs in the PAST_DAYS before the last successful run. Empty for a run of `artikel`, which has no days.

        Failed runs do not move it, so that a change of the site fails every run until site.py is updated.
        """
        if self._run.since is None:
            return Baseline()
        return self._baseline_since(self._baseline_start())

    def suspected(self, counts: Counts) -> SuspectedChanges:
        """Return the suspected changes of the run. Only the first call uses `counts`."""
        if self._suspected is None:
            self._suspected = SuspectedChanges(counts, self.baseline.counts, self._prior.suspected if self.baseline.runs else ())
        return self._suspected

    def changes(self, manifest: Manifest) -> tuple[list[str], list[SiteChange]]:
        """Return a sentence for each significant change, and all significant or suspected changes for the next run."""
        if not self.baseline.runs:
            return [], []
        grown = changed_shares(manifest.counts, self.baseline)
        sentences = [*grown.values(), *changed_listings(manifest, self.baseline)]
        return sentences, in_order([*grown, *self.suspected(manifest.counts).changes])

    def _baseline_start(self) -> datetime:
        begin = (self._prior.last_good or self._run.started) - timedelta(days=self._days)
        return max(begin, datetime.combine(self._since, time(), WIB)) if self._since else begin
