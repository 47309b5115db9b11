"""Lag: the time from publication to delivery."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import accumulate

from kontan_crawler.report.article_record import ArticleRecord
from kontan_crawler.report.feed_runs import UNKNOWN
from kontan_crawler.report.periods import Periods
from kontan_crawler.report.sections import ALL, Cell, Chart, Section, Table, quote_reserved

_MINUTES = {
    0: "before publication",
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
            self._counts[
                spider if spider == UNKNOWN else quote_reserved(spider, ALL), (delivered - article.published) // timedelta(minutes=1)
            ] += 1

    def section(self, periods: Periods) -> Section:
        """Return the section of the page."""
        spiders = sorted({spider for spider, _ in self._counts})
        cells: Counter[tuple[str, str]] = Counter()
        for (spider, minutes), count in self._counts.items():
            cells[BINS[bisect_right(list(_MINUTES), minutes)], spider] += count
        rows: list[Sequence[Cell]] = [(name, *(counts := [cells[name, spider] for spider in spiders]), sum(counts)) for name in BINS]
        summary = " ".join(
            f"Half of the articles of {spider} were delivered within {_format(self._median(spider))}."
            for spider in spiders
            if spider != UNKNOWN
        )
        return Section(
            "lag", "From publication to delivery", summary or "No time of delivery is known.", Table(("time", *spiders, ALL), rows),
            Chart("bars", "time", "spider", "articles"),
        )  # fmt: skip

    def _median(self, spider: str) -> int:
        lags = sorted((minutes, count) for (name, minutes), count in self._counts.items() if name == spider)
        half, seen = sum(count for _, count in lags) / 2, accumulate(count for _, count in lags)
        return next(minutes for (minutes, _), so_far in zip(lags, seen, strict=True) if so_far >= half)


def _format(minutes: int) -> str:
    if minutes < 120:
        return f"{max(minutes, 0)} minutes"
    return f"{minutes / 60:.0f} hours" if minutes < 2 * 24 * 60 else f"{minutes / 60 / 24:,.0f} days"
