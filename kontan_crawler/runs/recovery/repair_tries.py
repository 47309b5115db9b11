"""Repair a ledger of an earlier version, which counted as tries what may have been a fault of the site."""

from kontan_crawler.runs.manifest_versions import parse_manifest
from kontan_crawler.runs.recovery.result import RecoveryResult
from kontan_crawler.store.ledger import Ledger


def repair_tries(ledger: Ledger, result: RecoveryResult) -> None:
    """Take back the tries of URLs that are not counted today, once per ledger. Raises OutputError."""
    with ledger.changes():
        if not ledger.take_repair("tries"):
            return
        frontier = ledger.frontier("")
        for run in ledger.history.each_ended():
            try:
                uncounted = parse_manifest(run.manifest).uncounted
            except ValueError as error:
                result.errors.append(f"the manifest of the run {run.run} cannot be read: {error}")
            else:
                result.requested_again |= {url for url in uncounted if frontier.take_back_try(url)}
