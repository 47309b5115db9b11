"""What cleaning does to a text, as edits of the text that came in: from the clean text and its edits the original can be put together again."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

EditKind = Literal[
    "related", "label", "byline", "dateline", "title", "caption", "boilerplate", "source", "space", "character", "glued", "paragraph"
]
CHANGES = frozenset({"space", "character", "glued", "paragraph"})
"""Kinds of edits that change characters; all others remove words."""


@dataclass(frozen=True)
class BorderCandidate:
    """A place where the title of a pointer may end."""

    end: int
    """Offset after the title, in the text that came in."""
    title: str
    certainty: float
    """Probability that the title ends here, 0 to 1."""


@dataclass(frozen=True)
class Edit:
    """A span of a text, and what stands in its place."""

    start: int
    """Offset of the first character, in Unicode code points."""
    end: int
    """Offset after the last character."""
    kind: EditKind
    to: str = ""
    certainty: float = 1.0
    """Probability that no word of the story is in the span, 0 to 1."""
    candidates: tuple[BorderCandidate, ...] = ()
    """Of a label whose title was not cut: the likeliest ends of the title, the likeliest first."""


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Return a text after its edits, which are in order and do not overlap."""
    parts, at = list[str](), 0
    for edit in edits:
        parts += text[at : edit.start], edit.to
        at = edit.end
    return "".join([*parts, text[at:]])


def restored(text: str, edits: Iterable[Edit], originals: Iterable[str]) -> str:
    """Return the text before its edits. text: after them; originals: what stood in the span of each edit."""
    parts, at, grown = list[str](), 0, 0
    for edit, original in zip(edits, originals, strict=True):
        start = edit.start + grown
        parts += text[at:start], original
        at = start + len(edit.to)
        grown += len(edit.to) - len(original)
    return "".join([*parts, text[at:]])


def original_offset(edits: Iterable[Edit], offset: int) -> int:
    """Return the offset in a text before its edits of one after them. One within a replacement gives the end of what was replaced."""
    shift = 0
    for edit in edits:
        start = edit.start - shift
        if start >= offset:
            break
        if offset < start + len(edit.to):
            return edit.end
        shift += edit.end - edit.start - len(edit.to)
    return offset + shift


def composed(first: Sequence[Edit], second: Sequence[Edit]) -> list[Edit]:
    """Return the edits of a text that do what `first` and then `second`, edits of the text after `first`, do."""
    placed = list(_placed(first, sorted({border for edit in second for border in (edit.start, edit.end)})))
    found, at, shift = list[Edit](), 0, 0
    for edit in second:
        begin = shift
        inside = list[Edit]()
        while at < len(placed) and (placed[at][0] < edit.end or _ends_by(placed[at], edit.start)):
            one = placed[at][1]
            shift += one.end - one.start - len(one.to)
            if _ends_by(placed[at], edit.start):
                found.append(one)
                begin = shift
            else:
                inside.append(one)
            at += 1
        found += _over(edit, inside, begin, shift)
    return [*found, *(edit for _, edit in placed[at:])]


def _placed(edits: Iterable[Edit], borders: Sequence[int]) -> Iterator[tuple[int, Edit]]:
    """Yield each edit with its offset in the text after all edits; one whose replacement has borders within as several."""
    shift = 0
    for edit in edits:
        start = edit.start - shift
        if not edit.to:  # most edits
            yield start, edit
            shift += edit.end - edit.start
            continue
        within = borders[bisect_right(borders, start) : bisect_left(borders, start + len(edit.to))]
        for number, (first, last) in enumerate(pairwise([start, *within, start + len(edit.to)])):
            part = edit if not within else replace(edit, start=edit.end if number else edit.start, to=edit.to[first - start : last - start])
            yield first, part
        shift += edit.end - edit.start - len(edit.to)


def _ends_by(placed: tuple[int, Edit], offset: int) -> bool:
    return placed[0] + len(placed[1].to) <= offset


def _over(edit: Edit, inside: Iterable[Edit], before: int, after: int) -> Iterator[Edit]:
    """Yield an edit of the edited text as edits of the original. Spans removed before stay apart; changes within it are taken in.

    inside: the edits within its span. before, after: how far the original is ahead at its ends.
    """
    removed, to = [one for one in inside if one.kind not in CHANGES], edit.to
    borders = [edit.start + before, *(border for one in removed for border in (one.start, one.end)), edit.end + after]
    for number, (first, last) in enumerate(pairwise(borders)):
        if number % 2:
            yield removed[number // 2]
        elif first < last or (to and number == 0):
            yield replace(edit, start=first, end=last, to=to)
            to = ""
