"""Keep the subheadings of a story that read like prompts: "Komentar", "Donasi mengalir", "Cek lewat aplikasi"."""

import re
from collections import Counter
from collections.abc import Mapping

from kontan_crawler.text.chrome_lines import is_chrome_line, is_to_press
from kontan_crawler.text.draft import MAX_SCORE_AMONG, Draft
from kontan_crawler.text.features import Reads
from kontan_crawler.text.interface_words import ADVERTISEMENTS
from kontan_crawler.text.page_voice import page_score
from kontan_crawler.text.words import stems_of

_MAX_SCORE, _MAX_SCORE_OF_SHARED = -0.2, 1.0  # of a subheading, and of one that has a word of the sentence below it
_MIN_OTHERS = 2  # subheadings of the same shape
_OF_PAGE = (Reads.PROMPT, Reads.HEADING)
_OF_WORDS = re.compile(r"[^\W\d_]+(?:,? [^\W\d_]+)+")


def keep_subheads(draft: Draft) -> None:
    """Keep the headings that read like prompts, stand right above story, and are of it by their words or by the others of their shape."""
    found = draft.found
    asked = [
        number for number in range(len(found) - 1)
        if found[number].reads in _OF_PAGE and not found[number].links and not is_to_press(found[number].text)
    ]  # fmt: skip
    shapes = _shapes_of_kept_headings(draft) if asked else {}
    for number in asked:
        is_prompt = found[number].reads is Reads.PROMPT
        if number in draft.subheads or (is_prompt and (_is_over_sentence(draft, number, shapes) or _is_over_items(draft, number))):
            draft.dropped[number] = False


def _shapes_of_kept_headings(draft: Draft) -> Counter[str]:
    """Return how many headings that stay have each shape."""
    kept = (number for number, paragraph in enumerate(draft.paragraphs) if paragraph.heading and not draft.dropped[number])
    return Counter(draft.shapes[number] for number in kept)


def _is_over_sentence(draft: Draft, number: int, shapes: Mapping[str, int]) -> bool:
    """Return whether a heading stands above a sentence, and its words are those of a subheading, or several are kept that have its shape. shapes: of those."""
    paragraph, text = draft.paragraphs[number], draft.found[number].text
    if not paragraph.heading:
        below = _sentence_below(draft, number, is_next=True) if paragraph.is_bold else ""
        return bool(below) and page_score(text) < _MAX_SCORE_OF_SHARED and not stems_of(text).isdisjoint(stems_of(below))
    is_by_words = _may_be_subhead(text, _sentence_below(draft, number, text.isalpha()))
    is_among_others = shapes[draft.shapes[number]] >= _MIN_OTHERS and page_score(text) < MAX_SCORE_AMONG and not is_chrome_line(text)
    return is_by_words or (is_among_others and bool(_sentence_below(draft, number, is_next=True)))


def _is_over_items(draft: Draft, number: int) -> bool:
    """Return whether a heading, or a bold line, reads like story and stands above a list of it."""
    paragraph, is_listed = draft.paragraphs[number], draft.paragraphs[number + 1].list_item and not draft.dropped[number + 1]
    if not is_listed or not paragraph.is_set_apart:
        return False
    text = draft.found[number].text
    return page_score(text) < _MAX_SCORE and (_OF_WORDS.fullmatch(text) is not None or not is_chrome_line(text))  # not "Hal 1/2"


def _sentence_below(draft: Draft, number: int, is_next: bool) -> str:
    """Return the sentence of the story that follows a paragraph, or the pointers right behind it; "" without one. is_next: whether nothing may stand between."""
    after = number + 1 if is_next else draft.next_unlabelled(number)
    return draft.found[after].text if draft.found[after].reads is Reads.STORY and not draft.dropped[after] else ""


def _may_be_subhead(line: str, below: str) -> bool:
    """Return whether a heading is that of the sentence below it: its words are those of a story or of this sentence, or it is one word that labels no advertisement."""
    if not below or line.lower() in ADVERTISEMENTS:
        return False
    if line.isalpha() or not _OF_WORDS.fullmatch(line):
        return line.isalpha()
    score = page_score(line)
    return score < _MAX_SCORE or (score < _MAX_SCORE_OF_SHARED and not stems_of(line).isdisjoint(stems_of(below)))
