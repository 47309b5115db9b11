"""Find the sentences of an article's text: `sentencex` finds the marks that may end one, `sentence_rules` corrects it."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from string import ascii_lowercase, ascii_uppercase

from kontan_crawler.extras import load_extra
from kontan_crawler.text.sentence_rules import BEHIND, RULES, UNBROKEN

Span = tuple[int, int]

_BEHIND = re.compile(BEHIND)
_SILENT = str.maketrans(".!?…", "····")
_PAIRED = "\"'“”‘’«»„‟‚‛‹›《》「」`()[]{}<>（）"
_ITEMS = "\n•◦▪▫■□●○⁃⁌⁍◆◇★☆➤➢➣▶▸►"
# `sentencex` reads Indonesian as English, where "Fed." and "sen." are abbreviations; it finds no end in quotations, brackets and items of
# a list, for which it takes quadratic time; it does not know "…". So it gets a text in which all words look alike.
_ALIKE = str.maketrans(ascii_lowercase + ascii_uppercase + _PAIRED + _ITEMS + "…", "x" * 26 + "X" * 26 + " " * len(_PAIRED + _ITEMS) + ".")
# It gets pieces, which bounds its time. They end before a small letter, where no sentence ends, or else before a space.
_PIECE = re.compile(r".{1,2000}(?=\sx|\Z)|.{1,2000}(?!\S)|\S{1,2000}", re.DOTALL)
_CURLED = (
    (re.compile(r'(?<![\w.,!?…%)\]’”])"(?=\S)'), "“"),
    (re.compile(r'(?<=\S)"(?!\w)'), "”"),
    (re.compile(r'(“[^“”"\n]*)"'), r"\1”"),  # with white space on both sides, or on none
    (re.compile('"'), "“"),
)


def sentence_spans(text: str) -> list[Span]:
    """Return the sentences of an article's text in order: offsets of the first character and after the last one, in code points.

    Every character that is not white space is in one sentence. A sentence begins and ends with such a character, and is on one line.
    Raises MissingExtraError if `sentencex` is not installed.
    """
    lines = (found.end() for found in re.finditer("\n", text))
    cuts = sorted({0, len(text), *lines, *_ends(text)})
    return _joined(text, filter(None, (_stripped(text, *span) for span in pairwise(cuts))))


def _ends(text: str) -> Iterator[int]:
    """Return the offsets behind the sentences that end with a mark."""
    for straight, curly in _CURLED:
        text = straight.sub(curly, text)
    text = UNBROKEN.sub(lambda found: found[0].translate(_SILENT), text)
    marks = set(_marks(text))
    for rule in RULES:
        found = {one.end() for one in rule.pattern.finditer(text)}
        marks = marks | found if rule.ends else marks - found
    return (behind.end() for mark in marks if (behind := _BEHIND.match(text, mark)))


def _marks(text: str) -> Iterator[int]:
    """Return the offsets behind the marks that end a sentence for `sentencex`."""
    find = load_extra("sentencex").get_sentence_boundaries
    for piece in _PIECE.finditer(text.translate(_ALIKE)):
        for border in find("id", piece[0]):
            if border["boundary_symbol"]:
                yield piece.start() + border["start_index"] + len(border["text"].rstrip())


def _stripped(text: str, start: int, end: int) -> Span | None:
    part = text[start:end]
    return (start + len(part) - len(part.lstrip()), start + len(part.rstrip())) if part.strip() else None


def _joined(text: str, spans: Iterable[Span]) -> list[Span]:
    """Join what has no letter or digit with what stands before it on its line, or else behind it."""
    joined: list[Span] = []
    is_worded = False
    for start, end in spans:
        has_words = any(map(str.isalnum, text[start:end]))
        if joined and not (is_worded and has_words) and "\n" not in text[joined[-1][1] : start]:
            joined[-1], is_worded = (joined[-1][0], end), is_worded or has_words
        else:
            joined.append((start, end))
            is_worded = has_words
    return joined
