"""Move the end of a story behind its last sentence, if its mark stands between the sentences: the line of Google News is one, and may stand anywhere."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from kontan_crawler.text.clean import clean
from kontan_crawler.text.dateline import has_paper_name
from kontan_crawler.text.list_headings import kind_of_heading
from kontan_crawler.text.page_voice import page_score
from kontan_crawler.text.paragraphs import Paragraph, Paragraphs, is_link
from kontan_crawler.text.shapes import shapes_of
from kontan_crawler.text.signs import SENTENCE_ENDS

_MIN_SENTENCES, _MIN_WORDS = 2, 25  # after the mark, of the story
_MIN_SENTENCE = 8  # words of one that counts
_MAX_SCORE = -3.0  # of one that counts: notes of the page, comments and what it offers have more
_SPEAKER = re.compile(r"[A-Z][\w_]*(?: [A-Z]\w*)?: ")  # of a comment


def move_end(paragraphs: Paragraphs) -> None:
    """Let what follows the end mark be story up to its last sentence, if it has several like those before the mark, in the same elements."""
    before = sum(1 for _ in takewhile(lambda paragraph: not paragraph.after_end, paragraphs))
    if sum(map(_is_sentence, paragraphs[before:])) < _MIN_SENTENCES:  # most pages: only links follow
        return
    after = list(_sentences(paragraphs, before))
    if len(after) < _MIN_SENTENCES:
        return
    shapes = shapes_of(paragraphs)
    of_story = {shapes[number] for number in range(before) if _is_sentence(paragraphs[number])}
    after = [number for number in after if shapes[number] in of_story]
    if _are_of_story([clean(paragraphs[number].text) for number in after]):
        paragraphs.is_end_doubtful = True
        rest = takewhile(lambda number: _goes_on(paragraphs[number], shapes[number] in of_story), range(after[-1] + 1, len(paragraphs)))
        for paragraph in paragraphs[before : max([after[-1], *rest]) + 1]:
            paragraph.after_end = False


def _sentences(paragraphs: Paragraphs, start: int) -> Iterator[int]:
    """Yield the numbers of the sentences from a paragraph on, up to another article or list. One below a link or a title may be a teaser."""
    for number in range(start, len(paragraphs)):
        line, above = clean(paragraphs[number].text), paragraphs[number - 1]
        if has_paper_name(line) or (number > start and kind_of_heading(line)):  # the first may be the mark
            return
        if _is_sentence(paragraphs[number]) and not (is_link(above) or above.is_set_apart or _SPEAKER.match(line)):
            yield number


def _are_of_story(sentences: Sequence[str]) -> bool:
    words = [len(line.split()) for line in sentences if len(line.split()) >= _MIN_SENTENCE and page_score(line) <= _MAX_SCORE]
    return len(words) >= _MIN_SENTENCES and sum(words) > _MIN_WORDS


def _is_sentence(paragraph: Paragraph) -> bool:
    """Return whether a paragraph ends like a sentence, and is no link."""
    return paragraph.text.rstrip(")").rstrip().endswith(SENTENCE_ENDS) and not is_link(paragraph)


def _goes_on(paragraph: Paragraph, is_like_story: bool) -> bool:
    """Return whether a paragraph behind the last sentence is of the story, too: a table, an item of a list, a quotation."""
    is_part = is_like_story or paragraph.table or paragraph.list_item or paragraph.quote
    return is_part and not any(span.link for line in paragraph.lines for span in line) and page_score(clean(paragraph.text)) < 0
