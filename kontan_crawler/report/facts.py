"""Sentences below the figures: on suspected changes of the site, lines that repeat, and the archive."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from kontan_crawler.report.run_record import RunRecord
from kontan_crawler.runs.health import Health
from kontan_crawler.runs.summary import size_of
from kontan_crawler.wording import count_of

_MONTH = timedelta(days=30)


class Fact(NamedTuple):
    """A sentence with its subject."""

    subject: str
    sentence: str


def facts_of(runs: Sequence[RunRecord], health: Health, repeated_lines: str) -> Iterator[Fact]:
    """Yield the facts. runs: oldest first; repeated_lines: a sentence, or empty."""
    if invented := sum(run.replica is True for run in runs):
        asked = sum(run.replica is True or not run.sent_nothing for run in runs)
        which = "" if invented == asked else f" in {invented:,} of {count_of(asked, 'run')} with requests"
        yield Fact(
            "replica", f"The replica of the site answered{which}, not the site: the articles{which and ' of these runs'} are invented."
        )
    if health.suspected:
        yield Fact("site", f"The site may have changed since earlier runs: {'; '.join(health.suspected)}.")
    if repeated_lines:
        yield Fact("lines", repeated_lines)
    yield from _archive([run for run in runs if run.archive])


def _archive(runs: Sequence[RunRecord]) -> Iterator[Fact]:
    if runs and (archive := runs[-1].archive):
        month = [run.archive.bytes for run in runs if run.archive and run.started > runs[-1].started - _MONTH]
        added = "this run" if len(month) == 1 else f"the {len(month):,} runs of the 30 days before"
        yield Fact(
            "archive",
            f"At the end of the run of {runs[-1].started:%Y-%m-%d %H:%M} the archive took {size_of(archive.total_bytes)}, with "
            f"{size_of(archive.free_bytes)} free; {added} added {size_of(sum(month))}.",
        )
