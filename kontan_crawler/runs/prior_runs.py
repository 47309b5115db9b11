"""Earlier runs of a spider, from their manifests in the ledger."""

import logging
import signal
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from kontan_crawler.outcomes import LISTINGS_ASKED, LISTINGS_READ, OK, SIGNALLED
from kontan_crawler.runs.manifest import Manifest, Previous
from kontan_crawler.runs.manifest_versions import parse_manifest
from kontan_crawler.runs.site_change import SiteChange
from kontan_crawler.store.history import EndedRun, History, RunStart

logger = logging.getLogger(__name__)
_STOPPED = (SIGNALLED + signal.SIGINT, SIGNALLED + signal.SIGTERM)


@dataclass(frozen=True)
class PriorRuns:
    """Facts about the earlier runs of a spider over the same sections."""

    last_completed: datetime | None = None
    """Start of the newest completed run of the spider over any sections, if any."""
    previous: Previous | None = None
    """The newest run that no signal stopped; its exit code is None if its process died."""
    suspected: Sequence[SiteChange] = ()
    """Suspected changes of the site, from the previous run."""
    last_good: datetime | None = None
    """Start of the newest run with exit code 0, if any."""


def prior_runs_of(history: History, run: RunStart) -> PriorRuns:
    """Return the facts about the runs of the same spider over the same sections that started before a run."""
    previous: Manifest | None = None
    good: datetime | None = None
    for manifest in _parse(history.ended_before(run)):
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


def newest_manifest(history: History, run: RunStart) -> Manifest | None:
    """Return the manifest of the newest run, of any spider, that started before a run; None if there is none or it cannot be read."""
    return next(_parse(filter(None, [history.newest_before(run)])), None)


def manifests_between(history: History, spider: str, since: datetime, until: datetime | None) -> list[Manifest]:
    """Return the manifests of a spider's runs that started from a moment on and, if given, before another one, oldest first."""
    return list(_parse(history.ended(spider, since, until)))


def has_read(manifest: str) -> bool:
    """Return whether a run, given by its manifest as text, read a listing or, if it counted none, registered a URL."""
    try:
        run = parse_manifest(manifest)
    except ValueError:
        return False
    return (
        run.counts.get(LISTINGS_READ, 0) > 0
        if LISTINGS_ASKED in run.counts
        else any(row.listed or row.listed_to_end_at for row in run.days)
    )


def _parse(runs: Iterable[EndedRun]) -> Iterator[Manifest]:
    """Parse manifests; log and skip invalid ones and those of a newer version."""
    for run in runs:
        try:
            yield parse_manifest(run.manifest)
        except ValueError as error:
            logger.warning("the manifest of the run %s cannot be read: %s", run.run, error)
