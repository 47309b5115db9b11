"""How a run ends: counted, judged, told, written down."""

import logging

from scrapy.settings import BaseSettings
from scrapy.statscollectors import StatsCollector

from kontan_crawler.outcomes import ARTICLES_ASKED, CLEAN_ENDS, FAILED, FIRST, FIRST_ASKED, OK
from kontan_crawler.runs.checks import failed_checks
from kontan_crawler.runs.drift.baseline_check import BaselineCheck
from kontan_crawler.runs.manifest import Manifest
from kontan_crawler.runs.manifest_files import write_manifests
from kontan_crawler.runs.recovery.close_run import close_run
from kontan_crawler.runs.run import Run
from kontan_crawler.runs.run_result import RunResult, build_manifest
from kontan_crawler.runs.stop_signals import STOP_SIGNALS
from kontan_crawler.runs.summary import summary_of
from kontan_crawler.store.errors import OutputError

logger = logging.getLogger(__name__)


class Ending:
    """The end of a run whose feeds are closed; `exit_code` is known once it is judged, `manifest` once it is written down."""

    def __init__(
        self, run: Run, baseline_check: BaselineCheck, stats: StatsCollector, settings: BaseSettings, reason: str, error: OutputError | None
    ) -> None:
        self._run, self._baseline_check, self._stats, self._settings = run, baseline_check, stats, settings
        self._reason, self._error = reason, error
        self.exit_code: int | None = None
        self.manifest: Manifest | None = None

    def carry_out(self) -> None:
        """Judge the run, write its manifest, tell, and take it into the history. Raises OutputError."""
        self._count()
        end = self._ended()
        end.checks = [str(self._error)] if self._error else self._failed_checks(end)
        self.exit_code = end.exit_code = STOP_SIGNALS.exit_code or (FAILED if end.checks else OK)
        self._write(end)

    def _count(self) -> None:
        frontier = self._run.frontier
        counts = {ARTICLES_ASKED: frontier.asked(), **first_outcomes(self._run), **frontier.failures()}
        for name, number in counts.items():
            self._stats.set_value(name, number)

    def _ended(self) -> RunResult:
        run = self._run
        return RunResult(
            self._reason, counts=integer_stats(self._stats), days_left=run.index.left, days_read=run.index.read, feeds=run.ledger.files.delivered_by(run.begun.id),
            robots=run.robots, before=run.prior_runs(), days_empty=run.index.seen_empty,
        )  # fmt: skip

    def _failed_checks(self, end: RunResult) -> list[str]:
        """What the run's own numbers say of it, and what its past does; a run that was stopped is not compared."""
        run, largest = self._run, self._settings.getfloat("ERROR_SHARE_MAX")
        past = self._baseline_check.baseline.counts
        checks = failed_checks(end.counts, end.reason, run.index.unread(), len(run.frontier.waiting()), largest, past)
        if end.reason not in CLEAN_ENDS or STOP_SIGNALS.exit_code:
            return checks
        changes, end.suspected = self._baseline_check.changes(build_manifest(run.begun, end, run.frontier))
        return checks + changes

    def _write(self, end: RunResult) -> None:
        run = self._run
        manifest = build_manifest(run.begun, end, run.frontier)
        for sentence in summary_of(manifest):
            logger.info("%s", sentence)
        for sentence in () if self._error else manifest.failed_checks:
            logger.error("check failed: %s", sentence)
        write_manifests(manifest, [feed for feed, _ in end.feeds], run.ledger.path.parent)
        close_run(run.ledger, manifest)
        self.manifest = manifest


def integer_stats(stats: StatsCollector) -> dict[str, int]:
    """Return those of Scrapy's statistics that are whole numbers."""
    return {name: count for name, count in stats.get_stats().items() if type(count) is int}


def first_outcomes(run: Run) -> dict[str, int]:
    """Return what the site answered where a run asked for the first time, or looked at an article again, by the names of statistics."""
    return {FIRST(outcome) if outcome else FIRST_ASKED: number for outcome, number in run.answers().items()}
