"""The statistics of a run from its ledger, and those its checks use."""

from collections import Counter

from scrapy.statscollectors import StatsCollector

from kontan_crawler.outcomes import ARTICLES_ASKED, ARTICLES_REPEATED_LINES, ARTICLES_SITE_FAULTS, FIRST, FIRST_ASKED, NEW_ASKED, NEW_FAILED
from kontan_crawler.runs.run import Run


def set_final_stats(stats: StatsCollector, run: Run, fault_count: int, line_count: int) -> None:
    """Set the statistics that depend on the outcomes of all URLs, or on earlier articles.

    fault_count: see `RefusalEvidence`; these URLs failed too. line_count: number of lines that stand in many articles.
    """
    frontier = run.urls.frontier
    failures = frontier.failures() + Counter({NEW_FAILED: fault_count})
    failures[NEW_ASKED] = max(failures[NEW_ASKED], failures[NEW_FAILED])
    counts = {
        ARTICLES_ASKED: frontier.requested(), ARTICLES_SITE_FAULTS: fault_count, ARTICLES_REPEATED_LINES: line_count,
        **first_outcomes(run), **failures,
    }  # fmt: skip
    for name, count in counts.items():
        stats.set_value(name, count)


def first_outcomes(run: Run) -> dict[str, int]:
    """Count the outcomes of first requests and rechecks, by statistic."""
    outcomes = run.urls.first_tries() + run.rechecks.outcomes()
    return {FIRST(outcome) if outcome else FIRST_ASKED: count for outcome, count in outcomes.items()}


def integer_stats(stats: StatsCollector) -> dict[str, int]:
    """Return the statistics that are integers."""
    return {name: count for name, count in stats.get_stats().items() if type(count) is int}
