"""Find selectors for the headline and the text of a page, without those of `site`."""

from collections import Counter

from lxml import etree
from parsel import Selector

_COVERAGE = 0.9  # share of a text's words that its element contains
_WHOLE = ("html", "body")  # too general for a selector
_MAX_DEPTH = 200  # elements; no template is nested deeper


def headline_selectors(document: Selector) -> list[str]:
    """Return selectors for the h1 elements that have text and are not in a list."""
    return list(dict.fromkeys(_selector(found.root) for found in document.xpath("//h1[not(ancestor::li)][normalize-space()]")))


def text_selector(document: Selector, text: str) -> str | None:
    """Return a selector for the smallest element that contains most of a text; None for the whole page or an empty text."""
    words, node = Counter(text.split()), document.root
    for _ in range(_MAX_DEPTH):
        inner = next((child for child in node.iterchildren(etree.Element) if _contains(child, words)), None) if words else None
        if inner is None:
            break
        node = inner
    return None if node.tag in _WHOLE else _selector(node)


def _contains(node: etree._Element, words: Counter[str]) -> bool:
    return (words & Counter(" ".join(map(str, node.itertext())).split())).total() >= _COVERAGE * words.total()


def _selector(node: etree._Element) -> str:
    """Return a CSS selector of an element: its name, id and classes."""
    suffixes = [f"#{node.get('id')}"] if node.get("id") else []
    return node.tag + "".join(suffixes + [f".{name}" for name in node.get("class", "").split()])
