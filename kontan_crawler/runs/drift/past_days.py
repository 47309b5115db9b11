"""The baseline of a run from sums of whole days: a month of hourly runs has 700 manifests, which no run reads again."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from pydantic_core import from_json, to_json

from kontan_crawler.clock import WIB
from kontan_crawler.outcomes import OK
from kontan_crawler.runs.drift.baseline import MAX_NEWEST, Baseline, have_days, is_comparable, is_within
from kontan_crawler.runs.manifest import Manifest
from kontan_crawler.store.history import RunStart
from kontan_crawler.store.past_days import PastDays

_DAY = timedelta(days=1)
ManifestsBetween = Callable[[datetime, datetime | None], Sequence[Manifest]]
"""Returns the manifests of a spider's runs that started from a moment on and before another one, oldest first."""


class DaySum(NamedTuple):
    """The sum of the runs of a day, but for the counts of its newest runs. since: the earliest and the latest first day of the runs."""

    baseline: Baseline
    since: tuple[date, date]


def baseline_from_days(run: RunStart, start: datetime, stored: PastDays, manifests: ManifestsBetween) -> Baseline:
    """Return the baseline of the comparable runs since the day of `start`; store the sums of the days that have none yet. Raises sqlite3.Error."""
    first, last = start.astimezone(WIB).date(), run.started.astimezone(WIB).date() - _DAY
    found = Baseline()
    known = stored.between(run.spider, run.kanal, first, last)
    days = [first + number * _DAY for number in range((last - first).days + 1)]
    today = Baseline.of(_comparable(manifests(_midnight(max(first, last + _DAY)), None), run))
    missing = MAX_NEWEST - len(today.newest)
    newest_first = []
    for day in reversed(days):
        one = _day(run, day, known.get(day), missing > 0, stored, manifests)
        missing -= len(one.newest)
        newest_first.append(one)
    for one in (*reversed(newest_first), today):
        found.merge(one)
    return found


def _day(run: RunStart, day: date, known: str | None, with_newest: bool, stored: PastDays, manifests: ManifestsBetween) -> Baseline:
    """Return the sum of the comparable runs of a day, from the ledger if it has it. with_newest: also the counts of its newest runs."""
    if known is not None and (one := _parse(known)) and is_within(run, *one.since):
        if with_newest:
            one.baseline.newest.extend(map(Counter, from_json(stored.newest(run.spider, run.kanal, day))))
        return one.baseline
    of_day = manifests(_midnight(day), _midnight(day + _DAY))
    if known is None and (counted := [manifest for manifest in of_day if manifest.exit_code == OK and have_days(manifest, run)]):
        baseline, since = Baseline.of(counted), [manifest.since for manifest in counted if manifest.since]
        stored.store(run.spider, run.kanal, day, _text(baseline, min(since), max(since)), to_json(list(baseline.newest)).decode())
    return Baseline.of(_comparable(of_day, run))


def _comparable(manifests: Sequence[Manifest], run: RunStart) -> list[Manifest]:
    return [manifest for manifest in manifests if is_comparable(manifest, run)]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), WIB)


def _text(baseline: Baseline, first: date, last: date) -> str:
    kept = {name: value for name, value in vars(baseline).items() if name != "newest"}
    return to_json({**kept, "first": first, "last": last}).decode()


def _parse(text: str) -> DaySum:
    found = from_json(text)
    baseline = Baseline(
        runs=found["runs"],
        since=date.fromisoformat(found["since"]),
        latest=datetime.fromisoformat(found["latest"]),
        counts=Counter(found["counts"]),
        rows=found["rows"],
        days={kanal: Counter({date.fromisoformat(day): count for day, count in days.items()}) for kanal, days in found["days"].items()},
        days_empty={kanal: {date.fromisoformat(day) for day in days} for kanal, days in found["days_empty"].items()},
    )
    return DaySum(baseline, (date.fromisoformat(found["first"]), date.fromisoformat(found["last"])))
