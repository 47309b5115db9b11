"""Clauses of the sentence on whether all is well."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from kontan_crawler.runs.run_end import STOPPED, RunEnd, failures_in_a_row, last_successes
from kontan_crawler.wording import count_of

_MAX_NAMED = 3  # sections


def failures(runs: Sequence[RunEnd], current: Sequence[RunEnd], bad: Sequence[RunEnd]) -> str:
    """Return a clause on the runs that failed or died. runs: all, oldest first; current: those whose verdict counts; bad: at least one of them."""
    names = [_name(run, current) for run in bad]
    if len(bad) > 1:
        return f"{', '.join(names[:-1])} and {names[-1]} failed or died"
    in_a_row = failures_in_a_row(runs, bad[0])
    if len(in_a_row) > 1:
        return f"{names[0]} has not succeeded since {time_of(in_a_row[-1].started)}, in {len(in_a_row):,} runs"
    return f"{names[0]} {bad[0].verdict} on {time_of(bad[0].started)}"


def _name(run: RunEnd, current: Sequence[RunEnd]) -> str:
    """Return the spider of a run, with the sections if the spider has another current run."""
    if sum(other.spider == run.spider for other in current) < 2:
        return run.spider
    return f"{run.spider} ({', '.join(sorted(run.kanal)) if len(run.kanal) <= _MAX_NAMED else count_of(len(run.kanal), 'section')})"


def failed_checks(bad: Sequence[RunEnd]) -> list[str]:
    """Return the failed checks of runs that failed or died, each once."""
    checks = [check for run in bad for check in run.failed_checks or [f"{run.spider} {run.verdict}: no check says why"]]
    return [*dict.fromkeys(checks)]


def success(runs: Sequence[RunEnd], has_earlier: bool) -> str:
    """Return a clause on the newest runs, none of which failed. has_earlier: whether there were runs before these."""
    last, good = runs[-1], last_successes(runs)
    name = f"{last.spider}, on {time_of(last.started)}"
    if last.verdict == STOPPED:
        return f"a signal stopped the last run, {name}"
    if len(runs) == 1 and not has_earlier:
        return f"the only run, {name}, succeeded"
    if good == 1:
        return f"the last run, {name}, succeeded"
    return f"{'all' if good == len(runs) and not has_earlier else 'the last'} {good:,} runs succeeded, the newest, {name}"


def time_of(moment: datetime) -> str:
    """Return a time to the minute: "2026-02-04 09:00"."""
    return f"{moment:%Y-%m-%d %H:%M}"


def in_hours(length: timedelta) -> str:
    """Return a length of time, rounded up: "40 minutes", "3 hours", "2 days"."""
    minutes = -(-length // timedelta(minutes=1))
    if minutes < 120 and minutes != 60:
        return count_of(minutes, "minute")
    return count_of(-(-minutes // 60), "hour") if minutes < 2 * 24 * 60 else count_of(-(-minutes // (24 * 60)), "day")
