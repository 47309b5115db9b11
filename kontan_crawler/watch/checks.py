"""What a run's own past says of it, a sentence for each thing that has changed: seen, expected from which runs, what to do."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from itertools import islice
from math import exp, sqrt
from statistics import median
from typing import Any

from kontan_crawler.watch.past import Past, listings, read_days
from kontan_crawler.watch.shares import ASKED, ROWS, Counts, shares
from kontan_crawler.watch.surprise import is_alarming

_LEAST_RUNS = 5
_LEAST_ROWS, _FEW = 15, 0.25  # a listing that had so many as a rule is not empty by chance, nor down to a quarter
_TOGETHER = (1, 2, 4, 8, 16)  # runs
_WEEKS, _LEAST_A_DAY = 3, 10  # of the same weekday, all with so many articles that none is no chance
_ALL_NEW = 20  # rows, none of them known, where most were known in each run
_SOON = timedelta(hours=6)
_DEVIATIONS = 7  # of the mean of logarithms
LOG_WORDS, LOG_WORDS_SQUARED, LOG_SCALE = "article/log_words", "article/log_words_squared", 1000


def changes(manifest: Mapping[str, Any], past: Past) -> list[str]:
    """Return a sentence for each thing in which a run differs from its past by more than chance; none where there is no past."""
    counts = manifest["counts"]
    found = [*_shares(counts, past), *_listings(counts, past), *_known(manifest, past), *_days(manifest, past), *_lengths(counts, past)]
    return found if past.runs else []


def _shares(counts: Counts, past: Past) -> Iterator[str]:
    """One sentence for a share: of this run alone, or where that says too little, together with runs right before it."""
    found: dict[str, str] = {}
    for runs, now, before in _together(Counter(counts), past):
        for share in shares(now, before):
            numbers = share.seen(now), share.of(now), share.seen(before), share.of(before)
            if share.name not in found and is_alarming(*numbers):
                when = f"now and in the {runs} runs before" if runs else "now"
                found[share.name] = f"{share.name}: {numbers[0]} of {numbers[1]} {when}, {numbers[2]} of {numbers[3]} {_in(past)}; {share.remedy}"
    yield from found.values()


def _together(counts: Counter[str], past: Past) -> Iterator[tuple[int, Counter[str], Counter[str]]]:
    """How many runs are judged together with this one, their counts, and those of the past without them; one that asked for nothing is no sign."""
    yield 0, counts, past.counts
    for runs in _TOGETHER if counts[ASKED] else ():
        newest = sum(islice(past.newest, runs), Counter())
        yield runs, counts + newest, past.counts - newest


def _listings(counts: Counts, past: Past) -> Iterator[str]:
    for name in listings(counts):
        rows, before = counts.get(f"listing/{name}/rows", 0), past.rows.get(name, [])
        usual = median(before) if before else 0
        if usual >= _LEAST_ROWS and (not rows or (len(before) >= _LEAST_RUNS and rows < usual * _FEW)):
            yield f"{rows} rows in the {name} now, {usual:g} as a rule {_in(past)}; see whether the site lists its articles elsewhere"


def _known(manifest: Mapping[str, Any], past: Past) -> Iterator[str]:
    counts = manifest["counts"]
    rows, known = counts.get(ROWS, 0), counts.get("listing/passed/known", 0)
    if past.latest is None or datetime.fromisoformat(manifest["started"]) - past.latest > _SOON:
        return  # after a while much may be new
    usual = past.counts["listing/passed/known"] / past.counts[ROWS] if past.counts[ROWS] else 0
    if past.runs >= _LEAST_RUNS and rows >= _ALL_NEW and not known and usual > 0.5:
        yield f"none of {rows} rows was known, {usual:.0%} {_in(past)}; addresses may have another form, and articles come twice"


def _days(manifest: Mapping[str, Any], past: Past) -> Iterator[str]:
    for day, kanal, listed in read_days(manifest):
        before = [count for other, count in past.days.get((kanal, day.weekday()), {}).items() if other != day]
        if not listed and len(before) >= _WEEKS and min(before) >= _LEAST_A_DAY:
            yield f"no article in {kanal} on {day}, at least {min(before)} on {len(before)} such weekdays {_in(past)}; see whether the index is whole"


def _lengths(counts: Counts, past: Past) -> Iterator[str]:
    mean, _, number = _moments(counts)
    usual, spread, before = _moments(past.counts)
    if number >= 3 and before >= 100 and abs(mean - usual) > _DEVIATIONS * max(spread, 0.1) / sqrt(number):
        yield f"the texts of {number} articles have {_words(mean)} words in the middle, {_words(usual)} {_in(past)}; see whether they are whole and nothing else"


def _moments(counts: Counts) -> tuple[float, float, int]:
    """Mean and spread of the logarithms of the numbers of words, and of how many texts."""
    number = counts.get("article/texts", 0)
    if not number:
        return 0.0, 0.0, 0
    mean = counts.get(LOG_WORDS, 0) / LOG_SCALE / number
    return mean, sqrt(max(0.0, counts.get(LOG_WORDS_SQUARED, 0) / LOG_SCALE / number - mean**2)), number


def _words(mean: float) -> int:
    return round(exp(mean))


def _in(past: Past) -> str:
    return f"in {past.runs} runs since {past.since}"
