"""Short lines that stand in many articles: they may be boilerplate."""

from collections.abc import Iterator

from kontan_crawler.report.run_record import DIED, RunRecord
from kontan_crawler.report.sections import ALL, Chart, Section, Table

MAX_ROWS = 25


class RepeatedLines:
    """Keeps the newest run that did not die; it named the lines."""

    def __init__(self) -> None:
        self._run: RunRecord | None = None

    def add(self, run: RunRecord) -> None:
        """Add a run, the oldest first."""
        if run.verdict != DIED:
            self._run = run

    def sections(self) -> Iterator[Section]:
        """Yield the section of the page, if the run named a line."""
        if self._run and (lines := self._run.repeated_lines):
            rows = [(one.line, one.articles, one.of) for one in lines[:MAX_ROWS]]
            summary = (
                f"{len(lines):,} lines stand in the same words in many of the last articles, as of {self._run.started:%Y-%m-%d %H:%M}; they may be boilerplate."
                f" “{ALL}” counts the articles since a line was first seen. `scrapy doctor --lines` lists the articles."
            )
            table, chart = Table(("line", "articles", ALL), rows), Chart("bars", "line", "", "articles")
            yield Section("lines", "Lines in many articles", summary, table, chart)
