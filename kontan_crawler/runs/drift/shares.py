"""Which shares a run is judged by: each says how often something bad was seen, and of how many."""

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
"""Words of a text, under and over which it is counted; most have 200 to 600."""
_SOME, _MANY = 0.1, 0.3  # by which a share must have grown; rows of a listing are like those of the hour before
_LOOK = "look at such a page with scrapy doctor"


@dataclass(frozen=True)
class Share:
    """One share: what it makes change, in a code and in words; how to count it in a run's statistics; what to do when it grows."""

    change: SiteChange
    said: str
    seen: Callable[[Counts], int]
    of: Callable[[Counts], int]
    remedy: str
    least: float = _SOME
    """A share that has grown by less is no alarm, however many say so."""

    def numbers(self, now: Counts, past: Counts) -> tuple[int, int, int, int]:
        """Return how often the bad was seen and of how many, now and in the past."""
        return self.seen(now), self.of(now), self.seen(past), self.of(past)


def shares(now: Counts, past: Counts) -> Iterator[Share]:
    """Yield the shares that these statistics speak of."""
    yield from _of_addresses({**now, **past})
    yield from _of_selectors(past)
    yield from _ALWAYS


def _of_addresses(counts: Counts) -> Iterator[Share]:
    for reason in sorted(CONCLUSIVE_REASONS & FIRST.of(counts).keys()):
        said = f"addresses that gave no article: {reason}"
        yield Share(SiteChange(codes.REFUSED, reason), said, _count(FIRST(reason)), _count(FIRST_ASKED), _LOOK)
    for warning in sorted(WARNED.of(counts)):
        yield _article(SiteChange(codes.WARNING, warning), f"articles with the warning {warning}", WARNED(warning), _LOOK)


def _of_selectors(past: Counts) -> Iterator[Share]:
    for selector, count in sorted(MATCHED.of(past).items()):
        if count:
            said = f"articles for which the selector {selector} matched nothing"
            yield Share(
                SiteChange(codes.SELECTOR, selector), said, _without(MATCHED(selector)), _count(ARTICLES_READ), "mend it in site.py"
            )


def _of_articles() -> Iterator[Share]:
    for field in MAY_BE_EMPTY:
        yield Share(SiteChange(codes.MISSING, field), f"articles without {field}", _without(FILLED(field)), _count(ARTICLES_READ), _LOOK)
    for number in SHORT:
        change, remedy = SiteChange(codes.WORDS_UNDER, str(number)), "see whether texts are whole"
        yield _article(change, f"texts of under {number} words", WORDS_UNDER(number), remedy)
    for number in LONG:
        change, remedy = SiteChange(codes.WORDS_OVER, str(number)), "see whether there is anything else in them"
        yield _article(change, f"texts of over {number} words", WORDS_OVER(number), remedy)
    remedy = "the body's container may have another name; mend site.py"
    yield _article(SiteChange(codes.FALLBACK), "articles read by the fallback", TEMPLATE(site.FALLBACK.name), remedy)
    said = "articles with words of boilerplate in their text"
    yield _article(SiteChange(codes.BOILERPLATE), said, ARTICLES_BOILERPLATE, "add them to site.py")


def _of_rows() -> Iterator[Share]:
    yield _row(codes.UNDATED, "whose date could not be read", LISTINGS_UNDATED, "mend ROW_DATE in site.py or the date forms")
    yield _row(codes.NO_ARTICLE_ROWS, "that lead to no article", PASSED(NO_ARTICLE), "addresses may have another form; mend urls.py")
    yield _row(
        codes.OTHER_KANAL_ROWS, "that lead to other sections", PASSED(OTHER_KANAL), "a section may have another name; give it as kanal"
    )


def _article(change: SiteChange, said: str, name: str, remedy: str) -> Share:
    return Share(change, said, _count(name), _count(ARTICLES_READ), remedy)


def _row(code: str, said: str, name: str, remedy: str) -> Share:
    return Share(SiteChange(code), f"rows of listings {said}", _count(name), _count(LISTINGS_ROWS), remedy, _MANY)


def _count(name: str) -> Callable[[Counts], int]:
    return lambda counts: counts.get(name, 0)


def _without(name: str) -> Callable[[Counts], int]:
    return lambda counts: max(0, counts.get(ARTICLES_READ, 0) - counts.get(name, 0))


_ALWAYS = (*_of_articles(), *_of_rows())
