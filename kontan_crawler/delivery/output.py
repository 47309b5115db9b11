"""The output folder, opened: held by this process, what earlier runs left seen to, its ledger at hand."""

from pathlib import Path

from kontan_crawler.delivery.ledger import Ledger
from kontan_crawler.delivery.lock import OutputLock
from kontan_crawler.delivery.recovery import recover


def open_output(folder: Path) -> Ledger:
    """Return the ledger of a folder that this process holds from now on, brought up to what stands in the folder.

    Raises OutputBusy where another process holds it; OutputError where it cannot be written.
    """
    lock = OutputLock.hold(folder)
    ledger = Ledger(lock.folder)
    if not lock.recovered:
        recover(ledger, lock.folder)
        lock.recovered = True
    return ledger
