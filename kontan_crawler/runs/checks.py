"""The run's own checks, from what it counted; what fails one makes its exit code 1."""

from collections import Counter
from collections.abc import Mapping, Set
from datetime import date
from types import MappingProxyType

from kontan_crawler import site
from kontan_crawler.outcomes import (
    AGAIN_ASKED,
    AGAIN_FAILED,
    CLEAN_REASONS,
    FEEDS_FAILED,
    FINISHED,
    LISTINGS_ASKED,
    LISTINGS_FAILED,
    LISTINGS_READ,
    LISTINGS_ROWS,
    LISTINGS_UNREADABLE,
    NEW_ASKED,
    NEW_FAILED,
    REFUSED,
    SHUTDOWN,
    TEMPLATE,
    is_error,
)
from kontan_crawler.runs.drift.significance import significance

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
    whole = (_days(left), _waiting(waiting)) if reason == FINISHED else ()
    checks = (_ended(reason), _listings(stats), *whole, _errors(stats, largest_share), _templates(stats, past), _feeds(stats))
    return [sentence for sentence in checks if sentence]


def errors(stats: Mapping[str, int]) -> int:
    """Return how many articles and listings could not be had, whatever the site has there."""
    return sum(count for reason, count in REFUSED.of(stats).items() if is_error(reason)) + _failed_listings(stats)


def _failed_listings(stats: Mapping[str, int]) -> int:
    return stats.get(LISTINGS_FAILED, 0) + stats.get(LISTINGS_UNREADABLE, 0)


def _ended(reason: str) -> str | None:
    if reason in CLEAN_REASONS or reason == SHUTDOWN:
        return None
    return f"the crawl ended early: {reason}; the lines above in the log say why"


def _listings(stats: Mapping[str, int]) -> str | None:
    asked, failed = stats.get(LISTINGS_ASKED, 0), _failed_listings(stats)
    if asked and failed >= asked:
        return f"none of {asked} listings could be read, though at least one should; see whether the site is up and its rows are as site.py says"
    read = stats.get(LISTINGS_READ, 0)
    if read and not stats.get(LISTINGS_ROWS, 0):
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
    asked = stats.get(NEW_ASKED, 0) + stats.get(LISTINGS_ASKED, 0)
    failed = stats.get(NEW_FAILED, 0) + _failed_listings(stats)
    again, in_vain = stats.get(AGAIN_ASKED, 0), stats.get(AGAIN_FAILED, 0)
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
    read, before, fallback = _by_template(stats), _by_template(past), site.FALLBACK.name
    count, all_before = read.total(), before.total()
    ordinary = all_before >= _ENOUGH and significance(count, count, before[fallback], all_before) > _ORDINARY
    if set(read) == {fallback} and not ordinary:
        return f"all {count} articles were read by the fallback, none in a known template; run with a new body selector in site.py"
    return None


def _by_template(stats: Mapping[str, int]) -> Counter[str]:
    return +Counter(TEMPLATE.of(stats))


def _feeds(stats: Mapping[str, int]) -> str | None:
    if failed := sum(FEEDS_FAILED.of(stats).values()):
        return f"{failed} feeds could not be delivered; articles that stand in no other feed will be crawled again"
    return None
