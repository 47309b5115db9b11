"""The tokens of a title and of the sentence behind it, and their forms."""

import re
from collections.abc import Container
from itertools import islice
from typing import NamedTuple

from kontan_crawler.text.flat.word_classes import class_of

# Words that a headline in title case prints without a capital.
SMALL = frozenset(
    "akan akibat antara atas atau bagi dalam dan dari demi dengan di hingga jadi karena ke kepada kala lewat melalui oleh pada per saat sebagai sejak "
    "sebelum sesudah setelah soal tak tapi tentang terhadap tetapi untuk usai vs via yang serta agar bak bila jika ini itu and of the to in for".split()
)
_TOKEN = re.compile(r"\S+")
_OPENING = "\"“‘'("
_CLOSING = ".,:;!?)\"”’'%…"


class Token(NamedTuple):
    """A string without white space."""

    start: int
    end: int
    printed: str
    word: str
    """In lower case, without the quotation marks, brackets and signs around it."""
    shape: str
    """N: a number; I: the number of a list item; U: capitals; A: one capital; l: a small word of headlines; c: another word in lower case; -: signs; else the class of a
    capitalised word, of word_classes.py."""
    opens: bool
    """Whether a quotation mark or bracket stands before it."""
    closing: str
    """The sign behind the word that says most: "?", "!", ".", ",", ":", ";", ")", "%", a quotation mark; else empty."""

    @property
    def is_capitalised(self) -> bool:
        """Whether the word begins with a capital."""
        return self.shape not in ("N", "I", "l", "c", "-")


def tokens(text: str, start: int, end: int, known: Container[str], count: int) -> list[Token]:
    """Return the first tokens of a span. known: words that stories print in lower case."""
    return [_token(found, known) for found in islice(_TOKEN.finditer(text, start, end), count)]


def _token(found: re.Match[str], known: Container[str]) -> Token:
    printed = found[0]
    core = printed.lstrip(_OPENING)
    bare = core.rstrip(_CLOSING)
    word = bare.lower()
    behind = core[len(bare) :]
    closing = next((sign for sign in "?!.,:;)%" if sign in behind), '"') if behind else ""
    return Token(found.start(), found.end(), printed, word, _shape(bare, word, known, closing == "."), len(core) < len(printed), closing)


def _shape(bare: str, word: str, known: Container[str], is_item: bool) -> str:
    if not bare.isalpha() and any(map(str.isdigit, bare)):
        return "I" if is_item and len(bare) < 3 else "N"
    if bare[:1].isupper():
        letter = class_of(word, word in known)
        return letter if letter != "T" or not bare.isupper() else "U" if len(bare) > 1 else "A"
    if word in SMALL:
        return "l"
    return "c" if bare[:1].isalpha() else "-"
