"""`scrapy recover`: rebuild the ledger of an output folder from feeds and manifests."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from kontan_crawler.feeds.output_lock import OutputLock
from kontan_crawler.outcomes import BUSY, FAILED, OK
from kontan_crawler.runs.recovery.recover import recover
from kontan_crawler.runs.recovery.result import RecoveryResult
from kontan_crawler.store.database import LEDGER_NAME, LedgerDamaged
from kontan_crawler.store.errors import OutputBusy, OutputError
from kontan_crawler.store.ledger import Ledger

_MAX_ERRORS = 20  # printed


def rebuild_ledger(folder: Path, paths: Iterable[Path]) -> int:
    """Rebuild the ledger of a folder, print the result, and return the exit code.

    paths: absolute paths of further folders, feeds and manifests. Errors are printed to standard error.
    """
    try:
        lock = OutputLock.acquire(folder)
        ledger = _open_ledger(lock.folder)
        result = recover(ledger, lock.folder, paths)
        ledger.close()
    except OutputError as error:
        print(f"scrapy recover: {error}", file=sys.stderr)
        return BUSY if isinstance(error, OutputBusy) else FAILED
    _print(result)
    return FAILED if result.errors else OK


def _open_ledger(folder: Path) -> Ledger:
    """Open the ledger of a folder; rename a damaged one and create a new one."""
    try:
        ledger = Ledger(folder)
        ledger.check()
        return ledger
    except LedgerDamaged:
        for path in folder.glob(f"{LEDGER_NAME}*"):
            if not path.name.endswith(".damaged"):
                os.replace(path, path.with_name(f"{path.name}.damaged"))
        print(f"the ledger was damaged; it was renamed to {LEDGER_NAME}.damaged, and a new one is created")
        return Ledger(folder)


def _print(result: RecoveryResult) -> None:
    for feed, lines in result.delivered:
        print(f"{feed}: {lines} articles of an interrupted run delivered")
    print(f"added {result.learnt} articles from {result.feeds} feeds and {result.runs} runs to the ledger")
    for error in result.errors[:_MAX_ERRORS]:
        print(f"scrapy recover: {error}", file=sys.stderr)
    if len(result.errors) > _MAX_ERRORS:
        print(f"and {len(result.errors) - _MAX_ERRORS} more", file=sys.stderr)
