"""Frames of the page: a few words beside the slot of an advertisement or beside a player, whatever the words."""

import re

from kontan_crawler.text.elements import LISTS
from kontan_crawler.text.labels_in_any_words import may_be_label
from kontan_crawler.text.page_blocks import PageBlock

_MAX_LINES = 2
_CLOCK = re.compile(r"\s*\(?\d{1,2}:\d\d\)?")  # the length of a video


def is_frame(block: PageBlock) -> bool:
    """Return whether a block is a slot or a player and its label: "Ruang iklan", "Video segera diputar 00:16"."""
    is_of_story = block.holds_story or block.is_part or block.is_introduced or block.is_quoted or block.tag in ("li", *LISTS)
    if not block.slots or block.is_set_apart or is_of_story or block.has_links or len(block.inside) > _MAX_LINES:
        return False
    labels = [_CLOCK.sub("", features.text) for features in block.inside]
    return all(not label or (may_be_label(label) and not label.endswith(".")) for label in labels)
