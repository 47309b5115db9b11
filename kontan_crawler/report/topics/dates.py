"""Time expressions found in articles, and those that contradict themselves."""

from collections import Counter

from kontan_crawler.report.article_record import ArticleRecord
from kontan_crawler.report.periods import Periods
from kontan_crawler.report.sections import Chart, Link, Section, Table

MANY = 20
NEWEST = 50


class Dates:
    """Articles by the number of their time expressions; those whose weekday is not that of their date."""

    def __init__(self) -> None:
        self._counts: Counter[int] = Counter()
        self._found, self._weekdays, self._repaired = 0, 0, 0
        self._contradictions: list[tuple[str, str, str, str, str]] = []

    def add(self, line: ArticleRecord) -> None:
        """Count an article."""
        found = line.mentions
        self._counts[min(found.count, MANY)] += 1
        self._found, self._weekdays, self._repaired = (
            self._found + found.count,
            self._weekdays + found.weekdays,
            self._repaired + found.repaired,
        )
        self._contradictions += [(str(line.day or ""), line.title, line.url, *told) for told in found.contradictions]

    def section(self, periods: Periods) -> Section:
        """Return the section of the page."""
        rows = [(f"{number}+" if number == MANY else str(number), self._counts[number]) for number in range(MANY + 1)]
        summary = (
            f"{self._found:,} time expressions in {self._counts.total():,} articles, {self._repaired:,} of them misprints that were mended."
            f" {len(self._contradictions):,} of {self._weekdays:,} that name a weekday contradict it."
        )  # fmt: skip
        return Section(
            "dates", "Dates in an article", summary, Table(("dates", "articles"), rows), Chart("columns", "dates in the text", "", "articles"),
            [self._contradicted()] if self._contradictions else [],
        )  # fmt: skip

    def _contradicted(self) -> Table:
        newest = sorted(self._contradictions, reverse=True)[:NEWEST]
        note = f"The newest {NEWEST} of {len(self._contradictions):,}." if len(self._contradictions) > NEWEST else ""
        rows = [(day, Link(title or url, url), text, suggested) for day, title, url, text, suggested in newest]
        return Table(("published", "article", "weekday and date", "likely meant"), rows, "Contradictions", note)
