"""White space and characters: single spaces, line breaks where they stand, no invisible characters, wrongly decoded letters repaired."""

import re
from collections.abc import Iterator
from functools import lru_cache
from os.path import commonprefix

from kontan_crawler.text.clean import PLAIN_SIGNS, clean, is_plain
from kontan_crawler.text.flat.edits import Edit
from kontan_crawler.text.lines import CELLS

_UNUSUAL = re.compile(r"[^\S ]\s*| \s+|\A | \Z")
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPECIAL = re.compile(rf"(?<!\S)[{PLAIN_SIGNS}]*[^\s{PLAIN_SIGNS}]\S*")  # words that `clean` may change
_MIN_WRAPPED = 40  # characters of a line that ends within a sentence
_SENTENCE_ENDS = frozenset('.?!:;"”)')
_ITEM = re.compile(r"\w[.)]\s")


def spaces(text: str) -> list[Edit]:
    """Return the edits that make white space plain: one space, one line break, or the two that separate paragraphs.

    A single line break within a sentence, as of text wrapped at some column, becomes a space.
    """
    if text == " ".join(text.split()):  # for speed
        return []
    return [edit for edit in _spaces(text) if text[edit.start : edit.end] != edit.to]


def characters(text: str) -> list[Edit]:
    """Return the edits that clean the characters of words, as `clean` does."""
    if is_plain(text):  # most texts
        return []
    return [
        _character(found.start(), found[0], cleaned) for found in _SPECIAL.finditer(text) if (cleaned := _clean_word(found[0])) != found[0]
    ]


_clean_word = lru_cache(maxsize=4096)(clean)  # a text repeats its words


def _character(start: int, word: str, cleaned: str) -> Edit:
    """Return the edit of a word, without the letters at its ends that stay."""
    ahead = len(commonprefix((word, cleaned)))
    behind = len(commonprefix((word[ahead:][::-1], cleaned[ahead:][::-1])))
    return Edit(start + ahead, start + len(word) - behind, "character", cleaned[ahead : len(cleaned) - behind])


def _spaces(text: str) -> Iterator[Edit]:
    line = 0
    for found in _UNUSUAL.finditer(text):
        start, end = found.span()
        if start == 0 or end == len(text):
            yield Edit(start, end, "space", "")
            continue
        breaks = len(_BREAK.findall(found[0]))
        is_wrapped = breaks == 1 and start - line >= _MIN_WRAPPED and _is_within_sentence(text, start, end)
        if breaks and not is_wrapped:
            line = end
        yield Edit(start, end, "space", " " if not breaks or is_wrapped else "\n" if breaks == 1 else "\n\n")


def _is_within_sentence(text: str, start: int, end: int) -> bool:
    """Return whether a line break stands between two words of a sentence, and not between rows of a table."""
    if text[start - 1] in _SENTENCE_ENDS or not text[end].islower() or _ITEM.match(text, end):
        return False
    around = text[max(0, start - 200) : start].rpartition("\n")[2] + text[end : end + 200].partition("\n")[0]
    return CELLS not in around
