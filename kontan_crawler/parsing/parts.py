"""Articles in parts: what of a part is new, so that no paragraph is lost and none stands twice."""

from collections.abc import Sequence
from typing import TypeVar

from kontan_crawler.items import Related
from kontan_crawler.parsing.body import Body
from kontan_crawler.parsing.pointers import CLOSING

T = TypeVar("T")


def join(parts: Sequence[Body]) -> Body:
    """Return the bodies of an article's parts, given in order, as one."""
    story = Body()
    for body in parts:
        new = missing(story.blocks, body.blocks)
        story.blocks += new
        story.related += _new_pointers(story, body, overlap=len(new) < len(body.blocks))
        story.byline.join(body.byline)
        story.dateline = story.dateline or body.dateline
        story.warnings |= body.warnings
    return story


def _new_pointers(story: Body, part: Body, overlap: bool) -> list[Related]:
    """A pointer that closes the article stands once, and one between blocks that both parts have."""
    pointers = missing(story.related, part.related) if overlap else part.related
    return [pointer for pointer in pointers if pointer.kind not in CLOSING or pointer not in story.related]


def missing(story: list[T], part: list[T]) -> list[T]:
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
