"""Close a run in the ledger, finished or interrupted."""

from pathlib import Path

from kontan_crawler.outcomes import INTERRUPTED
from kontan_crawler.runs.build_manifest import build_manifest
from kontan_crawler.runs.manifest import Manifest
from kontan_crawler.runs.manifest_files import write_manifests
from kontan_crawler.runs.prior_runs import prior_runs_of
from kontan_crawler.runs.run_result import RunResult
from kontan_crawler.runs.site_change import suspected_refusals
from kontan_crawler.store.history import RunStart
from kontan_crawler.store.ledger import Ledger


def close_interrupted_run(ledger: Ledger, run: RunStart, folder: Path) -> None:
    """Write the manifest of an interrupted run and close it. Raises OutputError."""
    frontier, feeds = ledger.frontier(run.id), ledger.files.delivered_by(run.id)
    with ledger.changes():
        frontier.confirm()
    manifest = build_manifest(run, RunResult(INTERRUPTED, feeds=feeds, prior=prior_runs_of(ledger.history, run)), frontier)
    write_manifests(manifest, [feed for feed, _ in feeds], folder)
    close_run(ledger, manifest)


def close_run(ledger: Ledger, manifest: Manifest) -> None:
    """Add a run with its manifest to the history; its unresolved URLs wait for the next run. Raises OutputError."""
    with ledger.changes():
        ledger.history.end(manifest.start, manifest.model_dump_json(), manifest.completed)
        ledger.frontier(manifest.run).close(suspected_refusals(manifest.suspected))
        ledger.files.close_run(manifest.run)
