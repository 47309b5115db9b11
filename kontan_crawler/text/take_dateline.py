"""Separate the dateline from a story. It is in one of its first blocks."""

from kontan_crawler.text.blocks import Body
from kontan_crawler.text.caption import has_own_credit
from kontan_crawler.text.dateline import has_paper_name, split_dateline

_OPENING = 3  # blocks that may hold the dateline; one with the paper's name may come later
_MAX_ON_TOP = 15  # words of a line of a box before the dateline
_BEFORE_DATELINE = 12  # blocks of a box on top


def take_dateline(body: Body, part: int) -> None:
    """Move the dateline to `body.dateline`. Without the paper's name it is read only in part 1, where subheadings and a caption may precede it."""
    for number, block in enumerate(body.blocks[:_BEFORE_DATELINE]):
        if number >= _OPENING and not has_paper_name(block.text):
            continue
        if _is_box_on_top(body, number):
            del body.blocks[:number]
            number = 0
        first = part == 1 and all(before.heading or has_own_credit(before.text) for before in body.blocks[:number])
        body.dateline, rest = split_dateline(block.text, old=first)
        if rest != block.text:
            body.replace(number, rest)
            return


def _is_box_on_top(body: Body, number: int) -> bool:
    """Return whether short lines that are not all headings stand before the paragraph that begins the story with the paper's name."""
    before = body.blocks[:number]
    is_short = all(len(block.text.split()) <= _MAX_ON_TOP for block in before)
    is_sentence = any(block.text.endswith((".", "?", "!")) for block in before)
    return is_short and not is_sentence and not all(block.heading for block in before) and has_paper_name(body.blocks[number].text)
