"""Manifests for tests."""

import json
from pathlib import Path
from typing import Any

from kontan_crawler.feeds.names import MANIFEST_SUFFIX
from kontan_crawler.runs.manifest import MANIFEST_VERSION, Manifest
from kontan_crawler.runs.manifest_versions import parse_manifest
from kontan_crawler.store.database import LEDGER_NAME, read_only
from kontan_crawler.store.idle_runs import IdleRuns

PLAIN: dict[str, Any] = {
    "manifest_version": MANIFEST_VERSION, "program": "kontan_crawler 0.1.0", "run": "internasional-1", "spider": "internasional", "arguments": {},
    "kanal": ["internasional"], "since": None, "replica": False, "started": "2026-02-04T09:00:00+07:00", "ended": "2026-02-04T09:05:00+07:00",
    "reason": "finished", "exit_code": 0, "completed": True, "last_completed": None, "previous": None, "idle_before": [], "failed_checks": [], "suspected": [],
    "repeated_lines": [],
    "feeds": [], "archive": None, "days": [], "days_empty": [], "days_left": [], "given_up": [], "waiting": [], "robots": {}, "counts": {},
}  # fmt: skip
"""The manifest of a run without articles, as in its file."""


def manifests(folder: Path) -> list[dict[str, Any]]:
    """Return the manifests of a folder as in their files, and those of idle runs as in the ledger, oldest run first."""
    found = [json.loads(path.read_text(encoding="utf-8")) for path in folder.glob(f"*{MANIFEST_SUFFIX}")]
    if (folder / LEDGER_NAME).exists():
        with read_only(folder) as database:
            found += [json.loads(text) for _, text in IdleRuns(database).manifests()]
    return sorted(found, key=lambda manifest: manifest["run"].partition("-")[2])  # `started` is in seconds; a small crawl takes less


def a_manifest(**given: Any) -> Manifest:
    """Return the manifest of a run without articles, with the given keys changed."""
    return parse_manifest(json.dumps({**PLAIN, **given}))
