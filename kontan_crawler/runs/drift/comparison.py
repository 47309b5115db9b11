"""A run beside its own past: which earlier runs are its measure, what has changed since, and what that leaves in doubt."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from functools import cached_property
from typing import Any

from scrapy.settings import BaseSettings

from kontan_crawler.clock import WIB
from kontan_crawler.runs.drift.checks import changed_listings, changed_shares
from kontan_crawler.runs.drift.doubts import Doubts
from kontan_crawler.runs.drift.past import Past, is_measure
from kontan_crawler.runs.drift.shares import Counts
from kontan_crawler.runs.run import Run
from kontan_crawler.spider_args import day


class Comparison:
    """Serves one run."""

    def __init__(self, run: Run, settings: BaseSettings) -> None:
        self._run, self._settings = run, settings
        self._doubts: Doubts | None = None

    @cached_property
    def past(self) -> Past:
        """The runs of PAST_DAYS up to the last that did its job: so a change that nobody mends stays one. Addresses given by hand have no past."""
        begun = self._run.begun
        if begun.since is None:
            return Past()
        return Past.of(manifest for manifest in self._run.earlier(self._since()) if is_measure(manifest, begun))

    def doubts(self, counts: Counts) -> Doubts:
        """Return the doubts of the run: those that its counts left when this was first called, and those of the run before."""
        if self._doubts is None:
            self._doubts = Doubts(counts, self.past.counts, self._run.before().doubts if self.past.runs else ())
        return self._doubts

    def judge(self, manifest: Mapping[str, Any]) -> tuple[list[str], list[str]]:
        """Return a sentence for each thing in which the run differs from its past, and what the next run is to look at first."""
        if not self.past.runs:
            return [], []
        shares = changed_shares(manifest["counts"], self.past)
        return [*shares.values(), *changed_listings(manifest, self.past)], sorted({*shares, *self.doubts(manifest["counts"]).names})

    def _since(self) -> datetime:
        good = self._run.before().last_good
        since = (datetime.fromisoformat(good) if good else self._run.begun.started) - timedelta(days=self._settings.getint("PAST_DAYS"))
        named = self._settings["PAST_SINCE"]
        return max(since, datetime.combine(day("PAST_SINCE", named), time(), WIB)) if named else since
