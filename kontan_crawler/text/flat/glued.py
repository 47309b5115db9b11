"""Words that lost the space between them: "MengutipReuters", "Washington.Gangguan". They are separated only where both halves are known."""

import re
from collections.abc import Iterator

from kontan_crawler.text.flat.borders import model
from kontan_crawler.text.flat.edits import Edit
from kontan_crawler.text.flat.tokens import SMALL
from kontan_crawler.text.flat.word_classes import is_verb

_CAPITAL = re.compile(r"[A-Z](?<=[a-zà-ÿ.,;:?!][A-Z])[a-zà-ÿ]{2}")
_SIGNS = frozenset(".,;:?!")
# A word, a sign that a space follows or none, and a capitalised word.
_GLUED = re.compile(r"([A-Z]?[a-zà-ÿ]+)([.,;:?!]?)([A-Z][a-zà-ÿ]{2,})(?![\w/@]|\.[a-z])")
_LETTERS = re.compile(r"[a-zà-ÿ]+[A-Z]?(?![\w./@-])")  # backwards
_REPORTING = frozenset("mengutip melansir dikutip dilansir menurut kata ujar tutur ungkap sebut jelas melalui pihak bahwa adalah".split())
_MIN_LENGTH, _MAX_LENGTH = 3, 30  # letters before a sign, and of a word


def glued(text: str) -> list[Edit]:
    """Return the edits that insert the missing spaces."""
    return list(_glued(text))


def _glued(text: str) -> Iterator[Edit]:
    for capital in map(re.Match.start, _CAPITAL.finditer(text)):
        start = capital - (text[capital - 1] in _SIGNS)
        before = _LETTERS.match(text[max(0, start - _MAX_LENGTH) : start][::-1])
        found = _GLUED.match(text, start - len(before[0])) if before else None
        if found and found.start(2) == start and _is_sure(*found.groups()):
            yield Edit(start, capital, "glued", f"{text[start:capital]} ")


def _is_sure(first: str, sign: str, last: str) -> bool:
    if sign:
        return _is_known(first) and _is_known(last) and len(first) >= _MIN_LENGTH
    return _leads(first) and last.lower() in model().names


def _leads(word: str) -> bool:
    """Return whether a word is one that names follow, and that begins no name: a small word, a verb of reporting, another verb."""
    if not word.islower():
        return word.lower() in _REPORTING
    return word in SMALL or word in _REPORTING or (is_verb(word) and word in model().lexicon.lower)


def _is_known(word: str) -> bool:
    return word.lower() in model().lexicon.lower or word.lower() in model().names
