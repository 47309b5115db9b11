"""Times of publication: by period and section, by weekday and hour."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from kontan_crawler.report.article_record import ArticleRecord
from kontan_crawler.report.periods import EARLIER, LATER, Periods
from kontan_crawler.report.sections import ALL, COLOURS, NO_DATE, Cell, Chart, Section, Table, quote_reserved
from kontan_crawler.wording import count_of, verb

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HOURS = [f"{hour:02}" for hour in range(24)]
REST = "other sections"
MAX_DAYS = 400
"""Maximum rows of the table of days."""


class Days:
    """Counts articles by day of publication and section."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[date, str]] = Counter()
        self._undated = 0

    def add(self, article: ArticleRecord) -> None:
        """Count an article."""
        if article.day:
            self.counts[article.day, quote_reserved(article.kanal, REST, ALL)] += 1
        else:
            self._undated += 1

    def section(self, periods: Periods) -> Section:
        """Return the section of the page."""
        head, rows = self._table(periods.names, periods.name)
        whole = periods.unit == "day" and not {EARLIER, LATER} & set(periods.names)
        return Section(
            "published", f"Articles by {periods.unit} and section", self._summary(periods, head, rows),
            Table((periods.unit, *head), rows, newest_first="rows"),
            Chart("columns", periods.unit, "section", "articles"), [] if whole else [self._day_by_day()],
        )  # fmt: skip

    def _day_by_day(self) -> Table:
        days = sorted({day for day, _ in self.counts}, reverse=True)
        head, rows = self._table([day.isoformat() for day in days[:MAX_DAYS]], date.isoformat)
        note = f"The newest {MAX_DAYS} of {len(days):,} days with articles." if len(days) > MAX_DAYS else ""
        return Table(("day", *head), rows, "Day by day", note)

    def _table(self, names: Sequence[str], name: Callable[[date], str]) -> tuple[list[str], list[tuple]]:
        """Return header and rows: articles by period and section, with the smallest sections combined.

        names: of the periods, in order. name: returns the period of a day.
        """
        totals: Counter[str] = Counter()
        cells: Counter[tuple[str, str]] = Counter()
        for (_, kanal), count in self.counts.items():
            totals[kanal] += count
        kept = [kanal for kanal, _ in totals.most_common(COLOURS if len(totals) <= COLOURS else COLOURS - 1)]
        columns = [*kept, REST] if len(totals) > len(kept) else kept
        for (day, kanal), count in self.counts.items():
            cells[name(day), kanal if kanal in kept else REST] += count
        return [*columns, ALL], [(each, *(counts := [cells[each, column] for column in columns]), sum(counts)) for each in names]

    def _summary(self, periods: Periods, head: list[str], rows: list[tuple]) -> str:
        more = f" {self._undated:,} more {verb(self._undated, 'has', 'have')} no date." if self._undated else ""
        if not rows:
            return NO_DATE
        articles = count_of(self.counts.total(), "article")
        if len(rows) == 1:
            by_section = ", ".join(f"{count:,} {name}" for name, count in zip(head[:-1], rows[0][1:-1], strict=True) if count)
            return f"{articles} of {rows[0][0]}: {by_section}.{more}"
        most = max((row for row in rows if row[0] not in (EARLIER, LATER)), key=lambda row: row[-1])
        return f"{articles} by the {periods.unit} of publication. Most in one {periods.unit}: {most[-1]:,} ({most[0]}).{more}"


class Hours:
    """Counts articles by weekday and hour of publication, in WIB."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[int, int]] = Counter()

    def add(self, article: ArticleRecord) -> None:
        """Count an article."""
        if article.published:
            self._counts[article.published.weekday(), article.published.hour] += 1

    def section(self, periods: Periods) -> Section:
        """Return the section of the page."""
        rows: list[Sequence[Cell]] = [(name, *(self._counts[number, hour] for hour in range(24))) for number, name in enumerate(WEEKDAYS)]
        ((weekday, hour), most) = max(self._counts.items(), key=lambda item: item[1], default=((0, 0), 0))
        summary = NO_DATE
        if most:
            also = [*self._counts.values()].count(most) - 1
            more = f", and in {count_of(also, 'other hour')}" if also else ""
            summary = f"Hours in Jakarta. Most articles: {most:,} on {WEEKDAYS[weekday]}s from {hour:02}:00 to {hour:02}:59{more}. A blank cell has none."
        return Section(
            "hours",
            "Hour of publication by weekday",
            summary,
            Table(("weekday", *HOURS), rows),
            Chart("cells", "weekday", "hour", "articles"),
        )
