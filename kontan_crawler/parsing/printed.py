"""The words of an article as its page prints them, before any rule of this program: what the site changed, not we."""

import re
from collections.abc import Iterable
from hashlib import sha256
from html import unescape

from kontan_crawler import site

_END = re.compile(rf"<!--\s*{re.escape(site.END_COMMENT)}\s*-->")
_UNSEEN = re.compile(r"<!--.*?-->|<(script|style|noscript|iframe)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"\w+")


def source_hash(title: str | None, bodies: Iterable[str]) -> str:
    """Return the SHA-256, hexadecimal, of the words of a head line and of HTML bodies up to the mark that ends a story.

    It must not change with how we read pages: only letters and digits count, and no selector or cleaning rule.
    """
    words = " ".join(_words(title or "")) + "\n" + " ".join(word for body in bodies for word in _words(_seen(body)))
    return sha256(words.encode("utf-8", "replace")).hexdigest()


def _seen(body: str) -> str:
    return unescape(_TAG.sub(" ", _UNSEEN.sub(" ", _END.split(body, maxsplit=1)[0])))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
