"""Datelines: the paper's name and the place before the first sentence: "KONTAN.CO.ID - WASHINGTON. "."""

import re

_DASH = "[-–—―]"
# The paper's name with its misprints (KONTAN. CO.ID, KONTAN-CO.ID) and the dashes after it, once or doubled.
# In small letters it may begin a sentence ("Kontan.co.id mencatat ..."), so a dash must follow.
_NAME = r"KONTAN[\s.-]{0,3}CO[\s.]{0,2}ID\b\.?\s*"
_PAPER = re.compile(rf"(?:{_NAME}(?:(?:{_DASH}|:)\s*)*|(?i:{_NAME})(?:{_DASH}\s*)+)+")
# Capitals, slashes and dots between them; a state or country after a comma may be in small letters.
_CAPITALS = r"(?!KONTAN)[A-ZÀ-Ý][A-ZÀ-Ý'’.]*"
_PLACE_NAME = rf"{_CAPITALS}(?:(?:\s*/\s*|\s+|,\s*|-(?=[A-Z]{{2}})){_CAPITALS})*(?:,\s*[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)?"
_PLACE = re.compile(rf"({_PLACE_NAME})\s*(?:(?<=\.)|\.|{_DASH}+(?=\s|[A-Z“\"]))\s*")
# Jakarta. in small letters: one to three names and a dot, glued to the next sentence or before a capital.
_SMALL_PLACE = re.compile(r"([A-Z][a-z]+(?:[ /][A-Z][a-z]+){0,2})\s?\.\s*(?=[A-Z“\"])")
_OLD = re.compile(rf"({_CAPITALS}(?:(?:\s|/|,\s){_CAPITALS})*)\.\s+(?=[A-Z“\"])")
_ABBREVIATED = re.compile(r"\b[A-Z]\.[A-Z]\.$")  # WASHINGTON D.C.
_LONGEST = 200  # characters; no dateline is longer
_NO_PLACE = frozenset({"PT", "CV", "UD", "TBK", "DR", "IR", "PROF", "AS", "RI", "IHSG"})


def split_dateline(paragraph: str) -> tuple[str | None, str]:
    """Return the place and the rest of an article's first paragraph, the paper's name dropped from it.

    "KONTAN.CO.ID - WASHINGTON. Presiden AS ..." gives ("WASHINGTON", "Presiden AS ...");
    a quarter of articles name no place: "KONTAN.CO.ID - Presiden AS ..." gives (None, "Presiden AS ...").
    Articles before 2014 print the place alone: "JAKARTA. Bank sentral ...".
    """
    place, rest = None, paragraph
    while named := _PAPER.match(rest):
        rest = rest[named.end() :]
        found = _place(rest, _PLACE) or _place(rest, _SMALL_PLACE)
        if found:
            place, rest = place or found[0], found[1]
    if rest is paragraph:
        return _place(paragraph, _OLD) or (None, paragraph)
    return place, rest


def _place(text: str, form: re.Pattern[str]) -> tuple[str, str] | None:
    match = form.match(text[:_LONGEST])
    if not match:
        return None
    place = match[1] if _ABBREVIATED.search(match[1]) else match[1].rstrip(" .,")
    if len(place) < 3 or place in _NO_PLACE or not text[match.end() :]:
        return None
    return place, text[match.end() :]
