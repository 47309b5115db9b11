"""Split an element tree into paragraphs, as a browser displays them. Iterative, so that nesting may have any depth."""

import re
from collections.abc import Callable, Sequence
from itertools import islice

from lxml import etree

from kontan_crawler.text.elements import BLOCKS, BOLD, CELLS, CONTAINERS, CONTROLS, HEADINGS, INVISIBLE_TAGS, SPECIAL
from kontan_crawler.text.emoji import is_emoji
from kontan_crawler.text.open_blocks import OpenBlocks
from kontan_crawler.text.open_tables import OpenTables
from kontan_crawler.text.paragraphs import Link, Paragraph, Paragraphs, Span, split_heading, text_in
from kontan_crawler.text.superscripts import superscript
from kontan_crawler.text.tables import ROW_GROUPS

ElementTest = Callable[[etree._Element], bool]

_ZERO_WIDTH = "\u00ad\u200b\u200c\u2060\ufeff"
_DROPPED = dict.fromkeys(map(ord, _ZERO_WIDTH))
_MAX_LABEL = 12  # words before a link that ends the story
_QUOTES = ('"', "'")  # of a `q`, and of one within it
_QUOTE_MARKS = tuple("\"'“”„‘’«‹")
_MAX_SUPERSCRIPT = 9  # characters
_MAX_IN_SUPERSCRIPT = 20  # elements; more are no mark, and are not read again at each level
_COUNTED = HEADINGS | {"li", "blockquote"}
_BOLD_STYLE = re.compile(r"font-weight:\s*(?:bold|[6-9]00)")
_MAX_BEFORE = 40  # characters before a superscript that decide its kind


def read_paragraphs(root: etree._Element, is_skipped: ElementTest = lambda _: False, is_end: ElementTest = lambda _: False) -> Paragraphs:
    """Return the paragraphs of `root` in reading order.

    is_skipped: whether to leave out an element with all its content; the words before and after it stay separate.
    is_end: whether an element or comment ends the story. Paragraphs after it have `after_end` set, if there is text before it.
    White space stays as in the source, but for that at the start of a line. A table is one paragraph, its cells joined by " | "; one that only arranges blocks is none.
    """
    builder = _Builder(is_end)
    events = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    skipped = None
    for event, node in events:
        tag = node.tag
        if tag == "br":  # first, because it is the most common element
            if event == "start":
                builder.break_line()
        elif event == "start" and is_skipped(node) and node is not root:
            builder.skip(node)
            events.skip_subtree()
            skipped = node
        elif event == "start" and tag == "sup" and builder.add_superscript(node):
            events.skip_subtree()
            skipped = node
        elif event == "start":
            builder.start(node)
        elif node is not skipped:
            builder.end(node)
        if event != "start" and node is not root and (text := node.tail):
            builder.add(text)
    builder.close_paragraph()
    return builder.paragraphs


class _Builder:
    """Builds paragraphs from the events of a tree walk."""

    def __init__(self, is_end: ElementTest) -> None:
        self.paragraphs = Paragraphs()
        self._blocks = OpenBlocks(self.paragraphs.groups)
        self._tables = OpenTables()
        self._is_end = is_end
        self._paragraph = Paragraph()
        self._bold = self._heading = self._items = self._blockquotes = 0  # open elements
        self._gap = False  # an element was skipped here
        self._links: list[Link] = []
        self._quotes: list[str] = []

    def start(self, node: etree._Element) -> None:
        tag = node.tag
        is_plain = not node.keys()  # without attributes, as most elements
        if self._is_block(tag, node):
            if tag in _COUNTED or (not is_plain and _is_heading(tag, node)):
                self._count(tag, 1)
            self.close_paragraph()
            self._blocks.open(tag, "" if is_plain else node.get("class", ""), len(self.paragraphs))
        if tag in SPECIAL:
            self._enter_special(tag, node)
        elif not is_plain:
            self._bold += _is_bold(node)
            self._blocks.controls += node.get("role") == "button"
        self._check_end(node)
        if text := node.text:
            self.add(text)

    def end(self, node: etree._Element) -> None:
        tag = node.tag
        if not isinstance(tag, str):  # a comment has no start event
            self._check_end(node)
            return
        if tag in SPECIAL:
            self._leave_special(tag)
        else:
            self._bold -= _is_bold(node)
        if self._is_block(tag, node):
            if tag in _COUNTED or (self._heading and _is_heading(tag, node)):
                self._count(tag, -1)
            self.close_paragraph()
            self._blocks.close(tag, len(self.paragraphs))

    def _is_block(self, tag: str, node: etree._Element) -> bool:
        """Return whether an element ends the paragraph before it: a block, a custom element without words beside it, or a cell outside of tables."""
        return tag in BLOCKS or ("-" in tag and _is_custom_block(node)) or (tag in CELLS and not self._tables.depth)

    def _count(self, tag: str, change: int) -> None:
        if tag in HEADINGS or tag not in _COUNTED:
            self._heading += change
        elif tag == "li":
            self._items += change
        elif tag == "blockquote":
            self._blockquotes += change

    def skip(self, node: etree._Element) -> None:
        self._blocks.controls += node.tag in CONTROLS
        if self._is_block(node.tag, node) or node.tag == "iframe":
            self.close_paragraph()
        else:
            self._gap = node.tag not in INVISIBLE_TAGS
        self._check_end(node)

    def add(self, text: str) -> None:
        """Add a text that is not empty."""
        if self._gap:
            text = f" {text}" if text[0].isalnum() else text  # separates the words around the gap
            self._gap = False
        if not text.isascii() and any(map(text.__contains__, _ZERO_WIDTH)):
            text = text.translate(_DROPPED)
        line = self._open_line() if self._tables.depth else self._paragraph.lines[-1]
        if line or not text.isspace():  # else the white space between two blocks
            line.append(Span(text, self._bold > 0, self._links[-1] if self._links else None))

    def _open_line(self) -> list[Span]:
        """Return the line, or the cell of a table, that takes the next words."""
        return self._tables.cells[-1].content if self._tables.depth and self._tables.cells else self._paragraph.lines[-1]

    def add_superscript(self, node: etree._Element) -> bool:
        """Add a superscript as plain text; return False if its letters stay as they are."""
        tags = [inner.tag for inner in islice(node.iter(), _MAX_IN_SUPERSCRIPT + 1)]
        if len(tags) > _MAX_IN_SUPERSCRIPT or "img" in tags:
            return False
        mark = "".join(map(str, islice(node.itertext(), _MAX_SUPERSCRIPT + 1)))
        if len(mark) > _MAX_SUPERSCRIPT:
            return False
        text = superscript(
            mark, text_in(self._open_line()[-_MAX_SUPERSCRIPT:])[-_MAX_BEFORE:], node.tail or "", "a" in tags or _is_all_of_link(node)
        )
        if text:
            self.add(text)
            self._gap = text.endswith("]")
        return text is not None

    def break_line(self) -> None:
        """End a line; an empty line ends the paragraph."""
        if self._tables.depth:
            self.add(" ")
        elif self._paragraph.table or self._has_text(self._paragraph.lines[-1:]):
            self._paragraph.lines.append([])
        elif self._has_text(self._paragraph.lines):
            self.close_paragraph()

    def close_paragraph(self) -> None:
        if self._tables.depth:  # inside a table, a block boundary only separates words
            self.add(" ")
            return
        paragraph = self._paragraph
        if self._has_text(paragraph.lines):
            self.paragraphs += split_heading(paragraph)
            self._paragraph = paragraph = Paragraph(after_end=paragraph.after_end)
        elif paragraph.lines != [[]] or paragraph.table:  # most boundaries: the empty paragraph is used again
            paragraph.lines, paragraph.table = [[]], False
        paragraph.heading, paragraph.list_item, paragraph.quote = self._heading > 0, self._items > 0, self._blockquotes > 0

    def _enter_special(self, tag: str, node: etree._Element) -> None:
        if tag in BOLD:
            self._bold += 1
        elif tag == "a":
            is_sponsored = "sponsored" in node.get("rel", "").lower().split()
            self._links.append(Link(node.get("href", ""), tuple(node.get("class", "").split()), is_sponsored))
        elif tag == "img":
            self._open_picture(node)
        elif tag == "q":
            self._open_quote(node)
        elif tag in CONTROLS:
            self._blocks.controls += 1
        elif tag == "table":
            self._tables.open(node, self._paragraph)
        elif tag in CELLS and self._tables.depth == 1:
            self._tables.open_cell(node)
        elif tag in CELLS and self._tables.depth:
            self.add(" ")
        elif tag == "tfoot":
            self._tables.open_foot(self._paragraph)

    def _leave_special(self, tag: str) -> None:
        if tag in BOLD:
            self._bold -= 1
        elif tag == "a":
            self._links.pop()
        elif tag == "q":
            self._add_mark(self._quotes.pop())
        elif tag in ("tr", "caption") and self._tables.depth == 1:
            self._tables.close_row(self._paragraph)
        elif tag in CELLS:
            self.add(" ")
        elif tag in ROW_GROUPS and self._tables.depth == 1:
            self._tables.close_group(tag, self._paragraph)
        elif tag == "table":
            self._tables.close(self._paragraph)

    def _check_end(self, node: etree._Element) -> None:
        if self._paragraph.after_end or self._tables.depth or not self._is_end(node):
            return
        if node.tag != "a" or not self._is_label():  # the words before the link belong to it
            self.close_paragraph()
        self._paragraph.after_end = bool(self.paragraphs)

    def _is_label(self) -> bool:
        """Return whether the open paragraph is only a few words, and no sentence."""
        text = "".join(map(text_in, self._paragraph.lines)).strip()
        return len(text.split()) <= _MAX_LABEL and not text.endswith((".", "?", "!", "”", '"')) and ". " not in text

    def _open_picture(self, node: etree._Element) -> None:
        alt = node.get("alt", "")
        if is_emoji(alt):
            self.add(alt)
        else:
            self._gap = True
            self._blocks.pictures += 1

    def _open_quote(self, node: etree._Element) -> None:
        """Add the quotation mark of a `q`, unless it is printed or the element holds blocks."""
        is_bare = not (node.text or "").lstrip().startswith(_QUOTE_MARKS) and not any(child.tag in BLOCKS for child in node)
        mark = _QUOTES[len(self._quotes) % 2] if is_bare else ""
        self._quotes.append(mark)
        self._add_mark(mark)

    def _add_mark(self, mark: str) -> None:
        if mark:
            self.add(mark)

    @staticmethod
    def _has_text(lines: Sequence[Sequence[Span]]) -> bool:
        for line in lines:  # no `any`, which takes twice as long
            for span in line:
                if span.text and not span.text.isspace():
                    return True
        return False


def _is_all_of_link(node: etree._Element) -> bool:
    """Return whether an element is all that a link holds."""
    above = node.getparent()
    is_only = node.getprevious() is None and node.getnext() is None
    return above is not None and above.tag == "a" and is_only and not (above.text or node.tail or "").strip()


def _is_heading(tag: str, node: etree._Element) -> bool:
    """Return whether a `div` or `p` says by its role that it is a heading."""
    return tag in ("div", "p") and node.get("role") == "heading"


def _is_bold(node: etree._Element) -> bool:
    """Return whether a style makes the words of an inline element bold, as word processors write it."""
    return node.tag == "span" and bool(_BOLD_STYLE.search(node.get("style", "")))


def _is_custom_block(node: etree._Element) -> bool:
    """Return whether a custom element is a child of a container, with no words right beside it; within a sentence it is none."""
    parent, before = node.getparent(), node.getprevious()
    if parent is None or not (parent.tag in CONTAINERS or "-" in str(parent.tag)):
        return False
    text = parent.text if before is None else before.tail
    return not (text or "").strip() and not (node.tail or "").strip()
