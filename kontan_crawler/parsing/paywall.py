"""Whether the body of a page is a teaser before a paywall: a short text that ends at a wall."""

import re
from collections.abc import Sequence
from itertools import accumulate, takewhile

from lxml import etree

from kontan_crawler import site
from kontan_crawler.parsing.page_parts import is_closing_line
from kontan_crawler.parsing.shown_lines import CERTAIN, ShownLine, shown_lines
from kontan_crawler.parsing.wall_voice import wall_scores
from kontan_crawler.text.elements import all_text
from kontan_crawler.text.page_voice import page_score
from kontan_crawler.text.paragraphs import SENTENCE_ENDS, Paragraphs

_MAX_TEASER, _MAX_WALL, _MAX_LINES = 250, 80, 7  # words of two or three paragraphs; words and lines of a wall
_MIN_SENTENCE, _MAX_SCORE = 5, -2.0  # words of a sentence of the story; how much it may read like the page
_BREAKS, _MAX_LIMIT = ("...", "…"), 0.0  # the end of a sentence that breaks off; the limit of a wall behind it
_MAX_CLOSING = 80  # characters of the line that closes an article, and of a few words before it
_REPORTED = re.compile(site.REPORTED_SPEECH, re.IGNORECASE)


def is_teaser(body: etree._Element, paragraphs: Paragraphs, is_not_free: bool) -> bool:
    """Return whether a text is short and ends at a wall, in its body or right behind it, or is not free as its page says.

    Nothing below the line that closes an article is a wall, unless the story breaks off. paragraphs: of the body.
    """
    told = [words for paragraph in paragraphs if not paragraph.after_end and _is_sentence(words := paragraph.text.split())]
    if sum(map(len, told)) > _MAX_TEASER or (told and not told[-1][-1].endswith(_BREAKS) and _closes_behind(body, " ".join(told[-1]))):
        return False  # most articles
    lines = [*shown_lines(body)]
    end = _end_of_story(lines)
    if sum(len(line.text.split()) for line in lines[:end] if not line.is_title) > _MAX_TEASER:
        return False
    breaks_off = end > 0 and lines[end - 1].text.endswith(_BREAKS)
    behind = lines[end:] if breaks_off else [*takewhile(lambda line: not is_closing_line(line.text), lines[end:])]
    return is_not_free or any(_begins_wall(behind[number : number + _MAX_LINES], breaks_off) for number in range(len(behind)))


def _closes_behind(body: etree._Element, sentence: str) -> bool:
    """Return whether the line that closes an article stands right behind the last sentence."""
    behind = " ".join(all_text(body).split()).rpartition(sentence)[2]
    return is_closing_line(behind[:_MAX_CLOSING])


def _begins_wall(lines: Sequence[ShownLine], breaks_off: bool) -> bool:
    """Return whether some of the next lines, from the first one on, read like a wall. breaks_off: whether the story does so before them."""
    limit = min(lines[0].limit, _MAX_LIMIT) if breaks_off else lines[0].limit
    if limit == CERTAIN:
        return True
    texts = [line.text for line in takewhile(lambda line: not line.is_title, lines)]
    words = accumulate(len(text.split()) for text in texts)
    own = [text for text, count in zip(texts, words, strict=True) if count <= _MAX_WALL and not _REPORTED.search(text)]
    return any(score > limit for score in wall_scores(own))


def _end_of_story(lines: Sequence[ShownLine]) -> int:
    """Return the number of the first line behind the last sentence of the story. The sentence below the title of another article is none."""
    told = (
        number for number in reversed(range(len(lines))) if not (number and lines[number - 1].is_title) and _is_told(lines[number].text)
    )
    return next(told, -1) + 1


def _is_told(line: str) -> bool:
    """Return whether a line is a sentence of the story: it reads neither like the page nor like a wall."""
    return _is_sentence(line.split()) and page_score(line) < _MAX_SCORE and max(wall_scores([line])) < 0


def _is_sentence(words: Sequence[str]) -> bool:
    return len(words) >= _MIN_SENTENCE and words[-1].endswith(SENTENCE_ENDS)
