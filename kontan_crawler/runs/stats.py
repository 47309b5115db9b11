"""The statistics of a run from its ledger, and those its checks use."""

from scrapy.statscollectors import StatsCollector

from kontan_crawler.outcomes import ARTICLES_ASKED, FIRST, FIRST_ASKED
from kontan_crawler.runs.run import Run


def set_final_stats(stats: StatsCollector, run: Run) -> None:
    """Set the statistics that depend on the outcomes of all URLs."""
    frontier = run.urls.frontier
    for name, count in {ARTICLES_ASKED: frontier.requested(), **first_outcomes(run), **frontier.failures()}.items():
        stats.set_value(name, count)


def first_outcomes(run: Run) -> dict[str, int]:
    """Count the outcomes of first requests and rechecks, by statistic."""
    outcomes = run.urls.first_tries() + run.rechecks.outcomes()
    return {FIRST(outcome) if outcome else FIRST_ASKED: count for outcome, count in outcomes.items()}


def integer_stats(stats: StatsCollector) -> dict[str, int]:
    """Return the statistics that are integers."""
    return {name: count for name, count in stats.get_stats().items() if type(count) is int}
