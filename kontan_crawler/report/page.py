"""Render the report: read each file once, count by topic, draw the charts and fill the template."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from kontan_crawler import __version__
from kontan_crawler.printable import printable
from kontan_crawler.report.chart_data import NARROW, WIDE
from kontan_crawler.report.charts import draw
from kontan_crawler.report.facts import facts_of
from kontan_crawler.report.feed_runs import FeedRuns, count_missing
from kontan_crawler.report.figures import figures_of
from kontan_crawler.report.first_deliveries import FirstDeliveries
from kontan_crawler.report.output_folder import OutputFolder
from kontan_crawler.report.page_health import page_health
from kontan_crawler.report.periods import Periods
from kontan_crawler.report.sections import ALL, Link, Section, Table
from kontan_crawler.report.topics.completeness import Completeness
from kontan_crawler.report.topics.dates import Dates
from kontan_crawler.report.topics.lag import Lag
from kontan_crawler.report.topics.published import Days, Hours
from kontan_crawler.report.topics.refusals import RefusalReasons
from kontan_crawler.report.topics.repeated_lines import RepeatedLines
from kontan_crawler.report.topics.sources import Sources
from kontan_crawler.report.topics.verdicts import Verdicts
from kontan_crawler.wording import count_of, verb

_MAX_UNWRAPPED = 25  # characters of a cell


class Report:
    """Counts of all runs and feeds of a folder."""

    def __init__(self, folder: Path) -> None:
        self.output = OutputFolder(folder)
        self.days, self._hours, self._sources, self._filled, self._lag, self._mentions = (
            Days(),
            Hours(),
            Sources(),
            Completeness(),
            Lag(),
            Dates(),
        )
        self.refusals, self.verdicts, self.lines = RefusalReasons(), Verdicts(), RepeatedLines()
        self._count_runs()
        self.articles, self.feeds = FirstDeliveries(FeedRuns(self.verdicts.runs)), self.output.feeds()
        self._count_articles()
        self.missing = count_missing(self.verdicts.runs, self.output.lines)

    def sections(self) -> list[Section]:
        """Return the sections of the page in order: those on articles if there is one, those on runs if one has ended."""
        published = Periods(day for (day, _), count in self.days.counts.items() for _ in range(count))
        started = Periods(run.started.date() for run in self.verdicts.runs)
        of_articles = (self.days, self._hours, self._lag, self._sources, self._filled, self._mentions)
        return [
            *([self.verdicts.section(started)] if started.names else []),
            *(topic.section(published) for topic in of_articles if self.articles.count),
            *([self.refusals.section(started)] if started.names else []),
            *self.lines.sections(),
        ]

    def _count_runs(self) -> None:
        for run in self.output.runs():
            self.verdicts.add(run)
            self.refusals.add(run)
            self.lines.add(run)

    def _count_articles(self) -> None:
        for feed in self.feeds:
            for line in self.output.articles(feed):
                self.articles.add(feed.name, line)
        for delivered in self.articles.first():
            for topic in (self.days, self._hours, self._sources, self._filled, self._mentions):
                topic.add(delivered.article)
            self._lag.add(*delivered)


def render_page(report: Report, now: datetime) -> str:
    """Return the page as self-contained HTML. now: the time on the page, in WIB."""
    runs, health = report.verdicts.runs, page_health(report.verdicts.runs, report.output, now)
    figures, facts = figures_of(runs, report.articles, now), [*facts_of(runs, health, report.lines.summary())]
    return render("report.html", report.sections(), report=report, now=now, health=health, figures=figures, facts=facts)


def render(template: str, sections: Iterable[Section], **values: Any) -> str:
    """Return a page with sections and their charts. template: one that extends base.html. Raises MissingExtraError without vl-convert."""
    environment = Environment(
        loader=PackageLoader("kontan_crawler.report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        finalize=lambda shown: printable(shown) if type(shown) is str else shown,  # Markup comes from the template
    )  # fmt: skip
    environment.filters |= {"cell": cell_text, "prose": _prose}
    environment.globals |= {"count_of": count_of, "verb": verb}
    environment.tests["link"] = lambda cell: isinstance(cell, Link) and cell.url.startswith("https://")
    environment.tests["long"] = lambda cell: len(cell_text(cell)) > _MAX_UNWRAPPED
    environment.tests["count"] = lambda cell: isinstance(cell, (int, float))
    return environment.get_template(template).render(version=__version__, sections=[_drawn(section) for section in sections], **values)


def _drawn(section: Section) -> Mapping[str, Any]:
    drawings = {"wide": draw(section, WIDE), "narrow": draw(section, NARROW)} if _needs_chart(section) else {}
    return {
        "section": section,
        "has_table": has_numbers(section),
        "table": _as_shown(section.table),
        "more": [*map(_as_shown, section.extra_tables)],
        "drawings": drawings,
    }


def _needs_chart(section: Section) -> bool:
    """Return whether a chart says more than a sentence: one period is one fat bar."""
    return has_numbers(section) and not (section.chart.kind == "columns" and len(section.table.rows) == 1)


def _as_shown(table: Table) -> Table:
    """Return a table with what matters most first, for narrow screens: sums beside the names of the rows, the newest periods first."""
    order = list(range(1, len(table.head)))
    if table.newest_first == "columns":
        order.reverse()
    order = [0, *sorted(order, key=lambda column: table.head[column] != ALL)]
    rows = [[row[column] for column in order] for row in table.rows]
    return replace(table, head=[table.head[column] for column in order], rows=rows[::-1] if table.newest_first == "rows" else rows)


def _prose(text: str) -> Markup:
    """Return a sentence as HTML, with what is in backticks as code, and times in one line."""
    marked = re.sub("`([^`]+)`", r"<code>\1</code>", str(escape(printable(text))))
    return Markup(re.sub(r"\d{4}-\d\d(-\d\d( \d\d:\d\d)?)?", r"<time>\g<0></time>", marked))


def has_numbers(section: Section) -> bool:
    """Return whether the chart of a section shows anything."""
    return any(number for row in section.table.rows for number in row[1:])


def cell_text(cell: object) -> str:
    """Return a cell as text: digits grouped by commas, None as a dash."""
    return "–" if cell is None else f"{cell:,}" if isinstance(cell, (int, float)) else cell.text if isinstance(cell, Link) else str(cell)
