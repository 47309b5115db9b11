"""Run by run: the verdict, and what was said of it."""

from collections.abc import Sequence

from kontan_crawler.report.periods import Periods
from kontan_crawler.report.run_record import DID_ITS_JOB, STOPPED, VERDICTS, RunRecord
from kontan_crawler.report.sections import ALL, Cell, Chart, Section, Table

NEWEST, NEWEST_BAD = 100, 200


class Verdicts:
    """Runs by how they ended."""

    def __init__(self) -> None:
        self.runs: list[RunRecord] = []

    def add(self, run: RunRecord) -> None:
        """Take in a run; runs come oldest first."""
        self.runs.append(run)

    def section(self, periods: Periods) -> Section:
        """Return the section of the page. periods: of the days on which runs began."""
        rows: list[Sequence[Cell]] = [
            (name, *(counts := [sum(run.verdict == verdict for run in begun) for verdict in VERDICTS]), sum(counts))
            for name, begun in self._by_period(periods).items()
        ]
        return Section(
            "runs", "Runs", self._summary(), Table((periods.unit, *VERDICTS, ALL), rows), Chart("columns", periods.unit, "verdict", "runs"),
            [self._told()] if self.runs else [],
        )  # fmt: skip

    def _by_period(self, periods: Periods) -> dict[str, list[RunRecord]]:
        found: dict[str, list[RunRecord]] = {name: [] for name in periods.names}
        for run in self.runs:
            found[periods.name(run.started.date())].append(run)
        return found

    def _summary(self) -> str:
        if not self.runs:
            return "No run has ended yet."
        last, good = self.runs[-1], sum(run.verdict == DID_ITS_JOB for run in self.runs)
        return f"{good:,} of {len(self.runs):,} runs did their job. The last, {last.spider}, began {last.started:%Y-%m-%d %H:%M} and {_ended(last)}."

    def _told(self) -> Table:
        bad = [run for run in self.runs[:-NEWEST] if run.verdict != DID_ITS_JOB][-NEWEST_BAD:]
        shown_runs = [*bad, *self.runs[-NEWEST:]]
        left = len(self.runs) - len(shown_runs)
        note = (
            f"The newest {NEWEST} runs, and the newest {NEWEST_BAD} before them that did not do their job; {left:,} are left out."
            if left
            else ""
        )
        rows = [(f"{run.started:%Y-%m-%d %H:%M}", run.spider, run.verdict, " · ".join(run.sentences)) for run in reversed(shown_runs)]
        return Table(("began", "spider", "verdict", "what it said"), rows, "Run by run", note, as_list=True)


def _ended(run: RunRecord) -> str:
    return {STOPPED: "was stopped"}.get(run.verdict, run.verdict)
