"""A block element of a page, with the features of its paragraphs."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from kontan_crawler.text.features import Features, Reads

FOREIGN = frozenset({Reads.POINTER, Reads.HEADING, Reads.PROMPT})


@dataclass
class PageBlock:
    """A block element."""

    inside: list[Features]
    """Of all its paragraphs, except pointers with a label."""
    left: list[Features]
    """Of those that are not in a foreign block within this one."""
    controls: int
    pictures: int
    slots: int
    is_set_apart: bool
    """Whether a heading or a bold line stands beside its slots."""
    tag: str
    is_quoted: bool
    """Whether it is, or stands in, a quotation."""
    is_introduced: bool
    """Whether the paragraph before it ends with a colon."""
    total: int
    """Words in the sentences of the whole body."""
    is_apart: bool
    """Whether it has a class of its own or is a box, and nothing in it has the shape of the story."""
    holds_story: bool
    """Whether a sentence in it has the shape of the story."""
    names: str
    """Its classes that are not those of the elements around the story."""
    is_part: bool
    """Whether it is one of the elements that hold most of the story, each a part of it."""
    is_section: bool
    """Whether it has a name of the sections that hold most of the story."""
    story_words: Callable[[], frozenset[str]]
    """Returns the words of the sentences of the whole body, in lower case."""

    @cached_property
    def words(self) -> int:
        """Words of all its paragraphs."""
        return sum(features.words for features in self.inside)

    @property
    def has_links(self) -> bool:
        """Whether one of its paragraphs has a link."""
        return any(features.links for features in self.inside)
