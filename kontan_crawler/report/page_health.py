"""The health on the page: that of the runs, unless a file that may say otherwise cannot be read."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from kontan_crawler.report.output_folder import OutputFolder
from kontan_crawler.report.run_record import RunRecord
from kontan_crawler.runs.health import DOUBTFUL, ILL, WELL, Health, health_of


def page_health(runs: Sequence[RunRecord], output: OutputFolder, now: datetime) -> Health:
    """Return the health of a folder. runs: oldest first; output: its files, all read; now: the time on the page."""
    health = health_of([run.end for run in runs], output.unfinished, now)
    if not output.unreadable_count:
        return health
    if health.state == WELL:
        return replace(health, state=DOUBTFUL, why=f"{health.why}, but some lines or files cannot be read")
    if health.state != ILL:
        return replace(
            health, why=f"{health.why if runs or output.unfinished else 'no run is known'}, and some lines or files cannot be read"
        )
    return health
