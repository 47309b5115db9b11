"""Time expressions of articles, and their contradictions."""

from collections import Counter

from kontan_crawler.report.article_record import ArticleRecord
from kontan_crawler.report.periods import Periods
from kontan_crawler.report.sections import Chart, Link, Section, Table
from kontan_crawler.wording import count_of

MANY = 20
"""Articles with this many time expressions or more are counted together."""
MAX_CONTRADICTIONS = 50


class Dates:
    """Counts articles by number of time expressions, and collects weekdays that contradict their date."""

    def __init__(self) -> None:
        self._counts: Counter[int] = Counter()
        self._found, self._weekdays, self._repaired = 0, 0, 0
        self._contradictions: list[tuple[str, str, str, str, str]] = []

    def add(self, article: ArticleRecord) -> None:
        """Count an article."""
        found = article.dates
        self._counts[min(found.count, MANY)] += 1
        self._found, self._weekdays, self._repaired = (
            self._found + found.count,
            self._weekdays + found.weekdays,
            self._repaired + found.repaired,
        )
        self._contradictions += [
            (str(article.day or ""), article.title, article.url, *contradiction) for contradiction in found.contradictions
        ]

    def section(self, periods: Periods) -> Section:
        """Return the section of the page."""
        rows = [(f"{number}+" if number == MANY else str(number), self._counts[number]) for number in range(MANY + 1)]
        summary = (
            f"{count_of(self._found, 'time expression')} in {count_of(self._counts.total(), 'article')}, {self._repaired:,} of them repaired misprints."
            f" {len(self._contradictions):,} of {self._weekdays:,} weekdays contradict their date."
        )  # fmt: skip
        return Section(
            "dates", "Dates in articles", summary, Table(("dates", "articles"), rows), Chart("columns", "dates in the text", "", "articles"),
            [self._contradiction_table()] if self._contradictions else [],
        )  # fmt: skip

    def _contradiction_table(self) -> Table:
        newest = sorted(self._contradictions, reverse=True)[:MAX_CONTRADICTIONS]
        note = (
            f"The newest {MAX_CONTRADICTIONS} of {len(self._contradictions):,}." if len(self._contradictions) > MAX_CONTRADICTIONS else ""
        )
        rows = [(day, Link(title or url, url), text, suggested) for day, title, url, text, suggested in newest]
        return Table(("published", "article", "weekday and date", "suggested"), rows, "Contradictions", note)
