"""Messages from spiders to their run: in a request's meta, or yielded for a spider middleware."""

from dataclasses import dataclass
from datetime import date, datetime

from kontan_crawler.items import Archived


@dataclass(frozen=True)
class ArticleTarget:
    """A requested article, in the meta of its request as `target`."""

    url: str
    """Canonical URL."""
    day: date | None = None
    """Day of the listing, if known."""
    force: bool = False
    """Ignore earlier failures."""
    recheck: bool = False
    """The article is delivered; the request only checks whether the site has changed."""


@dataclass(frozen=True)
class Receipt:
    """An answer of the site, in the meta of its request as `receipt`."""

    received: datetime
    """Aware; seconds."""
    archived: Archived | None = None
    """Where it is kept; None without an archive."""


@dataclass(frozen=True)
class IndexPage:
    """A page of the daily index, in the meta of its request as `index_page`."""

    kanal: str
    day: date
    offset: int = 0
    started: datetime | None = None
    """When the day's first page was requested; None for the first page."""
    above: datetime | None = None
    """Upper limit for the dates of the rows on the previous page; None if there is no such page, or a row has no date."""


@dataclass(frozen=True)
class Moved:
    """A URL that leads to the article of another URL."""

    url: str
    to: str


@dataclass(frozen=True)
class DayCompleted:
    """A day of the daily index that was read to its last page."""

    kanal: str
    day: date
    started: datetime
    """When its first page was requested: the earlier of our clock and the site's."""
    empty: bool
    """The day is over and had no row."""
