"""One invented story: what stands in it, before anybody prints it."""

import re
from dataclasses import dataclass
from datetime import datetime
from random import Random
from types import SimpleNamespace
from typing import Literal

from kontan_crawler.replica import clock
from kontan_crawler.replica.blocks import Block, Pointer
from kontan_crawler.replica.traits import PAGING, Paging

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"


def slug(title: str) -> str:
    """Lower-cased title without punctuation, 86 letters at most; accented letters stay."""
    return "-".join(re.sub(r"[^\w\s]", "", title.lower()).split())[:86].rstrip("-")


def hashed(random: Random) -> str:
    """The 27 letters that stand for a picture in its address."""
    return "".join(random.choices(LETTERS, k=27))


@dataclass(frozen=True)
class Picture:
    """The picture above the text; `place` says in which element its caption stands."""

    url: str
    caption: str | None
    credit: str | None
    place: str


@dataclass(frozen=True)
class Story:
    """All that is true of an article, and the traits that say how it is printed."""

    kanal: str
    slug: str
    title: str
    published: datetime
    traits: SimpleNamespace
    rubrics: tuple[str, ...]
    byline: tuple[tuple[str, str, str], ...]
    """Label, what stands between label and names, and the names with their commas."""
    summary: str
    parts: tuple[tuple[Block, ...], ...]
    tail: tuple[Pointer, ...]
    tags: tuple[str, ...]
    picture: Picture | None
    modified: datetime | None
    language: Literal["id", "en"]
    thumb: str
    bad: str | None
    """Which kind of no-article stands at this address, if any."""

    @property
    def url(self) -> str:
        """Canonical address, in letters as they are; see `expected.percent_encoded` for the percent-encoded one."""
        return f"https://{self.kanal}.kontan.co.id/news/{self.slug}"

    @property
    def paging(self) -> Paging:
        return PAGING[self.traits.paging][0]

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(block for part in self.parts for block in part)

    def line(self, mobile: bool = False) -> str | None:
        """The date line as printed; None where the page has none."""
        stamp = self.traits.stamp
        if stamp in ("no_line", "empty_line", "nothing"):
            return None
        zone = stamp.upper() if stamp in ("wita", "wit") else "WIB"
        line = clock.header(self.published, zone, "|" if mobile else "/", slip=2 if stamp == "slip" else 0)
        return line + "," if mobile and stamp == "spaced" else line

    @property
    def meta(self) -> str | None:
        """Content of `content_PublishedDate`; None where the page has none."""
        return None if self.traits.stamp in ("no_meta", "nothing") else f"{self.published:%Y-%m-%d %H:%M:%S}"
