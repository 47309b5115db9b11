"""Share of articles with a value in each field, by period."""

from collections import Counter
from datetime import date

from kontan_crawler.items import MAY_BE_EMPTY
from kontan_crawler.report.article_record import ArticleRecord
from kontan_crawler.report.periods import Periods
from kontan_crawler.report.sections import Chart, Section, Table


class Completeness:
    """Counts articles with a value in each field, by day of publication."""

    def __init__(self) -> None:
        self._filled: Counter[tuple[date, frozenset[str], frozenset[str]]] = Counter()

    def add(self, article: ArticleRecord) -> None:
        """Count an article."""
        if article.day:
            self._filled[article.day, article.filled, article.missing] += 1

    def section(self, periods: Periods) -> Section:
        """Return the section of the page."""
        known: Counter[tuple[str, str]] = Counter()
        filled: Counter[tuple[str, str]] = Counter()
        for (day, names, missing), count in self._filled.items():
            period = periods.name(day)
            known.update({(name, period): count for name in MAY_BE_EMPTY if name not in missing})
            filled.update({(name, period): count for name in names})
        rows = [(name, *(_percent(filled[name, period], known[name, period]) for period in periods.names)) for name in MAY_BE_EMPTY]
        least = min({name for name, _ in known}, key=lambda name: (_total(filled, name) / _total(known, name), name), default="")
        summary = (
            f"Percentage of the articles of a {periods.unit} with a value in the field; lowest for {least}."
            if known
            else "No article has a date."
        )
        return Section(
            "completeness",
            "Fields with a value",
            summary,
            Table(("field", *periods.names), rows),
            Chart("cells", "field", periods.unit, "percent", 100),
        )


def _total(counts: Counter[tuple[str, str]], name: str) -> int:
    return sum(count for (field, _), count in counts.items() if field == name)


def _percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None
