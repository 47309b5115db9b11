"""The recovery of an output folder."""

from collections.abc import Callable, Iterable
from pathlib import Path

from kontan_crawler.runs.recovery.close_run import close_interrupted_run
from kontan_crawler.runs.recovery.deliver_parts import deliver_parts
from kontan_crawler.runs.recovery.learn_feed import learn_feed
from kontan_crawler.runs.recovery.learn_manifest import learn_manifest
from kontan_crawler.runs.recovery.new_files import NewFiles, new_files
from kontan_crawler.runs.recovery.output_files import feeds_in, manifests_in, parts_in
from kontan_crawler.runs.recovery.repair_tries import repair_tries
from kontan_crawler.runs.recovery.result import RecoveryResult
from kontan_crawler.runs.recovery.unknown_idle import unknown_idle_runs
from kontan_crawler.store.ledger import Ledger


def recover(ledger: Ledger, folder: Path, paths: Iterable[Path] = (), newest: int | None = None) -> RecoveryResult:
    """Deliver the part files of interrupted runs in a folder and at other paths; add feeds and manifests there to the ledger.

    paths: folders, feeds, compressed feeds, manifests. Known feeds and manifests are skipped. newest: see `new_files`. Raises OutputError.
    """
    return _recover(ledger, folder, list(paths), lambda: new_files(folder, ledger.files, newest))


def recover_feeds(ledger: Ledger, folder: Path, feeds: Iterable[Path]) -> RecoveryResult:
    """Do the same for single feeds only, once the folder is recovered. Raises OutputError."""
    return _recover(ledger, folder, list(feeds), NewFiles)


def _recover(ledger: Ledger, folder: Path, paths: list[Path], find: Callable[[], NewFiles]) -> RecoveryResult:
    result, is_new, found = RecoveryResult(), ledger.history.is_empty(), find()
    repair_tries(ledger, result)
    for feed in (*found.feeds, *feeds_in(paths)):
        learn_feed(ledger, feed, result)
    deliver_parts(ledger, [*found.parts, *parts_in(paths)], result)
    for unfinished in found.unfinished:  # its run is closed below, which writes it again
        unfinished.unlink()
    if result.delivered:  # an earlier feed of the same name was renamed, with its manifest
        found = find()
    for path in (*found.manifests, *manifests_in(paths)):
        learn_manifest(ledger, path, result)
    result.unknown_idle += unknown_idle_runs(ledger, result.idle_before, result.newest if is_new else None)
    for run in ledger.history.unfinished():
        close_interrupted_run(ledger, run, folder)
        result.runs += 1
    return result
