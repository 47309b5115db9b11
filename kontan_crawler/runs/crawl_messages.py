"""Messages from spiders to their run: in a request's meta, or yielded for a spider middleware."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class ArticleTarget:
    """The article of a request, in its meta as `target`."""

    url: str
    """Canonical address."""
    day: date | None = None
    """Day of the listing, if known."""
    force: bool = False
    """Request it however often it failed."""
    recheck: bool = False
    """It is delivered; the request only checks whether the site has changed."""


@dataclass(frozen=True)
class IndexPage:
    """The page of the daily index of a request, in its meta as `index_page`."""

    kanal: str
    day: date
    offset: int = 0
    started: datetime | None = None
    """When the day's first page was requested; None for the first page."""
    above: datetime | None = None
    """Latest moment that the rows of the page before may have; None if there is no such page, or one of its rows has no date."""


@dataclass(frozen=True)
class Moved:
    """An address that leads to the article of another address."""

    url: str
    to: str


@dataclass(frozen=True)
class DayCompleted:
    """A day of the daily index that was read to its last page."""

    kanal: str
    day: date
    started: datetime
    """When its first page was requested, by our clock or the site's, whichever is behind."""
    empty: bool
    """The day is over and had no row."""
