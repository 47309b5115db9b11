"""Hash the words of an article as printed. The hash changes if the site changes the article, not if this program changes."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import chain

from lxml import etree

from kontan_crawler import site
from kontan_crawler.text.words import words_of

_INVISIBLE_TAGS = frozenset({"script", "style", "noscript", "iframe"})


def source_words(body: etree._Element) -> list[str]:
    """Return the words of a body element, up to the end mark, in lower case.

    Words are letters and digits. No selector or cleaning rule applies, because those change with this program.
    """
    return words_of(" ".join(_texts(body)))


def source_hash(title: str | None, parts: Iterable[Sequence[str]]) -> str:
    """Return the SHA-256, in hexadecimal, of the words of a headline and of the parts of a body."""
    words = " ".join(words_of(title or "")) + "\n" + " ".join(chain.from_iterable(parts))
    return sha256(words.encode("utf-8", "replace")).hexdigest()


def _texts(body: etree._Element) -> list[str]:
    texts = []
    events = etree.iterwalk(body, events=("start", "end", "comment", "pi"))
    for event, node in events:
        if event == "start":
            if node.tag in _INVISIBLE_TAGS:
                events.skip_subtree()
            elif text := node.text:
                texts.append(text)
            continue
        if event == "comment" and (node.text or "").strip() == site.END_COMMENT:
            break
        if node is not body and (text := node.tail):
            texts.append(text)
    return texts
