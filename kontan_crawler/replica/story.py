"""A story: a made-up article before it is rendered."""

import re
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Literal, NamedTuple
from zlib import crc32

from kontan_crawler.replica import date_formats, dialect_dates, name_lists
from kontan_crawler.replica.blocks import Block, RelatedLink
from kontan_crawler.replica.dialect import Dialect, dialect
from kontan_crawler.replica.variants import PAGING, Paging, Variant

AUTHORS, EDITOR = ("Reporter:", "Penulis:"), "Editor:"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"


def slug(title: str) -> str:
    """Return the lower-case title without punctuation, at most 86 characters; accented letters stay."""
    return "-".join(re.sub(r"[^\w\s]", "", title.lower()).split())[:86].rstrip("-")


def random_hash(random: Random) -> str:
    """Return the 27 characters that identify a picture in its URL."""
    return "".join(random.choices(LETTERS, k=27))


class Credit(NamedTuple):
    """A part of the byline: its label, the space after it, and the names separated by commas."""

    label: str
    gap: str
    people: str


class Syndication(NamedTuple):
    """The lines that name the first publication of a story: its medium and title there, and its author and editor there, or none."""

    source: str
    title: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Picture:
    """The picture above the text. place: a key of IMAGES, which sets the element of the caption."""

    url: str
    caption: str | None
    credit: str | None
    place: str
    printed: str | None = None
    """What stands in the place of a caption and is none."""


@dataclass(frozen=True)
class Story:
    """The content of an article, and the traits of its page."""

    kanal: str
    slug: str
    title: str
    published: datetime
    variant: Variant
    rubrics: tuple[str, ...]
    byline: tuple[Credit, ...]
    summary: str
    parts: tuple[tuple[Block, ...], ...]
    tail: tuple[RelatedLink, ...]
    tags: tuple[str, ...]
    picture: Picture | None
    modified: datetime | None
    language: Literal["id", "en"]
    thumb: str
    substitute: str | None
    """What the site serves in place of the article, a key of `SUBSTITUTES`."""
    syndication: Syndication | None = None
    degree: str = ""
    """Title behind the name of the first author."""
    dialect: Dialect = dialect(0)

    @property
    def url(self) -> str:
        """The canonical URL, not percent-encoded."""
        return f"https://{self.kanal}.kontan.co.id/news/{self.slug}"

    @property
    def paging(self) -> Paging:
        return PAGING[self.variant.paging][0]

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(block for part in self.parts for block in part)

    def template(self, mobile: bool) -> str:
        """Return the template of the page: "desktop", "mobile" or "fallback". mobile: whether the browser is a mobile one."""
        if self.variant.template == "fallback":
            return "fallback"
        if self.kanal in name_lists.SECOND_TEMPLATE:
            return "mobile"
        served = self.dialect["template"]
        if served == "mixed":
            return ("desktop", "mobile")[crc32(self.slug.encode()) % 2]
        return served if served != "agent" else "mobile" if mobile else "desktop"

    def names(self, labels: tuple[str, ...]) -> list[str]:
        """Return the names after these labels, each once."""
        return list(dict.fromkeys(name for credit in self.byline if credit.label in labels for name in self.printed_names(credit)))

    def printed_names(self, credit: Credit) -> list[str]:
        """Return the names of a part of the byline; the first author has the degree."""
        names = [name.strip() for name in credit.people.split(",") if name]
        if self.degree and credit == next((part for part in self.byline if part.label in AUTHORS), None):
            names[0] += f", {self.degree}"
        return names

    def timestamp_line(self, mobile: bool = False) -> str | None:
        """Return date and time as printed under the headline, or None. mobile: whether it is in the second template."""
        timestamp = self.variant.timestamp
        if timestamp in ("no_line", "empty_line", "no_date"):
            return None
        zone = timestamp.upper() if timestamp in ("wita", "wit") else "WIB"
        bar, shift, form = "|" if mobile else "/", 2 if timestamp == "wrong_weekday" else 0, self.dialect["date"]
        if form != "site":
            return dialect_dates.printed(form, self.published, zone, bar, shift)
        return date_formats.timestamp(self.published, zone, bar, weekday_shift=shift)

    @property
    def meta(self) -> str | None:
        """The meta tag `content_PublishedDate`, or None."""
        return None if self.variant.timestamp in ("no_meta", "no_date") else f"{self.published:%Y-%m-%d %H:%M:%S}"
