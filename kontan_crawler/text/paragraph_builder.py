"""Build paragraphs from the elements of a page, each opened and closed in document order."""

from collections.abc import Callable

from lxml import etree

from kontan_crawler.text.boilerplate import stands_below_story
from kontan_crawler.text.elements import (
    BLOCKS,
    BOLD,
    CELLS,
    CONTROLS,
    HEADINGS,
    INLINE_BLOCKS,
    INVISIBLE_TAGS,
    SPECIAL,
    holds_blocks,
    is_block_by_style,
    is_bold_by_style,
    is_control,
    is_heading_by_role,
    is_slot,
    stands_alone,
    stands_between_sentences,
)
from kontan_crawler.text.emoji import is_emoji
from kontan_crawler.text.open_blocks import OpenBlocks
from kontan_crawler.text.open_text import OpenText, has_text
from kontan_crawler.text.paragraphs import Paragraph, Paragraphs, Span, split_heading
from kontan_crawler.text.tables import ROW_GROUPS

ElementTest = Callable[[etree._Element], bool]

_MAY_BE_SLOT = ("div", "ins")
_EMPTY: list[list[Span]] = [[]]
_STYLED = INLINE_BLOCKS | {"ins"}
"""Elements that a style may make a block."""
_COUNTED = HEADINGS | {"li", "blockquote", "dd"}


class ParagraphBuilder:
    """Builds paragraphs."""

    def __init__(self, is_end: ElementTest) -> None:
        """Prepare for the first element. is_end: whether an element with attributes, or a comment, ends the story."""
        self.paragraphs = Paragraphs()
        self.text = OpenText()
        self._tables = self.text.tables
        self._blocks = OpenBlocks(self.paragraphs)
        self._is_end = is_end
        self._open: list[tuple[bool, bool]] = []  # of each open element whether it is a block, and whether a style makes it bold
        self._headings = self._items = self._blockquotes = self._descriptions = 0  # open elements

    def start(self, node: etree._Element) -> None:
        """Open an element, and add the words before its first child."""
        tag = node.tag
        names = node.keys()  # of attributes: most elements have none
        is_block = tag in BLOCKS or ((tag in CELLS or "-" in tag or (tag in _STYLED and bool(names))) and self._is_other_block(tag, node))
        is_bold = tag == "span" and bool(names) and is_bold_by_style(node)
        self._open.append((is_block, is_bold))
        if is_block:
            self.close_paragraph()
            if tag in _COUNTED or (names and is_heading_by_role(node)):
                self._count(tag, 1)
            self._blocks.open(tag, node.get("class", "") if names else "", len(self.paragraphs))
        if tag in SPECIAL:
            self._enter_special(tag, node)
        elif names:
            self.text.bold += is_bold
            self._blocks.controls += "role" in names and node.get("role") == "button"
            self._blocks.slots += tag in _MAY_BE_SLOT and is_slot(node)
        if names:
            self._check_end(node)
        if text := node.text:
            self.text.add(text)

    def end(self, node: etree._Element) -> None:
        """Close an element, or take a comment."""
        tag = node.tag
        if not isinstance(tag, str):  # a comment has no start event
            self._check_end(node)
            return
        is_block, is_bold = self._open.pop()
        if is_bold:
            self.text.bold -= 1
        if tag in SPECIAL:
            self._leave_special(tag)
        if is_block:
            self.close_paragraph()
            if tag in _COUNTED or (self._headings and is_heading_by_role(node)):
                self._count(tag, -1)
            self._blocks.close(tag, len(self.paragraphs))

    def _is_other_block(self, tag: str, node: etree._Element) -> bool:
        """Return whether an element ends the paragraph before it though it is no block by its tag: a custom element without words beside it, or a cell outside of tables."""
        return (
            ("-" in tag and (stands_alone(node) or holds_blocks(node)))
            or (tag in CELLS and not self._tables.depth)
            or (tag == "ins" and is_block_by_style(node))
            or (tag in INLINE_BLOCKS and is_block_by_style(node) and (stands_alone(node) or stands_between_sentences(node)))
        )

    def _count(self, tag: str, change: int) -> None:
        if tag in HEADINGS or tag not in _COUNTED:
            self._headings += change
        elif tag == "li":
            self._items += change
        elif tag == "blockquote":
            self._blockquotes += change
        else:
            self._descriptions += change
        if not self._tables.depth:  # else the paragraph is the table
            self._place(self.text.paragraph)

    def _place(self, paragraph: Paragraph) -> None:
        """Note which elements are open around an empty paragraph."""
        paragraph.heading, paragraph.list_item, paragraph.quote = self._headings > 0, self._items > 0, self._blockquotes > 0
        paragraph.description = self._descriptions > 0

    def skip(self, node: etree._Element) -> None:
        """Leave out an element with all its content."""
        self._blocks.controls += is_control(node)
        self._blocks.slots += is_slot(node)
        if stands_below_story(node):
            self.paragraphs.ends_of_page.append(len(self.paragraphs))
        if node.tag in BLOCKS or self._is_other_block(node.tag, node) or node.tag == "iframe":
            self.close_paragraph()
        else:
            self.text.gap = node.tag not in INVISIBLE_TAGS
        self._check_end(node)

    def break_line(self) -> None:
        """End a line; an empty line ends the paragraph."""
        paragraph = self.text.paragraph
        if self._tables.depth:
            self.text.add(" ")
        elif paragraph.table or has_text(paragraph.lines[-1:]):
            paragraph.lines.append([])
        elif has_text(paragraph.lines):
            self.close_paragraph()

    def close_paragraph(self) -> None:
        """End the open paragraph, and add it if it has words."""
        if self._tables.depth:  # inside a table, a block boundary only separates words
            self.text.add(" ")
            return
        paragraph = self.text.paragraph
        if paragraph.lines == _EMPTY and not paragraph.table:  # most boundaries: the empty paragraph is used again
            return
        if has_text(paragraph.lines):
            paragraph.pictures, paragraph.slots = self._blocks.pictures, self._blocks.slots
            self.paragraphs += split_heading(paragraph)
            self.text.paragraph = Paragraph([[]], after_end=paragraph.after_end)
            self._place(self.text.paragraph)
        else:
            paragraph.lines, paragraph.table = [[]], False

    def _enter_special(self, tag: str, node: etree._Element) -> None:
        if tag in BOLD:
            self.text.bold += 1
        elif tag == "a":
            self.text.open_link(node)
        elif tag == "img":
            self._open_picture(node)
        elif tag == "q":
            self.text.open_quote(node)
        elif tag in CONTROLS:
            self._blocks.controls += is_control(node)
        elif tag == "table":
            self._tables.open(node, self.text.paragraph)
        elif tag in CELLS and self._tables.depth == 1:
            self._tables.open_cell(node)
        elif tag in CELLS and self._tables.depth:
            self.text.add(" ")
        elif tag == "tfoot":
            self._tables.open_foot(self.text.paragraph)

    def _leave_special(self, tag: str) -> None:
        if tag in BOLD:
            self.text.bold -= 1
        elif tag == "a":
            if link := self.text.close_link():
                self._blocks.add_wordless(link, len(self.paragraphs))
        elif tag == "q":
            self.text.close_quote()
        elif tag in ("tr", "caption") and self._tables.depth == 1:
            self._tables.close_row(self.text.paragraph)
        elif tag in CELLS:
            self.text.add(" ")
        elif tag in ROW_GROUPS and self._tables.depth == 1:
            self._tables.close_group(tag, self.text.paragraph)
        elif tag == "table":
            self._tables.close(self.text.paragraph)

    def _open_picture(self, node: etree._Element) -> None:
        alt = node.get("alt", "")
        if is_emoji(alt):
            self.text.add(alt)
        else:
            self.text.gap = True
            self._blocks.pictures += 1

    def _check_end(self, node: etree._Element) -> None:
        """Note the end of the story. The words before a link that ends it belong to the link."""
        if self.text.paragraph.after_end or self._tables.depth or not self._is_end(node):
            return
        if node.tag != "a" or not self.text.is_label():
            self.close_paragraph()
        self.text.paragraph.after_end = bool(self.paragraphs)
