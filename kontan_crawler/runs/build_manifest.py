"""The manifest of a run, from its start, its result and its URLs."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from kontan_crawler import __version__
from kontan_crawler.clock import now
from kontan_crawler.outcomes import DELIVERED, FINISHED, KNOWN, OK, UNCHANGED
from kontan_crawler.printable import printable
from kontan_crawler.runs.manifest import DayRow, DaySpan, EmptyDay, FeedLines, IdleBefore, LineCount, Manifest, Refusal
from kontan_crawler.runs.run_result import RunResult
from kontan_crawler.store.days import spans
from kontan_crawler.store.frontier import Frontier, is_try
from kontan_crawler.store.history import RunStart
from kontan_crawler.store.run_outcomes import Tally

PROGRAM = f"kontan_crawler {__version__}"
_MAX_LINES = 50
_UNDATED = 0  # the ordinal of an unknown day
_COLUMNS = (DELIVERED, KNOWN, UNCHANGED)


def build_manifest(run: RunStart, result: RunResult, frontier: Frontier) -> Manifest:
    """Return the manifest of a run. frontier: has the outcomes of its URLs."""
    completed = result.reason == FINISHED and result.exit_code == OK
    return Manifest(
        program=PROGRAM,
        run=run.id,
        spider=run.spider,
        arguments={name: printable(value) for name, value in run.arguments.items()},  # a file name may be invalid text
        kanal=run.kanal,
        since=run.since,
        replica=run.replica,
        started=run.started,
        ended=now().replace(microsecond=0),
        reason=result.reason,
        exit_code=result.exit_code,
        completed=completed,
        last_completed=run.started if completed else result.prior.last_completed,
        previous=result.prior.previous,
        idle_before=[IdleBefore(**span._asdict()) for span in result.idle_before],
        failed_checks=list(map(printable, result.checks)),
        suspected=list(result.suspected),
        repeated_lines=[LineCount(line=one.line, articles=one.articles, of=one.of) for one in result.repeated_lines[:_MAX_LINES]],
        feeds=[FeedLines(file=feed.name, lines=lines) for feed, lines in result.feeds],
        archive=result.archive,
        days=_days(frontier.tally(), result.days_read),
        days_empty=[EmptyDay(kanal=kanal, day=day) for kanal, day in sorted(result.days_empty)],
        days_left=None if result.days_left is None else _spans(result.days_left),
        given_up=[
            Refusal(url=url, reason=reason, counted=is_try(reason) and url not in result.uncounted) for url, reason in frontier.refusals()
        ],
        waiting=frontier.waiting(),
        robots=dict(result.robots),
        counts={name: count for name, count in sorted(result.counts.items()) if count},
    )


def _days(tallies: Iterable[Tally], read: Mapping[tuple[str, date], datetime]) -> list[DayRow]:
    """Return a row for each day and section, newest day first, unknown days last."""
    rows: dict[tuple[int, str], Counter[str | None]] = {(day.toordinal(), kanal): Counter() for kanal, day in read}
    for tally in tallies:
        rows.setdefault((tally.day or _UNDATED, tally.kanal), Counter())[tally.outcome] += tally.count
    in_order = sorted(rows, key=lambda key: (-key[0], key[1]))
    return [_row(date.fromordinal(day) if day else None, kanal, rows[day, kanal], read) for day, kanal in in_order]


def _row(day: date | None, kanal: str, counts: Counter[str | None], read: Mapping[tuple[str, date], datetime]) -> DayRow:
    since = read.get((kanal, day)) if day else None
    return DayRow(
        day=day,
        kanal=kanal,
        listed=counts.total(),
        delivered=counts[DELIVERED],
        known=counts[KNOWN],
        unchanged=counts[UNCHANGED],
        waiting=counts[None],
        refused={outcome: count for outcome, count in counts.items() if outcome and outcome not in _COLUMNS},
        listed_to_end_at=since and since.replace(microsecond=0),
    )


def _spans(left: Mapping[str, set[date]]) -> list[DaySpan]:
    return [DaySpan(kanal=kanal, since=first, until=last) for kanal, days in left.items() for first, last in spans(days)]
