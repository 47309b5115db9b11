"""Frames of the page: a few words beside the slot of an advertisement or beside a player, whatever the words."""

from kontan_crawler.text.page_blocks import PageBlock
from kontan_crawler.text.targets import Target

_MAX_LINES, _MAX_WORDS = 2, 8
_ENDS = (".", "?", ":", '"', "”")


def is_frame(block: PageBlock) -> bool:
    """Return whether a block is a slot or a player and its label: "Ruang iklan", "Video segera diputar 00:16"."""
    if not block.slots or block.has_heading or block.tag == "p" or block.holds_story or block.is_part or block.is_introduced:
        return False
    if len(block.inside) > _MAX_LINES or sum(features.printed_words for features in block.inside) > _MAX_WORDS:
        return False
    links = [target for features in block.inside for _, _, target in features.links]
    return Target.ARTICLE not in links and not any(features.text.endswith(_ENDS) for features in block.inside)
