"""Which shares a run is judged by: each says how often something bad was seen, and of how many."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from kontan_crawler.items import MAY_BE_EMPTY
from kontan_crawler.outcomes import SAID_OF_THE_ARTICLE

Counts = Mapping[str, int]
ASKED, ROWS = "article/first/asked", "listing/rows"
READ = "article/read"
"""Articles that were read, also those that have not changed since they were delivered."""
SHORT, LONG = (50, 100, 150, 200), (1000, 2000)
"""Words of a text, under and over which it is counted; most have 200 to 600."""
_GAVE_NONE = "addresses that gave no article: "
_SOME, _MANY = 0.1, 0.3  # by which a share must have grown; rows of a listing are like those of the hour before
_LOOK = "look at such a page with scrapy doctor"


@dataclass(frozen=True)
class Share:
    """One share: the name of what is counted, how to count it in a run's statistics, and what to do when it grows."""

    name: str
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
    for name in sorted({*now, *past}):
        what = name.rpartition("/")[2]
        if name.startswith("article/warnings/"):
            yield _plain(name, f"articles with the warning {what}", READ, _LOOK)
        elif name.startswith("article/first/") and what in SAID_OF_THE_ARTICLE:
            yield _plain(name, f"{_GAVE_NONE}{what}", ASKED, _LOOK)
        elif name.startswith("parser/") and past.get(name):
            yield _missing(name, f"articles for which the selector {name.removeprefix('parser/')} matched nothing", "mend it in site.py")
    for field in MAY_BE_EMPTY:
        yield _missing(f"article/filled/{field}", f"articles without {field}", _LOOK)
    for number in SHORT:
        yield _plain(f"article/words/under_{number}", f"texts of under {number} words", READ, "see whether texts are whole")
    for number in LONG:
        yield _plain(f"article/words/over_{number}", f"texts of over {number} words", READ, "see whether there is anything else in them")
    yield _plain(
        "article/template/fallback", "articles read by the fallback", READ, "the body's container may have another name; mend site.py"
    )
    yield _plain("article/boilerplate", "articles with words of boilerplate in their text", READ, "add them to site.py")
    yield _plain(
        "listing/undated", "rows of listings whose date could not be read", ROWS, "mend ROW_DATE in site.py or the date forms", _MANY
    )
    yield _plain(
        "listing/passed/no_article",
        "rows of listings that lead to no article",
        ROWS,
        "addresses may have another form; mend addresses.py",
        _MANY,
    )
    yield _plain(
        "listing/passed/other_kanal",
        "rows of listings that lead to other sections",
        ROWS,
        "a section may have another name; give it as kanal",
        _MANY,
    )


def refusals(names: Iterable[str]) -> list[str]:
    """Return the reasons of refusal whose shares are among these names."""
    return [name.removeprefix(_GAVE_NONE) for name in names if name.startswith(_GAVE_NONE)]


def _plain(name: str, said: str, of: str, remedy: str, least: float = _SOME) -> Share:
    return Share(said, _count(name), _count(of), remedy, least)


def _missing(name: str, said: str, remedy: str) -> Share:
    return Share(said, lambda counts: max(0, counts.get(READ, 0) - counts.get(name, 0)), _count(READ), remedy)


def _count(name: str) -> Callable[[Counts], int]:
    return lambda counts: counts.get(name, 0)
