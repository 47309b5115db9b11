"""Time expressions of articles, and their contradictions."""

from collections import Counter

from kontan_crawler.report.article_record import ArticleRecord
from kontan_crawler.report.periods import Periods
from kontan_crawler.report.sections import Chart, Link, Section, Table
from kontan_crawler.wording import count_of, verb

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
        rows = [(f"{number} or more" if number == MANY else str(number), self._counts[number]) for number in range(MANY + 1)]
        return Section(
            "dates", "Dates in articles", self._summary(), Table(("dates", "articles"), rows), Chart("columns", "dates in the text", "", "articles"),
            [self._contradiction_table()] if self._contradictions else [],
        )  # fmt: skip

    def _summary(self) -> str:
        found = f"{count_of(self._found, 'time expression')} in {count_of(self._counts.total(), 'article')}"
        repaired = (
            f", {self._repaired:,} of them {verb(self._repaired, 'a repaired misprint', 'repaired misprints')}" if self._repaired else ""
        )
        if not self._weekdays:
            return f"{found}{repaired}."
        if not (wrong := len(self._contradictions)):
            return f"{found}{repaired}. No weekday contradicts its date."
        return f"{found}{repaired}. {wrong:,} of {count_of(self._weekdays, 'weekday')} {verb(wrong, 'contradicts its', 'contradict their')} date."

    def _contradiction_table(self) -> Table:
        newest = sorted(self._contradictions, reverse=True)[:MAX_CONTRADICTIONS]
        note = (
            f"The newest {MAX_CONTRADICTIONS} of {len(self._contradictions):,}." if len(self._contradictions) > MAX_CONTRADICTIONS else ""
        )
        rows = [(text, suggested, day, Link(title or url, url)) for day, title, url, text, suggested in newest]
        return Table(("weekday and date", "suggested", "published", "article"), rows, "Contradictions", note)
