"""An HTTP response without Scrapy: its bytes, decoded and parsed once."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import etree
from parsel import Selector
from w3lib.encoding import html_to_unicode

from kontan_crawler.text.paragraphs import INVISIBLE_TAGS, read_paragraphs

_PARSER = etree.HTMLParser(encoding="utf-8", huge_tree=True)
_GUESSES = ("utf-8", "cp1252")


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
    """Decompressed."""
    content_type: str = ""
    """Value of the Content-Type header."""
    is_text: bool = True
    """False for binary content such as images."""

    @cached_property
    def text(self) -> str:
        """The body, decoded as UTF-8 if it is valid UTF-8, else by the declared charset.

        Text in another charset is rarely valid UTF-8 (RFC 3629, section 1).
        """
        with suppress(UnicodeDecodeError):
            return self.body.decode("utf-8-sig")
        try:
            return html_to_unicode(self.content_type, self.body, "ascii", _guess)[1]
        except (LookupError, UnicodeError):  # the charset is not a text encoding
            return self.body.decode("utf-8", "replace")

    @cached_property
    def document(self) -> TextSelector:
        """The body parsed as HTML."""
        return TextSelector(root=parse_html(self.text), type="html")


def text_of(element: etree._Element) -> str:
    """Return the visible text of an element, with a space for each line break or block boundary."""
    if not len(element) and element.tag not in INVISIBLE_TAGS:  # the most common case, without a tree walk
        return element.text or ""
    paragraphs = read_paragraphs(element, lambda node: node.tag in INVISIBLE_TAGS)
    return " ".join("".join(span.text for span in line) for paragraph in paragraphs for line in paragraph.lines)


def parse_html(html: str) -> etree._Element:
    """Parse any text as HTML and return the root element. An empty text gives an empty document."""
    markup = html.strip().replace("\x00", "").encode("utf-8", "replace")
    root: etree._Element | None = etree.fromstring(markup or b"<html/>", _PARSER)
    return etree.fromstring(b"<html/>", _PARSER) if root is None else root


def _guess(body: bytes) -> str:
    """Return the charset of a body. If none fits, it is UTF-8, the site's charset, cut within a character."""
    return next((name for name in _GUESSES if _decodes(body.decode, name)), "utf-8")


def _decodes(decode: Callable[[str], str], name: str) -> bool:
    try:
        decode(name)
    except UnicodeError:
        return False
    return True
