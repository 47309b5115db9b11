"""Split an element tree into paragraphs, as a browser displays them. Iterative, so that nesting may have any depth."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

ElementTest = Callable[[etree._Element], bool]

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | {
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol",
    "p", "pre", "search", "section", "summary", "table", "ul",
}  # fmt: skip
_BOLD = frozenset({"b", "strong"})
INVISIBLE_TAGS = frozenset({"script", "style", "noscript", "template"})  # they do not separate words
_ZERO_WIDTH = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u2060\ufeff"))
_CELLS = frozenset({"td", "th", "caption"})
_CONTROLS = frozenset({"button", "form", "input", "select", "textarea"})
_MAX_GROUP = 80  # paragraphs; a larger block is no widget


@dataclass(slots=True, eq=False)
class Link:
    """An `a` element, compared by identity."""

    href: str
    classes: tuple[str, ...]


@dataclass(slots=True)
class Span:
    """Text in one style."""

    text: str
    bold: bool = False
    link: Link | None = None


@dataclass(slots=True)
class Paragraph:
    """The text between two block boundaries: lines separated by `<br>`, or the rows of a table."""

    lines: list[list[Span]] = field(default_factory=lambda: [[]])
    heading: bool = False
    table: bool = False
    list_item: bool = False
    after_end: bool = False  # after the end of the story


class Group(NamedTuple):
    """The paragraphs in one block element: `paragraphs[start:stop]`."""

    start: int
    stop: int
    controls: int
    """Buttons, forms and their fields in the element."""
    pictures: int


class Paragraphs(list[Paragraph]):
    """Paragraphs in reading order."""

    def __init__(self) -> None:
        super().__init__()
        self.groups: list[Group] = []
        """Of the block elements with at least one paragraph, the inner ones first; large ones are left out."""


def read_paragraphs(root: etree._Element, is_skipped: ElementTest = lambda _: False, is_end: ElementTest = lambda _: False) -> Paragraphs:
    """Return the paragraphs of `root` in reading order.

    is_skipped: whether to leave out an element with all its content; the words before and after it stay separate.
    is_end: whether an element or comment ends the story. Paragraphs after it have `after_end` set, if there is text before it.
    White space stays as in the source. A table is one paragraph, its cells joined by " | ".
    """
    builder = _Builder(is_end)
    events = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    skipped = None
    for event, node in events:
        if node.tag == "br":  # first, because it is the most common element
            if event == "start":
                builder.break_line()
        elif event == "start" and is_skipped(node) and node is not root:
            builder.skip(node)
            events.skip_subtree()
            skipped = node
        elif event == "start":
            builder.start(node)
        elif node is not skipped:
            builder.end(node)
        if event != "start" and node is not root:
            builder.add(node.tail)
    builder.close_paragraph()
    return builder.paragraphs


class _Builder:
    """Builds paragraphs from the events of a tree walk."""

    def __init__(self, is_end: ElementTest) -> None:
        self.paragraphs = Paragraphs()
        self._open: list[tuple[int, int, int]] = []  # of the block elements: paragraphs, controls and pictures before them
        self._controls = self._pictures = 0
        self._is_end = is_end
        self._paragraph = Paragraph()
        self._bold = self._heading = self._items = self._tables = 0
        self._gap = False  # an element was skipped here
        self._links: list[Link] = []
        self._cells: list[list[Span]] = []

    def start(self, node: etree._Element) -> None:
        self._enter(node.tag, node)
        self._check_end(node)
        self.add(node.text)

    def end(self, node: etree._Element) -> None:
        if isinstance(node.tag, str):
            self._leave(node.tag)
        else:  # a comment has no start event
            self._check_end(node)

    def skip(self, node: etree._Element) -> None:
        self._controls += node.tag in _CONTROLS
        if node.tag in _BLOCKS:
            self.close_paragraph()
        else:
            self._gap = node.tag not in INVISIBLE_TAGS
        self._check_end(node)

    def add(self, text: str | None) -> None:
        if not text:
            return
        text = f" {text}" if self._gap and text[0].isalnum() else text  # separates the words around the gap
        self._gap = False
        span = Span(text if text.isascii() else text.translate(_ZERO_WIDTH), self._bold > 0, self._links[-1] if self._links else None)
        if self._tables and self._cells:
            self._cells[-1].append(span)
        else:
            self._paragraph.lines[-1].append(span)

    def break_line(self) -> None:
        if self._tables:
            self.add(" ")
        elif any(self._paragraph.lines[-2:]):  # several empty lines count as one
            self._paragraph.lines.append([])

    def close_paragraph(self) -> None:
        if self._tables:  # inside a table, a block boundary only separates words
            self.add(" ")
            return
        if self._has_text():
            self.paragraphs.append(self._paragraph)
        self._paragraph = Paragraph(heading=self._heading > 0, list_item=self._items > 0, after_end=self._paragraph.after_end)

    def _enter(self, tag: str, node: etree._Element) -> None:
        self._heading += tag in _HEADINGS
        self._items += tag == "li"
        if tag in _BLOCKS:
            self.close_paragraph()
            self._open.append((len(self.paragraphs), self._controls, self._pictures))
        if tag in _BOLD:
            self._bold += 1
        elif tag == "a":
            self._links.append(Link(node.get("href", ""), tuple(node.get("class", "").split())))
        elif tag == "img":
            self._gap = True
            self._pictures += 1
        elif tag in _CONTROLS:
            self._controls += 1
        elif tag == "table":
            self._open_table()
        elif tag in _CELLS:
            self._open_cell()

    def _leave(self, tag: str) -> None:
        self._heading -= tag in _HEADINGS
        self._items -= tag == "li"
        if tag in _BOLD:
            self._bold -= 1
        elif tag == "a":
            self._links.pop()
        elif tag in ("tr", "caption") and self._tables == 1:
            self._close_row()
        elif tag in _CELLS:
            self.add(" ")
        elif tag == "table":
            self._close_table()
        if tag in _BLOCKS:
            self.close_paragraph()
            self._close_group(*self._open.pop())

    def _close_group(self, start: int, controls: int, pictures: int) -> None:
        stop, groups = len(self.paragraphs), self.paragraphs.groups
        if start < stop <= start + _MAX_GROUP:
            group = Group(start, stop, self._controls - controls, self._pictures - pictures)
            groups[-1:] = [group] if groups and groups[-1][:2] == group[:2] else [*groups[-1:], group]

    def _check_end(self, node: etree._Element) -> None:
        if self._paragraph.after_end or self._tables or not self._is_end(node):
            return
        self.close_paragraph()
        self._paragraph.after_end = bool(self.paragraphs)

    def _has_text(self) -> bool:
        return any(span.text.strip() for line in self._paragraph.lines for span in line)

    def _open_cell(self) -> None:
        if self._tables == 1:
            self._cells.append([])
        else:
            self.add(" ")

    def _open_table(self) -> None:
        self._tables += 1
        if self._tables == 1:
            self._paragraph.table = True

    def _close_row(self) -> None:
        """Add the cells as a line, and begin the next line."""
        row: list[Span] = []
        for number, cell in enumerate(self._cells):
            row += [Span(" | "), *cell] if number else cell
        self._cells = []
        self._paragraph.lines += [row, []]

    def _close_table(self) -> None:
        if self._tables == 1:
            self._close_row()
        self._tables -= 1
