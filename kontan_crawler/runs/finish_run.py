"""The end of a run: its final statistics, checks, exit code and manifest."""

import logging
from pathlib import Path

from scrapy.settings import BaseSettings
from scrapy.statscollectors import StatsCollector

from kontan_crawler.outcomes import CLEAN_REASONS, FAILED, OK, SITE_UNREACHABLE
from kontan_crawler.runs.build_manifest import build_manifest
from kontan_crawler.runs.checks import failed_checks, typical_failure, unreadable_section
from kontan_crawler.runs.drift.baseline_check import BaselineCheck
from kontan_crawler.runs.manifest import ArchiveFiles, Manifest
from kontan_crawler.runs.manifest_files import write_manifests
from kontan_crawler.runs.recovery.close_run import close_run
from kontan_crawler.runs.refusal_evidence import RefusalEvidence, evidence_of
from kontan_crawler.runs.refused_responses import RefusedResponses
from kontan_crawler.runs.run import Run
from kontan_crawler.runs.run_result import RunResult
from kontan_crawler.runs.setting_checks.boilerplate_lines import boilerplate_lines
from kontan_crawler.runs.site_change import suspected_refusals
from kontan_crawler.runs.stats import integer_stats, set_final_stats
from kontan_crawler.runs.stop_signals import STOP_SIGNALS
from kontan_crawler.store.errors import OutputError

logger = logging.getLogger(__name__)


def finish_run(
    run: Run, baseline_check: BaselineCheck, stats: StatsCollector, settings: BaseSettings, reason: str, error: OutputError | None,
    archive: ArchiveFiles | None = None,
) -> tuple[Manifest, list[Path]]:  # fmt: skip
    """Check a run whose feeds are closed, write its manifest and close it in the ledger; return the manifest and its files.

    error: of the output; it replaces all checks. archive: its closed files. Raises OutputError.
    """
    evidence = evidence_of(run.urls.frontier, run.ledger.history, run.rechecks)
    repeated = run.ledger.lines.find(boilerplate_lines(settings))
    set_final_stats(stats, run, evidence.fault_count, len(repeated))
    result = _result_of(run, stats, reason, evidence)
    result.repeated_lines, result.archive = repeated, archive
    max_share = settings.getfloat("ERROR_SHARE_MAX")
    result.checks = [str(error)] if error else _failed_checks(run, result, baseline_check, max_share, evidence)
    result.exit_code = STOP_SIGNALS.exit_code or (FAILED if result.checks else OK)
    manifest = build_manifest(run.start, result, run.urls.frontier)
    has_file = settings.getbool("KEEP_MANIFESTS") or not manifest.is_idle
    files = write_manifests(manifest, [feed for feed, _ in result.feeds], run.ledger.path.parent) if has_file else []
    close_run(run.ledger, manifest, evidence.site_traits, has_file)
    return manifest, files


def _result_of(run: Run, stats: StatsCollector, reason: str, evidence: RefusalEvidence) -> RunResult:
    return RunResult(
        reason,
        counts=integer_stats(stats),
        days_left=run.index.left,
        days_read=run.index.read,
        feeds=run.ledger.files.delivered_by(run.start.id),
        robots=run.robots,
        prior=run.prior_runs(),
        idle_before=run.ledger.idle_runs.before(run.start.started.isoformat()),
        days_empty=run.index.seen_empty,
        uncounted=evidence.uncounted,
    )


def _failed_checks(
    run: Run, result: RunResult, baseline_check: BaselineCheck, max_error_share: float, evidence: RefusalEvidence
) -> list[str]:  # fmt: skip
    """Return the sentences of the failed checks. A stopped run is not compared with its baseline."""
    frontier, baseline = run.urls.frontier, baseline_check.baseline.counts
    unreadable = evidence.unreadable if result.reason != SITE_UNREACHABLE else []  # it says enough
    checks = {section.kanal: unreadable_section(section, run.refused_responses) for section in unreadable}
    checks |= failed_checks(result.counts, result.reason, run.index.unread(), len(frontier.waiting()), max_error_share, baseline)
    if "errors" in checks and not unreadable:
        checks["errors"] += typical_failure(evidence, run.refused_responses)
    if not evidence.unreadable:
        _warn(evidence, run.refused_responses)
    if result.reason not in CLEAN_REASONS or STOP_SIGNALS.exit_code:
        return [*checks.values(), *run.failures]
    changes, result.suspected = baseline_check.changes(build_manifest(run.start, result, frontier))
    suspected = suspected_refusals(result.suspected)
    result.uncounted |= {url for url, refusal in frontier.refusals() if refusal in suspected}
    return [*checks.values(), *run.failures, *changes]


def _warn(evidence: RefusalEvidence, responses: RefusedResponses) -> None:
    """Log a warning for each section whose few URLs gave no article, if no recheck could say why."""
    for section in evidence.without_article:
        if section.refused:
            logger.warning(
                "no article in %s could be read, and none is known to recheck; %s", section.kanal, responses.describe(section.kanal)
            )
