"""Boxes of another subject than the story, under a name of their own: scores, horoscopes, a calendar, goods for sale.

No list of subjects is complete; a box that belongs to a story has words of it.
"""

import re
from collections.abc import Sequence

from kontan_crawler.text.byline import read_byline
from kontan_crawler.text.byline_forms import with_colon
from kontan_crawler.text.elements import LISTS
from kontan_crawler.text.features import Features, Reads
from kontan_crawler.text.page_blocks import PageBlock
from kontan_crawler.text.page_voice import page_score
from kontan_crawler.text.words import stems_of

_MAX_NAME, _MAX_ROWS, _MAX_WORDS = 5, 8, 60  # words of the name; rows of a box, and their words
_MIN_STEMS, _MIN_TOLD = 4, 40  # longer words of a box, and of the story elsewhere
_MAX_SHARED, _MAX_SHARED_BY_DATA = (
    0.1,
    0.15,
)  # of the longer words of a box; of 3,800 pages none has data of its story in a box, but for contents
_MIN_DATA = 2  # rows with figures
_FIGURE = re.compile(r"\d")
_MAX_SCORE = -1.0  # of a sentence of the story
_SIGNS = re.compile(r"[\d:]|\s[–—-]\s")  # of a row of data


def is_of_other_subject(block: PageBlock) -> bool:
    """Return whether a block is a name and a few rows, no sentences of a story, that have no word of the story's other sentences."""
    name, *rows = block.inside
    if (
        not block.is_apart
        or not 0 < len(rows) <= _MAX_ROWS
        or block.pictures
        or block.holds_story
        or block.is_part
        or not _is_name(name)
        or any(map(_may_be_told, rows))
    ):
        return False
    if block.tag in LISTS and (_SIGNS.search(name.text) or not all(_SIGNS.search(row.text) for row in rows)):
        return False  # items of the story
    is_data = _are_data(rows)
    has_button = block.controls or any(row.reads is Reads.PROMPT for row in block.inside)
    if any(" | " in row.text for row in rows) and not has_button:
        return False  # a table
    text = " ".join(features.text for features in block.inside)
    stems = stems_of(text)
    if len(stems) < (0 if is_data else _MIN_STEMS) or len(text.split()) > _MAX_WORDS:
        return False
    told = block.stems_elsewhere()
    is_other = len(stems & told) <= (_MAX_SHARED_BY_DATA if is_data else _MAX_SHARED) * len(stems)
    return len(told) >= _MIN_TOLD and is_other and not _is_byline(block)


def _are_data(rows: Sequence[Features]) -> bool:
    """Return whether rows have figures, all but a few that are short, and none is a sentence."""
    has_figures = [_FIGURE.search(row.text) is not None for row in rows]
    is_short = all(figures or row.words <= _MAX_NAME for figures, row in zip(has_figures, rows, strict=True))
    return sum(has_figures) >= _MIN_DATA and is_short and not any(row.text.endswith((".", "?", "”", '"')) for row in rows)


def _is_byline(block: PageBlock) -> bool:
    return any(read_byline(with_colon(features.text)) for features in block.inside)


def _is_name(features: Features) -> bool:
    """Return whether a line may be the name of a box."""
    return features.words <= _MAX_NAME and not features.links and features.text[-1:].isalnum()


def _may_be_told(features: Features) -> bool:
    """Return whether a row may be a sentence of the story, or a pointer with its label."""
    is_sentence = features.reads is Reads.STORY and features.text.endswith((".", "?", "”", '"'))
    return features.is_labelled or (is_sentence and page_score(features.text) < _MAX_SCORE)
