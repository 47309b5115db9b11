"""The strings of an article page, as printed: nothing in here has been given a meaning yet."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from kontan_crawler.text.body import Body
from kontan_crawler.text.parts import Part, join_parts


class SelectorMatches(Counter[str]):
    """How often each selector matched, 0 where it was tried in vain; item loaders count in it as in a crawl's statistics."""

    def inc_value(self, key: str, count: int = 1) -> None:
        self[key] += count


@dataclass(kw_only=True)
class RawArticle:
    """What was gathered of an article: the fields of its first part, and the bodies of all."""

    url: str = ""
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
    last_part: int = 1  # the highest number that links to parts bear
    parts_tried: int = 1
    whole: bool = False  # nothing more is to be asked for
    matches: SelectorMatches = field(default_factory=SelectorMatches)
    warnings: list[str] = field(default_factory=list)

    @property
    def next_part(self) -> int | None:
        """Number of the part to ask for next; None where there is no more."""
        return self.parts_tried + 1 if self.parts_tried < self.last_part and not self.whole else None

    @property
    def story(self) -> Body:
        """The bodies of all parts as one."""
        return join_parts([part.body for part in self.parts])

    def skip_part(self) -> None:
        """Give up the wanted part: the text has a gap, or ends too early."""
        self.parts_tried += 1
        self.warnings.append("parts_missing")
