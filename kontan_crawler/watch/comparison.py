"""A run beside its own past: which earlier runs are its measure, and what has changed since."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from functools import cached_property
from typing import Any

from scrapy.settings import BaseSettings

from kontan_crawler.arguments import day
from kontan_crawler.dates.moment import WIB
from kontan_crawler.delivery.run import Run
from kontan_crawler.watch.checks import changes
from kontan_crawler.watch.past import Past, is_measure


class Comparison:
    """Serves one run."""

    def __init__(self, run: Run, settings: BaseSettings) -> None:
        self._run, self._settings = run, settings

    @cached_property
    def past(self) -> Past:
        """The runs of PAST_DAYS up to the last that did its job: so a change that nobody mends stays one. Addresses given by hand have no past."""
        begun, history = self._run.begun, self._run.ledger.history
        if begun.since is None:
            return Past()
        return Past.of(manifest for manifest in history.manifests(begun.spider, self._since()) if is_measure(manifest, begun))

    def changes(self, manifest: Mapping[str, Any]) -> list[str]:
        """Return a sentence for each thing in which the run differs from its past."""
        return changes(manifest, self.past)

    def _since(self) -> datetime:
        completed = self._run.ledger.history.before(self._run.begun).last_completed
        last = datetime.fromisoformat(completed) if completed else self._run.begun.started
        since = last - timedelta(days=self._settings.getint("PAST_DAYS"))
        named = self._settings["PAST_SINCE"]
        return max(since, datetime.combine(day("PAST_SINCE", named), time(), WIB)) if named else since
