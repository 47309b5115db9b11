"""Search a tree of elements with the selectors of `site`: CSS, or XPath if they begin with a slash. Each is compiled once."""

import re
from functools import lru_cache
from typing import cast

from lxml import etree
from parsel import css2xpath

_ID = re.compile(r"#([\w-]+)")
_HAS_ID = etree.XPath("boolean(id($name))")


def select(root: etree._Element, selector: str) -> list[etree._Element | str]:
    """Return the elements, or the strings of attributes and text nodes, that a selector finds in document order.

    An id that no element has is not searched for: the parser knows them all.
    """
    name = _ID.fullmatch(selector)
    if name and not _HAS_ID(root, name=name[1]):
        return []
    return cast("list[etree._Element | str]", _compiled(selector)(root))


def select_elements(root: etree._Element, selector: str) -> list[etree._Element]:
    """Return the elements that a selector finds."""
    return [found for found in select(root, selector) if not isinstance(found, str)]


def select_first(root: etree._Element, selector: str) -> etree._Element | None:
    """Return the first element that a selector finds, without a search of what follows it; None if it finds none."""
    return next(iter(cast("list[etree._Element]", _compiled(selector, "({})[1]")(root))), None)


@lru_cache(maxsize=1024)
def _compiled(selector: str, form: str = "{}") -> etree.XPath:
    xpath = selector if selector.startswith("/") else css2xpath(selector)
    return etree.XPath(form.format(xpath), smart_strings=False)
