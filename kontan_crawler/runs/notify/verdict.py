"""The verdict on a finished run, for metrics and alerts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kontan_crawler.clock import now
from kontan_crawler.outcomes import FAILED, OK
from kontan_crawler.runs.build_manifest import PROGRAM
from kontan_crawler.runs.manifest import Manifest
from kontan_crawler.runs.summary import summary_of


@dataclass(frozen=True)
class Verdict:
    """The result of a run: the keys that every verdict has, and the manifest with all others."""

    program: str
    spider: str
    arguments: Mapping[str, str]
    started: datetime
    ended: datetime
    exit_code: int | None
    completed: bool
    failed_checks: Sequence[str]
    summary: Sequence[str] = ()
    """The last lines of the run's log."""
    manifest: Manifest | None = None
    """None if the run failed before it could write one."""

    def as_json(self) -> dict[str, Any]:
        """Return the input of the alert command: the manifest or, without one, the other fields; and the summary."""
        own = {
            "program": self.program,
            "spider": self.spider,
            "arguments": dict(self.arguments),
            "started": self.started.isoformat(),
            "ended": self.ended.isoformat(),
            "exit_code": self.exit_code,
            "completed": self.completed,
            "failed_checks": list(self.failed_checks),
        }
        return (self.manifest.model_dump(mode="json") if self.manifest else own) | {"summary": list(self.summary)}

    @property
    def needs_alert(self) -> bool:
        """Whether the run failed, or succeeded after one over the same sections that failed or died."""
        previous = self.manifest.previous if self.manifest else None
        return self.exit_code == FAILED or (self.exit_code == OK and previous is not None and previous.exit_code != OK)


def verdict_of(manifest: Manifest) -> Verdict:
    """Return the verdict on a run that wrote its manifest."""
    end = manifest.exit_code, manifest.completed, manifest.failed_checks
    start = manifest.program, manifest.spider, manifest.arguments, manifest.started
    return Verdict(*start, manifest.ended, *end, list(summary_of(manifest)), manifest)


def verdict_without_manifest(spider: str, arguments: Mapping[str, str], started: datetime, error: str) -> Verdict:
    """Return the verdict on a run that failed before it could write its manifest."""
    return Verdict(PROGRAM, spider, arguments, started, now().replace(microsecond=0), FAILED, completed=False, failed_checks=[error])
