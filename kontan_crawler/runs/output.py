"""The output folder, opened: held by this process, what earlier runs left seen to, its ledger at hand."""

import logging
from pathlib import Path

from kontan_crawler.feeds.output_lock import OutputLock
from kontan_crawler.runs.recovery.recover import recover
from kontan_crawler.runs.recovery.result import RecoveryResult
from kontan_crawler.store.ledger import Ledger

logger = logging.getLogger(__name__)


def open_output(folder: Path) -> Ledger:
    """Return the ledger of a folder that this process holds from now on, brought up to what stands in the folder.

    Raises OutputBusy where another process holds it; OutputError where it cannot be written.
    """
    lock = OutputLock.hold(folder)
    ledger = Ledger(lock.folder)
    if not lock.recovered:
        log_recovery(recover(ledger, lock.folder))
        lock.recovered = True
    return ledger


def log_recovery(done: RecoveryResult) -> None:
    """Log what was recovered, and what cannot be read."""
    for feed, lines in done.delivered:
        logger.warning("an earlier run was interrupted: its %d finished articles are delivered now, in %s", lines, feed)
    for bad in done.bad:
        logger.error("cannot be read: %s", bad)
