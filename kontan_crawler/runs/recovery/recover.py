"""The recovery of a folder, from its feeds to its interrupted runs."""

from collections.abc import Iterable
from pathlib import Path

from kontan_crawler.feeds.names import GIVEN_UP_SUFFIX, MANIFEST_SUFFIX, PART_SUFFIX
from kontan_crawler.runs.recovery.close_run import close_interrupted_run
from kontan_crawler.runs.recovery.deliver_parts import deliver_parts
from kontan_crawler.runs.recovery.learn_feed import learn_feed
from kontan_crawler.runs.recovery.learn_manifest import learn_manifest
from kontan_crawler.runs.recovery.output_files import feeds_in, files_in, manifests_in
from kontan_crawler.runs.recovery.result import RecoveryResult
from kontan_crawler.store.ledger import Ledger


def recover(ledger: Ledger, folder: Path, places: Iterable[Path] = ()) -> RecoveryResult:
    """Deliver what interrupted runs left in a folder and in other places, and learn from all feeds and manifests there.

    places: folders, feeds, packed feeds, manifests. What is known already is passed over. Raises OutputError.
    """
    done, places = RecoveryResult(), [folder, *places]
    for feed in feeds_in(places):
        learn_feed(ledger, feed, done)
    deliver_parts(ledger, places, done)
    for half in files_in(folder, (MANIFEST_SUFFIX + PART_SUFFIX, GIVEN_UP_SUFFIX + PART_SUFFIX)):  # its run is told anew
        half.unlink()
    for path in manifests_in(places):
        learn_manifest(ledger, path, done)
    for run in ledger.history.unfinished():
        close_interrupted_run(ledger, run, folder)
        done.runs += 1
    return done
