"""Whether all is well with an output folder, in one sentence: for the report, and for the command `scrapy status`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from kontan_crawler.printable import printable
from kontan_crawler.runs.health_clauses import failed_checks, failures, in_hours, success, time_of
from kontan_crawler.runs.run_end import DIED, FAILED, RECENT, RunEnd, current_runs, longest_pause
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


def health_of(
    runs: Sequence[RunEnd], unfinished: Sequence[datetime], now: datetime, max_age: timedelta | None = None, has_earlier: bool = False
) -> Health:
    """Return the health by the last runs.

    runs: those that ended, oldest first. unfinished: the starts of runs in progress, and of those that died since the last run.
    max_age: of the last sign of life, the end of a run or the start of one in progress; without it, the last week says how often runs start.
    has_earlier: whether there were runs before these.
    """
    current = current_runs(runs)
    suspected = [printable(in_words(change)) for change in in_order(change for run in current for change in run.suspected)]
    bad = [run for run in current if run.verdict in (FAILED, DIED)]
    if late := _late(runs, unfinished, now, max_age):
        return Health(ILL, late, failed_checks(bad), suspected)
    if not runs:
        return _before_the_first_end(unfinished)
    begun = f"; the run of {time_of(max(unfinished))} is in progress, or died" if unfinished else ""
    if bad:
        return Health(ILL, f"{failures(runs, current, bad)}{begun}", failed_checks(bad), suspected)
    if (last := _last_sign(runs, unfinished)) and now - last > RECENT:
        return Health(UNKNOWN, f"no run has started since {time_of(last)}", (), suspected)
    if suspected:
        return Health(DOUBTFUL, f"{success(runs, has_earlier)}, but the site may have changed{begun}", (), suspected)
    return Health(WELL if current else WAITING, f"{success(runs, has_earlier)}{begun}")


def _late(runs: Sequence[RunEnd], unfinished: Sequence[datetime], now: datetime, max_age: timedelta | None) -> str:
    """Return a clause if there was no sign of life for too long, otherwise an empty string."""
    last = _last_sign(runs, unfinished)
    if not last:
        return ""
    if max_age:
        return f"the last sign of a run is of {time_of(last)}, more than {in_hours(max_age)} ago" if now - last > max_age else ""
    week = [run for run in runs if run.started > last - _WEEK]
    if len({run.started.date() for run in week}) < _WEEK.days:  # no runs of every day
        return ""
    pause = longest_pause(week)
    return (
        f"no run has started since {time_of(last)}; in the week before, the longest pause was {in_hours(pause)}"
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
