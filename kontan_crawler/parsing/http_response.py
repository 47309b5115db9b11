"""What an address answered, decoded and parse_html once, whatever its headers and its markup say of it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import etree
from parsel import Selector
from w3lib.encoding import html_to_unicode

from kontan_crawler.text.paragraphs import UNSEEN, read_paragraphs

_PARSER = etree.HTMLParser(encoding="utf-8", huge_tree=True)
_GUESSES = ("utf-8", "cp1252")


class TextSelector(Selector):
    """A parsel selector whose `get` returns the text that an element shows, not its HTML: nothing is written out to be parse_html again."""

    def get(self) -> Any:
        """Return the text of an element, or the string of an attribute or a text node."""
        return text_of(self.root) if isinstance(self.root, etree._Element) else super().get()


@dataclass(frozen=True)
class HttpResponse:
    """An answer to the address of a page."""

    url: str
    """The address that answered, after redirects; with or without `?page=`."""
    body: bytes
    """As it came, unpacked."""
    content_type: str = ""
    """The header's value."""
    is_text: bool = True
    """False where the answer is an image or the like."""

    @cached_property
    def text(self) -> str:
        """The body decoded: as UTF-8 if it is, whatever it says; else as it says, if there is such a charset.

        Bytes beyond ASCII that read as UTF-8 are hardly ever anything else (RFC 3629, section 1).
        """
        with suppress(UnicodeDecodeError):
            return self.body.decode("utf-8-sig")
        try:
            return html_to_unicode(self.content_type, self.body, "ascii", _guess)[1]
        except (LookupError, UnicodeError):  # a charset that is none of text
            return self.body.decode("utf-8", "replace")

    @cached_property
    def document(self) -> TextSelector:
        """The body parse_html as HTML."""
        return TextSelector(root=parse_html(self.text), type="html")


def text_of(element: etree._Element) -> str:
    """Return the text that an element shows, a space for each line or block boundary."""
    if not len(element) and element.tag not in UNSEEN:  # the commonest case: no need to walk
        return element.text or ""
    paragraphs = read_paragraphs(element, lambda node: node.tag in UNSEEN)
    return " ".join("".join(span.text for span in line) for paragraph in paragraphs for line in paragraph.lines)


def parse_html(html: str) -> etree._Element:
    """Return the root element of any text taken as HTML; an empty document where there is nothing in it."""
    markup = html.strip().replace("\x00", "").encode("utf-8", "replace")
    root: etree._Element | None = etree.fromstring(markup or b"<html/>", _PARSER)
    return etree.fromstring(b"<html/>", _PARSER) if root is None else root


def _guess(body: bytes) -> str:
    """A page in neither is one in UTF-8, as the site's are, with a letter cut."""
    return next((name for name in _GUESSES if _decodes(body.decode, name)), "utf-8")


def _decodes(decode: Callable[[str], str], name: str) -> bool:
    try:
        decode(name)
    except UnicodeError:
        return False
    return True
