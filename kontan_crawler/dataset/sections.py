"""The counts of a dataset as sections with tables and charts: for the card, the terminal and the page."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kontan_crawler.dataset.flags import FLAGS
from kontan_crawler.dataset.summary import Summary
from kontan_crawler.report.periods import MAX_PERIODS
from kontan_crawler.report.sections import ALL, COLOURS, Cell, Chart, Section, Table, quote_reserved
from kontan_crawler.report.topics.published import REST
from kontan_crawler.wording import count_of

_MAX_LINES = 100
UNDATED = "no day"


def sections_of(found: Summary) -> list[Section]:
    """Return all sections in order."""
    return [months(found), filled(found), flags(found), expressions(found), repeated(found)]


def months(found: Summary) -> Section:
    """Articles by month and section; the chart is by year if there are many months."""
    names = months_between(sorted({month for month, _ in found.months if month}))
    table = _by_period(found, "month", 7, names)
    summary = f"{count_of(found.articles, 'article')} by the month of publication in Jakarta; without a date, by the day of their listing."
    title = "Articles by month and section"
    if len(names) <= MAX_PERIODS:
        return Section("months", title, summary, table, Chart("columns", "month", "section", "articles"))
    years = _by_period(found, "year", 4, list(dict.fromkeys(name[:4] for name in names)))
    return Section(
        "months", title, summary, years, Chart("columns", "year", "section", "articles"), [replace(table, title="Month by month")]
    )


def months_between(names: Sequence[str]) -> list[str]:
    """Return all months from the first to the last of some, which are in order."""
    if not names:
        return []
    (year, month), (last_year, last_month) = (map(int, name.split("-")) for name in (names[0], names[-1]))
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(12 * year + month - 1, 12 * last_year + last_month)]


def _by_period(found: Summary, unit: str, length: int, names: Sequence[str]) -> Table:
    """Return articles by period and section, the smallest sections together. length: of the name of a period; names: of all, in order."""
    cells: Counter[tuple[str, str]] = Counter()
    kanals: Counter[str] = Counter()
    for (_, kanal), count in found.months.items():
        kanals[kanal] += count
    most = [kanal for kanal, _ in kanals.most_common(COLOURS if len(kanals) <= COLOURS else COLOURS - 1)]
    for (month, kanal), count in found.months.items():
        cells[month[:length] or UNDATED, kanal if kanal in most else REST] += count
    columns = [*most, *([REST] if len(kanals) > len(most) else [])]
    periods = [*names, *([UNDATED] if any(row == UNDATED for row, _ in cells) else [])]
    rows: list[list[Cell]] = [[period, *(counts := [cells[period, column] for column in columns]), sum(counts)] for period in periods]
    head = (unit, *(quote_reserved(name, REST, ALL) if name != REST else name for name in columns), ALL)
    return Table(head, rows)


def filled(found: Summary) -> Section:
    """The share of articles in which each column has a value."""
    total = found.articles or 1
    ordered = sorted(found.filled.items(), key=lambda item: (-item[1], item[0]))
    rows = [(name, round(100 * count / total, 1)) for name, count in ordered if count < found.articles]
    summary = f"Percent of articles in which a column is neither null nor empty. {count_of(len(ordered) - len(rows), 'column')} more have a value in all."
    return Section("filled", "Columns with a value", summary, Table(("column", "percent"), rows), Chart("bars", "column", "", "percent"))


def flags(found: Summary) -> Section:
    """Articles by flag."""
    rows = [(name, found.flags[name], round(100 * found.flags[name] / (found.articles or 1), 1)) for name in FLAGS]
    table = Table(("flag", "articles"), [row[:2] for row in rows])
    meaning = Table(("flag", "articles", "percent", "meaning"), [(*row, FLAGS[row[0]]) for row in rows], "Flags and their meaning")
    summary = f"Flags leave nothing out by themselves. Near-duplicates form {count_of(found.clusters, 'cluster')}."
    return Section("flags", "Flags", summary, table, Chart("bars", "flag", "", "articles"), [meaning])


def expressions(found: Summary) -> Section:
    """Time expressions by type."""
    rows = sorted(found.expressions.items())
    total = sum(found.expressions.values())
    summary = f"{count_of(total, 'time expression')}; the printed weekday contradicts its day in {found.contradictions:,}."
    return Section("dates", "Time expressions", summary, Table(("type", "expressions"), rows), Chart("bars", "type", "", "expressions"))


def repeated(found: Summary) -> Section:
    """Lines that stand in many articles."""
    rows = sorted(found.repeated.items(), key=lambda item: (-item[1], item[0]))
    note = f"The first {_MAX_LINES} of {len(rows):,} lines." if len(rows) > _MAX_LINES else ""
    lines = Table(("line", "articles"), [(line, count) for line, count in rows[:_MAX_LINES]], "Repeated lines", note)
    summary = f"{count_of(len(rows), 'short line')} in at least 10 articles and 1% of all."
    return Section(
        "repeated", "Lines in many articles", summary, Table(("line", "articles"), []), Chart("bars", "line", "", "articles"), [lines]
    )
