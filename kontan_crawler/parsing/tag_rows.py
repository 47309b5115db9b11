"""Tags of an article on a page where they are no list: in the rows after the headline that hold nothing but links to tags and their label."""

import re
from collections.abc import Iterator
from typing import cast

from lxml import etree

from kontan_crawler import site
from kontan_crawler.text.clean import clean
from kontan_crawler.text.elements import all_text

_LINKS = etree.XPath(f"following::a[contains(@href, '{site.TAG_PATH}')]")
_LABEL = re.compile(
    r"\W*(?:(?:tags?|topik|label|kata kunci|keywords?|tagar|topics?|terkait)(?: (?:terkait|artikel|berita|ini)){0,2})?\W*", re.IGNORECASE
)
_MAX_LINKS = 60


def tags_in_rows(headline: etree._Element) -> list[str]:
    """Return the printed tags after a headline. A link in a sentence is none, nor is one in a row with another heading, such as "Trending"."""
    return [
        text
        for link in cast("list[etree._Element]", _LINKS(headline))[:_MAX_LINKS]
        if _is_in_row(link) and (text := clean(all_text(link)).lstrip("#"))
    ]


def _is_in_row(link: etree._Element) -> bool:
    """Return whether nothing but links and a label for tags stands in the paragraph or block of a link."""
    block = next((above for above in link.iterancestors() if above.tag in ("p", "div", "section", "ul", "nav")), None)
    return block is not None and bool(_LABEL.fullmatch("".join(_unlinked(block))))


def _unlinked(block: etree._Element) -> Iterator[str]:
    """Yield the text of a block outside its links."""
    events = etree.iterwalk(block, events=("start", "end", "comment", "pi"))
    for event, node in events:
        if event == "start" and node.tag == "a":
            events.skip_subtree()
        elif event == "start":
            yield node.text or ""
        if event != "start" and node is not block:
            yield node.tail or ""
