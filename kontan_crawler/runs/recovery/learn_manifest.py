"""Add the run of a manifest to the ledger."""

from pathlib import Path

from pydantic_core import from_json, to_json

from kontan_crawler.runs.manifest import COUNTED_VERSION, Manifest
from kontan_crawler.runs.manifest_versions import NewerManifest, parse_manifest
from kontan_crawler.runs.recovery.result import RecoveryResult
from kontan_crawler.store.frontier import Frontier
from kontan_crawler.store.ledger import Ledger


def learn_manifest(ledger: Ledger, path: Path, result: RecoveryResult) -> None:
    """Add the run of a manifest to the ledger, once; add errors in it to the result. Raises OutputError."""
    if ledger.files.is_learnt(path):
        return
    try:
        text = path.read_text(encoding="utf-8")
        manifest = parse_manifest(text)
        with ledger.changes():
            result.runs += _restore(ledger, manifest, text, path, result)
    except (OSError, NewerManifest) as error:  # it may be readable later
        result.errors.append(f"{path}: {error}")
        return
    except ValueError as error:
        result.errors.append(f"{path} is not a manifest: {error}")
    with ledger.changes():
        ledger.files.mark_learnt(path)


def restore_idle_run(ledger: Ledger, manifest: Manifest, text: str, result: RecoveryResult) -> None:
    """Add an idle run to the ledger, from its manifest as JSON text."""
    _restore(ledger, manifest, text, ledger.path, result)
    ledger.idle_runs.mark(manifest.run)


def _restore(ledger: Ledger, manifest: Manifest, text: str, path: Path, result: RecoveryResult) -> bool:
    """Add a run with its URLs and, if its feeds exist, its days; return False if the run is known."""
    if ledger.history.is_ended(manifest.run):
        return False
    result.idle_before += manifest.idle_before
    result.newest = max(result.newest or manifest.started, manifest.started)
    ledger.history.end(manifest.start, to_json(from_json(text)).decode(), manifest.completed)  # unchanged, on one line
    missing = [feed.file for feed in manifest.feeds if not any(path.with_name(feed.file + ending).exists() for ending in ("", ".gz"))]
    if missing:
        result.errors.append(f"{path}: its feed {', '.join(missing)} is missing; its days are read again")
    else:
        _restore_days(ledger, manifest)
    _restore_urls(ledger.frontier(manifest.run), ledger, manifest, result)
    ledger.files.close_run(manifest.run)
    return True


def _restore_days(ledger: Ledger, manifest: Manifest) -> None:
    for row in manifest.days:
        if row.day and row.listed_to_end_at:
            ledger.days.record_read(row.kanal, row.day, row.listed_to_end_at, manifest.kanal)


def _restore_urls(frontier: Frontier, ledger: Ledger, manifest: Manifest, result: RecoveryResult) -> None:
    for url in manifest.waiting:
        frontier.register(url, None, known=ledger.articles.get(url) is not None)
    for refused in manifest.given_up:
        frontier.resolve(refused.url, refused.reason)
    frontier.close(manifest.uncounted)
    if manifest.manifest_version < COUNTED_VERSION:
        result.requested_again |= {url for url in manifest.uncounted if ledger.articles.get(url) is None}
