"""An HTTP response without Scrapy: its bytes, unpacked, decoded and parsed once."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import etree
from parsel import Selector

from kontan_crawler import site
from kontan_crawler.outcomes import BROKEN_ENCODING, NO_HTML
from kontan_crawler.parsing.decode import decoded, is_binary, unicode_text
from kontan_crawler.parsing.gunzip import GZIP, unpacked
from kontan_crawler.parsing.select import select
from kontan_crawler.text.elements import INVISIBLE_TAGS
from kontan_crawler.text.read_paragraphs import read_paragraphs

_PARSER = etree.HTMLParser(encoding="utf-8", huge_tree=True)
MAX_SIZE = 8 * 2**20
"""Bytes of a page, unpacked; an article page has about 120 kB."""


class TextSelector(Selector):
    """A parsel selector whose `get` returns the visible text of an element, not its HTML, which would have to be parsed again."""

    def get(self) -> Any:
        """Return the text of an element, or the string of an attribute or a text node."""
        return text_of(self.root) if isinstance(self.root, etree._Element) else super().get()


@dataclass(frozen=True)
class HttpResponse:
    """A response to the URL of a page."""

    url: str
    """URL after redirects, with or without `?page=`."""
    body: bytes
    """Without its Content-Encoding; it may still be packed with gzip."""
    content_type: str = ""
    """Value of the Content-Type header."""

    @cached_property
    def content(self) -> bytes:
        """The body without gzip, if it can be unpacked; cut one byte after MAX_SIZE."""
        return unpacked(self.body, MAX_SIZE)

    @property
    def text(self) -> str:
        """The content, decoded; it is not kept, for few ask and it is twice as large."""
        return decoded(self.content, self.content_type)

    @cached_property
    def unreadable(self) -> str | None:
        """Why the content is not text: broken_encoding if it is still packed, else no_html; None if it is text. Its type does not matter."""
        if self.content.startswith(GZIP):
            return BROKEN_ENCODING
        return NO_HTML if self._is_unicode_and_binary[1] else None

    @cached_property
    def _is_unicode_and_binary(self) -> tuple[bool, bool]:
        """Whether the content is valid UTF-8, UTF-16 or UTF-32, and whether it is no text."""
        text = unicode_text(self.content)
        return text is not None, is_binary(self.content, self.text if text is None else text)

    @cached_property
    def markup(self) -> bytes:
        """The content in UTF-8, as it is parsed."""
        content = self.content.strip()
        is_ready = self._is_unicode_and_binary[0] and content.startswith(b"<") and content.endswith(b">") and b"\0" not in content
        return content if is_ready else _as_markup(self.text)  # most pages are in UTF-8

    @cached_property
    def document(self) -> TextSelector:
        """The content parsed as HTML."""
        return TextSelector(root=_parse(self.markup), type="html")


def headlines_of(response: HttpResponse) -> list[str]:
    """Return the title of a document and its headlines, as printed."""
    return [text.strip() for text in map(str, select(response.document.root, site.HEADLINES)) if text.strip()]


def text_of(element: etree._Element) -> str:
    """Return the visible text of an element, with a space for each line break or block boundary."""
    if not len(element) and element.tag not in INVISIBLE_TAGS:  # the most common case, without a tree walk
        return element.text or ""
    paragraphs = read_paragraphs(element, lambda node: node.tag in INVISIBLE_TAGS)
    return " ".join(paragraph.text for paragraph in paragraphs)


def parse_html(html: str) -> etree._Element:
    """Parse any text as HTML and return the root element. An empty text gives an empty document."""
    return _parse(_as_markup(html))


def _as_markup(html: str) -> bytes:
    return html.strip().replace("\x00", "").encode("utf-8", "replace")


def _parse(markup: bytes) -> etree._Element:
    root: etree._Element | None = etree.fromstring(markup or b"<html/>", _PARSER)
    return etree.fromstring(b"<html/>", _PARSER) if root is None else root
