"""What a run's own past says of it, a sentence for each thing that has changed: seen, expected from which runs, what to do."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from statistics import median

from kontan_crawler.outcomes import ASKED, FINISHED, FIRST_ASKED, KNOWN, LISTINGS_ROWS, PASSED, READ, REMOVED, ROWS, UNREADABLE, of_listing
from kontan_crawler.runs.drift.baseline import Baseline, days_without_articles, listings
from kontan_crawler.runs.drift.shares import Counts, shares
from kontan_crawler.runs.drift.significance import are_missing, is_significant
from kontan_crawler.runs.manifest import Manifest
from kontan_crawler.runs.site_change import SiteChange

_LEAST_RUNS = 5
_LEAST_ROWS, _FEW = 15, 0.25  # a listing that had so many as a rule is not empty by chance, nor down to a quarter
_MOST = 0.9  # of the runs; a listing that they read is expected
_TOGETHER = (1, 2, 4, 8, 16)  # runs
_ALL_NEW = 20  # rows, none of them known, where most were known in each run
_SOON = timedelta(hours=6)


def changed_shares(counts: Counts, baseline: Baseline) -> dict[SiteChange, str]:
    """Return a sentence for each share that has grown by more than chance: in this run alone, or together with runs right before it."""
    found: dict[SiteChange, str] = {}
    for runs, now, before in _together(Counter(counts), baseline):
        for share in shares(now, before):
            numbers = share.numbers(now, before)
            if share.change not in found and is_significant(*numbers, share.least):
                when = f"now and in the {runs} runs before" if runs else "now"
                found[share.change] = (
                    f"{share.said}: {numbers[0]} of {numbers[1]} {when}, {numbers[2]} of {numbers[3]} {_in(baseline)}; {share.remedy}"
                )
    return found


def changed_listings(manifest: Manifest, baseline: Baseline) -> list[str]:
    """Return a sentence for each thing in which the listings of a run differ from those of its baseline."""
    whole = _missing(manifest.counts, baseline) if manifest.reason == FINISHED else ()
    return [*_rows(manifest.counts, baseline), *whole, *_known(manifest, baseline), *_days(manifest, baseline)]


def _together(counts: Counter[str], baseline: Baseline) -> Iterator[tuple[int, Counter[str], Counter[str]]]:
    """How many runs are judged together with this one, their counts, and those of the past without them; one that asked for nothing is no sign."""
    yield 0, counts, baseline.counts
    for runs in _TOGETHER if counts[FIRST_ASKED] else ():
        newest = sum(islice(baseline.newest, runs), Counter())
        yield runs, counts + newest, baseline.counts - newest


def _rows(counts: Counts, baseline: Baseline) -> Iterator[str]:
    for name in listings(counts):
        rows, before = counts.get(of_listing(name, ROWS), 0), baseline.rows.get(name, [])
        usual = median(before) if before else 0
        if usual >= _LEAST_ROWS and (not rows or (len(before) >= _LEAST_RUNS and rows < usual * _FEW)):
            yield f"{rows} rows in the {name} now, {usual:g} as a rule {_in(baseline)}; see whether the site lists its articles elsewhere"


def _missing(counts: Counts, baseline: Baseline) -> Iterator[str]:
    """A listing that is gone or has another form; one that only fails may be there in an hour."""
    for name, before in baseline.rows.items():
        read, asked, *gone = (counts.get(of_listing(name, what), 0) for what in (READ, ASKED, UNREADABLE, REMOVED))
        if len(before) >= _MOST * baseline.runs and not read and (not asked or any(gone)):
            yield f"the {name} could not be read now, it was {_in(baseline)}; see whether it has another form or address, and mend site.py"


def _known(manifest: Manifest, baseline: Baseline) -> Iterator[str]:
    rows, known = manifest.counts.get(LISTINGS_ROWS, 0), manifest.counts.get(PASSED(KNOWN), 0)
    if baseline.latest is None or manifest.started - baseline.latest > _SOON:
        return  # after a while much may be new
    usual = baseline.counts[PASSED(KNOWN)] / baseline.counts[LISTINGS_ROWS] if baseline.counts[LISTINGS_ROWS] else 0
    if baseline.runs >= _LEAST_RUNS and rows >= _ALL_NEW and not known and usual > 0.5:
        yield f"none of {rows} rows was known, {usual:.0%} {_in(baseline)}; addresses may have another form, and articles come twice"


def _days(manifest: Manifest, baseline: Baseline) -> Iterator[str]:
    for kanal, days in days_without_articles(manifest).items():
        before = [count for day, count in baseline.days.get(kanal, {}).items() if day not in days]
        if are_missing(len(days), sum(before), len(before)):
            named = ", ".join(sorted(day.isoformat() for day in days))
            yield f"no article in {kanal} on {named}; {sum(before)} on {len(before)} other days {_in(baseline)}; see whether the index is whole"


def _in(baseline: Baseline) -> str:
    return f"in {baseline.runs} runs since {baseline.since}"
