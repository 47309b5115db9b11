"""Move the end of a story behind its last sentence, if its mark stands between the sentences: the line of Google News is one, and may stand anywhere."""

from collections.abc import Sequence
from itertools import takewhile

from kontan_crawler.text.paragraphs import Paragraph, Paragraphs
from kontan_crawler.text.shapes import shapes_of

_MIN_SENTENCES, _MIN_WORDS = 2, 25  # after the mark, of the story; boilerplate has fewer
_MIN_SENTENCE = 8  # words of one that counts
_SENTENCE_ENDS = tuple('.!?…"”')


def move_end(paragraphs: Paragraphs) -> None:
    """Let what follows the end mark be story up to its last sentence, if it has several like those before the mark, in the same elements."""
    before = sum(1 for _ in takewhile(lambda paragraph: not paragraph.after_end, paragraphs))
    after = [number for number in range(before, len(paragraphs)) if _is_sentence(paragraphs[number])]
    if _are_few([paragraphs[number] for number in after]):  # most pages
        return
    shapes = shapes_of(paragraphs)
    of_story = {shapes[number] for number in range(before) if _is_sentence(paragraphs[number])}
    after = [number for number in after if shapes[number] in of_story]
    if not _are_few([paragraphs[number] for number in after]):
        paragraphs.is_end_doubtful = True
        for paragraph in paragraphs[before : after[-1] + 1]:
            paragraph.after_end = False


def _are_few(sentences: Sequence[Paragraph]) -> bool:
    long = [words for words in map(_count_words, sentences) if words >= _MIN_SENTENCE]
    return len(long) < _MIN_SENTENCES or sum(long) <= _MIN_WORDS


def _is_sentence(paragraph: Paragraph) -> bool:
    """Return whether a paragraph ends like a sentence, and has no links."""
    return paragraph.text.rstrip().endswith(_SENTENCE_ENDS) and not any(span.link for line in paragraph.lines for span in line)


def _count_words(paragraph: Paragraph) -> int:
    return len(paragraph.text.split())
