"""Share of articles with a value in each field, by period."""

from collections import Counter
from datetime import date

from kontan_crawler.items import MAY_BE_EMPTY
from kontan_crawler.report.article_record import ArticleRecord
from kontan_crawler.report.periods import Periods
from kontan_crawler.report.sections import NO_DATE, Chart, Section, Table
from kontan_crawler.wording import count_of


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
        summary = (
            f"Percentage of the articles of a {periods.unit} with a value in the field; {_lowest(filled, known)}. A blank cell stands for 0, or for no article."
            if known
            else NO_DATE
        )
        return Section(
            "completeness",
            "Fields with a value",
            summary,
            Table(("field", *periods.names), rows, newest_first="columns"),
            Chart("cells", "field", periods.unit, "percent", 100),
        )


def _lowest(filled: Counter[tuple[str, str]], known: Counter[tuple[str, str]]) -> str:
    """Return a clause on the fields with a value in the fewest articles."""
    shares = {name: _total(filled, name) / _total(known, name) for name in dict.fromkeys(name for name, _ in known)}
    least = min(shares.values())
    names = [name for name, share in shares.items() if share == least]
    if least == 1:
        return "all have one in every article"
    return f"lowest for {names[0]}" + (f" and {count_of(len(names) - 1, 'other field')}" if names[1:] else "")


def _total(counts: Counter[tuple[str, str]], name: str) -> int:
    return sum(count for (field, _), count in counts.items() if field == name)


def _percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None
