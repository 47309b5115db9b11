"""A story in a dialect: the same news, with the dialect's foreign blocks, labels and ways to serve its parts."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from kontan_crawler.replica import name_lists
from kontan_crawler.replica.blocks import Block, RelatedLink, SourceLink
from kontan_crawler.replica.dialect import FOREIGN_KINDS, Dialect
from kontan_crawler.replica.foreign_phrases import POINTER_LABELS
from kontan_crawler.replica.markup.foreign_blocks import ForeignBlocks
from kontan_crawler.replica.markup.pointers import label
from kontan_crawler.replica.story import AUTHORS, EDITOR, Picture, Story, Syndication

DEGREES = ("S.E.", "M.M.", "S.Kom.", "M.Si.", "S.H., M.H.", "Ph.D.")
PARTS = {"honoured": "whole", "ignored": "parts_only", "links": "whole_links"}
"""Value of the trait `parts` -> trait `paging` of every story in parts."""
SHOWN = 0.7
"""Share of stories that have a foreign block of the dialect."""


def in_dialect(story: Story, dialect: Dialect, stories: Sequence[Story]) -> Story:
    """Return the story as the dialect's site has it. stories: those that foreign blocks may link to."""
    random = Random(f"{dialect.number} {story.slug}")
    if not dialect.number:
        return replace(story, syndication=_syndication(story, dialect, random))
    changed = replace(story, dialect=dialect, syndication=_syndication(story, dialect, random), degree=_degree(dialect, random))
    changed = replace(
        changed, picture=_picture(story.picture, dialect, random), variant=replace(story.variant, paging=_paging(story, dialect))
    )
    if story.variant.template == "fallback":
        return replace(changed, syndication=None, degree="")  # the new design does not have them
    return replace(changed, parts=_parts(changed, dialect, random, stories))


def _paging(story: Story, dialect: Dialect) -> str:
    return PARTS.get(dialect["parts"], story.variant.paging) if len(story.parts) > 1 else story.variant.paging


def _degree(dialect: Dialect, random: Random) -> str:
    return random.choice(DEGREES) if dialect["degrees"] == "some" and random.random() < 0.3 else ""


def _picture(picture: Picture | None, dialect: Dialect, random: Random) -> Picture | None:
    """Return the picture; the caption of some is the bare word "ILUSTRASI.", which is none."""
    if picture and picture.caption and dialect["bare_caption"] == "some" and random.random() < 0.2:
        return replace(picture, caption=None, credit=None, printed="ILUSTRASI.")
    return picture


def _syndication(story: Story, dialect: Dialect, random: Random) -> Syndication | None:
    """Return the lines on the first publication, for a third of the stories with a source."""
    sources = story.names(("Sumber:",))
    if dialect["syndicated"] == "no" or not sources or story.variant.source != "no" or random.random() > 0.3:
        return None
    own = story.names((*AUTHORS, EDITOR))
    others = [name for name in name_lists.REPORTERS + name_lists.EDITORS if name not in own]
    names = random.sample(others, 2) if dialect["syndicated"] == "some" else ()
    return Syndication(sources[0], story.title, tuple(names))


def _parts(story: Story, dialect: Dialect, random: Random, stories: Sequence[Story]) -> tuple[tuple[Block, ...], ...]:
    """Return the parts with foreign blocks: never before the first paragraph, but for the trait `top`, nor as the last of a part."""
    linked = {link.title for part in story.parts for block in part for link in block.links()} | {link.title for link in story.tail}
    others = [other for other in stories if other.title not in linked | {story.title} and not other.substitute]
    foreign = ForeignBlocks(dialect, random, random.sample(others, min(20, len(others))), story.tags)
    parts = [[_labelled(block, dialect) for block in part if _shown(block, dialect)] for part in story.parts]
    for kind in dialect.foreign:
        if random.random() < SHOWN:
            number = random.randrange(len(parts))
            start, end = (1 if number == 0 else 0), len(parts[number]) - 1 + (number == len(parts) - 1)
            parts[number].insert(random.randint(min(start, end), end), foreign.block(kind))
    if dialect["source_end"] == "followed" and isinstance(parts[-1][-1], SourceLink):
        parts[-1].append(foreign.block(dialect.pick("behind the source", FOREIGN_KINDS)))
    if dialect["top"] != "no":
        kind = (
            "link_list"
            if dialect["top"] == "list"
            else dialect.pick("top", ("share", "listen", "ad", "follow", "reading_time", "whatsapp", "app", "tools", "topics"))
        )
        parts[0].insert(0, foreign.block(kind))
    return tuple(map(tuple, parts))


def _shown(block: Block, dialect: Dialect) -> bool:
    """Return whether the dialect has the block: a label that leads nowhere only with the usual words, because nothing else marks it."""
    return not isinstance(block, RelatedLink) or block.href is not None or label(dialect, "baca_juga").lower() == "baca juga"


def _labelled(block: Block, dialect: Dialect) -> Block:
    """Return a link between paragraphs with the kind that its label says."""
    if isinstance(block, RelatedLink) and block.kind == "baca_juga":
        return replace(block, kind=POINTER_LABELS[label(dialect, "baca_juga")], name="baca_juga")
    return block
