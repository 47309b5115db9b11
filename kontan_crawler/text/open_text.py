"""The paragraph that is open, and the inline elements around its next words: bold, links, quotes, cells, superscripts."""

from collections.abc import Sequence
from itertools import islice

from lxml import etree

from kontan_crawler.text.elements import holds_blocks, is_all_of_link
from kontan_crawler.text.open_tables import OpenTables
from kontan_crawler.text.paragraphs import Link, Paragraph, Span, text_in
from kontan_crawler.text.signs import SENTENCE_ENDS
from kontan_crawler.text.superscripts import superscript

_ZERO_WIDTH = "\u00ad\u200b\u200c\u2060\ufeff"
_MAX_LABEL = 12  # words before a link that ends the story
_QUOTES = ('"', "'")  # of a `q`, and of one within it
_QUOTE_MARKS = tuple("\"'“”„‘’«‹")
_MAX_SUPERSCRIPT = 9  # characters
_MAX_IN_SUPERSCRIPT = 20  # elements; more are no mark, and are not read again at each level
_MAX_BEFORE = 40  # characters before a superscript that decide its kind


class OpenText:
    """Takes the words of a page."""

    def __init__(self) -> None:
        self.paragraph = Paragraph()
        self.tables = OpenTables()
        self.bold = 0
        """Open elements that make words bold."""
        self.gap = False
        """Whether an element was skipped here."""
        self._links: list[Link] = []
        self._has_words = True  # the last link
        self._quotes: list[str] = []

    def add(self, text: str) -> None:
        """Add a text that is not empty."""
        line = self._line() if self.tables.depth else self.paragraph.lines[-1]
        if not line and text.isspace():  # between two blocks
            self.gap = False
            return
        if self.gap:
            text = f" {text}" if text[0].isalnum() else text  # separates the words around the gap
            self.gap = False
        if not text.isascii():
            for sign in _ZERO_WIDTH:  # in much less time than `translate` takes
                text = text.replace(sign, "")
            if not line and text.isspace():
                return
        line.append(Span(text, self.bold > 0, self._links[-1] if self._links else None))
        self._has_words = True

    def _line(self) -> list[Span]:
        """Return the line, or the cell of a table, that takes the next words."""
        return self.tables.cells[-1].content if self.tables.depth and self.tables.cells else self.paragraph.lines[-1]

    def add_superscript(self, node: etree._Element) -> bool:
        """Add a superscript as plain text; return False if its letters stay as they are."""
        tags = [inner.tag for inner in islice(node.iter(), _MAX_IN_SUPERSCRIPT + 1)]
        if len(tags) > _MAX_IN_SUPERSCRIPT or "img" in tags:
            return False
        mark = "".join(map(str, islice(node.itertext(), _MAX_SUPERSCRIPT + 1)))
        if len(mark) > _MAX_SUPERSCRIPT:
            return False
        before = text_in(self._line()[-_MAX_SUPERSCRIPT:])[-_MAX_BEFORE:]
        text = superscript(mark, before, node.tail or "", "a" in tags or is_all_of_link(node))
        if text:
            self.add(text)
            self.gap = text.endswith("]")
        return text is not None

    def open_link(self, node: etree._Element) -> None:
        """Open an `a`."""
        rel, names = node.get("rel"), node.get("class")
        is_sponsored = rel is not None and "sponsored" in rel.lower().split()
        self._links.append(Link(node.get("href", ""), tuple(names.split()) if names else (), is_sponsored))
        self._has_words = False

    def close_link(self) -> Link | None:
        """Close an `a`; return its link if it has no words and stands before those of its paragraph."""
        link = self._links.pop()
        is_wordless = not self._has_words and not has_text(self.paragraph.lines)
        self._has_words = True  # of a link around it
        return link if is_wordless else None

    def open_quote(self, node: etree._Element) -> None:
        """Add the quotation mark of a `q`, unless it is printed or the element holds blocks."""
        is_bare = not (node.text or "").lstrip().startswith(_QUOTE_MARKS) and not holds_blocks(node)
        self._quotes.append(_QUOTES[len(self._quotes) % 2] if is_bare else "")
        self._add_mark(self._quotes[-1])

    def close_quote(self) -> None:
        """Close a `q`."""
        self._add_mark(self._quotes.pop())

    def _add_mark(self, mark: str) -> None:
        if mark:
            self.add(mark)

    def is_label(self) -> bool:
        """Return whether the open paragraph is only a few words, and no sentence."""
        text = "".join(map(text_in, self.paragraph.lines)).strip()
        return len(text.split()) <= _MAX_LABEL and not text.endswith(SENTENCE_ENDS) and ". " not in text


def has_text(lines: Sequence[Sequence[Span]]) -> bool:
    """Return whether one of some lines is more than white space."""
    for line in lines:  # no `any`, which takes twice as long
        for span in line:
            if span.text and not span.text.isspace():
                return True
    return False
