"""The shares that drift compares: bad pages among all pages, bad rows among all listing rows."""

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
    SKIPPED_ROWS,
    TEMPLATE,
    WARNED,
    WORDS_OVER,
    WORDS_UNDER,
)
from kontan_crawler.runs import site_change as codes
from kontan_crawler.runs.site_change import SiteChange

Counts = Mapping[str, int]
SHORT, LONG = (50, 100, 150, 200), (1000, 2000)
"""Limits of a text in words; most texts have 200 to 600."""
_PAGE_GROWTH = 0.1
_ROW_GROWTH = 0.3  # larger: most rows are listed in several runs, so a few bad ones are counted often
_CHECK_PAGE = "check such a page with scrapy doctor"


@dataclass(frozen=True)
class Share:
    """A share of bad pages or rows, and the change of the site that its growth indicates."""

    change: SiteChange
    subject: str
    """What is bad, as the beginning of a sentence."""
    count_bad: Callable[[Counts], int]
    """Returns the number of bad pages or rows."""
    count_all: Callable[[Counts], int]
    """Returns the number of all pages or rows."""
    remedy: str
    min_growth: float = _PAGE_GROWTH
    """Difference of the share, 0 to 1; smaller ones are ignored."""

    def numbers(self, counts: Counts, baseline: Counts) -> tuple[int, int, int, int]:
        """Return the numbers of bad and of all pages or rows: in `counts`, then in the baseline."""
        return self.count_bad(counts), self.count_all(counts), self.count_bad(baseline), self.count_all(baseline)


def shares(counts: Counts, baseline: Counts) -> Iterator[Share]:
    """Yield all shares. Reasons and warnings are those of both counts, selectors those of the baseline."""
    yield from _of_urls({**counts, **baseline})
    yield from _of_selectors(baseline)
    yield from _FIXED


def _of_urls(counts: Counts) -> Iterator[Share]:
    for reason in sorted(CONCLUSIVE_REASONS & FIRST.of(counts).keys()):
        subject = f"URLs without an article ({reason})"
        yield Share(SiteChange(codes.REFUSED, reason), subject, _count(FIRST(reason)), _count(FIRST_ASKED), _CHECK_PAGE)
    for warning in sorted(WARNED.of(counts).keys() - {site.FALLBACK.name}):  # TEMPLATE counts the same articles, also in older runs
        yield _articles(SiteChange(codes.WARNING, warning), f"articles with the warning {warning}", _count(WARNED(warning)))


def _of_selectors(baseline: Counts) -> Iterator[Share]:
    for selector, count in sorted(MATCHED.of(baseline).items()):
        if count:
            subject, remedy = f"articles not matched by the selector {selector}", "update it in site.py"
            yield _articles(SiteChange(codes.SELECTOR, selector), subject, _count_without(MATCHED(selector)), remedy)


def _of_articles() -> Iterator[Share]:
    for field in MAY_BE_EMPTY:
        yield _articles(SiteChange(codes.MISSING, field), f"articles without {field}", _count_without(FILLED(field)))
    for number in SHORT:
        change, remedy = SiteChange(codes.WORDS_UNDER, str(number)), "check whether texts are complete"
        yield _articles(change, f"texts of fewer than {number} words", _count(WORDS_UNDER(number)), remedy)
    for number in LONG:
        change, remedy = SiteChange(codes.WORDS_OVER, str(number)), "check whether texts contain parts of other articles or menus"
        yield _articles(change, f"texts of more than {number} words", _count(WORDS_OVER(number)), remedy)
    remedy = "check the name of the body's container, and update site.py"
    yield _articles(SiteChange(codes.FALLBACK), "articles read by the fallback template", _count(TEMPLATE(site.FALLBACK.name)), remedy)
    yield _articles(SiteChange(codes.BOILERPLATE), "texts with boilerplate", _count(ARTICLES_BOILERPLATE), "add its words to site.py")


def _of_rows() -> Iterator[Share]:
    yield _rows(codes.UNDATED, "without a readable date", LISTINGS_UNDATED, "update ROW_DATE in site.py, or the date forms")
    remedy = "check whether URLs have a new form, and update urls.py"
    yield _rows(codes.NO_ARTICLE_ROWS, "that link to no article", SKIPPED_ROWS(NO_ARTICLE), remedy)
    remedy = "check whether a section has a new name, and use it as kanal"
    yield _rows(codes.OTHER_KANAL_ROWS, "that link to other sections", SKIPPED_ROWS(OTHER_KANAL), remedy)


def _articles(change: SiteChange, subject: str, count_bad: Callable[[Counts], int], remedy: str = _CHECK_PAGE) -> Share:
    return Share(change, subject, count_bad, _count(ARTICLES_READ), remedy)


def _rows(code: str, subject: str, name: str, remedy: str) -> Share:
    return Share(SiteChange(code), f"listing rows {subject}", _count(name), _count(LISTINGS_ROWS), remedy, _ROW_GROWTH)


def _count(name: str) -> Callable[[Counts], int]:
    return lambda counts: counts.get(name, 0)


def _count_without(name: str) -> Callable[[Counts], int]:
    return lambda counts: max(0, counts.get(ARTICLES_READ, 0) - counts.get(name, 0))


_FIXED = (*_of_articles(), *_of_rows())
