"""Words of a text in lower case, in less than half of the time that a pattern takes."""

import re
from collections.abc import Sequence
from functools import lru_cache

_WORD = re.compile(r"\w+")
CAPITAL = "A-ZÀ-ÝĀ-ɏḀ-ỹ"
"""The letters that a name may begin with, for a character class: behind Ý the small ones too, which alternate with the capitals."""
WEEKDAYS = "Senin|Selasa|Rabu|Kamis|Jum'?at|Sabtu|Minggu"
"""The names of the days, for a pattern."""
_LONG = re.compile(r"\b[a-z]{5,6}")
_SIGNS = "“”‘’–—…\xa0"  # beside those of ASCII
_LETTERS = bytes(code if chr(code).islower() else ord(" ") for code in range(128)) + b" " * 128
_OF_WORDS = bytes(code if chr(code).isalnum() or chr(code) == "_" else ord(" ") for code in range(128)) + bytes(range(128, 256))
_ASCII = bytes(range(128))
_MAX_OTHERS = 50  # signs beside those, of a text; each is replaced in all of it


def words_of(text: str) -> list[str]:
    r"""Return the words of a text in lower case: letters, digits and underscores, as `\w+` finds them."""
    plain = text.lower()
    if not plain.isascii():
        for sign in _SIGNS:
            plain = plain.replace(sign, " ")
        if not plain.isascii():
            return _with_letters(plain)
    return plain.encode().translate(_OF_WORDS).decode().split()


def _with_letters(plain: str) -> list[str]:
    """Return the words of a text that may have any letters and signs."""
    others = set(plain.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass"))
    signs = [other for other in others if not other.isalnum()]
    if len(signs) > _MAX_OTHERS:
        return _WORD.findall(plain)
    for sign in signs:
        plain = plain.replace(sign, " ")
    return plain.encode().translate(_OF_WORDS).decode().split()


def stems_of(text: str) -> frozenset[str]:
    """Return the beginnings of the longer words of a text: the same for "komentar" and "komentarnya"."""
    return frozenset(_LONG.findall(text.lower()))


def are_capitalised(words: Sequence[str]) -> bool:
    """Return whether several words all begin with capitals or no letters, as those of a name or a title do."""
    return len(words) > 1 and not any(word[0].islower() for word in words)


@lru_cache(maxsize=64)  # many questions are asked about the words of one line
def latin_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case: letters from a to z, as `[a-z]+` finds them."""
    return tuple(text.lower().encode("ascii", "replace").translate(_LETTERS).decode().split())
