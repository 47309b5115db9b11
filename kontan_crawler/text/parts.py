"""Articles in parts: what of a part is new, so that no paragraph is lost and none stands twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from lxml import etree

from kontan_crawler.text.body import Body, read_body
from kontan_crawler.text.boilerplate import is_chrome, is_end
from kontan_crawler.text.paragraphs import Paragraph, read_paragraphs
from kontan_crawler.text.related import CLOSING_KINDS, Related
from kontan_crawler.text.source_hash import source_words

T = TypeVar("T")


@dataclass
class Part:
    """The body of one part of an article, walked once."""

    paragraphs: Sequence[Paragraph]
    words: Sequence[str]
    """Of the body before any rule of ours, in small letters; see `source`."""
    base: str
    """Address of the article, for relative links."""
    number: int = 1

    @cached_property
    def body(self) -> Body:
        """The part, cleaned."""
        return read_body(self.paragraphs, self.base, self.number)


def read_part(body: etree._Element | None, base: str, number: int = 1) -> Part:
    """Walk the body's container of a part. base: the article's address, for relative links. None gives a part without anything."""
    return Part([], [], base, number) if body is None else Part(read_paragraphs(body, is_chrome, is_end), source_words(body), base, number)


def join_parts(parts: Sequence[Body]) -> Body:
    """Return the bodies of an article's parts, given in order, as one."""
    story = Body()
    for body in parts:
        new = new_blocks(story.blocks, body.blocks)
        story.blocks += new
        story.related += _new_pointers(story, body, overlap=len(new) < len(body.blocks))
        story.byline.merge(body.byline)
        story.dateline = story.dateline or body.dateline
        story.warnings |= body.warnings
    return story


def _new_pointers(story: Body, part: Body, overlap: bool) -> list[Related]:
    """A pointer that closes the article stands once, and one between blocks that both parts have."""
    pointers = new_blocks(story.related, part.related) if overlap else part.related
    return [pointer for pointer in pointers if pointer.kind not in CLOSING_KINDS or pointer not in story.related]


def new_blocks(story: list[T], part: list[T]) -> list[T]:
    """Return the blocks of `part` that `story`, read so far, does not have: those to append to it.

    A part that stands in the story, in its order, adds nothing; blocks that close the story and open the part stand once.
    """
    left = iter(story)
    if all(block in left for block in part):
        return []
    overlaps = _prefix_function([*part, None, *story])[len(part) + 1 :]
    return part[overlaps[-1] :] if overlaps else part


def _prefix_function(blocks: list[T | None]) -> list[int]:
    """For each position: how many of the first blocks are also the last ones up to there (Knuth-Morris-Pratt)."""
    lengths = [0] * len(blocks)
    for i in range(1, len(blocks)):
        length = lengths[i - 1]
        while length and blocks[i] != blocks[length]:
            length = lengths[length - 1]
        lengths[i] = length + (blocks[i] == blocks[length])
    return lengths
