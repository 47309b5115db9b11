"""Listing pages: fronts, daily index, search and tags."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from urllib.parse import urlencode

from kontan_crawler.replica import clock
from kontan_crawler.replica.printer import Printer
from kontan_crawler.replica.story import Story

ROWS = 20
MORE = 10
DAY = timedelta(days=1)
PageLink = tuple[str, str, bool]
"""Label, address, and whether it is a button."""


@dataclass(frozen=True)
class Row:
    """One row: its story, and how address, date and picture are printed."""

    story: Story
    href: str
    date: str
    picture: str
    offset: int | None


@dataclass(frozen=True)
class Style:
    """How one kind of listing prints its rows."""

    hrefs: tuple[Callable[[Story], str], ...]
    """Forms of an address, used in turn."""
    date: Callable[[Story, datetime], str]
    """Form of the date, given the story and now."""
    list_id: str = ""
    offset: int | None = None


def absolute(story: Story) -> str:
    return story.url


def no_scheme(story: Story) -> str:
    return story.url.removeprefix("https:")


def no_host(story: Story) -> str:
    return f"/news/{story.slug}"


def with_source(story: Story) -> str:
    return f"{story.url}?source=home_terbaru"


def _short_date(story: Story, now: datetime) -> str:
    age = now - story.published
    return f"| {clock.ago(story.published, now) if age < DAY else clock.long_date(story.published)}"


def _age(story: Story, now: datetime) -> str:
    return f"| {clock.ago(story.published, now)}"


def _old_date(story: Story, now: datetime) -> str:
    day = clock.DAYS[story.published.weekday()]
    return f"|{day}, {clock.long_date(story.published, padded=False)} / {story.published:%H:%M} WIB"


FRONT = Style((absolute,) * 5 + (with_source,), _short_date, "list-news", ROWS)
OLD_FRONT = Style((no_host,), _old_date, "list-news", ROWS)
INDEX = Style((absolute,) * 6 + (no_scheme,), _short_date)
SEARCH = Style((no_scheme,), _age)
TAG = Style((no_scheme, absolute), _age, "load_berita")


def rows(style: Style, stories: Sequence[Story], now: datetime) -> list[Row]:
    """The rows of `stories` in that style."""
    return [
        Row(
            story=story,
            href=style.hrefs[n % len(style.hrefs)](story),
            date=style.date(story, now),
            picture="src" if n % 4 == 3 else "data-src",
            offset=style.offset,
        )
        for n, story in enumerate(stories)
    ]


def listing(printer: Printer, style: Style, heading: str, stories: Sequence[Story], pages: Sequence[PageLink] = ()) -> bytes:
    """A whole listing page."""
    return printer.page(
        "listing.html",
        heading=heading,
        list_id=style.list_id,
        rows=rows(style, stories, printer.dataset.now),
        pages=pages,
        popular=printer.popular,
    )


def fragment(printer: Printer, stories: Sequence[Story]) -> bytes:
    """Rows alone, as `loadmore_news` answers them."""
    return printer.page("rows.html", rows=rows(TAG, stories, printer.dataset.now), popular=())


def index_stories(stories: Sequence[Story], kanal: str, day: date) -> list[Story]:
    """The stories of a day; every third day some of other sections stand among those of `internasional`."""
    that_day = [story for story in stories if story.published.date() == day]
    mixed = kanal == "internasional" and day.toordinal() % 3 == 0
    others = [story for story in that_day if story.kanal != kanal] if mixed else []
    strays = Random(day.toordinal()).sample(others, min(3, len(others)))
    strays += [story for story in others if story.kanal == "insight"][:1]
    return [story for story in that_day if kanal in ("", story.kanal) or story in strays]


def pages(path: str, query: dict[str, str], total: int, offset: int) -> list[PageLink]:
    """The page links of a listing of `total` rows."""

    def href(start: int) -> str:
        return f"{path}?{urlencode({**query, 'per_page': start or ''})}"

    links = [(str(start // ROWS + 1), href(start), False) for start in range(0, total, ROWS)]
    before = [("Sebelumnya", href(offset - ROWS), True)] if offset >= ROWS else []
    after = [("Selanjutnya", href(offset + ROWS), True)] if offset + ROWS < total else []
    return before + links + after
