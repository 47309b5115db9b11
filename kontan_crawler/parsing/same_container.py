"""Find the body of a further part of an article, which may have few words: its element is that of the first part."""

import re
from collections.abc import Callable

from lxml import etree

_NUMBER = re.compile(r"\d+")
_MARKS = ("id", "class", "itemprop")
_NAMED = frozenset({"article", "main"})  # tags that say enough without a mark


def same_container(body: etree._Element, root: etree._Element) -> etree._Element | None:
    """Return the element of another page with the tag and marks of a body, or with those but for their numbers; None unless it is the only one on both pages."""
    if body.tag not in _NAMED and not any(map(body.get, _MARKS)):
        return None
    found = _only_alike(body, root, _marks)
    return _only_alike(body, root, _marks_without_numbers) if found is None else found


def _only_alike(body: etree._Element, root: etree._Element, marks_of: Callable[[etree._Element], list[str]]) -> etree._Element | None:
    """Return the only element below a root that is like a body, if it is also the only one on the page of the body."""
    marks = marks_of(body)
    here, there = (
        [element for element in page.iter(body.tag) if marks_of(element) == marks] for page in (body.getroottree().getroot(), root)
    )
    return there[0] if len(here) == len(there) == 1 else None


def _marks(element: etree._Element) -> list[str]:
    return [element.get(mark, "") for mark in _MARKS]


def _marks_without_numbers(element: etree._Element) -> list[str]:
    """Return the marks without their numbers, which may be that of the part."""
    return [_NUMBER.sub("", mark) for mark in _marks(element)]
