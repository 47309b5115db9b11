"""Lag: the time from publication to delivery."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import accumulate

from kontan_crawler.report.article_record import ArticleRecord
from kontan_crawler.report.feed_runs import UNKNOWN
from kontan_crawler.report.periods import Periods
from kontan_crawler.report.sections import ALL, NO_DATE, Cell, Chart, Section, Table, quote_reserved
from kontan_crawler.runs.health_clauses import in_hours
from kontan_crawler.wording import verb

_MINUTES = {
    -1: "before publication",
    10: "10 minutes",
    30: "30 minutes",
    60: "1 hour",
    3 * 60: "3 hours",
    6 * 60: "6 hours",
    24 * 60: "1 day",
    7 * 24 * 60: "7 days",
}
BINS = ["before publication", *(f"up to {name}" for name in list(_MINUTES.values())[1:]), "later"]


class Lag:
    """Counts articles by lag and spider; separate spiders, because `arsip` delivers old articles."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, int]] = Counter()

    def add(self, article: ArticleRecord, delivered: datetime, spider: str) -> None:
        """Count an article."""
        if article.published:
            self._counts[spider if spider == UNKNOWN else quote_reserved(spider, ALL), lag_of(article.published, delivered)] += 1

    def section(self, periods: Periods) -> Section:
        """Return the section of the page."""
        spiders = sorted({spider for spider, _ in self._counts})
        cells: Counter[tuple[str, str]] = Counter()
        for (spider, minutes), count in self._counts.items():
            cells[BINS[bisect_left(list(_MINUTES), minutes)], spider] += count
        rows: list[Sequence[Cell]] = [(name, *(counts := [cells[name, spider] for spider in spiders]), sum(counts)) for name in BINS]
        return Section(
            "lag", "From publication to delivery", self._summary(spiders), Table(("time", *spiders, ALL), rows),
            Chart("bars", "time", "spider", "articles"),
        )  # fmt: skip

    def _summary(self, spiders: Sequence[str]) -> str:
        if not spiders:
            return NO_DATE
        return (
            " ".join(self._sentence(spider) for spider in spiders if spider != UNKNOWN)
            or "No manifest says when; the time of the crawl counts."
        )

    def _sentence(self, spider: str) -> str:
        lags = Counter({minutes: count for (name, minutes), count in self._counts.items() if name == spider})
        which = "The only article" if lags.total() == 1 else "Half of the articles"
        return f"{which} of {spider} {verb(lags.total(), 'was', 'were')} delivered {after_publication(median_of(lags))}."


def lag_of(published: datetime, delivered: datetime) -> int:
    """Return a lag in minutes, rounded up; below 0 if the article was delivered before its time of publication."""
    return -((published - delivered) // timedelta(minutes=1))


def median_of(lags: Mapping[int, int]) -> int:
    """Return the lag that half of the articles, or one more, do not exceed. lags: number of articles by minutes; not empty."""
    half, minutes = sum(lags.values()) / 2, sorted(lags)
    return next(lag for lag, so_far in zip(minutes, accumulate(lags[one] for one in minutes), strict=True) if so_far >= half)


def after_publication(minutes: int) -> str:
    """Return a lag in words, rounded up: "within 3 hours of publication"."""
    return "before publication" if minutes < 0 else f"within {in_hours(timedelta(minutes=max(minutes, 1)))} of publication"
