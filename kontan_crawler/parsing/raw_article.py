"""The strings of an article as its pages print them, before cleaning."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from kontan_crawler.parsing.http_response import HttpResponse
from kontan_crawler.text.blocks import Body
from kontan_crawler.text.parts import Part, join_parts


class SelectorMatches(Counter[str]):
    """Matches of each selector, 0 included. Item loaders use it as a stats collector."""

    def inc_value(self, key: str, count: int = 1) -> None:
        self[key] += count


@dataclass(kw_only=True)
class RawArticle:
    """The printed fields of an article's first part, and the bodies of all parts."""

    url: str = ""
    response: HttpResponse | None = None  # of the first part
    template: Literal["desktop", "mobile", "fallback"] = "fallback"
    received: datetime = datetime.min
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
    headlines: list[str] = field(default_factory=list)  # the document's title and its h1
    pictures: int = 0  # in the body
    parts: list[Part] = field(default_factory=list)
    last_part: int = 1  # the highest number in the links to parts
    parts_tried: int = 1
    complete: bool = False  # no more parts are needed
    matches: SelectorMatches = field(default_factory=SelectorMatches)
    warnings: list[str] = field(default_factory=list)

    @property
    def next_part(self) -> int | None:
        """Number of the next part to request; None if there is none."""
        return self.parts_tried + 1 if self.parts_tried < self.last_part and not self.complete else None

    @property
    def story(self) -> Body:
        """The bodies of all parts as one."""
        return join_parts([part.body for part in self.parts])

    def skip_part(self) -> None:
        """Continue without the next part. The text then has a gap or ends early."""
        self.parts_tried += 1
        self.warnings.append("parts_missing")
