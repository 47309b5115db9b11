"""Where on a page something stands that no selector found: the element to name in a new selector."""

from collections import Counter

from lxml import etree
from parsel import Selector

_MOST_OF = 0.9  # share of the words of a text that its element holds
_WHOLE = ("html", "body")  # to name these says nothing
_DEEPEST = 200  # elements; deeper nesting is no template


def head_line_places(document: Selector) -> list[str]:
    """Return the h1 elements that hold text and stand in no list, as selectors."""
    return list(dict.fromkeys(_selector(found.root) for found in document.xpath("//h1[not(ancestor::li)][normalize-space()]")))


def text_place(document: Selector, text: str) -> str | None:
    """Return the smallest element that holds most of a text, as a selector; None where it is the whole page, or no text."""
    words, node = Counter(text.split()), document.root
    for _ in range(_DEEPEST):
        inner = next((child for child in node.iterchildren(etree.Element) if _holds(child, words)), None) if words else None
        if inner is None:
            break
        node = inner
    return None if node.tag in _WHOLE else _selector(node)


def _holds(node: etree._Element, words: Counter[str]) -> bool:
    return (words & Counter(" ".join(map(str, node.itertext())).split())).total() >= _MOST_OF * words.total()


def _selector(node: etree._Element) -> str:
    """The element's name with its id and classes, as they stand in CSS."""
    marks = [f"#{node.get('id')}"] if node.get("id") else []
    return node.tag + "".join(marks + [f".{name}" for name in node.get("class", "").split()])
