"""A story: a made-up article before it is rendered."""

import re
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Literal

from kontan_crawler.replica import date_formats
from kontan_crawler.replica.blocks import Block, RelatedLink
from kontan_crawler.replica.variants import PAGING, Paging, Variant

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"


def slug(title: str) -> str:
    """Return the lower-case title without punctuation, at most 86 characters; accented letters stay."""
    return "-".join(re.sub(r"[^\w\s]", "", title.lower()).split())[:86].rstrip("-")


def random_hash(random: Random) -> str:
    """Return the 27 characters that identify a picture in its URL."""
    return "".join(random.choices(LETTERS, k=27))


@dataclass(frozen=True)
class Picture:
    """The picture above the text. place: a key of IMAGES, which sets the element of the caption."""

    url: str
    caption: str | None
    credit: str | None
    place: str


@dataclass(frozen=True)
class Story:
    """The content of an article, and the traits of its page."""

    kanal: str
    slug: str
    title: str
    published: datetime
    variant: Variant
    rubrics: tuple[str, ...]
    byline: tuple[tuple[str, str, str], ...]
    """Label, the space after it, and the names separated by commas."""
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

    def timestamp_line(self, mobile: bool = False) -> str | None:
        """Return date and time as printed under the headline, or None."""
        timestamp = self.variant.timestamp
        if timestamp in ("no_line", "empty_line", "no_date"):
            return None
        zone = timestamp.upper() if timestamp in ("wita", "wit") else "WIB"
        line = date_formats.timestamp(self.published, zone, "|" if mobile else "/", weekday_shift=2 if timestamp == "wrong_weekday" else 0)
        return line + "," if mobile and timestamp == "spaced" else line

    @property
    def meta(self) -> str | None:
        """The meta tag `content_PublishedDate`, or None."""
        return None if self.variant.timestamp in ("no_meta", "no_date") else f"{self.published:%Y-%m-%d %H:%M:%S}"
