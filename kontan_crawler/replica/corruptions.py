"""Corruptions of text by typists and the CMS: entities, odd spaces, mojibake, decomposed accents."""

import re
import unicodedata
from collections.abc import Callable
from functools import partial
from html.entities import codepoint2name
from random import Random

from markupsafe import Markup, escape

Corruption = Callable[[str], Markup]
"""Clean text -> HTML."""
_INVISIBLE = ("\u200b", "\ufeff", "\u200d", "\u2060")
_SPACES = ("\u00a0", "\u00a0", "\u00a0", "  ", "\u2009", "\u00a0 ", "\n      ")
_NON_ASCII = re.compile(r"[^\x00-\x7f]+")
_UNDEFINED_IN_CP1252 = (0x81, 0x8D, 0x8F, 0x90, 0x9D)


def mojibake(text: str) -> str:
    """Decode the text's UTF-8 bytes as Windows-1252; the five undefined bytes become control characters, as in browsers."""
    return _NON_ASCII.sub(_as_cp1252, text)


def _as_cp1252(match: re.Match[str]) -> str:
    return "".join(chr(byte) if byte in _UNDEFINED_IN_CP1252 else bytes([byte]).decode("cp1252") for byte in match[0].encode())


def odd_spaces(text: str) -> str:
    """Replace some spaces by no-break, thin or double spaces or line feeds; insert zero-width characters and soft hyphens."""
    random = Random(text)

    def odd(match: re.Match[str]) -> str:
        dice = random.random()
        if match[0] != " ":
            return match[0][:4] + "\u00ad" + match[0][4:] if dice < 0.05 else match[0]
        if dice < 0.1:
            return random.choice(_SPACES)
        return random.choice((" {}", "{} ")).format(random.choice(_INVISIBLE)) if dice < 0.15 else " "

    return re.sub(r" |[a-z]{9,}", odd, text)


def _entities(text: str) -> Markup:
    return Markup(_NON_ASCII.sub(lambda match: "".join(map(_entity, match[0])), escape(text)))


def _entity(character: str) -> str:
    name = codepoint2name.get(ord(character))
    return f"&{name};" if name else f"&#{ord(character)};"


def _escaped(change: Callable[[str], str]) -> Corruption:
    return lambda text: escape(change(text))


CORRUPTIONS: dict[str, Corruption] = {
    "none": escape,
    "spaces": _escaped(odd_spaces),
    "entities": _entities,
    "decomposed": _escaped(partial(unicodedata.normalize, "NFD")),
    "mojibake": _escaped(mojibake),
    "mojibake_quotes": _escaped(lambda text: mojibake(text) if "“" in text else text),
    "mojibake_title": escape,
}
"""Name -> corruption. `mojibake_title` corrupts only the title; see `article_pages`."""
