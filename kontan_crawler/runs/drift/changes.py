"""Significant changes since the baseline: a sentence each, with the numbers found and expected, and the remedy."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from statistics import median

from kontan_crawler.outcomes import (
    ASKED,
    FINISHED,
    FIRST_ASKED,
    KNOWN,
    LISTINGS_ROWS,
    READ,
    REMOVED,
    ROWS,
    SKIPPED_ROWS,
    UNREADABLE,
    of_listing,
)
from kontan_crawler.runs.drift.baseline import Baseline, days_without_articles, listings
from kontan_crawler.runs.drift.shares import Counts, shares
from kontan_crawler.runs.drift.significance import are_missing, is_significant
from kontan_crawler.runs.manifest import Manifest
from kontan_crawler.runs.site_change import SiteChange
from kontan_crawler.wording import count_of

_MIN_RUNS = 5
_MIN_ROWS, _TOO_FEW = 15, 0.25  # median of a listing that is never empty by chance; share of it
_EXPECTED = 0.9  # share of runs that read a listing; the next run must read it too
_WINDOWS = (1, 2, 4, 8, 16)  # runs
_MIN_NEW_ROWS = 20
_SOON = timedelta(hours=6)


def changed_shares(counts: Counts, baseline: Baseline) -> dict[SiteChange, str]:
    """Return a sentence for each share that has grown significantly, in this run alone or together with the runs before it."""
    found: dict[SiteChange, str] = {}
    for runs, now, before in _windows(Counter(counts), baseline):
        for share in shares(now, before):
            bad, total, baseline_bad, baseline_total = numbers = share.numbers(now, before)
            if share.change not in found and is_significant(*numbers, share.min_growth):
                where = f"in this run and the {runs} before" if runs else "in this run"
                found[share.change] = (
                    f"{share.subject}: {bad} of {total} {where}, {baseline_bad} of {baseline_total} in {baseline}; {share.remedy}"
                )
    return found


def changed_listings(manifest: Manifest, baseline: Baseline) -> list[str]:
    """Return a sentence for each significant change of the listings."""
    missing = _missing(manifest.counts, baseline) if manifest.reason == FINISHED else ()
    return [*_rows(manifest.counts, baseline), *missing, *_known(manifest, baseline), *_days(manifest, baseline)]


def _windows(counts: Counter[str], baseline: Baseline) -> Iterator[tuple[int, Counter[str], Counter[str]]]:
    """Yield the number of earlier runs added to this one, the sum of their counts, and the counts of the rest of the baseline."""
    yield 0, counts, baseline.counts
    for runs in _WINDOWS if counts[FIRST_ASKED] else ():  # a run without new articles adds nothing
        newest = sum(islice(baseline.newest, runs), Counter())
        yield runs, counts + newest, baseline.counts - newest


def _rows(counts: Counts, baseline: Baseline) -> Iterator[str]:
    for name in listings(counts):
        rows, before = counts.get(of_listing(name, ROWS), 0), baseline.rows.get(name, [])
        usual = median(before) if before else 0
        if usual >= _MIN_ROWS and (not rows or (len(before) >= _MIN_RUNS and rows < usual * _TOO_FEW)):
            yield f"{count_of(rows, 'row')} in the {name}, a median of {usual:g} in {baseline}; check whether the site lists its articles elsewhere"


def _missing(counts: Counts, baseline: Baseline) -> Iterator[str]:
    """Yield a sentence for each listing that is removed or unreadable; a failed one may be back in an hour."""
    for name, before in baseline.rows.items():
        read, asked, *gone = (counts.get(of_listing(name, what), 0) for what in (READ, ASKED, UNREADABLE, REMOVED))
        if len(before) >= _EXPECTED * baseline.runs and not read and (not asked or any(gone)):
            yield f"the {name} was not readable, but was in {len(before)} of {baseline}; check its URL and its markup, and update site.py"


def _known(manifest: Manifest, baseline: Baseline) -> Iterator[str]:
    rows, known = manifest.counts.get(LISTINGS_ROWS, 0), manifest.counts.get(SKIPPED_ROWS(KNOWN), 0)
    if baseline.latest is None or manifest.started - baseline.latest > _SOON:
        return  # many rows may be new by now
    usual = baseline.counts[SKIPPED_ROWS(KNOWN)] / baseline.counts[LISTINGS_ROWS] if baseline.counts[LISTINGS_ROWS] else 0
    if baseline.runs >= _MIN_RUNS and rows >= _MIN_NEW_ROWS and not known and usual > 0.5:
        yield f"0 of {count_of(rows, 'row')} known, {usual:.0%} in {baseline}; check whether URLs have a new form: articles may be delivered twice"


def _days(manifest: Manifest, baseline: Baseline) -> Iterator[str]:
    for kanal, days in days_without_articles(manifest).items():
        before = [count for day, count in baseline.days.get(kanal, {}).items() if day not in days]
        if days <= baseline.days_empty.get(kanal, set()):
            continue  # an earlier run passed with the same days
        if are_missing(len(days), sum(before), len(before)):
            named = ", ".join(sorted(day.isoformat() for day in days))
            yield f"0 articles in {kanal} on {named}, {sum(before)} on {len(before)} other days in {baseline}; check whether the index is complete"
