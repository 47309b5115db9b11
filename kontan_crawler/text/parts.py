"""Join the parts of an article, without losing or repeating a paragraph."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from lxml import etree

from kontan_crawler import site
from kontan_crawler.text.blocks import Block, Body
from kontan_crawler.text.body import read_lines
from kontan_crawler.text.boilerplate import is_chrome, is_end
from kontan_crawler.text.finish_body import finish_body
from kontan_crawler.text.paragraphs import Paragraphs, Span, text_in
from kontan_crawler.text.read_paragraphs import read_paragraphs
from kontan_crawler.text.related import CLOSING_KINDS, Related, lone_label, take_related
from kontan_crawler.text.source_hash import source_words
from kontan_crawler.text.words import words_of
from kontan_crawler.urls import canonical

T = TypeVar("T")
_MIN_OTHER = 0.2  # of the words of a new block
_MIN_WORDS = 10  # fewer may be an advertisement, which differs in each response
_PAGINATION = re.compile(rf"{site.PAGINATION_WORDS}|{site.CONTINUED}", re.IGNORECASE)


@dataclass
class Part:
    """The body of one part of an article."""

    paragraphs: Paragraphs
    words: Sequence[str]
    """Words of the body before cleaning, in lower case; see `source_hash`."""
    base: str
    """URL of the article, for relative links."""
    number: int = 1

    @cached_property
    def _lines(self) -> Body:
        return read_lines(self.paragraphs, self.base)

    @cached_property
    def body(self) -> Body:
        """The clean body."""
        return finish_body(self._lines, self.paragraphs, self.number)

    @cached_property
    def as_first(self) -> Body:
        """The body read as that of the first part, with its byline and dateline."""
        return finish_body(self._lines, self.paragraphs, 1)

    @property
    def ends_open(self) -> bool:
        """Whether the story ends on a pointer ("Baca Juga"), or on the words of a pagination block: another part may follow.

        A link to the next article ("Selanjutnya") closes an article.
        """
        if any(link.kind in CLOSING_KINDS and canonical(link.url or "") != self.base for link in self.body.related):
            return False
        lines = (line for paragraph in reversed(self.paragraphs) if not paragraph.after_end for line in reversed(paragraph.lines))
        last = next((line for line in lines if any(map(str.isalpha, text_in(line)))), [])
        return _is_pointer(last, self.base) or bool(_PAGINATION.fullmatch(text_in(last)))


def read_part(body: etree._Element | None, base: str, number: int = 1) -> Part:
    """Return the part in a body element, or an empty part for None. base: URL of the article, for relative links."""
    if body is None:
        return Part(Paragraphs(), [], base, number)
    return Part(read_paragraphs(body, is_chrome, is_end), source_words(body), base, number)


def has_new_text(story: Body, part: Part, *, is_whole: bool = False) -> bool:
    """Return whether a part has text that the story lacks. A part that begins as the story must add more than a few words.

    is_whole: whether the story seems to be whole, so that its own words in another order are not new.
    """
    read = (part.body.blocks, part.as_first.blocks)
    new = min((new_blocks(story.blocks, blocks) for blocks in read), key=len)
    begins_again = any(blocks[:1] == story.blocks[:1] for blocks in read)
    is_known = is_whole and not _has_other_words(new, story.blocks)
    return bool(new) and not is_known and not (begins_again and _count_words(new) < _MIN_WORDS)


def _has_other_words(new: Sequence[Block], story: Sequence[Block]) -> bool:
    """Return whether one of some blocks is not the story's own, with a few words changed."""
    known = {word for block in story for word in words_of(block.text)}
    shares = (sum(word not in known for word in words) / len(words) for block in new if (words := words_of(block.text)))
    return any(share >= _MIN_OTHER for share in shares)


def is_excerpt(story: Body, part: Part) -> bool:
    """Return whether the story, which has all blocks of a part, is more than this part again: it begins elsewhere, or has more than a few words beside it."""
    begins_again = part.as_first.blocks[:1] == story.blocks[:1]
    return not begins_again or _count_words(story.blocks) - _count_words(part.as_first.blocks) >= _MIN_WORDS


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
    if parts and story.blocks[-1:] == [parts[-1].last_label]:
        del story.blocks[-1:]
    return story


def _is_pointer(line: list[Span], base: str) -> bool:
    """Return whether a line is nothing but related links, or their label."""
    found, rest = take_related(line, base)
    return lone_label(line) is not None or (bool(found) and not any(map(str.isalnum, text_in(rest))))


def _count_words(blocks: Sequence[Block]) -> int:
    return sum(len(block.text.split()) for block in blocks)


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
