"""Listing pages: section fronts, daily index, search and tags."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from urllib.parse import urlencode

from kontan_crawler.replica import date_formats
from kontan_crawler.replica.renderer import Renderer
from kontan_crawler.replica.story import Story

ROWS = 20
MORE_ROWS = 10  # of a tag's page, and of each answer of `loadmore_news`
DAY = timedelta(days=1)
PageLink = tuple[str, str, bool]
"""Label, URL, and whether the link is a button."""


@dataclass(frozen=True)
class Row:
    """A row of a listing: its story, and the printed link, date and picture attribute."""

    story: Story
    href: str
    date: str
    picture: str
    offset: int | None


@dataclass(frozen=True)
class Style:
    """The format of the rows of one kind of listing."""

    hrefs: tuple[Callable[[Story], str], ...]
    """Formats of the link, used in turn."""
    date: Callable[[Story, datetime], str]
    """Format of the date, given the story and the current time."""
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
    return f"| {date_formats.relative_time(story.published, now) if age < DAY else date_formats.long_date(story.published)}"


def _age(story: Story, now: datetime) -> str:
    return f"| {date_formats.relative_time(story.published, now)}"


def _old_date(story: Story, now: datetime) -> str:
    day = date_formats.DAYS[story.published.weekday()]
    return f"|{day}, {date_formats.long_date(story.published, padded=False)} / {story.published:%H:%M} WIB"


FRONT = Style((absolute,) * 5 + (with_source,), _short_date, "list-news", ROWS)
OLD_FRONT = Style((no_host,), _old_date, "list-news", ROWS)
INDEX = Style((absolute,) * 6 + (no_scheme,), _short_date)
SEARCH = Style((no_scheme,), _age)
TAG = Style((no_scheme, absolute), _age, "load_berita")


def rows(style: Style, stories: Sequence[Story], now: datetime) -> list[Row]:
    """Return a row for each story."""
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


def listing(renderer: Renderer, style: Style, heading: str, stories: Sequence[Story], pages: Sequence[PageLink] = ()) -> bytes:
    """Render a listing page."""
    return renderer.render(
        "listing.html",
        heading=heading,
        list_id=style.list_id,
        rows=rows(style, stories, renderer.dataset.now),
        pages=pages,
        popular=renderer.popular,
    )


def fragment(renderer: Renderer, stories: Sequence[Story]) -> bytes:
    """Render only rows, the answer of `loadmore_news`."""
    return renderer.render("rows.html", rows=rows(TAG, stories, renderer.dataset.now), popular=())


def index_stories(stories: Sequence[Story], kanal: str, day: date) -> list[Story]:
    """Return the stories of a day in the daily index. Every third day `internasional` has a few of other sections."""
    that_day = [story for story in stories if story.published.date() == day]
    mixed = kanal == "internasional" and day.toordinal() % 3 == 0
    others = [story for story in that_day if story.kanal != kanal] if mixed else []
    from_others = Random(day.toordinal()).sample(others, min(3, len(others)))
    from_others += [story for story in others if story.kanal == "insight"][:1]
    return [story for story in that_day if kanal in ("", story.kanal) or story in from_others]


def page_links(path: str, query: dict[str, str], total: int, offset: int) -> list[PageLink]:
    """Return the page links of a listing of `total` rows."""

    def href(start: int) -> str:
        return f"{path}?{urlencode({**query, 'per_page': start or ''})}"

    links = [(str(start // ROWS + 1), href(start), False) for start in range(0, total, ROWS)]
    before = [("Sebelumnya", href(offset - ROWS), True)] if offset >= ROWS else []
    after = [("Selanjutnya", href(offset + ROWS), True)] if offset + ROWS < total else []
    return before + links + after
