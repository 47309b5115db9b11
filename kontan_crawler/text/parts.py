"""Join the parts of an article, without losing or repeating a paragraph."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from lxml import etree

from kontan_crawler.text.blocks import Body
from kontan_crawler.text.body import read_body
from kontan_crawler.text.boilerplate import is_chrome, is_end
from kontan_crawler.text.paragraphs import Paragraph, read_paragraphs
from kontan_crawler.text.related import CLOSING_KINDS, Related
from kontan_crawler.text.source_hash import source_words

T = TypeVar("T")


@dataclass
class Part:
    """The body of one part of an article."""

    paragraphs: Sequence[Paragraph]
    words: Sequence[str]
    """Words of the body before cleaning, in lower case; see `source_hash`."""
    base: str
    """URL of the article, for relative links."""
    number: int = 1

    @cached_property
    def body(self) -> Body:
        """The clean body."""
        return read_body(self.paragraphs, self.base, self.number)


def read_part(body: etree._Element | None, base: str, number: int = 1) -> Part:
    """Return the part in a body element, or an empty part for None. base: URL of the article, for relative links."""
    if body is None:
        return Part([], [], base, number)
    return Part(read_paragraphs(body, is_chrome, is_end), source_words(body), base, number)


def join_parts(parts: Sequence[Body]) -> Body:
    """Return the bodies of the parts, given in order, as one body."""
    story = Body()
    for body in parts:
        new = new_blocks(story.blocks, body.blocks)
        story.blocks += new
        story.related += _new_related(story, body, overlap=len(new) < len(body.blocks))
        story.byline.merge(body.byline)
        story.dateline = story.dateline or body.dateline
        story.warnings |= body.warnings
    return story


def _new_related(story: Body, part: Body, overlap: bool) -> list[Related]:
    """Return the related links of a part that are not in the overlap, and not closing links that the story already has."""
    links = new_blocks(story.related, part.related) if overlap else part.related
    return [link for link in links if link.kind not in CLOSING_KINDS or link not in story.related]


def new_blocks(story: list[T], part: list[T]) -> list[T]:
    """Return the blocks of `part` to append to `story`.

    There are none if the story has all of them, in order. Blocks at the end of the story and the start of the part are not repeated.
    """
    rest = iter(story)
    if all(block in rest for block in part):
        return []
    overlaps = _prefix_function([*part, None, *story])[len(part) + 1 :]
    return part[overlaps[-1] :] if overlaps else part


def _prefix_function(blocks: list[T | None]) -> list[int]:
    """Return, for each position, the length of the longest prefix that ends there (Knuth-Morris-Pratt)."""
    lengths = [0] * len(blocks)
    for i in range(1, len(blocks)):
        length = lengths[i - 1]
        while length and blocks[i] != blocks[length]:
            length = lengths[length - 1]
        lengths[i] = length + (blocks[i] == blocks[length])
    return lengths
