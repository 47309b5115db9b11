"""Find the body of a further part of an article, which may have few words: its element is that of the first part."""

import re

from lxml import etree

_NUMBER = re.compile(r"\d+")
_MARKS = ("id", "class", "itemprop")
_NAMED = frozenset({"article", "main"})  # tags that say enough without a mark


def same_container(body: etree._Element, root: etree._Element) -> etree._Element | None:
    """Return the element of another page with the tag and marks of a body; None unless it is the only one on both pages."""
    if body.tag not in _NAMED and not any(map(body.get, _MARKS)):
        return None
    found = _alike(body, root)
    return found[0] if len(found) == 1 and len(_alike(body, body.getroottree().getroot())) == 1 else None


def _alike(body: etree._Element, root: etree._Element) -> list[etree._Element]:
    """Return the elements below a root with the tag and marks of a body."""
    marks = _marks(body)
    return [element for element in root.iter(body.tag) if _marks(element) == marks]


def _marks(element: etree._Element) -> list[str]:
    """Return the marks of an element without their numbers, which may be that of the part."""
    return [_NUMBER.sub("", element.get(mark, "")) for mark in _MARKS]
