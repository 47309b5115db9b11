"""The ledger of an output folder, made anew from feeds and manifests: what `scrapy recover` does."""

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

_NAMED = 20  # lines that cannot be read, of all


def rebuild_ledger(folder: Path, places: Iterable[Path]) -> int:
    """Recover a folder and other places, print what was done, and return the exit code.

    places: absolute paths of folders, feeds and manifests. What goes wrong is told on standard error.
    """
    try:
        lock = OutputLock.acquire(folder)
        ledger = _opened(lock.folder)
        done = recover(ledger, lock.folder, places)
        ledger.close()
    except OutputError as error:
        print(f"scrapy recover: {error}", file=sys.stderr)
        return BUSY if isinstance(error, OutputBusy) else FAILED
    _print(done)
    return FAILED if done.bad else OK


def _opened(folder: Path) -> Ledger:
    """The ledger of a folder; one that is damaged is renamed, and a new one begun."""
    try:
        ledger = Ledger(folder)
        ledger.check()
        return ledger
    except LedgerDamaged:
        for path in folder.glob(f"{LEDGER_NAME}*"):
            if not path.name.endswith(".damaged"):
                os.replace(path, path.with_name(f"{path.name}.damaged"))
        print(f"the ledger was damaged; it is now {LEDGER_NAME}.damaged, and a new one is made")
        return Ledger(folder)


def _print(done: RecoveryResult) -> None:
    for feed, lines in done.delivered:
        print(f"{feed}: {lines} articles of an interrupted run, delivered now")
    print(f"learnt {done.learnt} articles from {done.feeds} feeds that the ledger did not know, and {done.runs} runs")
    for bad in done.bad[:_NAMED]:
        print(f"cannot be read: {bad}", file=sys.stderr)
    if len(done.bad) > _NAMED:
        print(f"and {len(done.bad) - _NAMED} more", file=sys.stderr)
