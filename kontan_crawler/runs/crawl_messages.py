"""What spiders say of a walk, beside pages: they yield it, and a spider middleware hands it to the run."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class ArticleTarget:
    """An article that is asked for; it stands in its request's meta as `target`."""

    url: str
    """Canonical address."""
    day: date | None = None
    """The day it is listed under, if known."""
    force: bool = False
    """Ask even if several runs did so in vain."""
    recheck: bool = False
    """It is delivered, and looked at again only to see whether its page is as pages were."""


@dataclass(frozen=True)
class IndexPage:
    """A page of the daily index that is asked for; it stands in its request's meta as `index_page`."""

    kanal: str
    day: date
    offset: int = 0
    begun: datetime | None = None
    """When the day's first page was asked for; None for the first page."""
    above: datetime | None = None
    """The latest moment that the rows of the page before may bear; None where there was none, or one of them bears no date."""


@dataclass(frozen=True)
class Moved:
    """An address leads to an article that bears another one."""

    url: str
    to: str


@dataclass(frozen=True)
class DayCompleted:
    """A day of the daily index was read to its end."""

    kanal: str
    day: date
    begun: datetime
    """When its first page was asked for, by our clock or the site's, whichever is behind."""
    empty: bool
    """The day is over and had no row."""
