"""Refusals by reason."""

from collections import Counter
from datetime import datetime

from kontan_crawler.outcomes import GIVEN_UP, MOVED, is_error
from kontan_crawler.report.periods import Periods
from kontan_crawler.report.run_record import RunRecord
from kontan_crawler.report.sections import Chart, Section, Table
from kontan_crawler.wording import count_of

MAX_REASONS = 25
ERROR, REFUSED = "error", "no article"
PASSED = (GIVEN_UP, MOVED)  # not answers of the site


class RefusalReasons:
    """Counts URLs by reason, once for each request."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._last: dict[str, datetime] = {}

    def add(self, run: RunRecord) -> None:
        """Count the refusals of a run. Add the oldest run first."""
        for reason, count in run.refused.items():
            if reason not in PASSED:
                self._counts[reason] += count
                self._last[reason] = run.started

    def section(self, periods: Periods) -> Section:
        """Return the section of the page."""
        most = self._counts.most_common(MAX_REASONS)
        rows = [(reason, *((0, count) if is_error(reason) else (count, 0))) for reason, count in most]
        errors = sum(count for reason, count in self._counts.items() if is_error(reason))
        summary = (
            f"{count_of(errors, 'error')}, and {count_of(self._counts.total() - errors, 'URL')} without an article. A URL counts once in each run that requested it."
            if self._counts
            else "No error, and no URL without an article."
        )
        last = Table(("reason", "last seen"), [(reason, f"{self._last[reason]:%Y-%m-%d %H:%M}") for reason, _ in most], "Last seen")
        return Section(
            "errors",
            "URLs without an article, and errors",
            summary,
            Table(("reason", REFUSED, ERROR), rows),
            Chart("bars", "reason", "", "URLs"),
            [last] if most else [],
        )
