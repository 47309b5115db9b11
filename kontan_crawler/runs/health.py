"""Whether all is well with an output folder, in one sentence: for the report, and for the command `scrapy status`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from kontan_crawler.printable import printable
from kontan_crawler.runs.run_end import (
    DIED,
    FAILED,
    RECENT,
    STOPPED,
    RunEnd,
    current_runs,
    failures_in_a_row,
    last_successes,
    longest_pause,
)
from kontan_crawler.runs.site_change import in_order, in_words
from kontan_crawler.wording import count_of, verb

WELL, DOUBTFUL, WAITING, UNKNOWN, ILL = STATES = ("well", "doubtful", "waiting", "unknown", "ill")
_ANSWERS = {
    WELL: "It is well",
    DOUBTFUL: "It may not be well",
    WAITING: "It is not known yet whether it is well",
    UNKNOWN: "It is not known whether it is well",
    ILL: "It is not well",
}
_WEEK = timedelta(days=7)
_MAX_NAMED = 3  # sections


@dataclass(frozen=True)
class Health:
    """The state of a folder, one of STATES."""

    state: str
    why: str
    """A clause, which follows the answer."""
    failed_checks: Sequence[str] = ()
    suspected: Sequence[str] = ()
    """Suspected changes of the site, in words."""

    @property
    def is_accepted(self) -> bool:
        """Whether a monitor can leave it at that."""
        return self.state in (WELL, DOUBTFUL, WAITING)

    @property
    def answer(self) -> str:
        """The state in words: "It is well"."""
        return _ANSWERS[self.state]

    def __str__(self) -> str:
        return f"{self.answer}: {self.why}."


def health_of(runs: Sequence[RunEnd], unfinished: Sequence[datetime], now: datetime, max_age: timedelta | None = None) -> Health:
    """Return the health by the last runs.

    runs: those that ended, oldest first. unfinished: the starts of runs in progress, and of those that died since the last run.
    max_age: of the last sign of life, the end of a run or the start of one in progress; without it, the last week says how often runs start.
    """
    current = current_runs(runs)
    suspected = [printable(in_words(change)) for change in in_order(change for run in current for change in run.suspected)]
    bad = [run for run in current if run.verdict in (FAILED, DIED)]
    if late := _late(runs, unfinished, now, max_age):
        return Health(ILL, late, [*_failed_checks(bad)], suspected)
    if not runs:
        return _before_the_first_end(unfinished)
    if bad:
        return Health(ILL, _failures(runs, current, bad), [*_failed_checks(bad)], suspected)
    if (last := _last_sign(runs, unfinished)) and now - last > RECENT:
        return Health(UNKNOWN, f"no run has started since {_moment(last)}", (), suspected)
    if suspected:
        return Health(DOUBTFUL, f"{_success(runs)}, but the site may have changed", (), suspected)
    return Health(WELL if current else WAITING, _success(runs))


def _late(runs: Sequence[RunEnd], unfinished: Sequence[datetime], now: datetime, max_age: timedelta | None) -> str:
    """Return a clause if there was no sign of life for too long, otherwise an empty string."""
    last = _last_sign(runs, unfinished)
    if not last:
        return ""
    if max_age:
        return f"the last sign of a run is of {_moment(last)}, more than {in_hours(max_age)} ago" if now - last > max_age else ""
    week = [run for run in runs if run.started > last - _WEEK]
    if len({run.started.date() for run in week}) < _WEEK.days:  # no runs of every day
        return ""
    pause = longest_pause(week)
    return (
        f"no run has started since {_moment(last)}; in the week before, the longest pause was {in_hours(pause)}"
        if now - last > 2 * pause
        else ""
    )


def _last_sign(runs: Sequence[RunEnd], unfinished: Sequence[datetime]) -> datetime | None:
    """Return the last end of a run, or start of one without an end; None if no run has started."""
    return max((*(run.ended for run in runs), *unfinished), default=None)


def _before_the_first_end(unfinished: Sequence[datetime]) -> Health:
    if not unfinished:
        return Health(UNKNOWN, "no run has started")
    number = len(unfinished)
    return Health(WAITING, f"no run has ended; {count_of(number, 'run')} {verb(number, 'is', 'are')} in progress, or died")


def _failures(runs: Sequence[RunEnd], current: Sequence[RunEnd], bad: Sequence[RunEnd]) -> str:
    names = [_name(run, current) for run in bad]
    if len(bad) > 1:
        return f"{', '.join(names[:-1])} and {names[-1]} failed or died"
    in_a_row = failures_in_a_row(runs, bad[0])
    if len(in_a_row) > 1:
        return f"{names[0]} has not succeeded since {_moment(in_a_row[-1].started)}, in {len(in_a_row):,} runs"
    return f"{names[0]} {bad[0].verdict} on {_moment(bad[0].started)}"


def _name(run: RunEnd, current: Sequence[RunEnd]) -> str:
    """Return the spider of a run, with the sections if the spider has another current run."""
    if sum(other.spider == run.spider for other in current) < 2:
        return run.spider
    return f"{run.spider} ({', '.join(sorted(run.kanal)) if len(run.kanal) <= _MAX_NAMED else count_of(len(run.kanal), 'section')})"


def _failed_checks(bad: Sequence[RunEnd]) -> Iterator[str]:
    checks = [check for run in bad for check in run.failed_checks or [f"{run.spider} {run.verdict}: no check says why"]]
    yield from dict.fromkeys(checks)


def _success(runs: Sequence[RunEnd]) -> str:
    """Return a clause on the newest runs, none of which failed."""
    last, good = runs[-1], last_successes(runs)
    name = f"{last.spider}, on {_moment(last.started)}"
    if last.verdict == STOPPED:
        return f"a signal stopped the last run, {name}"
    if len(runs) == 1:
        return f"the only run, {name}, succeeded"
    if good == 1:
        return f"the last run, {name}, succeeded"
    return f"{'all' if good == len(runs) else 'the last'} {good:,} runs succeeded, the newest, {name}"


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"


def in_hours(length: timedelta) -> str:
    """Return a length of time, rounded up: "40 minutes", "3 hours", "2 days"."""
    minutes = -(-length // timedelta(minutes=1))
    if minutes < 120 and minutes != 60:
        return count_of(minutes, "minute")
    return count_of(-(-minutes // 60), "hour") if minutes < 2 * 24 * 60 else count_of(-(-minutes // (24 * 60)), "day")
