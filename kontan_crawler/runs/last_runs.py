"""The last runs of an output folder, read from its ledger without changing it."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from kontan_crawler.clock import WIB
from kontan_crawler.runs.manifest_versions import parse_manifest
from kontan_crawler.runs.run_end import RECENT, RunEnd, run_end
from kontan_crawler.store.database import LEDGER_NAME, read_only
from kontan_crawler.store.errors import OutputError
from kontan_crawler.store.history import EndedRun, History


class LastRuns(NamedTuple):
    """Runs that ended, oldest first, and the starts of the runs in progress and of those that died since the last run."""

    ended: Sequence[RunEnd] = ()
    unfinished: Sequence[datetime] = ()
    has_earlier: bool = False
    """Whether there are older runs in the ledger."""


def last_runs(folder: Path) -> LastRuns:
    """Return the last runs of a folder; none without a ledger. It may be in use. Raises OutputError if it cannot be read."""
    if not (folder / LEDGER_NAME).exists():
        return LastRuns()
    try:
        with read_only(folder) as database:
            history = History(database)
            runs = [_end_of(run) for run in history.each_ended(_since(database))][::-1]
            (all_runs,) = database.execute("SELECT count(*) FROM run WHERE manifest IS NOT NULL").fetchone()
            return LastRuns(runs, [run.started.astimezone(WIB) for run in history.unfinished()], all_runs > len(runs))
    except sqlite3.Error as error:
        raise OutputError(f"the ledger {folder / LEDGER_NAME} cannot be read: {error}; the next run says more") from error


def _since(database: sqlite3.Connection) -> str:
    """Return the first moment whose verdicts still count, as the ledger has it."""
    (newest,) = database.execute("SELECT max(started) FROM run WHERE manifest IS NOT NULL").fetchone()
    return (datetime.fromisoformat(newest) - RECENT).isoformat() if newest else ""


def _end_of(run: EndedRun) -> RunEnd:
    try:
        return run_end(parse_manifest(run.manifest))
    except ValueError as error:
        raise OutputError(f"the manifest of the run {run.run} cannot be read: {error}; `scrapy recover` reads the files again") from error
