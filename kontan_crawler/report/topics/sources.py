"""Wire services and media that articles name as sources."""

from collections import Counter

from kontan_crawler.report.article_record import ArticleRecord
from kontan_crawler.report.periods import Periods
from kontan_crawler.report.sections import Chart, Section, Table, quote_reserved
from kontan_crawler.wording import count_of

MAX_SOURCES = 15
REST, NONE = "other sources", "no source named"


class Sources:
    """Counts articles by source. An article with several sources counts for each."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._none = 0

    def add(self, article: ArticleRecord) -> None:
        """Count an article."""
        self._counts.update({quote_reserved(source, REST, NONE) for source in article.sources})
        self._none += not article.sources

    def section(self, periods: Periods) -> Section:
        """Return the section of the page."""
        most = self._counts.most_common(MAX_SOURCES)
        rest = self._counts.total() - sum(count for _, count in most)
        rows = [*most, *([(REST, rest)] if rest else []), *([(NONE, self._none)] if self._none else [])]
        summary = (
            f"{count_of(len(self._counts), 'source')}, {most[0][0]} in {count_of(most[0][1], 'article')}."
            if len(most) == 1
            else f"{count_of(len(self._counts), 'source')}; most often {most[0][0]}, in {count_of(most[0][1], 'article')}."
            if most
            else "No article names a source."
        )
        return Section("sources", "Sources", summary, Table(("source", "articles"), rows), Chart("bars", "source", "", "articles"))
