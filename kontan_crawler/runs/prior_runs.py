"""Earlier runs of a spider, as their manifests in the ledger tell of them."""

import logging
import signal
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from kontan_crawler.outcomes import OK, SIGNALLED
from kontan_crawler.runs.manifest import Manifest, Previous
from kontan_crawler.runs.manifest_versions import parse_manifest
from kontan_crawler.runs.site_change import SiteChange
from kontan_crawler.store.history import EndedRun, History, RunStart

logger = logging.getLogger(__name__)
_STOPPED = (SIGNALLED + signal.SIGINT, SIGNALLED + signal.SIGTERM)


@dataclass(frozen=True)
class PriorRuns:
    """What runs of a spider did before another one of it."""

    last_completed: datetime | None = None
    """When the newest completed one began; None if there is none."""
    previous: Previous | None = None
    """The newest that no signal stopped; its exit code is None where it died."""
    suspected: Sequence[SiteChange] = ()
    """What that run suspected."""
    last_good: datetime | None = None
    """When the newest one with exit code 0 began."""


def prior_runs_of(history: History, run: RunStart) -> PriorRuns:
    """Return what is known of a spider before a run."""
    previous: Manifest | None = None
    good: datetime | None = None
    for manifest in _read(history.ended_before(run)):
        if previous is None and manifest.exit_code not in _STOPPED:
            previous = manifest
        if manifest.exit_code == OK:
            good = manifest.started
            break
    completed = history.last_completed(run)
    if previous is None:
        return PriorRuns(completed, last_good=good)
    end = Previous(run=previous.run, exit_code=previous.exit_code, completed=previous.completed)
    return PriorRuns(completed, end, previous.suspected, good)


def manifests_since(history: History, spider: str, since: datetime) -> list[Manifest]:
    """Return the manifests of a spider's runs since a moment, oldest first."""
    return list(_read(history.ended(spider, since)))


def _read(runs: Iterable[EndedRun]) -> Iterator[Manifest]:
    """Of what cannot be read, as after a newer program has run here, it is said; it is no measure."""
    for run in runs:
        try:
            yield parse_manifest(run.manifest)
        except ValueError as error:
            logger.warning("the manifest of the run %s cannot be read: %s", run.run, error)
