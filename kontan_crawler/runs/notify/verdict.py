"""What is told of a run: its manifest, or as much of it as is known of a run that could not write one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kontan_crawler.clock import now
from kontan_crawler.outcomes import FAILED, OK
from kontan_crawler.runs.manifest import Manifest
from kontan_crawler.runs.run_result import PROGRAM
from kontan_crawler.runs.summary import summary_of


@dataclass(frozen=True)
class Verdict:
    """What is known of any run that is over."""

    program: str
    spider: str
    arguments: Mapping[str, str]
    started: datetime
    ended: datetime
    exit_code: int | None
    completed: bool
    failed_checks: Sequence[str]
    summary: Sequence[str] = ()
    """The sentences that end the log."""
    manifest: Manifest | None = None
    """All else, where one could be written."""

    def as_json(self) -> dict[str, Any]:
        """Return what the alert command gets: the manifest, if there is one, and the summary."""
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
    def is_news(self) -> bool:
        """Whether somebody should hear of the run: it failed, or is good again after one that failed or died."""
        previous = self.manifest.previous if self.manifest else None
        return self.exit_code == FAILED or (self.exit_code == OK and previous is not None and previous.exit_code != OK)


def without_manifest(spider: str, arguments: Mapping[str, str], started: datetime, why: str) -> Verdict:
    """Return the verdict on a run that failed, and why, where no manifest could be written."""
    return Verdict(PROGRAM, spider, arguments, started, now().replace(microsecond=0), FAILED, completed=False, failed_checks=[why])


def with_manifest(told: Manifest) -> Verdict:
    """Return the verdict on a run that wrote its manifest."""
    end = (told.exit_code, told.completed, told.failed_checks)
    return Verdict(told.program, told.spider, told.arguments, told.started, told.ended, *end, list(summary_of(told)), told)
