"""Which shares a run is judged by: each says how often something bad was seen, and of how many."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kontan_crawler.refusals import SAID_OF_THE_ARTICLE

Counts = Mapping[str, int]
FILLED = "spidermon_item_scraped_count/Article"  # counted by spidermon
ASKED, ROWS = "article/first/asked", "listing/rows"
READ = "article/read"
"""Articles that were read, also those that have not changed since they were delivered."""


@dataclass(frozen=True)
class Share:
    """One share: the name of what is counted, how to count it in a run's statistics, and what to do when it grows."""

    name: str
    seen: Callable[[Counts], int]
    of: Callable[[Counts], int]
    remedy: str


def shares(now: Counts, past: Counts) -> Iterator[Share]:
    """Yield the shares that these statistics speak of."""
    names = sorted({*now, *past})
    for name in names:
        if name.startswith("article/warnings/"):
            yield _plain(name, "articles with the warning", name.rpartition("/")[2], _count(READ), "look at such a page with scrapy doctor")
        elif name.startswith("article/first/") and name.rpartition("/")[2] in SAID_OF_THE_ARTICLE:
            yield _plain(name, "addresses that gave no article:", name.rpartition("/")[2], _count(ASKED), "look at such a page with scrapy doctor")
        elif name.startswith(f"{FILLED}/") and name.count("/") == 2 and not name.endswith("/warnings"):
            yield _missing(name, f"articles without {name.rpartition('/')[2]}", _items, "look at such a page with scrapy doctor")
        elif name.startswith("parser/") and past.get(name):
            yield _missing(name, f"articles for which the selector {name.removeprefix('parser/')} matched nothing", _count(READ), "mend it in site.py")
    yield _plain("article/template/fallback", "articles read by the", "fallback", _count(READ), "the body's container may have another name; mend site.py")
    yield _plain("article/boilerplate", "articles with words of boilerplate in their text", "", _count(READ), "add them to site.py")
    yield _plain("listing/undated", "rows of listings whose date could not be read", "", _count(ROWS), "mend ROW_DATE in site.py or the date forms")


def _plain(name: str, said: str, what: str, of: Callable[[Counts], int], remedy: str) -> Share:
    return Share(f"{said} {what}".strip(), _count(name), of, remedy)


def _missing(name: str, said: str, of: Callable[[Counts], int], remedy: str) -> Share:
    return Share(said, lambda counts: max(0, of(counts) - counts.get(name, 0)), of, remedy)


def _count(name: str) -> Callable[[Counts], int]:
    return lambda counts: counts.get(name, 0)


def _items(counts: Counts) -> int:
    return counts.get(FILLED, 0)
