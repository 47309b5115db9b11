"""What a reader gives of a page."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import NamedTuple

_WIB = timezone(timedelta(hours=7))
_BLOCKS = frozenset("article blockquote div dd dl dt figcaption h1 h2 h3 h4 h5 h6 li ol p pre section table tr ul".split())


class Reading(NamedTuple):
    """What a reader gives of a page. day: ISO date of publication in Jakarta."""

    title: str | None = None
    day: str | None = None
    authors: list[str] | None = None
    text: str = ""


Read = Callable[[str, bytes], Reading]
"""URL and body -> reading. Raises what the package raises."""


def day_of(moment: datetime | None) -> str | None:
    """Return the day in Jakarta; a naive moment is taken for one there."""
    if moment is None:
        return None
    return str((moment.astimezone(_WIB) if moment.tzinfo else moment).date())


def lines_of(html: str) -> str:
    """Return the text of an HTML fragment, with each block on a line."""
    from lxml.html import fromstring

    root = fromstring(html)
    for element in root.iter():
        element.text, element.tail = (re.sub(r"\s+", " ", text or "") for text in (element.text, element.tail))
        if element.tag in _BLOCKS:
            element.text, element.tail = f"\n{element.text}", f"\n{element.tail}"
        if element.tag == "br":
            element.tail = f"\n{element.tail}"
    return root.text_content()
