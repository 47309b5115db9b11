"""The strings of an article as its pages print them, before cleaning."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from lxml import etree

from kontan_crawler import site
from kontan_crawler.items import Archived
from kontan_crawler.outcomes import ABSENT_REASONS, NOT_ASKED, PARTS_DOUBTFUL, PARTS_MISSING, PAYWALL
from kontan_crawler.parsing.footer import Footer
from kontan_crawler.parsing.header import Header
from kontan_crawler.parsing.http_response import HttpResponse, headlines_of
from kontan_crawler.text.blocks import Body
from kontan_crawler.text.parts import Part, join_parts


class SelectorMatches(Counter[str]):
    """Matches of each selector, 0 included."""

    def inc_value(self, key: str, count: int = 1) -> None:
        self[key] += count


@dataclass(kw_only=True)
class RawArticle:
    """The printed fields of an article's first part, and the bodies of all parts."""

    url: str = ""
    response: HttpResponse | None = None  # of the first part
    body: etree._Element | None = None  # of the first part
    template: Literal["desktop", "mobile", "fallback"] = "fallback"
    received: datetime = datetime.min
    listed_on: date | None = None  # of the listing that led to it
    archived: Archived | None = None  # the first part
    title: str | None = None
    meta_title: str | None = None
    date: str | None = None
    meta_date: str | None = None
    modified: str | None = None
    rubric: str | None = None
    authors: list[str] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)
    summary: str | None = None
    tags: list[str] = field(default_factory=list)
    image: str | None = None
    caption: str | None = None
    header: Header = field(default_factory=Header)
    footer: Footer = field(default_factory=Footer)
    pictures: int = 0  # in the body
    parts: list[Part] = field(default_factory=list)
    last_part: int = 1  # the highest number in the links to parts
    parts_tried: int = 1
    has_closing: bool = False  # the newest part has the line that closes an article
    is_teaser: bool = False  # before a paywall
    complete: bool = False  # no more parts are needed
    matches: SelectorMatches = field(default_factory=SelectorMatches)
    warnings: list[str] = field(default_factory=list)

    @property
    def next_part(self) -> int | None:
        """Number of the next part to request; None if there is none.

        Without links to parts and without a closing line, the article may have a further part.
        """
        number = self.parts_tried + 1
        may_follow = self.last_part == 1 and not self.has_closing and number <= site.MAX_UNLINKED_PARTS
        return number if not self.complete and (number <= self.last_part or may_follow) else None

    @property
    def headlines(self) -> list[str]:
        """The document's title and its headlines; of most articles nobody asks for them."""
        return headlines_of(self.response) if self.response else []

    @property
    def is_next_linked(self) -> bool:
        """Whether the article links to its next part, which is therefore known to exist."""
        return self.parts_tried < self.last_part

    @property
    def story(self) -> Body:
        """The bodies of all parts as one."""
        return join_parts([part.body for part in self.parts])

    def skip_part(self, reason: str) -> str | None:
        """Continue without the next part, and return the warning: the text then has a gap, or may end early. reason: one of `outcomes`.

        A part does not exist if the site has nothing at its URL, and no link leads to it or the text has the closing line. Of such a text an
        earlier version asked for no parts.
        """
        warning: str | None = PARTS_MISSING
        if self.has_closing or not self.is_next_linked:
            self.complete = True
            is_absent = reason in ABSENT_REASONS or (self.has_closing and reason == NOT_ASKED)
            warning = PARTS_MISSING if reason == PAYWALL else None if is_absent else PARTS_DOUBTFUL
        self.parts_tried += 1
        self.warnings += [warning] if warning else []
        return warning
