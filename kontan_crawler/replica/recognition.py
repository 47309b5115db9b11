"""Recognize the replica's articles in output of versions whose manifests do not say whether a run met the replica."""

from collections.abc import Set
from datetime import date, datetime, timedelta
from functools import cache

from kontan_crawler.clock import today
from kontan_crawler.middlewares.robotstxt_rules import rules_by_agent
from kontan_crawler.replica.dataset import DAYS, Dataset
from kontan_crawler.replica.expected import percent_encoded
from kontan_crawler.replica.renderer import Renderer
from kontan_crawler.replica.routes import BOTS
from kontan_crawler.runs.recovery.run_traces import RunTraces

_WEEK = timedelta(days=DAYS)
_MINUTE = timedelta(minutes=1)  # pages print no seconds


def share_of_replica(traces: RunTraces) -> float:
    """Return the share of URLs that the default seed makes, at the same minutes, 0 to 1. Without URLs: 1 if all rules of robots.txt are the replica's."""
    if not traces.urls:
        return float(bool(traces.robots) and all(rules == _robots_rules() for rules in traces.robots.values()))
    rest = dict(traces.urls)
    for last in _last_days({published.date() for published in rest.values() if published} or traces.days):
        made = _times_by_url(last)
        rest = {url: time for url, time in rest.items() if url not in made or time and abs(time - made[url]) >= _MINUTE}
        if not rest:
            break
    return 1 - len(rest) / len(traces.urls)


def _last_days(days: Set[date]) -> list[date]:
    """Return the last days of the weeks that may have these days, the likeliest first; of the last weeks, if there are many."""
    last_days = {day + timedelta(days=number) for day in days for number in range(DAYS)}
    newest = max(days, default=today())
    near = [day for day in last_days if newest - day < 2 * _WEEK and day <= today()]
    return sorted(near, key=lambda day: (abs(day - newest), day))


@cache
def _times_by_url(last: date) -> dict[str, datetime]:
    return {percent_encoded(story.url): story.published for story in Dataset(last).stories}


@cache
def _robots_rules() -> dict[str, list[str]]:
    body = Renderer(Dataset(today())).render("robots.txt", bots=BOTS)
    return rules_by_agent(body.decode())
