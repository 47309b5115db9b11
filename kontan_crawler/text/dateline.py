"""Datelines: the paper's name and the place before the first sentence, in any order and with any signs between them: "KONTAN.CO.ID - WASHINGTON. "."""

from dataclasses import dataclass
from itertools import dropwhile

from kontan_crawler import site
from kontan_crawler.patterns import lazy
from kontan_crawler.text.dateline_place import (
    BEFORE_STORY,
    DASH,
    DAY,
    DAY_ALONE,
    PLACE,
    is_sure_place,
    is_town_in,
    may_be_place,
    place_at,
    town_at,
)
from kontan_crawler.text.paragraphs import Span, text_in

_NAME = site.PAPER_NAME
_SIGNS = rf"(?:{DASH}|[:/|•·»>])"
_BRACKETED = rf"[(\[]\s*(?i:{_NAME})[)\]]\s*(?:{_SIGNS}\s*)*(?={BEFORE_STORY})"
# Unless in capitals, it may begin a sentence ("Kontan.co.id mencatat ..."), so a sign must follow.
_PAPER = lazy(
    rf"{_BRACKETED}|{_NAME}(?:,\s*{DAY_ALONE}\s*{DASH}\s*|(?:{_SIGNS}\s*)+|(?={BEFORE_STORY}))|(?i:{_NAME})(?:(?:{DASH}|[|•·»])\s*)+|KONTAN\s+{DASH}\s+(?={BEFORE_STORY})"
)
_ANY_NAME = rf"(?:(?i:{_NAME})|(?:KONTAN|Kontan)(?!\.[Cc])\b)"
# "KONTAN.CO.ID (OSLO/BERGEN) - ", "(KONTAN.CO.ID, SURABAYA) – ", "Kontan, Jakarta - ", "[KONTAN.CO.ID/JAKARTA] "
_PAPER_WITH_PLACE = lazy(rf"[(\[]?{_ANY_NAME}\s*[,(\[/]\s*")
# "OSAKA, KONTAN.CO.ID - ", "Hanoi/Ankara (KONTAN) - ", "JAKARTA | KONTAN.CO.ID — "
_PLACE_FIRST = lazy(
    rf"(?:{DAY_ALONE},?\s+)?[(\[]?({PLACE}){DAY}\s*((?:[,(\[|/.:)\]]|{DASH})+)\s*{_ANY_NAME}{DAY}\s*(?:[)\]]\s*(?:(?:{DASH}|[:.|])\s*)*|(?:(?:{DASH}|[:.|•·])\s*)+)(?={BEFORE_STORY}|$)"
)
_DAY = lazy(rf"{DAY_ALONE}\s*(?:{DASH}+|[|:.])\s*(?={BEFORE_STORY})")
_USUAL = frozenset({",", "("})  # between a place and the paper behind it
_MAX_LENGTH = 200  # characters


@dataclass(frozen=True)
class _Dateline:
    place: str | None
    length: int
    """Characters of the paragraph."""


def has_paper_name(paragraph: str) -> bool:
    """Return whether a paragraph begins with the paper's name, which no other paragraph does; or with a place and it."""
    return ("ontan" in paragraph or "ONTAN" in paragraph or "MONEY" in paragraph) and _with_paper(paragraph) is not None


def from_paper_name(spans: list[Span]) -> list[Span]:
    """Return a line from the paper's name on, if nothing but links stand before it, such as a promotion on top of a story."""
    if not spans or spans[0].link is None:  # most lines
        return spans
    rest = [*dropwhile(lambda span: span.link is not None or not span.text.strip(), spans)]
    return rest if has_paper_name(text_in(rest).lstrip()) else spans


def split_dateline(paragraph: str, old: bool = True) -> tuple[str | None, str]:
    """Split the first paragraph of an article into its place and the rest, without the paper's name.

    "KONTAN.CO.ID - WASHINGTON. Presiden AS ..." gives ("WASHINGTON", "Presiden AS ...").
    Without a place, "KONTAN.CO.ID - Presiden AS ..." gives (None, "Presiden AS ...").
    old: also read a place without the paper's name, as before 2014: "JAKARTA. Bank sentral ...".
    """
    if dateline := _with_paper(paragraph):
        return dateline.place, paragraph[dateline.length :]
    found = town_at(paragraph[:_MAX_LENGTH]) if old else None
    return (found[0], paragraph[found[1] :]) if found else (None, paragraph)


def _with_paper(paragraph: str) -> _Dateline | None:
    start = paragraph[:_MAX_LENGTH]
    if not ("ontan" in start or "ONTAN" in start or "MONEY" in start):  # most paragraphs
        return None
    return _and_again(start, _place_behind(start) or _place_before(start)) or _and_again(start, _Dateline(None, 0))


def _place_behind(start: str) -> _Dateline | None:
    """Return the dateline whose place stands in brackets behind the paper's name, or behind a comma: one that is sure, or it is another thing."""
    paper = _PAPER_WITH_PLACE.match(start)
    found = place_at(start, paper.end()) if paper else None
    return _Dateline(*found) if found and (is_sure_place(found[0]) or may_be_place(found[0], start[: found[1]])) else None


def _place_before(start: str) -> _Dateline | None:
    """Return the dateline that begins with the place: any before a comma or a bracket, a known town before other signs."""
    found = _PLACE_FIRST.match(start)
    is_place = found and (is_sure_place(found[1]) or may_be_place(found[1], found[0]) if found[2] in _USUAL else is_town_in(found[1]))
    return _Dateline(found[1], found.end()) if found and is_place else None


def _and_again(start: str, found: _Dateline | None) -> _Dateline | None:
    """Return a dateline with the paper's name and the place behind it, which may be there twice; None if there is none."""
    if found is None:
        return None
    place, at = found.place, found.length
    while named := _PAPER.match(start, at):
        day = _DAY.match(start, named.end())
        at = day.end() if day else named.end()
        if again := place_at(start, at):
            place, at = place or again[0], again[1]
    return _Dateline(place, at) if at else None
