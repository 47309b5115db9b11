"""Which wire services and media articles are from."""

from collections import Counter

from kontan_crawler.report.article_line import ArticleLine
from kontan_crawler.report.periods import Periods
from kontan_crawler.report.tables import Drawing, Section, Table

NAMED = 15
REST, NONE = "other sources", "no source named"


class Sources:
    """Articles by source; one that names several counts for each."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._none = 0

    def add(self, line: ArticleLine) -> None:
        """Count an article."""
        self._counts.update(set(line.sources))
        self._none += not line.sources

    def section(self, periods: Periods) -> Section:
        """Return the section of the page."""
        named = self._counts.most_common(NAMED)
        rest = self._counts.total() - sum(count for _, count in named)
        rows = [*named, *([(REST, rest)] if rest else []), *([(NONE, self._none)] if self._none else [])]
        says = f"{len(self._counts):,} sources are named; most often {named[0][0]}, in {named[0][1]:,} articles." if named else "No article names a source."
        return Section("sources", "Sources", says, Table(("source", "articles"), rows), Drawing("bars", "source", "", "articles"))
