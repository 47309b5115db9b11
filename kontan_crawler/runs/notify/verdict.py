"""What is told of a run: its manifest, or as much of it as is known of a run that could not write one."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from kontan_crawler import __version__
from kontan_crawler.clock import WIB
from kontan_crawler.runs.checks import FAILED, OK
from kontan_crawler.runs.summary import summary_of


def without_manifest(spider: str, arguments: Mapping[str, str], started: datetime, why: str) -> dict[str, Any]:
    """Return the verdict on a run that failed, and why, where no manifest could be written."""
    return {
        "program": f"kontan_crawler {__version__}",
        "spider": spider,
        "arguments": dict(arguments),
        "started": started.isoformat(),
        "ended": datetime.now(WIB).isoformat(timespec="seconds"),
        "exit_code": FAILED,
        "completed": False,
        "failed_checks": [why],
        "summary": [],
    }


def with_summary(manifest: Mapping[str, Any]) -> dict[str, Any]:
    """Return the verdict on a run that wrote its manifest."""
    return {**manifest, "summary": list(summary_of(manifest))}


def is_news(verdict: Mapping[str, Any]) -> bool:
    """Tell whether somebody should hear of a run: it failed, or is good again after one that failed or died."""
    previous = verdict.get("previous")
    return verdict["exit_code"] == FAILED or (verdict["exit_code"] == OK and previous is not None and previous["exit_code"] != OK)
