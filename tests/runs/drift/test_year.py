"""Simulated years of hourly runs: no false alarm, and an alarm right after a change."""

from collections import Counter, deque
from datetime import date, datetime, timedelta
from math import exp, inf
from random import Random

import pytest

from kontan_crawler.clock import WIB
from kontan_crawler.outcomes import ARTICLES_READ
from kontan_crawler.runs.drift.baseline import Baseline
from kontan_crawler.runs.drift.changes import changed_listings, changed_shares
from kontan_crawler.runs.drift.shares import LONG, SHORT
from kontan_crawler.runs.drift.significance import p_value
from kontan_crawler.runs.drift.suspected_changes import SuspectedChanges
from kontan_crawler.runs.manifest import DayRow, Manifest
from kontan_crawler.settings import PROBES

BEGIN = datetime(2026, 1, 1, tzinfo=WIB)
HOLIDAYS = {date(2026, 1, 1), date(2026, 3, 20), date(2026, 3, 21), date(2026, 8, 17), date(2026, 12, 25)}
BY_HOUR = [
    0.3,
    0.2,
    0.2,
    0.3,
    0.5,
    1.2,
    2,
    2.2,
    2.2,
    2,
    2,
    2,
    1.8,
    1.8,
    2,
    2,
    2,
    2,
    1.8,
    1.6,
    1.5,
    1.2,
    0.9,
    0.5,
]  # articles per hour of the day
ODD = {  # shares of articles, which vary from day to day
    "article/template/fallback": 0.01, "article/warnings/mojibake": 0.03, "article/warnings/weekday_disagrees": 0.024, "article/warnings/no_date": 0.002,
    "article/warnings/date_from_meta": 0.01, "article/warnings/parts_missing": 0.005,
}  # fmt: skip
FIELDS = {"authors": 0.4, "sources": 0.65, "dateline": 0.75, "headings": 0.6, "image": 0.97, "tags": 0.95, "title": 1.0, "summary": 0.98}
SELECTORS = {
    "parser/title/css/h1.detail-desk": 0.99,
    "parser/caption/css/figcaption": 0.07,
    "parser/body/css/div.tmpt-desk-kon": 0.01,
    "parser/rubric/css/a": 0.97,
}
LISTINGS = ("front internasional", "rss internasional", "sitemap news.xml")
REFUSED = {"article/first/removed": 0.02, "article/first/paywall": 0.02, "article/first/photo": 0.01}


def poisson(random, mean):
    count, chance = 0, random.random()
    limit = 2.718281828459045**-mean
    term = total = limit
    while chance > total:
        count += 1
        term *= mean / count
        total += term
    return count


def articles_of(random, hour):
    quiet = 0.35 if hour.date() in HOLIDAYS else 0.6 if hour.weekday() >= 5 else 1.0
    return poisson(random, BY_HOUR[hour.hour] * quiet * random.uniform(0.5, 1.6))


def shares_of_day(random):
    return {name: min(1, share * random.uniform(0.3, 2)) for name, share in {**ODD, **REFUSED}.items()}


def read_article(random, counts, shares, changed=None):
    """Count one article as the pipelines do. changed: the change of the site, if any."""
    counts["article/first/asked"] += 1
    gone = "article/first/paywall" if changed == "paywall" else next((name for name in REFUSED if random.random() < shares[name]), None)
    if gone:
        counts[gone] += 1
        return
    counts.update(name for name in ODD if random.random() < shares[name])
    counts.update({f"article/warnings/{changed}": 1} if changed in ("title_from_meta", "date_from_meta") else {})
    counts.update(f"article/filled/{name}" for name, share in FIELDS.items() if random.random() < share and changed != f"no {name}")
    counts.update(
        name for name, share in SELECTORS.items() if random.random() < share and not (changed == "title_from_meta" and "title" in name)
    )
    words = min(exp(random.gauss(5.7, 0.5)), 60 if changed == "cut" else inf)
    counts.update({ARTICLES_READ: 1, "article/template/fallback" if changed == "body" else "article/template/desktop": 1})
    counts.update(f"article/words/under_{number}" for number in SHORT if words < number)
    counts.update(f"article/words/over_{number}" for number in LONG if words > number)


def hourly_run(random, hour, number, of_day, changed=None):
    """Return the manifest of an ordinary run, or of one after a change."""
    counts = Counter(f"listing/{name}/read" for name in (*LISTINGS, "index"))
    counts["listing/front internasional/rows"], counts["listing/rss internasional/rows"] = 20, 50
    counts["listing/sitemap news.xml/rows"], counts["listing/index/rows"] = 40 + random.randrange(40), min(60, of_day) + random.randrange(3)
    counts["listing/rows"] = sum(counts[f"listing/{name}/rows"] for name in (*LISTINGS, "index"))
    counts["listing/passed/known"] = max(0, counts["listing/rows"] - 3 * number)
    shares = shares_of_day(random)
    for _ in range(number):
        read_article(random, counts, shares, changed)
    yesterday = (hour - timedelta(days=1)).date()
    listed = {"internasional": 20 + random.randrange(20), "global": poisson(random, 3)}  # the small section has days without an article
    days = [
        DayRow.model_construct(day=yesterday, kanal=kanal, listed=count, listed_to_end_at=hour)
        for kanal, count in listed.items()
        if hour.hour == 7
    ]
    return Manifest.model_construct(exit_code=0, reason="finished", started=hour, counts=counts, days=days, days_empty=[])


def changes(run, baseline):
    return [*changed_shares(run.counts, baseline).values(), *changed_listings(run, baseline)]


def recheck(random, counts, baseline, changed=None):
    """Recheck delivered articles as a run does; return how many."""
    suspected, rechecks = SuspectedChanges(counts, baseline.counts), 0
    while rechecks < PROBES and suspected.need_recheck(counts, rechecks):
        rechecks += 1
        read_article(random, counts, shares_of_day(random), changed)
    return rechecks


@pytest.mark.parametrize(
    ("seed", "hours"), [(1, 24 * 30), *(pytest.param(seed, 24 * 365, marks=pytest.mark.soak) for seed in (1, 2))], ids=str
)
def test_hourly_runs_raise_no_false_alarm(seed, hours):
    random, runs, alarms, of_day, rechecks = Random(seed), deque(maxlen=24 * 30), [], 0, 0
    baseline = Baseline()
    for number in range(hours):
        hour = BEGIN + timedelta(hours=number)
        articles = articles_of(random, hour)
        of_day = articles if hour.hour == 0 else of_day + articles
        run = hourly_run(random, hour, articles, of_day)
        rechecks += recheck(random, run.counts, baseline)
        alarms += [f"{hour}: {sentence}" for sentence in changes(run, baseline)]
        runs.append(run)
        if number % 24 == 0:  # a sliding baseline, rebuilt once a day
            baseline = Baseline.of(runs)
        else:
            baseline.add(run)
    assert alarms == []
    assert rechecks / (hours / 24) < 20


@pytest.fixture(scope="module")
def twenty_days():
    """The baseline of twenty days of hourly runs."""
    random, baseline = Random(7), Baseline()
    for hour in range(24 * 20):
        baseline.add(hourly_run(random, BEGIN + timedelta(hours=hour), articles_of(random, BEGIN + timedelta(hours=hour)), 20))
    return baseline


@pytest.mark.parametrize("number", [1, 2, 3, 8])
@pytest.mark.parametrize("changed", ["title_from_meta", "date_from_meta", "paywall", "body", "cut", "no tags", "no image"])
def test_the_first_run_with_a_new_article_detects_a_change(changed, number, twenty_days):
    random, baseline = Random(f"{changed} {number}"), twenty_days
    detected = 0
    for _ in range(40):
        run = hourly_run(random, BEGIN + timedelta(days=20), number, 20, changed)
        recheck(random, run.counts, baseline, changed)
        detected += bool(changes(run, baseline))
    assert detected >= 36  # the only new article may have been removed


P_VALUES = [(0, 5, 0, 100, 1.0), (1, 1, 0, 0, 0.5), (5, 5, 0, 200, 1e-9), (1, 1, 6, 178, 0.04)]


@pytest.mark.parametrize(("bad", "total", "baseline_bad", "baseline_total", "most"), P_VALUES)
def test_p_value(bad, total, baseline_bad, baseline_total, most):
    probability = p_value(bad, total, baseline_bad, baseline_total)
    assert most / 30 <= probability <= most + 1e-12
