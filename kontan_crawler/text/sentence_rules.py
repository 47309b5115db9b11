"""Rules that correct `sentencex`: which mark of a text ends a sentence. In each pattern, the mark is the end of the match."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from kontan_crawler.text.abbreviations import (
    AFTER_COMPANIES,
    AND_OTHERS,
    BEFORE_NAMES,
    BEFORE_NUMBERS,
    DEGREE,
    LETTERED,
    OFFICES,
    OPENING,
    TITLED,
    WITH_EXCLAMATION_MARK,
)

_CLOSING = "'”’»›)\\]}"
_PICTURES = "\u231a-\u23ff\u2600-\u2799\u2b50\u2b55\U0001f000-\U0001faff\ufe0e\ufe0f\u200d\u20e3\U000e0030-\U000e007f"
BEHIND = rf"(?:[{_CLOSING}]|\s[”’»]|\s?[{_PICTURES}]|\s?\[\d{{1,3}}\])*"
"""What belongs to the sentence behind its last mark, as a regular expression: quotation marks, brackets, emoji, footnotes."""

_MARK = "(?<![.!?…])[.!?…]+(?![.!?…])"
_STOP = r"\.(?![.!?…])"
_CAPITAL = r"[“‘(]?[A-Z]"
_INITIALS = r"(?<![\w.·])(?:[A-Z]\.)*[A-Z]"
_SMALL_OPENING = r"[a-z]*[A-Z]|[a-z]+[·.][a-z]{2}|drg?\.|(?:[a-z]|[ivx]+)[.)]\s"  # `iPhone`, `detik.com`, `dr. Adi`, `b. Perak`


def _any(words: Iterable[str]) -> str:
    return rf"(?<![\w.·])(?:{'|'.join(map(re.escape, words))})"


_NAME, _NUMBER, _COMPANY = _any(BEFORE_NAMES), _any(BEFORE_NUMBERS), _any(AFTER_COMPANIES)
_ABBREVIATION = _any([*BEFORE_NAMES, *BEFORE_NUMBERS, *AFTER_COMPANIES, *AND_OTHERS])


class Rule(NamedTuple):
    """Whether the marks that a pattern finds end a sentence."""

    ends: bool
    pattern: re.Pattern[str]


def _rules(*rows: tuple[bool, str]) -> list[Rule]:
    return [Rule(ends, re.compile(pattern, re.MULTILINE)) for ends, pattern in rows]


RULES = _rules(
    # A small letter goes on, perhaps after a dash: `"Benarkah?" kata dia`, `1,5 mg. dan`.
    (False, rf"{_MARK}(?={BEHIND}\s*(?:[–—-]\s*)?(?!{_SMALL_OPENING})[a-zà-öø-ÿ])"),
    # So do a comma and another mark: `Contoh Inc., naik`.
    (False, rf"{_MARK}(?={BEHIND}(?:\s*[,;:%&/+=]|\s+[.!?…]))"),
    # No space follows: `1.191.152`, `Node.JS`, `Tbk.(ASII)`. But one was lost in `naik 7%.Kondisi itu`.
    (False, rf"{_MARK}(?=[{_CLOSING}“‘(]*\w)"),
    (True, rf"(?:(?<=[a-z]{{3}})|(?<=[A-Z]{{3}})|(?<=\b(?:AI|AS|BI|EU|RI|UE|UK|US))|(?<=[%)\d])){_MARK}(?=[”“]?[A-Z][a-z]+[ ,])"),
    # `sentencex` takes any single letter for an abbreviation: `5 m. Harga`, `Moody's. Pasar`, `pasar U.S. Pemerintah`, `vitamin C. Buah`.
    (True, rf"(?<![\w.])[a-z]{_STOP}(?=\s+{_CAPITAL})"),
    (True, rf"[A-Z]{_STOP}(?=\s+[“‘(]?{OPENING})"),
    (True, rf"(?:\b(?i:{'|'.join(LETTERED)})|\d|°)\s?[A-Z]{_STOP}(?=\s+{_CAPITAL})"),
    # A degree, which looks like initials, may end a sentence: `Budi, S.E. Lahir`, but `S.Sos. M.Si.`.
    (True, rf"(?<=, ){DEGREE}{_STOP}(?=\s+{_CAPITAL})"),
    (False, rf"{DEGREE}{_STOP}(?=\s+{DEGREE}\b)"),
    # So may the last word of a company, unless a name goes on: `Dirut PT Astra Tbk. Budi Santoso`, `Sdn. Bhd.`, `Yahoo! Japan`.
    (False, rf"{_any(OFFICES)}(?:\s\(?[A-Z&][\w&-]*\)?){{1,8}}\s{_COMPANY}{_STOP}(?=\s(?!{OPENING})[A-Z]\w+\s(?:[A-Z]|me))"),
    (False, rf"{_COMPANY}{_STOP}(?=\s+{_COMPANY}\b)"),
    (False, rf"{_any(WITH_EXCLAMATION_MARK)}!(?=\s(?!{OPENING})[A-Z])"),
    # Other abbreviations need the next word, and an amount its other half: `hal. 5`, `dr. Adi`, `Rp 16. 970`.
    (False, rf"{_NUMBER}{_STOP}(?=\s*\d)"),
    (False, rf"{_NAME}{_STOP}(?=\s)"),
    (False, r"(?:Rp|\$)\s?\d{1,3}\.(?=\s\d{3}\b)"),
    # No abbreviation ends a sentence before a bracket, or within one: `Tbk. (ASII)`, `(Purn.)`.
    (False, rf"(?:{_ABBREVIATION}|{_INITIALS}|{DEGREE}){_STOP}(?=\)|\s+\()"),
    # Nor does the number of an item: `1. Emas`. But the number of a house does: `Jl. Merdeka No. 5. Rapat`.
    (False, r"^\W{0,3}(?:\d{1,3}|[A-Za-z]|[IVXivx]{1,5})\.(?=\s*\S)"),
    (False, r"(?<=[.!?:;”]\s)\(?(?:\d{1,2}|[a-z])\.(?=\s+\S)"),
    (True, rf"{_any([*BEFORE_NAMES, *BEFORE_NUMBERS])}\.\s*\d+\.(?=\s+{_CAPITAL})"),
)
"""Of two rules for one mark, the later one decides."""

_TOP_LEVEL = "com|co|id|net|org|go|ac|or|gov|io|ai|tv|info|news"
UNBROKEN = re.compile(
    r"(?:https?://|www\.)\S*[\w/]"
    rf"|(?<![\w.-])[\w.-]+\.(?i:{_TOP_LEVEL})\b(?:/\S*[\w/])?"
    r"|^[^\n]* \| [^\n]*$"
    r"|(?<=[\w,%”’:;)]\s)\([^()\n]{0,300}?(?=\.?\))"
    rf"|\b(?:{'|'.join(TITLED)})\s[“‘'][^“”\n]{{0,100}}?(?=[.!?…]?[”’'])"
    r"|(?<=\w\s)“[^“”.…\n]{0,100}”(?=,|\s[a-z])"
    r"|[\[(][.…]+[\])]",
    re.MULTILINE,
)
"""No mark in it ends a sentence: an address, a row of a table, a bracket within a sentence, a title, "[...]"."""
