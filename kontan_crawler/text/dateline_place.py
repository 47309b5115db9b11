"""The place in a dateline: what may be one, and the sign that ends it."""

import re

from kontan_crawler import site
from kontan_crawler.patterns import lazy
from kontan_crawler.text.places import is_state, is_town
from kontan_crawler.text.words import WEEKDAYS

DASH = "[-–—―]"
BEFORE_STORY = r"[A-Z“\"‘'\d(]"
"""What a story begins with, for a pattern."""
DAY_ALONE = rf"(?:(?:{WEEKDAYS}),?\s*)?\(?\d{{1,2}}(?:/\d{{1,2}}(?:/(?:\d{{2}}){{1,2}})?|\s[A-Z][a-z]+\s\d{{4}})\)?"
"""A day in a dateline, for a pattern: "Rabu (4/2)", "4 Februari 2026"."""
DAY = rf"(?:(?:,\s*|\s+){DAY_ALONE})?"
"""The day behind a place, for a pattern."""
# Words in capitals, separated by slashes, spaces and commas; dots in abbreviations only (ST. PETERSBURG, WASHINGTON D.C.).
# A state or country after a comma may be in title case.
_WORD = r"(?!KONTAN)(?:(?:ST|MT|FT)\.|(?:[A-Z]\.){2,}|[A-Z]\.[A-Z](?![A-Za-z.])|[A-ZÀ-Ý][A-ZÀ-ÝĀ-Ž'’]*)"
_IN_CAPITALS = rf"{_WORD}(?:(?:\s*[/&]\s*|\s+|,\s*|-){_WORD})*(?:,\s*(?!(?:{WEEKDAYS})\b)[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)?"
_END_OF_CAPITALS = rf"\s*(?:(?<=\.)|[.:|•·»]|[)\]]\s*(?:{DASH}|[:.])*|,(?=\s+[A-Z][a-z])|{DASH}+(?=\s+{BEFORE_STORY})|(?<=\s){DASH}+)(?:\s+|(?={BEFORE_STORY})|$)"
_NAME_WORD = r"[A-ZÀ-Ý][a-zà-ž]+(?:['’-][A-Za-zà-ž]+)*"
_OF = "de|del|of"
_NAME_START = rf"(?:St\. |(?!St\.|Kontan|(?:{WEEKDAYS})\b))"
_NAME = rf"{_NAME_START}{_NAME_WORD}(?: (?:(?:{_OF}) )?{_NAME_WORD}){{0,3}}(?: D\.?C\b)?"
_IN_TITLE_CASE = rf"{_NAME}(?:(?:\s?/\s?|,? dan |,? & |, ){_NAME})*"
_END_OF_TITLE_CASE = rf"(?:\s?[.:|•·»]|\s*[)\]]\s*(?:{DASH}|[:.])*|\s+{DASH}+)\s*(?=[A-Z“\"‘'\d])"
PLACE = rf"(?:{_IN_CAPITALS}|{_IN_TITLE_CASE})"
"""A place in any letters, for a pattern."""
_FORMS = (
    lazy(rf"({_IN_CAPITALS}){DAY}{_END_OF_CAPITALS}"),
    lazy(rf"({_IN_TITLE_CASE}){DAY}{_END_OF_TITLE_CASE}"),
    lazy(r"([A-Z][\w'’]+(?:[ /,]+[A-Z][\w'’]+){0,4})[\s.–—-]*$"),  # a paragraph of its own, in any letters
)
_CAPITALS = lazy(rf"{_WORD}(?:[ /]{_WORD}){{0,4}}(?= {BEFORE_STORY})")
_OLD = lazy(rf"({_WORD}(?:(?:\s|/|,\s){_WORD})*(?:,\s(?!(?:{WEEKDAYS})\b)[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)?)\.\s+(?={BEFORE_STORY})")
# Without the paper's name: "JAKARTA: Bank sentral ...", "Oslo - Harga ...", "(SOLO) Harga ..."; the next word is no town, as in "Jakarta - Bandung kini 40 menit".
_TOWN_FIRST = lazy(
    r"(?:[A-Z][\w-]*\.(?:com|co\.id|id|tv|net),\s+)?[(\[]?([A-ZÀ-Ý][^\d:()\[\]|–—―-]{2,40}?(?:-au-[Pp]rince)?)\s?(?:,\s+\d{1,2} \w+ \d{4})?"
    rf"(?:[:)\]]|\s+{DASH}+|(?<=[A-Z]){DASH}(?=[A-Z][a-z]))(?:\s*{DASH})?\s*(?=[“\"‘']?([A-Z]\w+))"
)
_BETWEEN = re.compile(r"[/,]|\s+(?:&|dan|DAN)\s+")
_AND = re.compile(r"\s+(?:&|dan|DAN)\s+")
_MEDIUM, _MAX_ABBREVIATION = lazy(site.MEDIA, re.IGNORECASE), 4  # letters
# Behind a town that begins a name: "SINGAPORE Airlines", "NEW YORK TIMES", "NEW YORK (AS)".
_OF_NAME = lazy(
    rf"\(|[A-ZÀ-Ý]{{{_MAX_ABBREVIATION + 2},}}|(?i:Air(?:lines|ways)|Times|Post|Exchanges?|Stock|Instruments|United|City|Composite|Telecom\w*|Press|Motors?|Group)\b"
)
_DOUBTFUL = (":", ",", "|")  # behind a place in capitals
_MAX_NAMES = 2  # words, unless it is a known town
_DASHES = ("-", "–", "—", "―")
_SIGNS_IN_NAMES = frozenset("-’'")
_LISTED = lazy(r"[A-Z]\w+(?: [A-Z]\w+)?(?:,| dan\b)")  # "JAKARTA, Bandung, dan Surabaya ..."
_DIRECTIONS = (" Utara", " Selatan", " Timur", " Barat", " Tengah")
_FIVE = "Lima"  # also a town
_NOT_PLACES = frozenset(  # abbreviations that begin a sentence or a name
    "APBN AS ASEAN BEI BI BOJ BUMN CV DPR DR DRS ECB FED HJ IHSG ILUSTRASI IMF IR KPK NASA NATO OECD OJK OPEC PBB PROF PT REDAKSI RI"
    " TBK TIM THE UD UE WHO WTO".split()
)


def place_at(text: str, at: int) -> tuple[str, int] | None:
    """Return the place that stands at a position, and where the story begins behind it."""
    for form in _FORMS:
        found = form.match(text, at)
        if found and _is_place(found[1], found[0][len(found[1]) :], text[found.end() :]):
            return found[1], found.end()
    return _bare_town_at(text, at)


def _bare_town_at(text: str, at: int) -> tuple[str, int] | None:
    """Return known towns in capitals that stand at a position without a sign behind them, as in an element of their own: "JAKARTA Harga naik"."""
    capitals = _CAPITALS.match(text, at)
    words = capitals[0].split(" ") if capitals else []
    towns = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    town = next(filter(is_town, towns), None)
    if town is None or _OF_NAME.match(text, at + len(town) + 1):
        return None
    return town, at + len(town) + 1


def town_at(text: str) -> tuple[str, int] | None:
    """Return the place without the paper's name that begins a text, and where the story begins: any in capitals before a full stop, else a known town."""
    old = _OLD.match(text)
    if old and _is_place(old[1], old[0][len(old[1]) :], text[old.end() :]):
        return old[1], old.end()
    found = _TOWN_FIRST.match(text)
    return (found[1].rstrip(), found.end()) if found and _is_town_first(found) else None


def is_sure_place(printed: str) -> bool:
    """Return whether words are a place whatever stands beside them: one with a known town, or capitals that are no medium or abbreviation."""
    return is_town_in(printed) or (printed.isupper() and len(printed) > _MAX_ABBREVIATION and not _MEDIUM.fullmatch(printed))


def is_town_in(printed: str) -> bool:
    """Return whether one of some places is a known town."""
    return any(map(_may_be_town, _BETWEEN.split(printed)))


def may_be_place(printed: str, dateline: str) -> bool:
    """Return whether words in title case may be a place that is not known: one or two before a dash, and no medium or section of the paper."""
    is_few = not printed.isupper() and printed.count(" ") < _MAX_NAMES and dateline.rstrip().endswith(_DASHES)
    return is_few and not (printed.upper() in _NOT_PLACES or _MEDIUM.fullmatch(printed) or printed.lower() in site.KANAL)


def _is_town_first(found: re.Match[str]) -> bool:
    """Return whether words before a sign are a known town, and the next word is no other one. Title case stands before dashes only."""
    town, after = found[1], found[2]
    is_route = is_town(after) and not (after == _FIVE and town.isupper()) and not town.casefold().startswith(after.casefold())
    return is_town(town) and not is_route and (town.isupper() or found[0].rstrip().endswith(_DASHES))


def _is_place(place: str, end: str, rest: str) -> bool:
    """Return whether words behind the paper's name are a place. end: the signs behind them; rest: the story."""
    if place.upper() in _NOT_PLACES or place.lower() in site.KANAL or _MEDIUM.fullmatch(place) or not re.search(r"[^\W\d_]{3}", place):
        return False
    if not (_are_several_towns(place) and _is_short(place)):
        return False
    is_known = any(is_town(part.strip()) for part in place.split(",", 1))
    is_sure = (place.isupper() or _is_with_state(place)) and end.strip() not in _DOUBTFUL
    if not (is_sure or is_known or not ("," in place or set(end) & {",", ":"})):
        return False  # a label, names, or a sentence: "TIPS: ...", "Toyota, Honda. ...", "OPEC+, Rusia ..."
    return not ("," in end and _LISTED.match(rest))


def _is_with_state(place: str) -> bool:
    """Return whether a place is a word in capitals, too long for an abbreviation, and its state: "JUNEAU, Alaska"."""
    town, _, state = place.partition(", ")
    return town.isupper() and len(town) > _MAX_ABBREVIATION and is_state(state)


def _are_several_towns(place: str) -> bool:
    """Return whether a place is one, or its parts are known: not "Honda/Toyota Motor", "JOHNSON & JOHNSON"."""
    if "/" in place and " " in place and not place.isupper() and not all(map(_may_be_town, place.split("/"))):
        return False
    parts = _AND.split(place)
    return not parts[1:] or (any if place.isupper() else all)(map(_may_be_town, parts))


def _is_short(place: str) -> bool:
    """Return whether a place in title case has few words, without a hyphen, or is known: not "Bank Negara Indonesia Tbk", "Coca-Cola"."""
    parts = _BETWEEN.split(place)
    is_long = any(part.strip().count(" ") >= _MAX_NAMES for part in parts) or not _SIGNS_IN_NAMES.isdisjoint(place)
    return place.isupper() or not is_long or all(map(_may_be_town, parts))


def _may_be_town(place: str) -> bool:
    """Return whether a place is a known town, or a district with its direction: "Morowali Utara"."""
    return is_town(place.strip()) or place.strip().endswith(_DIRECTIONS)
