"""The shares that a run is checked by: each counts something bad, and how often it was possible."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kontan_crawler import site
from kontan_crawler.items import MAY_BE_EMPTY
from kontan_crawler.outcomes import (
    ARTICLES_BOILERPLATE,
    ARTICLES_READ,
    CONCLUSIVE_REASONS,
    FILLED,
    FIRST,
    FIRST_ASKED,
    LISTINGS_ROWS,
    LISTINGS_UNDATED,
    MATCHED,
    NO_ARTICLE,
    OTHER_KANAL,
    PASSED,
    TEMPLATE,
    WARNED,
    WORDS_OVER,
    WORDS_UNDER,
)
from kontan_crawler.runs import site_change as codes
from kontan_crawler.runs.site_change import SiteChange

Counts = Mapping[str, int]
SHORT, LONG = (50, 100, 150, 200), (1000, 2000)
"""Limits of a text's length in words; most texts have 200 to 600."""
_SOME, _MANY = 0.1, 0.3  # least growth; the rows of a listing are mostly those of an hour before
_LOOK = "check such a page with scrapy doctor"


@dataclass(frozen=True)
class Share:
    """A share of pages or rows, and the change of the site that it indicates."""

    change: SiteChange
    subject: str
    """What is bad, as the beginning of a sentence."""
    seen: Callable[[Counts], int]
    """Returns how often it was bad."""
    of: Callable[[Counts], int]
    """Returns how often it was possible."""
    remedy: str
    least: float = _SOME
    """Smallest growth that matters."""

    def numbers(self, now: Counts, past: Counts) -> tuple[int, int, int, int]:
        """Return `seen` and `of` now, then in the past."""
        return self.seen(now), self.of(now), self.seen(past), self.of(past)


def shares(now: Counts, past: Counts) -> Iterator[Share]:
    """Yield all shares; there is one for each reason, warning and selector that was counted."""
    yield from _of_addresses({**now, **past})
    yield from _of_selectors(past)
    yield from _ALWAYS


def _of_addresses(counts: Counts) -> Iterator[Share]:
    for reason in sorted(CONCLUSIVE_REASONS & FIRST.of(counts).keys()):
        subject = f"addresses without an article ({reason})"
        yield Share(SiteChange(codes.REFUSED, reason), subject, _count(FIRST(reason)), _count(FIRST_ASKED), _LOOK)
    for warning in sorted(WARNED.of(counts)):
        yield _articles(SiteChange(codes.WARNING, warning), f"articles with the warning {warning}", _count(WARNED(warning)))


def _of_selectors(past: Counts) -> Iterator[Share]:
    for selector, count in sorted(MATCHED.of(past).items()):
        if count:
            subject, remedy = f"articles not matched by the selector {selector}", "update it in site.py"
            yield _articles(SiteChange(codes.SELECTOR, selector), subject, _without(MATCHED(selector)), remedy)


def _of_articles() -> Iterator[Share]:
    for field in MAY_BE_EMPTY:
        yield _articles(SiteChange(codes.MISSING, field), f"articles without {field}", _without(FILLED(field)))
    for number in SHORT:
        change, remedy = SiteChange(codes.WORDS_UNDER, str(number)), "check whether texts are complete"
        yield _articles(change, f"texts of fewer than {number} words", _count(WORDS_UNDER(number)), remedy)
    for number in LONG:
        change, remedy = SiteChange(codes.WORDS_OVER, str(number)), "check whether texts contain anything else"
        yield _articles(change, f"texts of more than {number} words", _count(WORDS_OVER(number)), remedy)
    remedy = "check the name of the body's container, and update site.py"
    yield _articles(SiteChange(codes.FALLBACK), "articles read by the fallback template", _count(TEMPLATE(site.FALLBACK.name)), remedy)
    yield _articles(SiteChange(codes.BOILERPLATE), "texts with boilerplate", _count(ARTICLES_BOILERPLATE), "add its words to site.py")


def _of_rows() -> Iterator[Share]:
    yield _rows(codes.UNDATED, "without a readable date", LISTINGS_UNDATED, "update ROW_DATE in site.py, or the date forms")
    remedy = "check whether addresses have a new form, and update urls.py"
    yield _rows(codes.NO_ARTICLE_ROWS, "that link to no article", PASSED(NO_ARTICLE), remedy)
    remedy = "check whether a section has a new name, and use it as kanal"
    yield _rows(codes.OTHER_KANAL_ROWS, "that link to other sections", PASSED(OTHER_KANAL), remedy)


def _articles(change: SiteChange, subject: str, seen: Callable[[Counts], int], remedy: str = _LOOK) -> Share:
    return Share(change, subject, seen, _count(ARTICLES_READ), remedy)


def _rows(code: str, subject: str, name: str, remedy: str) -> Share:
    return Share(SiteChange(code), f"listing rows {subject}", _count(name), _count(LISTINGS_ROWS), remedy, _MANY)


def _count(name: str) -> Callable[[Counts], int]:
    return lambda counts: counts.get(name, 0)


def _without(name: str) -> Callable[[Counts], int]:
    return lambda counts: max(0, counts.get(ARTICLES_READ, 0) - counts.get(name, 0))


_ALWAYS = (*_of_articles(), *_of_rows())
