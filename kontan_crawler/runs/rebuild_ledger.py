"""`scrapy recover`: rebuild the ledger of an output folder from feeds and manifests."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from kontan_crawler.archive.recover import close_open_files
from kontan_crawler.feeds.names import MANIFEST_SUFFIX
from kontan_crawler.feeds.output_lock import OutputLock
from kontan_crawler.outcomes import BUSY, FAILED, OK
from kontan_crawler.runs.archiving import write_error
from kontan_crawler.runs.feeds_below import feeds_below
from kontan_crawler.runs.recovery.recover import recover
from kontan_crawler.runs.recovery.replica_feeds import move_replica_feeds, replica_runs_in
from kontan_crawler.runs.recovery.result import RecoveryResult, requested_again
from kontan_crawler.runs.recovery.run_traces import ShareOfReplica
from kontan_crawler.store.database import LEDGER_NAME, LedgerDamaged
from kontan_crawler.store.errors import OutputBusy, OutputError
from kontan_crawler.store.ledger import Ledger
from kontan_crawler.wording import count_of

_MAX_ERRORS = 20  # printed


def rebuild_ledger(folder: Path, paths: Sequence[Path], apart: Path, share_of_replica: ShareOfReplica, archive: Path) -> int:
    """Rebuild the ledger of a folder, print the result, and return the exit code.

    paths: absolute paths of further folders, feeds and manifests. apart: the folder for the feeds of runs that met the replica; if it is
    the same folder, they stay. archive: folder whose open files of interrupted runs are closed. Errors are printed to standard error.
    """
    is_apart = apart.resolve() != folder.resolve()
    try:
        lock = OutputLock.acquire(folder)
        ledger = _open_ledger(lock.folder)
        result = _recover(ledger, lock.folder, paths, is_apart)
        if is_apart:
            move_replica_feeds(ledger, lock.folder, apart, share_of_replica, result)
        ledger.close()
        _close_archive(archive, result)
    except OutputError as error:
        print(f"scrapy recover: {error}", file=sys.stderr)
        return BUSY if isinstance(error, OutputBusy) else FAILED
    _print(result, apart)
    if not (paths or result.feeds or result.runs):
        print(f"{folder} has no feed{feeds_below([folder], 'scrapy recover -s OUTPUT_DIR={}')}")
    return FAILED if result.errors else OK


def _recover(ledger: Ledger, folder: Path, paths: Sequence[Path], is_apart: bool) -> RecoveryResult:
    """Recover a folder and other paths, but for those of the replica if its folder is another one."""
    of_replica = [path for path in paths if is_apart and replica_runs_in([path, path.with_name(path.name + MANIFEST_SUFFIX)])]
    result = recover(ledger, folder, [path for path in paths if path not in of_replica])
    result.errors += [f"{path} has runs that met the replica, and was not read" for path in of_replica]
    return result


def _close_archive(folder: Path, result: RecoveryResult) -> None:
    try:
        for file in close_open_files(folder):
            print(f"{file.path}: {count_of(file.answers, 'answer')} of an interrupted run kept")
            result.errors += [f"{line.url} is lost: {file.path} is damaged" for line in file.lost]
    except OSError as error:
        raise write_error(folder, error) from error


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


def _print(result: RecoveryResult, apart: Path) -> None:
    for feed, lines in result.delivered:
        print(f"{feed}: {count_of(lines, 'article')} of an interrupted run delivered")
    for feed in result.moved:
        print(f"{feed}: its run met the replica; moved into {apart}")
    from_where = f"{count_of(result.feeds, 'feed')} and {count_of(result.runs, 'run')}"
    print(f"added {count_of(result.learnt, 'line')} from {from_where} to the ledger")
    if result.rebuilt:
        print("the ledger was rebuilt without articles, days and runs of the replica")
    if result.requested_again:
        print(requested_again(result.requested_again))
    for sentence in result.unknown_idle:
        print(sentence)
    for error in result.errors[:_MAX_ERRORS]:
        print(f"scrapy recover: {error}", file=sys.stderr)
    if len(result.errors) > _MAX_ERRORS:
        print(f"and {len(result.errors) - _MAX_ERRORS} more", file=sys.stderr)
