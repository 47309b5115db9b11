"""The output folder: locked, recovered from earlier runs, its ledger open."""

import logging
from pathlib import Path

from kontan_crawler.clock import today
from kontan_crawler.feeds.output_lock import OutputLock
from kontan_crawler.runs.recovery.new_files import NEWEST
from kontan_crawler.runs.recovery.recover import recover
from kontan_crawler.runs.recovery.result import RecoveryResult, requested_again
from kontan_crawler.store.ledger import Ledger
from kontan_crawler.wording import count_of

logger = logging.getLogger(__name__)


def open_output(folder: Path) -> Ledger:
    """Lock a folder, recover its interrupted runs, and return its ledger.

    The first run of a day, and a run after one that did not complete, look for a change of every feed; others of the newest ones.
    Raises OutputBusy if another process holds the lock, OutputError if the folder is not writable.
    """
    lock = OutputLock.acquire(folder)
    ledger = Ledger(lock.folder)
    if not lock.recovered:
        log_recovery(recover(ledger, lock.folder, newest=NEWEST if ledger.history.has_completed_last(today()) else None))
        lock.recovered = True
    return ledger


def log_recovery(result: RecoveryResult) -> None:
    """Log the result of a recovery."""
    for feed, lines in result.delivered:
        logger.warning("recovered %s of an interrupted run in %s", count_of(lines, "article"), feed)
    if result.requested_again:
        logger.warning("%s", requested_again(result.requested_again))
    for sentence in result.unknown_idle:
        logger.warning("%s", sentence)
    for error in result.errors:
        logger.error("recovery: %s", error)
