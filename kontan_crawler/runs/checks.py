"""The run's own checks and its exit code, from what it counted."""

from collections import Counter
from collections.abc import Mapping, Set
from datetime import date
from types import MappingProxyType

from kontan_crawler.outcomes import is_error
from kontan_crawler.runs.drift.surprise import surprise

OK, FAILED, BAD_ARGUMENTS, BUSY = 0, 1, 2, 75
"""Exit codes; 75 is EX_TEMPFAIL of sysexits.h: try again later."""
SIGNALLED = 128
"""Added to the signal's number, as shells do: 130 for SIGINT, 143 for SIGTERM."""
CLEAN_ENDS = ("finished", "closespider_timeout", "closespider_itemcount", "closespider_pagecount", "closespider_timeout_no_item")
"""Reasons of a crawl's end that are no fault: all done, or as much as was wanted."""
_REFUSED, _FALLBACK = "article/refused/", "article/template/fallback"
_ENOUGH, _ORDINARY = 50, 0.001  # articles of the past; what is likelier than this is ordinary
_MUCH = 10  # addresses that failed before: what is down, rather than a few broken pages


def failed_checks(
    stats: Mapping[str, int], reason: str, left: Mapping[str, Set[date]], waiting: int, largest_share: float,
    past: Mapping[str, int] = MappingProxyType({}),
) -> list[str]:  # fmt: skip
    """Return a sentence for each check that failed: what was seen, what was expected, what to do.

    stats: the run's counts. reason: why the crawl ended. left: days not read to their end, by section.
    waiting: addresses that nothing came of. largest_share: of errors among what was asked. past: counts of earlier runs.
    """
    whole = (_days(left), _waiting(waiting)) if reason == "finished" else ()
    checks = (_ended(reason), _listings(stats), *whole, _errors(stats, largest_share), _templates(stats, past), _feeds(stats))
    return [sentence for sentence in checks if sentence]


def errors(stats: Mapping[str, int]) -> int:
    """Return how many articles and listings could not be had, whatever the site has there."""
    refused = {name.removeprefix(_REFUSED): count for name, count in stats.items() if name.startswith(_REFUSED)}
    return sum(count for reason, count in refused.items() if is_error(reason)) + _failed_listings(stats)


def _failed_listings(stats: Mapping[str, int]) -> int:
    return stats.get("listing/failed", 0) + stats.get("listing/unreadable", 0)


def _ended(reason: str) -> str | None:
    if reason in CLEAN_ENDS or reason == "shutdown":
        return None
    return f"the crawl ended early: {reason}; the lines above in the log say why"


def _listings(stats: Mapping[str, int]) -> str | None:
    asked, failed = stats.get("listing/asked", 0), _failed_listings(stats)
    if asked and failed >= asked:
        return f"none of {asked} listings could be read, though at least one should; see whether the site is up and its rows are as site.py says"
    read = stats.get("listing/read", 0)
    if read and not stats.get("listing/rows", 0):
        return f"no row in any of {read} listings, though at least one should have some; see whether the site lists its articles elsewhere"
    return None


def _days(left: Mapping[str, Set[date]]) -> str | None:
    if count := sum(map(len, left.values())):
        return f"{count} days of the daily index could not be read to their end; they are named in the manifest, and the next run asks for them again"
    return None


def _waiting(waiting: int) -> str | None:
    if waiting:
        return f"nothing came of {waiting} addresses, not even a reason; they are named in the manifest as waiting, and the next run asks again"
    return None


def _errors(stats: Mapping[str, int], largest: float) -> str | None:
    """What had failed in earlier runs and fails again says nothing new, unless it is much and nothing of it can be had."""
    asked, failed = (
        stats.get("article/new/asked", 0) + stats.get("listing/asked", 0),
        stats.get("article/new/failed", 0) + _failed_listings(stats),
    )
    again, in_vain = stats.get("article/again/asked", 0), stats.get("article/again/failed", 0)
    if again >= _MUCH and again == in_vain:
        asked, failed = asked + again, failed + again
    if asked and failed / asked > largest:
        return (
            f"{failed} of {asked} articles and listings failed, {failed / asked:.0%}, more than ERROR_SHARE_MAX = {largest:.0%};"
            " their reasons stand in the manifest, and the next run asks again"
        )
    return None


def _templates(stats: Mapping[str, int], past: Mapping[str, int]) -> str | None:
    """All articles read by the fallback; one or two say nothing where the fallback is ordinary."""
    read, before = _by_template(stats), _by_template(past)
    ordinary = (
        sum(before.values()) >= _ENOUGH
        and surprise(sum(read.values()), sum(read.values()), before[_FALLBACK], sum(before.values())) > _ORDINARY
    )
    if set(read) == {_FALLBACK} and not ordinary:
        return f"all {sum(read.values())} articles were read by the fallback, none in a known template; run with a new body selector in site.py"
    return None


def _by_template(stats: Mapping[str, int]) -> Counter[str]:
    return Counter({name: count for name, count in stats.items() if name.startswith("article/template/") and count})


def _feeds(stats: Mapping[str, int]) -> str | None:
    failed = sum(count for name, count in stats.items() if name.startswith("feedexport/failed_count/"))
    if failed:
        return f"{failed} feeds could not be delivered; articles that stand in no other feed will be crawled again"
    return None
