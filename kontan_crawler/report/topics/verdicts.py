"""Verdicts of runs."""

from collections import Counter
from collections.abc import Sequence

from kontan_crawler.report.periods import Periods
from kontan_crawler.report.run_record import RunRecord
from kontan_crawler.report.sections import ALL, Cell, Chart, Section, Table
from kontan_crawler.runs.run_end import STOPPED, SUCCEEDED, VERDICTS
from kontan_crawler.wording import count_of, verb

_ENDED = {STOPPED: "was stopped by a signal"}
MAX_RUNS, MAX_EARLIER_FAILURES = 100, 200


class Verdicts:
    """Counts runs by verdict."""

    def __init__(self) -> None:
        self.runs: list[RunRecord] = []

    def add(self, run: RunRecord) -> None:
        """Add a run, the oldest first."""
        self.runs.append(run)

    def section(self, periods: Periods) -> Section:
        """Return the section of the page. periods: of the runs' start days."""
        rows: list[Sequence[Cell]] = [
            (name, *(counts := [sum(run.verdict == verdict for run in started) for verdict in VERDICTS]), sum(counts))
            for name, started in self._by_period(periods).items()
        ]
        return Section(
            "runs", "Runs", self._summary(), Table((periods.unit, *VERDICTS, ALL), rows, newest_first="rows"),
            Chart("columns", periods.unit, "verdict", "runs"), [self._run_table()],
        )  # fmt: skip

    def _by_period(self, periods: Periods) -> dict[str, list[RunRecord]]:
        found: dict[str, list[RunRecord]] = {name: [] for name in periods.names}
        for run in self.runs:
            found[periods.name(run.started.date())].append(run)
        return found

    def _summary(self) -> str:
        last, counts = self.runs[-1], Counter(run.verdict for run in self.runs)
        end = f"started {last.started:%Y-%m-%d %H:%M} and {_ENDED.get(last.verdict, last.verdict)}."
        if len(self.runs) == 1:
            return f"The only run, {last.spider}, {end}"
        ends = ", ".join(f"{counts[verdict]:,} {verdict}" for verdict in VERDICTS if counts[verdict])
        first, when = self.runs[0].started, "on" if self.runs[0].started.date() == last.started.date() else "since"
        return f"{count_of(len(self.runs), 'run')} {when} {first:%Y-%m-%d}: {ends}. The last, {last.spider}, {end}"

    def _run_table(self) -> Table:
        bad = [run for run in self.runs[:-MAX_RUNS] if run.verdict != SUCCEEDED][-MAX_EARLIER_FAILURES:]
        shown_runs = [*bad, *self.runs[-MAX_RUNS:]]
        left = len(self.runs) - len(shown_runs)
        note = (
            f"The newest {MAX_RUNS} runs, and {len(bad)} earlier ones that did not succeed; {left:,} {verb(left, 'is', 'are')} left out."
            if left
            else ""
        )
        rows = [(f"{run.started:%Y-%m-%d %H:%M}", run.spider, run.verdict, " · ".join(run.sentences)) for run in reversed(shown_runs)]
        return Table(("started", "spider", "verdict", "summary"), rows, "Run by run", note, as_list=True)
