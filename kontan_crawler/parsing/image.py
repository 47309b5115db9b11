"""The picture of an article as a record has it, and the story without the lines that repeat its caption."""

import re

from kontan_crawler import site
from kontan_crawler.items import Image
from kontan_crawler.parsing.raw_article import RawArticle
from kontan_crawler.text.blocks import Block
from kontan_crawler.text.caption import credit_of, with_space_before_credit, without_counter
from kontan_crawler.text.clean import clean
from kontan_crawler.urls import absolute

_BARE_LABEL = re.compile(site.CAPTION_LABEL)
_TOP = 3  # blocks of the story that may be the caption


def image_of(raw: RawArticle) -> Image | None:
    """Return the picture above the story. A bare label is no caption, and neither is the headline."""
    printed = raw.image or raw.header.picture.url
    url = absolute(printed, raw.url) if printed else None
    caption, whole = without_counter(clean(raw.caption or "")) or None, raw.header.picture.caption
    caption = whole if whole and (not caption or caption in whole) else caption
    caption = with_space_before_credit(caption) if caption else None
    if caption and (_BARE_LABEL.fullmatch(caption) or caption == clean(raw.title or "")):
        caption = None
    return Image(url=url, caption=caption, credit=credit_of(caption) if caption else None) if url else None


def without_header(blocks: list[Block], title: str | None, image: Image | None) -> list[Block]:
    """Return the blocks without those at the top that are the headline, the caption of the picture or its credit."""
    caption = image.caption if image and image.caption else ""
    top = [block for block in blocks[:_TOP] if block.text != title and not _is_of_caption(block, caption)]
    return top + blocks[_TOP:]


def _is_of_caption(block: Block, caption: str) -> bool:
    """Return whether a block is a caption, or a part of it that is no subheading."""
    is_part = not block.heading and (" " in block.text or "/" in block.text)  # a name alone may be an item of a list
    return block.text == caption or (is_part and block.text.strip("(). ") in caption)
