"""Clean text: the visible characters on one line, in plain Unicode."""

import re
from functools import lru_cache
from unicodedata import normalize

from kontan_crawler.text.emoji import FLAG_TAGS, JOINER

MAY_BE_MOJIBAKE = re.compile(r"[^\x00-\x7f]{2}|[\x80-\x9fŒœÃÂ]|[ВГРСΒΓΞΟ]-")
"""Mojibake has two letters side by side that are not ASCII, or one of these. `ftfy` takes a hundred times as long."""
NONCHARACTERS = "\ufdd0-\ufdef" + "".join(chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF))
"""Unicode noncharacters, as ranges of a regular expression."""
# Control characters except white space, soft hyphens, zero-width spaces and joiners, direction marks, lone surrogates.
_INVISIBLE = (
    f"[{NONCHARACTERS}\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ud800-\udfff\ufeff\ufff9-\ufffc\U000e0000-\U000e007f]"
)
_PRINTABLE_INVISIBLE = "\ufffc"  # all others are not printable for Python
_INVISIBLE_OUTSIDE_EMOJI, _INVISIBLE_ANYWHERE = re.compile(f"({JOINER}|{FLAG_TAGS})|{_INVISIBLE}"), re.compile(_INVISIBLE)
_OF_EMOJI = ("\u200d", "\U000e007f")  # in all that stays in emoji
PLAIN_SIGNS = "!-%'-~“”‘’–—…"
"""Letters and signs that `clean` keeps, as ranges of a regular expression."""
_PLAIN = re.compile(rf"[\t\n\r \xa0{PLAIN_SIGNS}]*")  # needs nothing but single spaces: ftfy finds no mojibake in any such text
_ESCAPED_AGAIN = re.compile(r"&(?:(?:amp|#0*38|#[xX]0*26);)+")


def clean(text: str) -> str:
    """Return `text` as one clean line: NFC, mojibake repaired, single plain spaces, no invisible characters.

    Curly quotes, dashes and numbers stay as printed. The function is idempotent.
    """
    line = " ".join(text.split())
    if (text.isascii() and line.isprintable() and "&" not in line) or is_plain(text):  # most texts
        return line
    while (cleaner := _clean_once(text)) != text:
        text = cleaner
    return text


def is_plain(text: str) -> bool:
    """Return whether `clean` changes nothing but the white space of `text`."""
    return _PLAIN.fullmatch(text) is not None


@lru_cache(maxsize=64)  # `clean` and `damage_of` ask of the same lines
def _is_bad(text: str) -> bool:
    if not MAY_BE_MOJIBAKE.search(text):
        return False
    from kontan_crawler.text.mojibake import is_bad

    return is_bad(text)


def has_mojibake(text: str) -> bool:
    """Return whether `text` has wrongly decoded letters that `clean` repairs."""
    return not text.isascii() and _is_bad(text) and _repaired(text) != normalize("NFC", text)


@lru_cache(maxsize=64)
def _repaired(text: str) -> str:
    from kontan_crawler.text.mojibake import repaired

    return repaired(text)


def damage_of(text: str) -> set[str]:
    """Return the warnings on printed text: `mojibake`, `undecodable` (U+FFFD stands for letters that could not be decoded)."""
    if text.isascii() or is_plain(text):
        return set()
    return ({"mojibake"} if has_mojibake(text) else set()) | ({"undecodable"} if "\ufffd" in text else set())


def _clean_once(text: str) -> str:
    if not text.isascii():
        text = _repaired(text) if _is_bad(text) else normalize("NFC", text)
    if "&" in text:
        from kontan_crawler.text.mojibake import unescape_html

        text = unescape_html(_ESCAPED_AGAIN.sub("&", text))  # an entity in parsed text was escaped twice
    line = " ".join(text.split())
    if line.isprintable() and _PRINTABLE_INVISIBLE not in line:  # most texts
        return line
    if any(map(text.__contains__, _OF_EMOJI)):
        return " ".join(_INVISIBLE_OUTSIDE_EMOJI.sub(r"\1", text).split())
    return " ".join(_INVISIBLE_ANYWHERE.sub("", text).split())  # in a third of the time
