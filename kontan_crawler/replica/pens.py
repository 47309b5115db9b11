"""How printed letters differ from the true ones: entities, odd spaces, mojibake, decomposed accents."""

import re
import unicodedata
from collections.abc import Callable
from functools import partial
from html.entities import codepoint2name
from random import Random

from markupsafe import Markup, escape

_INVISIBLE = ("\u200b", "\ufeff", "\u200d", "\u2060")
_SPACES = ("\u00a0", "\u00a0", "\u00a0", "  ", "\u2009", "\u00a0 ", "\n      ")
_NON_ASCII = re.compile(r"[^\x00-\x7f]+")


def _as_cp1252(match: re.Match[str]) -> str:
    return "".join(
        bytes([byte]).decode("cp1252") if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(byte) for byte in match[0].encode()
    )


def mojibake(text: str) -> str:
    """UTF-8 read as Windows-1252; the five bytes unknown there become control letters, as in browsers."""
    return _NON_ASCII.sub(_as_cp1252, text)


def odd_spaces(text: str) -> str:
    """No-break and thin spaces, doubled spaces and line feeds for plain ones; letters of no width; soft hyphens."""
    random = Random(text)

    def odd(match: re.Match[str]) -> str:
        dice = random.random()
        if match[0] != " ":
            return match[0][:4] + "\u00ad" + match[0][4:] if dice < 0.05 else match[0]
        if dice < 0.1:
            return random.choice(_SPACES)
        return random.choice((" {}", "{} ")).format(random.choice(_INVISIBLE)) if dice < 0.15 else " "

    return re.sub(r" |[a-z]{9,}", odd, text)


def _entities(markup: str) -> Markup:
    return Markup(_NON_ASCII.sub(lambda match: "".join(_entity(letter) for letter in match[0]), markup))


def _entity(letter: str) -> str:
    name = codepoint2name.get(ord(letter))
    return f"&{name};" if name else f"&#{ord(letter)};"


def _write(text: str, change: Callable[[str], str]) -> Markup:
    return escape(change(text))


PENS: dict[str, Callable[[str], Markup]] = {
    "plain": escape,
    "spaces": partial(_write, change=odd_spaces),
    "entities": lambda text: _entities(escape(text)),
    "decomposed": partial(_write, change=partial(unicodedata.normalize, "NFD")),
    "mojibake": partial(_write, change=mojibake),
    "mojibake_quotes": lambda text: escape(mojibake(text) if "“" in text else text),
}
"""Name of a pen -> text to HTML."""
