"""Whether all is well, by the last runs: the state, and what the sentence names."""

import re
from datetime import datetime, timedelta

import pytest

from kontan_crawler.clock import WIB
from kontan_crawler.runs import site_change
from kontan_crawler.runs.health import DOUBTFUL, ILL, UNKNOWN, WAITING, WELL, health_of
from kontan_crawler.runs.health_clauses import in_hours
from kontan_crawler.runs.run_end import DIED, FAILED, STOPPED, SUCCEEDED, RunEnd
from kontan_crawler.runs.site_change import SiteChange, in_words

NOW = datetime(2026, 2, 20, 12, tzinfo=WIB)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
CHANGE = SiteChange("missing", "dateline")


def ago(length, verdict=SUCCEEDED, spider="internasional", kanal="a", checks=(), changes=()):
    """Return the end of a run that started some time ago and took a minute. kanal: the sections, each a letter."""
    started = NOW - length
    return RunEnd(spider, frozenset(kanal), started, started + timedelta(minutes=1), verdict, checks, changes)


def hourly(first, last):
    """Return successful runs of each hour, from hours ago to hours ago."""
    return [ago(hours * HOUR) for hours in range(first, last - 1, -1)]


RUNS = {  # runs, oldest first -> state, what the sentence has in order
    "the only run": ([ago(HOUR)], WELL, ["only", "internasional", "2026-02-20 11:00"]),
    "all succeeded": (hourly(3, 1), WELL, ["all", "3 ", "2026-02-20 11:00"]),
    "some succeeded": ([ago(4 * HOUR, FAILED), *hourly(3, 1)], WELL, ["last 3 "]),
    "one succeeded": ([ago(4 * HOUR, FAILED), *hourly(1, 1)], WELL, ["last run", "internasional"]),
    "thousands": (hourly(1500, 1), WELL, ["1,500 "]),
    "failed": ([ago(2 * HOUR), ago(HOUR, FAILED)], ILL, ["internasional failed on 2026-02-20 11:00"]),
    "failed alone": ([ago(HOUR, FAILED)], ILL, ["internasional failed on 2026-02-20 11:00"]),
    "died": ([ago(2 * HOUR), ago(HOUR, DIED)], ILL, ["internasional died on 2026-02-20 11:00"]),
    "failed and died": ([ago(4 * HOUR), ago(3 * HOUR, FAILED), ago(2 * HOUR, STOPPED), ago(HOUR, DIED)], ILL, ["09:00", "2 runs"]),
    "failed, then stopped": ([ago(2 * HOUR, FAILED), ago(HOUR, STOPPED)], ILL, ["internasional failed on 2026-02-20 10:00"]),
    "stopped": ([ago(2 * HOUR), ago(HOUR, STOPPED)], WELL, ["signal", "11:00"]),
    "only stopped": ([ago(2 * HOUR, STOPPED), ago(HOUR, STOPPED)], WAITING, ["signal", "11:00"]),
    "another spider failed": ([ago(2 * HOUR, FAILED, "arsip"), ago(HOUR)], ILL, ["arsip failed on 2026-02-20 10:00"]),
    "both failed": ([ago(2 * HOUR, FAILED, "arsip"), ago(HOUR, FAILED)], ILL, ["internasional and arsip"]),
    "other sections failed": ([ago(2 * HOUR, FAILED, kanal="b"), ago(HOUR, kanal="a")], ILL, ["internasional (b) failed"]),
    "many sections failed": ([ago(2 * HOUR, FAILED, kanal="bcde"), ago(HOUR, kanal="a")], ILL, ["internasional (4 sections) failed"]),
    "more sections succeeded": ([ago(2 * HOUR, FAILED, kanal="b"), ago(HOUR, kanal="abc")], WELL, ["last run"]),
    "fewer sections succeeded": ([ago(2 * HOUR, FAILED, kanal="abc"), ago(HOUR, kanal="b")], ILL, ["internasional (a, b, c) failed"]),
    "given URLs": ([ago(2 * HOUR, FAILED, "artikel", ""), ago(HOUR, spider="artikel", kanal="")], WELL, ["artikel"]),
    "failed long ago": ([ago(40 * DAY, FAILED, "arsip"), ago(HOUR)], WELL, ["last run"]),
    "a month old": ([ago(30 * DAY)], WELL, ["only", "2026-01-21"]),
    "older": ([ago(31 * DAY)], UNKNOWN, ["since 2026-01-20 12:01"]),
    "older, and failed": ([ago(31 * DAY, FAILED)], ILL, ["failed on 2026-01-20 12:00"]),
    "changes": ([ago(HOUR, changes=[CHANGE])], DOUBTFUL, ["only run", "may have changed"]),
    "changes no more": ([ago(2 * HOUR, changes=[CHANGE]), ago(HOUR)], WELL, ["2 "]),
    "changes and failed": ([ago(HOUR, FAILED, changes=[CHANGE])], ILL, ["failed"]),
}


@pytest.mark.parametrize(("runs", "state", "named"), RUNS.values(), ids=RUNS)
def test_state_by_the_last_runs(runs, state, named):
    health = health_of(runs, [], NOW)
    assert health.state == state
    assert re.search(".*".join(map(re.escape, named)), health.why), health.why
    assert str(health) == f"{health.answer}: {health.why}."


UNFINISHED = {  # ended, unfinished -> state, what the sentence has
    "nothing": ([], [], UNKNOWN, "no run has started"),
    "the first": ([], [NOW - HOUR], WAITING, "1 run is in progress, or died"),
    "two": ([], [NOW - HOUR, NOW - DAY], WAITING, "2 runs are in progress, or died"),
    "after a success": ([ago(HOUR)], [NOW], WELL, "only"),
    "after a signal": ([ago(2 * HOUR), ago(HOUR, STOPPED)], [NOW], WELL, "; the run of 2026-02-20 12:00 is in progress, or died"),
    "long after a success": ([ago(400 * DAY)], [NOW - HOUR], WELL, "only"),
    "after a failure": ([ago(HOUR, FAILED)], [NOW], ILL, "in progress, or died"),
}


@pytest.mark.parametrize(("runs", "unfinished", "state", "named"), UNFINISHED.values(), ids=UNFINISHED)
def test_runs_in_progress(runs, unfinished, state, named):
    health = health_of(runs, unfinished, NOW)
    assert health.state == state and named in health.why


NIGHTLY = [ago(day * DAY + 7 * HOUR) for day in range(19, -1, -1)]
PAUSED = [ago(day * DAY + hour * HOUR) for day in range(9, 0, -1) for hour in (12, 9, 6)]  # and none for 18 hours
PAUSES = {  # runs, unfinished -> state
    "hourly": (hourly(200, 1), [], WELL),
    "hourly, one left out": (hourly(200, 2), [], WELL),
    "hourly, two left out": (hourly(200, 3), [], ILL),
    "hourly, but a long run is in progress": (hourly(200, 9), [NOW - HOUR], WELL),
    "nightly": (NIGHTLY, [], WELL),
    "nightly, one left out": (NIGHTLY[:-1], [], WELL),
    "nightly, two left out": (NIGHTLY[:-2], [], ILL),
    "by day": (PAUSED, [], WELL),
    "by day, and none for two": (PAUSED[:-6], [], ILL),
    "for six days": (hourly(148, 20), [], WELL),
    "by hand, on one day": ([ago(10 * DAY - minute * timedelta(minutes=5)) for minute in range(30)], [], WELL),
    "weekly": ([ago(days * DAY) for days in (49, 42, 35, 28)], [], WELL),
}


@pytest.mark.parametrize(("runs", "unfinished", "state"), PAUSES.values(), ids=PAUSES)
def test_runs_of_every_day_that_stay_away(runs, unfinished, state):
    assert health_of(runs, unfinished, NOW).state == state


def test_sentence_on_a_pause():
    assert re.findall(r"\d+ hour|2026-\S+ \S+", health_of(hourly(200, 3), [], NOW).why) == ["2026-02-20 09:01;", "1 hour"]


AGES = {  # runs, unfinished -> state with a maximum age of 3 hours
    "none": ([], [], UNKNOWN),
    "young": ([ago(3 * HOUR)], [], WELL),
    "old": ([ago(3 * HOUR + timedelta(minutes=2))], [], ILL),
    "old, and one in progress": ([ago(9 * HOUR)], [NOW - 2 * HOUR], WELL),
    "old, and one that hangs": ([ago(9 * HOUR)], [NOW - 4 * HOUR], ILL),
    "the first in progress": ([], [NOW - 2 * HOUR], WAITING),
    "the first hangs": ([], [NOW - 4 * HOUR], ILL),
    "young, and failed": ([ago(HOUR, FAILED)], [], ILL),
    "of a clock ahead": ([ago(-HOUR)], [], WELL),
}


@pytest.mark.parametrize(("runs", "unfinished", "state"), AGES.values(), ids=AGES)
def test_maximum_age(runs, unfinished, state):
    health = health_of(runs, unfinished, NOW, 3 * HOUR)
    assert health.state == state
    assert ("3 hours" in health.why) == (state == ILL and not any(run.verdict == FAILED for run in runs))


@pytest.mark.parametrize(("runs", "words"), [(hourly(1, 1), "the last run, internasional"), (hourly(3, 1), "the last 3 runs")], ids=len)
def test_runs_before_these(runs, words):
    assert health_of(runs, [], NOW, has_earlier=True).why.startswith(words)


def test_failed_checks_and_changes_are_named():
    health = health_of([ago(2 * HOUR, FAILED, "arsip", checks=["too little"]), ago(HOUR, DIED, changes=[CHANGE])], [], NOW)
    assert (len(health.failed_checks), health.failed_checks[1], len(health.suspected)) == (2, "too little", 1)
    assert "internasional died" in health.failed_checks[0] and "dateline" in health.suspected[0]


def test_every_change_has_words():
    codes = {value for name, value in vars(site_change).items() if name.isupper() and isinstance(value, str)}
    sentences = {in_words(SiteChange(code, "kapal")) for code in codes}
    assert len(sentences) == len(codes) == 11 and not any("{" in one for one in sentences)
    assert in_words(SiteChange("of_a_newer_version", "x")) == "of_a_newer_version x"
    assert in_words(SiteChange("of_a_newer_version")) == "of_a_newer_version"


@pytest.mark.parametrize(("minutes", "words"), [
    (1, "1 minute"), (0.1, "1 minute"), (60, "1 hour"), (61, "61 minutes"), (119, "119 minutes"), (120, "2 hours"), (121, "3 hours"), (2879, "48 hours"), (2880, "2 days"), (2881, "3 days"),
])  # fmt: skip
def test_lengths_are_rounded_up(minutes, words):
    assert in_hours(timedelta(minutes=minutes)) == words
