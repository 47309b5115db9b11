"""Pointers in a flat text: "Baca Juga: Demam Emas di China Picu Skandal Penasihat Kremlin mengatakan ...". Label and title are cut, the sentence stays."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kontan_crawler.site import RelatedKind
from kontan_crawler.text.clean import clean
from kontan_crawler.text.flat.borders import Border, borders, model
from kontan_crawler.text.flat.edits import BorderCandidate, Edit
from kontan_crawler.text.flat.features import MAX_TITLE, Region, Usage
from kontan_crawler.text.flat.known_titles import KnownTitles
from kontan_crawler.text.flat.tokens import tokens
from kontan_crawler.text.list_headings import kind_in
from kontan_crawler.text.pointing import LABEL_ANYWHERE
from kontan_crawler.text.related import Related

MIN_CERTAINTY = 0.85
_MIN_PROBABILITY = 0.4  # of the end of a title
_MIN_OF_KNOWN = 0.1  # of the end of a known title that is short, or whose end is cut off
_CANDIDATES = 3
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_LABEL = re.compile(rf"(?<!\w)(?:{LABEL_ANYWHERE.pattern}|(baca juga)\s*:)\Z")
_MAX_LABEL = 40  # characters, with the white space within
_LAST_WORDS = ("juga", "tonton", "video", "videonya", "selanjutnya", "dibaca", "terkait", "pula", "lainnya")
_COLON = re.compile(r":[*_]*\s*")
_EMPHASIS = "*_"  # of Markdown, around a label
_TITLE_START = re.compile(r"\W*(?:\w?[A-ZÀ-Þ]|\d)")  # also "iPhone"
_BRACKETS = {"(": ")", "[": "]"}
_QUOTES = frozenset("\"“‘'")  # a label in quotation marks is part of the story
_MAX_BRACKETED = 200  # characters
_CLOSING_KINDS = frozenset({"selanjutnya", "menarik_dibaca"})
_MAX_AFTER_CLOSING = 400  # characters from a closing label to the end of the text; elsewhere its words are those of the story
_SENTENCE_ENDS = frozenset('.?!:"”)')


class Label(NamedTuple):
    """A label of a pointer, with the space behind it."""

    start: int
    end: int
    kind: RelatedKind


class Pointer(NamedTuple):
    """A pointer as an edit, and its title; None if its end is not sure, and only the label was cut."""

    edit: Edit
    related: Related | None


def labels_in(text: str) -> list[tuple[Label, Region]]:
    """Return each label of a text and where its title stands, in order."""
    found = (_label_before(text, colon) for colon in _COLON.finditer(text))
    labels = [label for label in found if label and (label.kind not in _CLOSING_KINDS or len(text) - label.end <= _MAX_AFTER_CLOSING)]
    ends = [*(label.start - _is_in_bracket(text, label) for label in labels[1:]), len(text)]
    return [(label, _region(text, label, end)) for label, end in zip(labels, ends, strict=False)]


def _is_in_bracket(text: str, label: Label) -> bool:
    return text[label.start - 1 : label.start] in _BRACKETS


def pointers_in(text: str, known: KnownTitles, min_certainty: float) -> Iterator[Pointer]:
    """Yield the pointers of a text, in order."""
    labels = labels_in(text)
    usage = Usage.in_text(text if labels else "")
    for label, region in labels:
        yield _bracketed(text, label, region) or _pointer(text, label, region, _end_of(text, region, known, usage), min_certainty)


def _bracketed(text: str, label: Label, region: Region) -> Pointer | None:
    """Return a pointer that stands in brackets, with the space before them; None for any other. They end before the next label."""
    bracket = _BRACKETS.get(text[label.start - 1 : label.start]) if label.kind in ("baca_juga", "tonton") else None
    end = text.find(bracket, label.end, min(label.end + _MAX_BRACKETED, region.end)) if bracket else -1
    if end < 0:
        return None
    start = label.start - 1
    start -= text[start - 1 : start] == " " and text[end + 1 : end + 2] in (".", ",", "")
    return Pointer(Edit(start, end + 1, "related"), Related(kind=label.kind, title=clean(text[label.end : end]), url=None))


class _End(NamedTuple):
    """The likeliest end of a title, the certainty that no word of the story is before it, and the likeliest ends."""

    at: int
    certainty: float
    is_likely: bool
    candidates: list[Border]


def _end_of(text: str, region: Region, known: KnownTitles, usage: Usage) -> _End | None:
    """Return the end of the title of a region; None for a region without words."""
    if not text[region.start : region.end].strip():
        return None
    learnt = model()
    inside = tokens(text, region.start, region.end, learnt.lexicon.lower, 2 * MAX_TITLE) if known else []
    found = known.end_in(inside) if known else None
    if found and found.is_sure:
        return _End(inside[found.tokens - 1].end, 1.0, is_likely=True, candidates=[])
    ends = borders(text, region, usage, learnt)
    if not ends:
        return None
    best = max(range(len(ends)), key=lambda number: ends[number].probability)
    if found and (cut := _with_end(ends, inside[found.tokens - 1].end)) is not None and ends[cut].probability >= _MIN_OF_KNOWN:
        return _End(ends[cut].end, 1.0, is_likely=True, candidates=[])
    certainty = 1 - sum(border.probability for border in ends[:best])
    return _End(ends[best].end, certainty, ends[best].probability >= _MIN_PROBABILITY, sorted(ends, key=lambda border: -border.probability))


def _with_end(ends: list[Border], end: int) -> int | None:
    return next((number for number, border in enumerate(ends) if border.end == end), None)


def _pointer(text: str, label: Label, region: Region, end: _End | None, min_certainty: float) -> Pointer:
    if end and end.is_likely and end.certainty >= min_certainty:
        related = Related(kind=label.kind, title=clean(text[region.start : end.at]), url=None)
        return Pointer(Edit(label.start, end.at, "related", certainty=round(end.certainty, 3)), related)
    likely = end.candidates[:_CANDIDATES] if end else []
    candidates = tuple(BorderCandidate(one.end, clean(text[region.start : one.end]), round(one.probability, 3)) for one in likely)
    return Pointer(Edit(label.start, label.end, "label", certainty=1.0, candidates=candidates), None)


def _label_before(text: str, colon: re.Match[str]) -> Label | None:
    """Return the label that a colon ends, before a title or at the end of the text; None for any other colon."""
    begin = max(0, colon.start() - _MAX_LABEL)
    if not text[begin : colon.start()].rstrip().lower().endswith(_LAST_WORDS):  # for speed
        return None
    found = _LABEL.search(text[begin : colon.start() + 1])
    start = begin + found.start() if found else 0
    if not found or text[start - 1 : start] in _QUOTES:
        return None
    if colon.end() < len(text) and not _TITLE_START.match(text, colon.end(), colon.end() + _MAX_LABEL):
        return None
    return Label(begin + len(text[begin:start].rstrip(_EMPHASIS)), colon.end(), kind_in(found[1] or found[2]))


def _region(text: str, label: Label, end: int) -> Region:
    paragraph = _PARAGRAPH.search(text, label.end, end)
    before = text[max(0, label.start - 3) : label.start].rstrip()
    interrupts = bool(before) and before[-1] not in _SENTENCE_ENDS
    if paragraph:
        return Region(label.end, paragraph.start(), "paragraph", interrupts)
    return Region(label.end, end, "label" if end < len(text) else "end", interrupts)
