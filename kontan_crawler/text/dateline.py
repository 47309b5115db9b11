"""Datelines: the paper's name and the place before the first sentence: "KONTAN.CO.ID - WASHINGTON. "."""

import re
from itertools import dropwhile

from kontan_crawler import site
from kontan_crawler.patterns import lazy
from kontan_crawler.text.paragraphs import Span, text_in
from kontan_crawler.text.places import is_town

_DASH = "[-–—―]"
_TITLED = r"(?:St\. )?[A-ZÀ-Ý][\w'’]+(?:[ /-][A-ZÀ-Ý][\w'’]+){0,3}"  # a place in title case, before a dash
_BEFORE_STORY = r"[A-Z“\"‘'\d(]"
# The paper's name and the dashes after it, once or twice.
# Unless in capitals, it may begin a sentence ("Kontan.co.id mencatat ..."), so a dash must follow.
_PAPER = lazy(
    rf"(?:KONTAN\s+{_DASH}\s+(?={_BEFORE_STORY})|{site.PAPER_NAME}(?:(?:(?:{_DASH}|[:/|])\s*)+|,\s*(?=[A-ZÀ-Ý][\w'’./, -]{{1,60}}?\s*(?:{_DASH}|[.:])\s*[A-Z“\"‘'\d(])|(?=[A-Z“\"‘'\d]))|(?i:{site.PAPER_NAME})(?:{_DASH}\s*)+|(?:(?i:{site.PAPER_NAME})|KONTAN|Kontan),\s*(?=(?:[A-ZÀ-Ý '’./-]{{3,60}}?|{_TITLED})\s*{_DASH})|(?i:{site.PAPER_NAME}),\s*(?={_TITLED}\.\s+{_BEFORE_STORY})|\((?i:{site.PAPER_NAME})\)\s*(?:{_DASH}\s*)?(?={_BEFORE_STORY}))+"
)
# Words in capitals, separated by slashes, spaces and commas; dots in abbreviations only (ST. PETERSBURG, WASHINGTON D.C.).
# A state or country after a comma may be in title case.
_WORD = r"(?!KONTAN)(?:(?:ST|MT|FT)\.|(?:[A-Z]\.){2,}|[A-Z]\.[A-Z](?![A-Za-z.])|[A-ZÀ-Ý][A-ZÀ-ÝĀ-Ž'’]*)"
_PLACE_NAME = rf"{_WORD}(?:(?:\s*[/&]\s*|\s+|,\s*|-){_WORD})*(?:,\s*[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)?"
_PLACE = lazy(
    rf"({_PLACE_NAME})\s*(?:(?<=\.)|[.:|]|,(?=\s+[A-Z][a-z])|{_DASH}+(?=\s+{_BEFORE_STORY})|(?<=\s){_DASH}+)(?:\s+|(?={_BEFORE_STORY})|$)"
)
# In title case ("Jakarta."): one word, or one of these names, and a full stop before a capital.
_TWO_NAMES = r"Buenos Aires|Sao Paulo|Rio [Dd]e Janeiro|Cape Town|Phnom Penh|Mexico City|Las Vegas|Palm Beach|Ho Chi Minh(?: City)?|Abu Dhabi|Addis Ababa|Hong Kong|Kuala Lumpur|Los Angeles|New Delhi|New York|San Francisco|Tel Aviv|Washington DC"
_NAME = r"(?:St\. |(?!St\.))[A-ZÀ-Ý][a-zà-ž]+"
_TOWN = rf"(?:{_TWO_NAMES}|{_NAME})"
_TITLE_CASE_PLACE = lazy(
    rf"((?:{_TOWN}(?:/{_TOWN})*|{_NAME}(?: {_NAME}){{1,2}}|{_NAME}(?: {_NAME})?(?:\s?/\s?{_NAME}(?: {_NAME})?)+)(?:, {_NAME})?)\s?[.:]\s*(?={_BEFORE_STORY})"
    rf"|({_TOWN}(?:(?:/|(?:,| dan| &) ){_TOWN})*|{_NAME} {_NAME}(?:(?:/| dan | & ){_TOWN})*)\s+{_DASH}\s*(?={_BEFORE_STORY})"
)
_ALONE = lazy(r"([A-Z][\w'’]+(?:[ /,]+[A-Z][\w'’]+){0,4})[\s.–—-]*$")  # a paragraph of its own, in any letters
_IN_TITLE_CASE = r"(?:St\. )?[A-Z][\w'’]+(?: [A-Z][\w'’]+){0,3}"
# "OSAKA, KONTAN.CO.ID - Harga ...", "Jakarta, KONTAN - ", "Hanoi/Ankara (KONTAN) - "
_PLACE_FIRST = lazy(
    rf"({_PLACE_NAME}|{_IN_TITLE_CASE}(?:/{_IN_TITLE_CASE})*)\s*[,(]\s*(?:(?i:{site.PAPER_NAME})|KONTAN|Kontan)\s*\)?\s*{_DASH}+\s*"
)
# "KONTAN.CO.ID (OSLO/BERGEN) - Pabrik ..."
_PLACE_BEHIND = lazy(rf"(?i:{site.PAPER_NAME})\s*\(({_PLACE_NAME}|{_IN_TITLE_CASE}(?:/{_IN_TITLE_CASE})*)\)\s*{_DASH}+\s*")
# "(KONTAN.CO.ID, SURABAYA) – Tarif ..."
_IN_BRACKETS = lazy(rf"\((?i:{site.PAPER_NAME}),\s*({_PLACE_NAME}|{_IN_TITLE_CASE})\)\s*(?:(?:{_DASH}|:)+\s*)?")
# Before a town only: "Kontan, Harian Bisnis - ...", "Kontan.co.id, Portal Berita. ...".
_BARE_PAPER = lazy(rf"(?:KONTAN|Kontan),|(?i:{site.PAPER_NAME}),\s*{_TITLED}\.")
_OLD = lazy(rf"({_WORD}(?:(?:\s|/|,\s){_WORD})*)\.\s+(?={_BEFORE_STORY})")
# "JAKARTA: Bank sentral ...", "Oslo - Harga ..."; the next word is no town, as in "Jakarta - Bandung kini 40 menit".
_TOWN_FIRST = lazy(
    r"(?:[A-Z][\w-]*\.(?:com|co\.id|id|tv|net),\s+)?([A-ZÀ-Ý][^\d:()–—―-]{2,40}?(?:-au-[Pp]rince)?)(?:,\s+\d{1,2} \w+ \d{4})?"
    rf"(?::|\s+{_DASH}|(?<=[A-Z]){_DASH}(?=[A-Z][a-z]))\s*(?=[“\"‘']?([A-Z]\w+))"
)
_AND = re.compile(r"\s+(?:&|dan|DAN)\s+")
_MEDIUM, _MAX_ABBREVIATION = lazy(site.MEDIA, re.IGNORECASE), 4  # letters
_DOUBTFUL = (":", ",", "|")  # behind a place in capitals
_LISTED = lazy(r"[A-Z]\w+(?: [A-Z]\w+)?(?:,| dan\b)")  # "JAKARTA, Bandung, dan Surabaya ..."
_DIRECTIONS = (" Utara", " Selatan", " Timur", " Barat", " Tengah")
_FIVE = "Lima"  # also a town
_MAX_LENGTH = 200  # characters
_NOT_PLACES = frozenset(  # abbreviations that begin a sentence or a name
    "APBN AS ASEAN BEI BI BOJ BUMN CV DPR DR DRS ECB FED HJ IHSG ILUSTRASI IMF IR KPK NASA NATO OECD OJK OPEC PBB PROF PT RI"
    " TBK THE UD UE WHO WTO".split()
)


def has_paper_name(paragraph: str) -> bool:
    """Return whether a paragraph begins with the paper's name, which no other paragraph does."""
    start = paragraph[:_MAX_LENGTH].lower()
    if not ("kontan" in start or "momsmoney" in start):  # most paragraphs
        return False
    return bool(_PAPER.match(paragraph) or _with_place(paragraph))


def _with_place(paragraph: str) -> re.Match[str] | None:
    """Return the place that stands before the paper's name, in brackets behind it, or with it in brackets."""
    start = paragraph[:_MAX_LENGTH]
    if before := _PLACE_FIRST.match(start):
        return before
    if (behind := _PLACE_BEHIND.match(start)) and _is_sure_place(behind[1]):
        return behind
    bracketed = _IN_BRACKETS.match(start)
    is_sure = bracketed and (is_town(bracketed[1]) or (bracketed[1].isupper() and bracketed[0].rstrip()[-1] not in ":)"))
    return bracketed if is_sure else None


def _is_sure_place(printed: str) -> bool:
    """Return whether words in brackets are a place: one with a known town, or capitals that are no medium or abbreviation."""
    is_known = any(is_town(part.strip()) for part in re.split("[/,]", printed))
    return is_known or (printed.isupper() and len(printed) > _MAX_ABBREVIATION and not _MEDIUM.fullmatch(printed))


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
    place, rest = None, paragraph
    if before := _with_place(paragraph):
        return before[1], paragraph[before.end() :]
    while named := _PAPER.match(rest):
        rest = rest[named.end() :]
        found = _place(rest, _PLACE) or _place(rest, _TITLE_CASE_PLACE) or _place(rest, _ALONE)
        if found:
            place, rest = place or found[0], found[1]
    if place and not is_town(place) and _BARE_PAPER.match(paragraph):
        return None, paragraph
    if rest is paragraph:
        return ((_place(paragraph, _OLD) or _town_first(paragraph)) if old else None) or (None, paragraph)
    return place, rest


def _town_first(text: str) -> tuple[str, str] | None:
    """Return a known town that begins a text before a colon or dash, and the rest; None without one. A colon follows capitals only."""
    match = _TOWN_FIRST.match(text[:_MAX_LENGTH])
    is_route = (
        match is not None
        and is_town(match[2])
        and not (match[2] == _FIVE and match[1].isupper())
        and not match[1].casefold().startswith(match[2].casefold())
    )
    if not match or not is_town(match[1]) or is_route or (match[0].rstrip().endswith(":") and not match[1].isupper()):
        return None
    return match[1], text[match.end() :]


def _may_be_town(place: str) -> bool:
    """Return whether a place is a known town, or a district with its direction: "Morowali Utara"."""
    return is_town(place.strip()) or place.strip().endswith(_DIRECTIONS)


def _place(text: str, form: re.Pattern[str]) -> tuple[str, str] | None:
    match = form.match(text[:_MAX_LENGTH])
    place = next(filter(None, match.groups()), "") if match else ""
    if not match or place.upper() in _NOT_PLACES or not re.search(r"[^\W\d_]{3}", place):
        return None
    is_known = any(is_town(part.strip()) for part in place.split(",", 1))
    if "/" in place and " " in place and not place.isupper() and not all(map(_may_be_town, place.split("/"))):
        return None  # "Honda/Toyota Motor. ..."
    if (parts := _AND.split(place))[1:] and not (any if place.isupper() else all)(map(_may_be_town, parts)):
        return None  # "JOHNSON & JOHNSON. ..."
    is_sure = place.isupper() and match[0][len(place) :].strip() not in _DOUBTFUL
    if not (is_sure or is_known or ("," not in place and "," not in match[0] and ":" not in match[0])):
        return None  # a label, names, or a sentence: "TIPS: ...", "Toyota, Honda. ...", "OPEC+, Rusia ..."
    if "," in match[0][len(place) :] and _LISTED.match(text[match.end() :]):
        return None
    return place, text[match.end() :]
