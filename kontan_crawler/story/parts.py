"""Articles in parts: what of a part is new, so that no paragraph is lost and none stands twice."""

from kontan_crawler.story.body import CLOSING, Block, Body, read_body


def read_story(parts: list[str], base: str) -> Body:
    """Read the bodies of an article's parts, given as HTML in order, as one.

    base: the article's address, for relative links.
    """
    story = Body()
    for number, part in enumerate(parts, 1):
        body = read_body(part, base, number)
        story.blocks += missing(story.blocks, body.blocks)
        story.related += [pointer for pointer in body.related if pointer.kind not in CLOSING or pointer not in story.related]
        story.byline.join(body.byline)
        story.dateline = story.dateline or body.dateline
        story.warnings |= body.warnings
    return story


def missing(story: list[Block], part: list[Block]) -> list[Block]:
    """Return the blocks of `part` that `story`, read so far, does not have: those to append to it.

    A part that stands whole in the story adds nothing; blocks that close the story and open the part,
    or open both, stand once.
    """
    overlaps = _prefix_function([*part, None, *story])[len(part) + 1 :] if part else []
    if not overlaps or max(overlaps) == len(part):
        return [] if overlaps else part
    return part[overlaps[-1] or _common_prefix(story, part) :]


def _prefix_function(blocks: list[Block | None]) -> list[int]:
    """For each position: how many of the first blocks are also the last ones up to there (Knuth-Morris-Pratt)."""
    lengths = [0] * len(blocks)
    for i in range(1, len(blocks)):
        length = lengths[i - 1]
        while length and blocks[i] != blocks[length]:
            length = lengths[length - 1]
        lengths[i] = length + (blocks[i] == blocks[length])
    return lengths


def _common_prefix(story: list[Block], part: list[Block]) -> int:
    return next((i for i, (old, new) in enumerate(zip(story, part, strict=False)) if old != new), min(len(story), len(part)))
