"""Whether the body of a page is a teaser before a paywall: a short text that ends at a wall."""

import math
import re
from collections.abc import Sequence
from itertools import accumulate, islice, takewhile
from operator import or_

from lxml import etree

from kontan_crawler import site
from kontan_crawler.parsing.page_parts import is_closing_line
from kontan_crawler.parsing.shown_lines import ANYWHERE, CERTAIN, OFFERED, OWN, ShownLine, shown_lines
from kontan_crawler.parsing.wall_voice import wall_scores
from kontan_crawler.text.elements import all_text
from kontan_crawler.text.page_voice import page_score
from kontan_crawler.text.paragraphs import Paragraphs
from kontan_crawler.text.signs import CLOSING_QUOTES, LINE_ENDS, SENTENCE_ENDS

_MAX_TEASER, _MAX_WALL, _MAX_LINES = 250, 80, 7  # words of two or three paragraphs; words and lines of a wall
_MIN_SENTENCE, _MAX_SCORE = 5, -2.0  # words of a sentence of the story; how much it may read like the page
_MAX_BELOW = 2  # lines between a title and the sentence of its card, and this one
_MAX_STARTS = 60  # lines behind the story that may begin a wall
_OF_SENTENCES = 0.3  # above the limit, of sentences alone, which may be of the news: without a heading, a price or a button
_ABOVE_CLOSING = 0.5  # above the limit, of lines above one that closes the article; sentences alone are none there
_MIN_FIRST = -0.3  # of the score of the first line there: lines of several boxes together may read like a wall
_BREAKS, _MAX_LIMIT = ("...", "…"), 0.0  # the end of a sentence that breaks off; the limit of a wall behind it
_MAX_CLOSING = 80  # characters of the line that closes an article, and of a few words before it
_FILLER = re.compile(site.FILLER)
_REPORTED = re.compile(site.REPORTED_SPEECH, re.IGNORECASE)
_HAS_WALL = etree.XPath(f"boolean(descendant::*[contains(@class, '{site.PAYWALL_OWN_CLASS}')])")


def is_teaser(body: etree._Element, paragraphs: Paragraphs, base: str, *, is_not_free: bool) -> bool:
    """Return whether a text is short and ends at a wall, in its body or right behind it, or at filler words, or is not free as its page says.

    Below the line that closes an article only the site's own words in their own element are a wall, unless the story breaks off. paragraphs: of the body; base: URL of the page.
    """
    told = _first_sentences(paragraphs)
    if sum(map(len, told)) > _MAX_TEASER or (told and _is_closed_by(body, " ".join(told[-1]))):
        return False  # most articles
    lines = [*shown_lines(body, base)]
    end = _end_of_story(lines)
    is_short = sum(len(line.text.split()) for line in lines[:end] if not line.is_title) <= _MAX_TEASER
    breaks_off = end > 0 and lines[end - 1].text.endswith(_BREAKS)
    return is_short and (any(_FILLER.fullmatch(line.text) for line in lines) or _ends_at_wall(lines[end:], breaks_off, is_not_free))


def _first_sentences(paragraphs: Paragraphs) -> list[list[str]]:
    """Return the words of each sentence of a story, up to the one with which it is too long for a teaser."""
    told, count = list[list[str]](), 0
    for paragraph in paragraphs:
        if not paragraph.after_end and _is_sentence(words := paragraph.text.split()):
            told.append(words)
            count += len(words)
            if count > _MAX_TEASER:
                break
    return told


def _ends_at_wall(behind: Sequence[ShownLine], breaks_off: bool, is_not_free: bool) -> bool:
    """Return whether the lines behind a story, which may break off or not be free, have a wall."""
    before_closing = [*takewhile(lambda line: not is_closing_line(line.text), behind)]
    is_closed = len(before_closing) < len(behind)
    if (is_not_free and not is_closed) or _has_own(behind):
        return True
    if breaks_off:
        return _has_wall(behind, math.inf if is_closed else _MAX_LIMIT, is_closed=False)
    return _has_wall(before_closing, math.inf, is_closed)


def _has_wall(behind: Sequence[ShownLine], most: float, is_closed: bool) -> bool:
    """Return whether a wall begins at one of the lines behind a story. most, is_closed: see `_begins_wall`."""
    if any(line.limit <= CERTAIN for line in behind):
        return True
    starts = islice((number for number, line in enumerate(behind) if not line.is_title), _MAX_STARTS)
    return any(_begins_wall(behind[number : number + _MAX_LINES], most, is_closed) for number in starts)


def _has_own(lines: Sequence[ShownLine]) -> bool:
    """Return whether a line has the site's own words in its own element, and no title of another article stands right beside it."""
    own = (number for number, line in enumerate(lines) if line.limit == OWN)
    beside = ((*lines[max(number - 1, 0) : number], *lines[number + 1 : number + 2]) for number in own)
    return any(not any(line.has_title and line.limit <= CERTAIN for line in near) for near in beside)


def _is_closed_by(body: etree._Element, sentence: str) -> bool:
    """Return whether the last sentence is one of the story that does not break off, with the line that closes an article right behind it and no wall."""
    if sentence.endswith(_BREAKS) or not _reads_like_story(sentence) or _HAS_WALL(body):
        return False
    behind = " ".join(all_text(body).split()).rpartition(sentence)[2]
    return is_closing_line(behind[:_MAX_CLOSING])


def _begins_wall(lines: Sequence[ShownLine], most: float, is_closed: bool) -> bool:
    """Return whether some of the next lines, from the first one on, read like a wall. most: a limit of their score; is_closed: whether a line closes the article."""
    limit = min(ANYWHERE if is_closed and lines[0].limit == OFFERED else lines[0].limit, most)
    texts = [line.text for line in takewhile(lambda line: not line.has_title, lines)]
    words = accumulate(len(text.split()) for text in texts)
    own = [text for text, count in zip(texts, words, strict=True) if count <= _MAX_WALL and not _REPORTED.search(text)]
    scores = list(wall_scores(own))
    if limit < ANYWHERE:
        return max(scores, default=limit) > limit
    if not scores or (is_closed and scores[0] < _MIN_FIRST):
        return False
    least = limit + (_ABOVE_CLOSING if is_closed else 0.0)
    least_of_sentences = math.inf if is_closed else limit + _OF_SENTENCES
    has_label = accumulate((not line.endswith(LINE_ENDS) for line in own), or_)
    return any(score > (least if found else least_of_sentences) for score, found in zip(scores, has_label, strict=True))


def _end_of_story(lines: Sequence[ShownLine]) -> int:
    """Return the number of the first line behind the last sentence of the story: in the body, and neither the title of another article nor right below one."""
    told = (number for number in reversed(range(len(lines))) if not lines[number].is_behind and _is_told(lines[number]))
    return next((number for number in told if not any(line.is_title for line in lines[max(number - _MAX_BELOW, 0) : number + 1])), -1) + 1


def _is_told(line: ShownLine) -> bool:
    """Return whether a line is a sentence of the story: no pointer, and it reads like the story."""
    if not _is_sentence(line.text.split()) or (line.has_title and not line.text.rstrip("".join(CLOSING_QUOTES)).endswith(".")):
        return False
    return _reads_like_story(line.text)


def _reads_like_story(line: str) -> bool:
    """Return whether a line reads neither like the page nor like a wall."""
    return page_score(line) < _MAX_SCORE and max(wall_scores([line])) < 0


def _is_sentence(words: Sequence[str]) -> bool:
    return len(words) >= _MIN_SENTENCE and words[-1].endswith(SENTENCE_ENDS)
