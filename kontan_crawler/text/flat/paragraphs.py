"""Paragraphs of a clean flat text: subheadings on lines of their own, and breaks that a reader would make."""

import re
from collections.abc import Iterator

from kontan_crawler.text.flat.borders import model
from kontan_crawler.text.flat.edits import Edit
from kontan_crawler.text.flat.tokens import Token, tokens
from kontan_crawler.text.lines import CELLS

_MAX_HEADING = 12  # words
_SENTENCE_ENDS = (".", "!", ":", ";", ",", '"', "”", "…")
# Behind the end of a sentence: where a quotation, or the next sentence, begins.
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]* +(?=[A-Z“\"‘\d])")
_QUOTE = frozenset('“"')
_MAX_TITLE = 8  # words of a proposed subheading


def headings_in(text: str) -> list[str]:
    """Return the lines that are subheadings: short, capitalised, without the sign that ends a sentence, and followed by another line."""
    paragraphs = [line for line in text.split("\n\n" if "\n\n" in text else "\n") if line]
    return [line for line in paragraphs[:-1] if _is_heading(line)]


def proposed_breaks(text: str) -> list[Edit]:
    """Return the edits that insert a paragraph break where a quotation or a subheading begins, in text that has none there."""
    return [Edit(at, end, "paragraph", "\n\n", certainty=0.5) for at, end in sorted(set(_breaks(text)))]


def _is_heading(line: str) -> bool:
    words = line.split()
    return (
        len(words) <= _MAX_HEADING
        and line[0].isupper()
        and any(map(str.isalpha, line))
        and not line.endswith(_SENTENCE_ENDS)
        and CELLS not in line
    )


def _breaks(text: str) -> Iterator[tuple[int, int]]:
    for found in _SENTENCE.finditer(text):
        space = found.end() - len(found[0]) + len(found[0].rstrip(" "))
        if text[found.end()] in _QUOTE:
            yield space, found.end()
        elif end := _end_of_heading(text, found.end()):
            yield space, found.end()
            yield end, end + 1


def _end_of_heading(text: str, start: int) -> int:
    """Return where a subheading in title case ends that runs into a sentence: before a word that begins with it again; 0 if there is none."""
    line_end = text.find("\n", start)
    words = tokens(text, start, line_end if line_end >= 0 else len(text), model().lexicon.lower, _MAX_TITLE + 3)
    for count in range(2, len(words) - 1):
        if words[count - 1].closing or words[count - 1].shape in ("c", "-"):
            return 0
        if _begins_sentence(words, count):
            return words[count - 1].end
    return 0


def _begins_sentence(words: list[Token], count: int) -> bool:
    """Return whether a sentence begins behind a heading: its subject repeats a word of the heading, and a word in lower case follows."""
    first, after = words[count], words[count + 1]
    return first.is_capitalised and after.shape == "c" and first.word in {word.word for word in words[:count]}
