"""The six figures of the page's first screen."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from kontan_crawler.outcomes import is_error
from kontan_crawler.report.first_deliveries import DeliveredRecord, FirstDeliveries
from kontan_crawler.report.run_record import RunRecord
from kontan_crawler.report.topics.lag import after_publication, lag_of, median_of
from kontan_crawler.report.topics.refusals import PASSED
from kontan_crawler.runs.run_end import SUCCEEDED
from kontan_crawler.runs.summary import size_of
from kontan_crawler.wording import count_of, verb

_WEEK = timedelta(days=7)
NONE = "–"


class Figure(NamedTuple):
    """A figure with what it counts, and a note. All are texts."""

    id: str
    value: str
    name: str
    note: str = ""


def figures_of(runs: Sequence[RunRecord], articles: FirstDeliveries, now: datetime) -> list[Figure]:
    """Return the figures. runs: oldest first; now: the time on the page, to which the last 7 days extend."""
    recent = [run for run in runs if now - _WEEK < run.started]
    return [
        Figure(
            "articles",
            f"{articles.count:,}",
            verb(articles.count, "article", "articles"),
            count_of(articles.revisions, "later revision") if articles.revisions else "",
        ),
        _new([one for one in articles.first() if now - _WEEK < one.at]),
        _newest(articles, now),
        _succeeded(recent, runs),
        _errors(recent),
        _archive(runs),
    ]


def _new(delivered: Sequence[DeliveredRecord]) -> Figure:
    lags = Counter(lag_of(one.article.published, one.at) for one in delivered if one.article.published)
    which = "half" if lags.total() > 1 else "it" if len(delivered) == 1 else "one"
    return Figure("new", f"{len(delivered):,}", "delivered in 7 days", f"{which} {after_publication(median_of(lags))}" if lags else "")


def _newest(articles: FirstDeliveries, now: datetime) -> Figure:
    """Return the newest time of publication, without those in the future, which are misprints."""
    times = [one.article.published for one in articles.first() if one.article.published and one.article.published <= now]
    return Figure(
        "newest", f"{max(times):%Y-%m-%d}" if times else NONE, "newest article", f"published at {max(times):%H:%M}" if times else ""
    )


def _succeeded(recent: Sequence[RunRecord], runs: Sequence[RunRecord]) -> Figure:
    good = sum(run.verdict == SUCCEEDED for run in recent)
    value = f"{good:,} of {len(recent):,}" if recent else NONE
    return Figure("succeeded", value, "runs succeeded in 7 days", f"{count_of(len(runs), 'run')} in all")


def _errors(recent: Sequence[RunRecord]) -> Figure:
    counts: Counter[str] = Counter()
    for run in recent:
        counts.update({reason: count for reason, count in run.refused.items() if is_error(reason) and reason not in PASSED})
    most = f"most often {max(counts, key=counts.__getitem__)}" if len(counts) > 1 else "".join(counts)
    return Figure("recent-errors", f"{counts.total():,}" if recent else NONE, f"{verb(counts.total(), 'error', 'errors')} in 7 days", most)


def _archive(runs: Sequence[RunRecord]) -> Figure:
    """Return the size of the archive at the end of the newest run that has one."""
    archive = next((run.archive for run in reversed(runs) if run.archive), None)
    value, note = (size_of(archive.total_bytes), f"{size_of(archive.free_bytes)} free") if archive else (NONE, "none kept" if runs else "")
    return Figure("archive", value, "archive", note)
