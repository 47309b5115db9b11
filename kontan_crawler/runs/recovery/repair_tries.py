"""Repair a ledger of an earlier version, which counted tries in runs that could read no article."""

from kontan_crawler.runs.manifest_versions import parse_manifest
from kontan_crawler.runs.recovery.result import RecoveryResult
from kontan_crawler.store.ledger import Ledger


def repair_tries(ledger: Ledger, result: RecoveryResult) -> None:
    """Take back the tries of URLs in runs that read no other article of their section, once per ledger. Raises OutputError."""
    with ledger.changes():
        if not ledger.take_repair("tries"):
            return
        frontier, urls = ledger.frontier(""), set[str]()
        for run in ledger.history.ended():
            try:
                uncounted = parse_manifest(run.manifest).uncounted
            except ValueError as error:
                result.errors.append(f"the manifest of the run {run.run} cannot be read: {error}")
            else:
                urls |= {url for url in uncounted if frontier.take_back_try(url)}
        result.requested_again = len(urls)
