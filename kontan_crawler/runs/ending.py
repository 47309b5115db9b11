"""How a run ends: counted, judged, told, written down."""

import logging
from typing import Any

from scrapy.crawler import Crawler

from kontan_crawler.middlewares.robots import RobotsMiddleware
from kontan_crawler.runs.checks import CLEAN_ENDS, FAILED, OK, failed_checks
from kontan_crawler.runs.drift.comparison import Comparison
from kontan_crawler.runs.interrupts import INTERRUPTS
from kontan_crawler.runs.manifest import RunEnded, manifest_of, write_manifests
from kontan_crawler.runs.recovery import close_run
from kontan_crawler.runs.run import Run
from kontan_crawler.runs.summary import summary_of
from kontan_crawler.store.errors import OutputError

logger = logging.getLogger(__name__)


class Ending:
    """The end of a run whose feeds are closed; `exit_code` is known once it is judged, `manifest` once it is written down."""

    def __init__(self, run: Run, comparison: Comparison, crawler: Crawler, reason: str, error: OutputError | None) -> None:
        self.run, self._comparison, self._crawler, self._reason, self._error = run, comparison, crawler, reason, error
        self.exit_code: int | None = None
        self.manifest: dict[str, Any] | None = None

    def carry_out(self) -> None:
        """Judge the run, write its manifest, tell, and take it into the history. Raises OutputError."""
        self._count()
        end = self._ended()
        end.checks = [str(self._error)] if self._error else self._failed_checks(end)
        self.exit_code = end.exit_code = INTERRUPTS.exit_code or (FAILED if end.checks else OK)
        self._write(end)

    def _count(self) -> None:
        stats, frontier = self._crawler.stats, self.run.frontier
        stats.set_value("article/asked", frontier.asked())
        for outcome, number in self.run.answers().items():
            stats.set_value(f"article/first/{outcome or 'asked'}", number)
        for name, number in frontier.failures().items():
            stats.set_value(f"article/{name}", number)

    def _ended(self) -> RunEnded:
        counts = {name: count for name, count in self._crawler.stats.get_stats().items() if isinstance(count, int)}
        robots = self._crawler.get_downloader_middleware(RobotsMiddleware)
        return RunEnded(
            self._reason, None, [], counts, self.run.left, self.run.read, self.run.ledger.files.of_run(self.run.begun.id),
            robots.told if robots else {}, self.run.before(), self.run.seen_empty,
        )  # fmt: skip

    def _failed_checks(self, end: RunEnded) -> list[str]:
        """What the run's own numbers say of it, and what its past does; a run that was stopped is not compared."""
        largest = self._crawler.settings.getfloat("ERROR_SHARE_MAX")
        past = self._comparison.past.counts
        checks = failed_checks(end.counts, end.reason, self.run.unread(), len(self.run.frontier.left()), largest, past)
        if end.reason not in CLEAN_ENDS or INTERRUPTS.exit_code:
            return checks
        changes, end.doubts = self._comparison.judge(manifest_of(self.run.begun, end, self.run.frontier))
        return checks + changes

    def _write(self, end: RunEnded) -> None:
        manifest = manifest_of(self.run.begun, end, self.run.frontier)
        for sentence in summary_of(manifest):
            logger.info("%s", sentence)
        for sentence in () if self._error else manifest["failed_checks"]:
            logger.error("check failed: %s", sentence)
        write_manifests(manifest, end.feeds, self.run.ledger.path.parent)
        close_run(self.run.ledger, self.run.begun, manifest)
        self.manifest = manifest
