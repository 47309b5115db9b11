"""The checks of a run by its counts. A failed check sets the exit code to 1."""

from collections import Counter
from collections.abc import Mapping, Set
from datetime import date
from types import MappingProxyType

from kontan_crawler import site
from kontan_crawler.outcomes import (
    AGAIN_ASKED,
    AGAIN_FAILED,
    ARTICLES_SITE_FAULTS,
    CLEAN_REASONS,
    CONTROL_ROWS,
    DROPPED,
    FEEDS_FAILED,
    FINISHED,
    FIRST,
    LISTINGS_ASKED,
    LISTINGS_FAILED,
    LISTINGS_READ,
    LISTINGS_ROWS,
    LISTINGS_UNREADABLE,
    NEW_ASKED,
    NEW_FAILED,
    READ,
    REFUSED,
    SHUTDOWN,
    SITE_UNREACHABLE,
    TEMPLATE,
    is_error,
)
from kontan_crawler.runs.drift.significance import p_value
from kontan_crawler.runs.refusal_evidence import RefusalEvidence, Section
from kontan_crawler.runs.refused_responses import RefusedResponses
from kontan_crawler.runs.summary import days_of
from kontan_crawler.runs.unreachable import unreachable_sentence
from kontan_crawler.wording import count_of

_MIN_ARTICLES, _ORDINARY = 50, 0.001  # in the baseline; p-value from which the fallback alone is ordinary
ALL_BY_FALLBACK = "each article was read by the fallback template"
"""Begins the sentence of a failed check."""
_OUTAGE = 5  # URLs; fewer may be broken pages


def failed_checks(
    stats: Mapping[str, int], reason: str, unread: Mapping[str, Set[date]], waiting: int, max_error_share: float,
    baseline: Mapping[str, int] = MappingProxyType({}),
) -> dict[str, str]:  # fmt: skip
    """Return a sentence for each failed check, by name: the numbers found and expected, and the remedy.

    reason: why the crawl ended. unread: days not read completely, by section. waiting: number of URLs without an outcome.
    max_error_share: 0 to 1. baseline: summed counts of earlier runs.
    """
    checks = {
        "end": _end(reason, stats), "listings": _listings(stats), "rows": _rows(stats),
        "days": _days(unread) if reason == FINISHED else None, "waiting": _waiting(waiting) if reason == FINISHED else None, DROPPED: _dropped(stats),
        "errors": _errors(stats, max_error_share), "templates": _templates(stats, baseline), "feeds": _feeds(stats),
    }  # fmt: skip
    implied = checks.keys() - {"end", "feeds"} if reason == SITE_UNREACHABLE else ()  # they fail for the same cause
    return {name: sentence for name, sentence in checks.items() if sentence and name not in implied}


def count_errors(stats: Mapping[str, int]) -> int:
    """Count the articles and listings that failed. A page without an article is not an error."""
    refused = sum(count for reason, count in REFUSED.of(stats).items() if is_error(reason))
    return refused + stats.get(ARTICLES_SITE_FAULTS, 0) + _failed_listings(stats)


def found_no_row(stats: Mapping[str, int]) -> bool:
    """Return whether listings were read, and none had a row."""
    return stats.get(LISTINGS_READ, 0) > 0 and not stats.get(LISTINGS_ROWS, 0)


def _failed_listings(stats: Mapping[str, int]) -> int:
    return stats.get(LISTINGS_FAILED, 0) + stats.get(LISTINGS_UNREADABLE, 0)


def _end(reason: str, stats: Mapping[str, int]) -> str | None:
    if reason in CLEAN_REASONS or reason == SHUTDOWN:
        return None
    if reason == SITE_UNREACHABLE:
        return unreachable_sentence(stats)
    return f"the crawl ended early ({reason}); see the cause in the log above"


def _listings(stats: Mapping[str, int]) -> str | None:
    asked, failed = stats.get(LISTINGS_ASKED, 0), _failed_listings(stats)
    if asked and failed >= asked:
        return f"0 of {count_of(asked, 'listing')} could be read, at least 1 expected; check whether the site is up and site.py matches its rows"
    return None


def _rows(stats: Mapping[str, int]) -> str | None:
    if found_no_row(stats) and not stats.get(CONTROL_ROWS, 0):
        return f"0 rows in {count_of(stats[LISTINGS_READ], 'listing')}, at least 1 expected; check whether the site lists its articles elsewhere"
    return None


def _days(unread: Mapping[str, Set[date]]) -> str | None:
    if any(unread.values()):
        return f"not read to the end of the daily index: {days_of(unread)} (days_left in the manifest); the next run reads them again"
    return None


def _waiting(waiting: int) -> str | None:
    if waiting:
        return f"{count_of(waiting, 'URL')} without an outcome (waiting in the manifest); the next run requests them again"
    return None


def _dropped(stats: Mapping[str, int]) -> str | None:
    if dropped := stats.get(REFUSED(DROPPED), 0):
        return (
            f"dropped without a response: {count_of(dropped, 'URL')}; check DEPTH_LIMIT, URLLENGTH_LIMIT and your own middlewares and pipelines;"
            " the next run requests them again"
        )
    return None


def _errors(stats: Mapping[str, int], max_share: float) -> str | None:
    """Ignore URLs that failed before, unless there are many and all fail again, as in an outage."""
    asked = stats.get(NEW_ASKED, 0) + stats.get(LISTINGS_ASKED, 0)
    failed = stats.get(NEW_FAILED, 0) + _failed_listings(stats)
    again, failed_again = stats.get(AGAIN_ASKED, 0), stats.get(AGAIN_FAILED, 0)
    if again >= _OUTAGE and again == failed_again:
        asked, failed = asked + again, failed + again
    if asked and failed / asked > max_share:
        return (
            f"articles and listings failed: {failed} of {asked}, {failed / asked:.1%}, more than ERROR_SHARE_MAX = {max_share:.0%};"
            " the manifest has the reasons, and the next run requests them again"
        )
    return None


def _templates(stats: Mapping[str, int], baseline: Mapping[str, int]) -> str | None:
    """Ignore rechecks by the fallback: it may have read these articles before, when they were delivered."""
    read, before, fallback = _by_template(stats), _by_template(baseline), site.FALLBACK.name
    count, baseline_count = read.total() - stats.get(FIRST(READ), 0), before.total()
    ordinary = baseline_count >= _MIN_ARTICLES and p_value(count, count, before[fallback], baseline_count) > _ORDINARY
    if count and set(read) == {fallback} and not ordinary:
        return f"{ALL_BY_FALLBACK} ({count}); add the new body selector to site.py"
    return None


def unreadable_section(section: Section, responses: RefusedResponses) -> str:
    """Return the sentence for a section whose articles cannot be read."""
    refused = section.refused + section.stated + section.rechecks_refused
    asked = refused + section.read + section.rechecks_read
    effect = "nothing is given up, and the next run requests them again"
    why = "; ".join(filter(None, (responses.describe(section.kanal), effect)))
    return f"{asked - refused} of {count_of(asked, 'article')} in {section.kanal} could be read; {why}"


def typical_failure(evidence: RefusalEvidence, responses: RefusedResponses) -> str:
    """Return the end of the sentence on errors: an example of the section with most of them; "" if no URL of an article failed."""
    worst = max(evidence.sections.values(), key=lambda section: section.refused, default=None)
    return f"; {responses.describe(worst.kanal)}" if worst and worst.refused else ""


def _by_template(stats: Mapping[str, int]) -> Counter[str]:
    return +Counter(TEMPLATE.of(stats))


def _feeds(stats: Mapping[str, int]) -> str | None:
    if failed := sum(FEEDS_FAILED.of(stats).values()):
        return f"{count_of(failed, 'feed')} could not be delivered; the next run requests again the articles that are in no other feed"
    return None
