"""Short lines that stand in many articles: they may be boilerplate."""

from collections.abc import Iterator
from textwrap import shorten

from kontan_crawler.report.run_record import RunRecord
from kontan_crawler.report.sections import OF, Chart, Section, Table
from kontan_crawler.runs.run_end import DIED
from kontan_crawler.wording import count_of, verb

MAX_ROWS = 25
_MAX_LETTERS = 80


class RepeatedLines:
    """Keeps the newest run that did not die; it named the lines."""

    def __init__(self) -> None:
        self._run: RunRecord | None = None

    def add(self, run: RunRecord) -> None:
        """Add a run, the oldest first."""
        if run.verdict != DIED:
            self._run = run

    def summary(self) -> str:
        """Return a sentence on the lines, or an empty string."""
        lines = self._run.repeated_lines if self._run else ()
        if not lines:
            return ""
        more = f", and {count_of(len(lines) - 1, 'other line')} in many" if lines[1:] else ""
        line = shorten(lines[0].line, _MAX_LETTERS, placeholder=" …")
        return f"The line “{line}” stands in {lines[0].articles:,} of the last {count_of(lines[0].of, 'article')}{more}; it may be boilerplate."

    def sections(self) -> Iterator[Section]:
        """Yield the section of the page, if the run named a line."""
        if self._run and (lines := self._run.repeated_lines):
            rows = [(one.line, one.articles, one.of) for one in lines[:MAX_ROWS]]
            summary = (
                f"{count_of(len(lines), 'short line')} {verb(len(lines), 'stands', 'stand')} in the same words in many of the last articles,"
                f" as of {self._run.started:%Y-%m-%d %H:%M}, and may be boilerplate. `scrapy doctor --lines` names the articles."
            )
            table, chart = Table(("line", "articles", OF), rows), Chart("bars", "line", "", "articles")
            yield Section("lines", "Lines in many articles", summary, table, chart)
