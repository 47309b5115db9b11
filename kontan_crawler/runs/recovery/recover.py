"""The recovery of an output folder."""

from collections.abc import Iterable
from pathlib import Path

from kontan_crawler.feeds.names import GIVEN_UP_SUFFIX, MANIFEST_SUFFIX, PART_SUFFIX
from kontan_crawler.runs.recovery.close_run import close_interrupted_run
from kontan_crawler.runs.recovery.deliver_parts import deliver_parts
from kontan_crawler.runs.recovery.learn_feed import learn_feed
from kontan_crawler.runs.recovery.learn_manifest import learn_manifest
from kontan_crawler.runs.recovery.output_files import feeds_in, files_in, manifests_in
from kontan_crawler.runs.recovery.repair_tries import repair_tries
from kontan_crawler.runs.recovery.result import RecoveryResult
from kontan_crawler.runs.recovery.unknown_idle import unknown_idle_runs
from kontan_crawler.store.ledger import Ledger


def recover(ledger: Ledger, folder: Path, paths: Iterable[Path] = ()) -> RecoveryResult:
    """Deliver the part files of interrupted runs in a folder and at other paths; add feeds and manifests there to the ledger.

    paths: folders, feeds, compressed feeds, manifests. Known feeds and manifests are skipped. Raises OutputError.
    """
    result, paths, is_new = RecoveryResult(), [folder, *paths], ledger.history.is_empty()
    repair_tries(ledger, result)
    for feed in feeds_in(paths):
        learn_feed(ledger, feed, result)
    deliver_parts(ledger, paths, result)
    for unfinished in files_in(
        folder, (MANIFEST_SUFFIX + PART_SUFFIX, GIVEN_UP_SUFFIX + PART_SUFFIX)
    ):  # its run is closed below, which writes it again
        unfinished.unlink()
    for path in manifests_in(paths):
        learn_manifest(ledger, path, result)
    result.unknown_idle += unknown_idle_runs(ledger, result.idle_before, result.newest if is_new else None)
    for run in ledger.history.unfinished():
        close_interrupted_run(ledger, run, folder)
        result.runs += 1
    return result
