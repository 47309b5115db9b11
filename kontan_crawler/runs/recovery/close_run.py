"""Close a run in the ledger, finished or interrupted."""

from collections.abc import Set
from pathlib import Path

from kontan_crawler.outcomes import INTERRUPTED
from kontan_crawler.runs.build_manifest import build_manifest
from kontan_crawler.runs.manifest import Manifest
from kontan_crawler.runs.manifest_files import write_manifests
from kontan_crawler.runs.prior_runs import prior_runs_of
from kontan_crawler.runs.refusal_evidence import evidence_of
from kontan_crawler.runs.run_result import RunResult
from kontan_crawler.store.history import RunStart
from kontan_crawler.store.ledger import Ledger


def close_interrupted_run(ledger: Ledger, run: RunStart, folder: Path) -> None:
    """Write the manifest of an interrupted run and close it. Raises OutputError."""
    frontier, feeds = ledger.frontier(run.id), ledger.files.delivered_by(run.id)
    with ledger.changes():
        frontier.confirm()
    evidence = evidence_of(frontier, ledger.history)
    result = RunResult(
        INTERRUPTED, feeds=feeds, prior=prior_runs_of(ledger.history, run), uncounted=evidence.uncounted,
        idle_before=ledger.idle_runs.before(run.started.isoformat()),
    )  # fmt: skip
    manifest = build_manifest(run, result, frontier)
    write_manifests(manifest, [feed for feed, _ in feeds], folder)
    close_run(ledger, manifest, evidence.site_traits)


def close_run(ledger: Ledger, manifest: Manifest, site_traits: Set[str] = frozenset(), has_file: bool = True) -> None:
    """Add a run with its manifest to the history; its unresolved URLs wait for the next run. Raises OutputError.

    site_traits: of responses that are the site's; URLs that were given up for such a response wait again. has_file: whether its manifest
    stands in a file, too.
    """
    with ledger.changes():
        frontier = ledger.frontier(manifest.run)
        ledger.history.end(manifest.start, manifest.model_dump_json(), manifest.completed)
        if not has_file:
            ledger.idle_runs.mark(manifest.run)
        frontier.close(manifest.uncounted)
        frontier.forget_tries(site_traits)
        ledger.files.close_run(manifest.run)
