"""Split an element tree into paragraphs, as a browser displays them. Iterative, so that nesting may have any depth."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, takewhile
from typing import NamedTuple

from lxml import etree

from kontan_crawler.text.emoji import is_emoji
from kontan_crawler.text.list_headings import kind_of_heading
from kontan_crawler.text.superscripts import superscript
from kontan_crawler.text.tables import ROW_GROUPS, Cell, Grid, is_layout, new_cell

ElementTest = Callable[[etree._Element], bool]

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = HEADINGS | {
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol",
    "p", "pre", "search", "section", "summary", "table", "ul",
}  # fmt: skip
_BOLD = frozenset({"b", "strong"})
INVISIBLE_TAGS = frozenset({"script", "style", "noscript", "template"})  # they do not separate words
_ZERO_WIDTH = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u2060\ufeff"))
_CELLS = frozenset({"td", "th", "caption"})
_CONTROLS = frozenset({"button", "form", "input", "select", "textarea"})
_SPECIAL = _BOLD | _CELLS | _CONTROLS | ROW_GROUPS | {"a", "img", "q", "table", "tr"}  # elements that are more than a block
ASIDES = frozenset({"aside", "nav"})
"""Elements that the page marks as not of the story."""
_MAX_LABEL = 12  # words before a link that ends the story
_MAX_GROUP = 80  # paragraphs; a larger block is no widget
_MAX_LAYOUTS = 20  # tables within each other that may arrange blocks
_QUOTES = ('"', "'")  # of a `q`, and of one within it
_SENTENCE_ENDS = tuple('.!?…"”’')
_QUOTE_MARKS = tuple("\"'“”„‘’«‹")
_MAX_SUPERSCRIPT = 9  # characters
_MAX_IN_SUPERSCRIPT = 20  # elements; more are no mark, and are not read again at each level
_MAX_BEFORE = 40  # characters before a superscript that decide its kind
_MAX_REPEATED = 100  # characters of a cell that is repeated in the rows it covers


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


def text_in(spans: Iterable[Span]) -> str:
    """Return the text of spans, white space as in the source."""
    return "".join([span.text for span in spans])


@dataclass(slots=True)
class Paragraph:
    """The text between two block boundaries: lines separated by `<br>`, or the rows of a table."""

    lines: list[list[Span]] = field(default_factory=lambda: [[]])
    heading: bool = False
    table: bool = False
    list_item: bool = False
    quote: bool = False  # in a `blockquote`
    after_end: bool = False  # after the end of the story

    @property
    def text(self) -> str:
        """Its lines with a space between them, other white space as in the source."""
        return " ".join(map(text_in, self.lines))

    @property
    def is_bold(self) -> bool:
        """Whether all its words are bold."""
        return all(span.bold or not span.text.strip() for line in self.lines for span in line)


def _split_heading(paragraph: Paragraph) -> list[Paragraph]:
    """Return a paragraph, or two if the bold heading of a list stands behind its last sentence: "... kata Budi. **Berita Terkait**"."""
    last = paragraph.lines[-1]
    if not last or not _may_be_of_heading(last[-1]):  # most paragraphs
        return [paragraph]
    end = len(last) - sum(1 for _ in takewhile(_may_be_of_heading, reversed(last)))
    if not kind_of_heading(text_in(last[end:])):
        return [paragraph]
    story = replace(paragraph, lines=[*paragraph.lines[:-1], last[:end]])
    return [story, replace(paragraph, lines=[last[end:]])] if story.text.rstrip().endswith(_SENTENCE_ENDS) else [paragraph]


def _may_be_of_heading(span: Span) -> bool:
    return not span.text.strip() or (span.bold and span.link is None)


class Group(NamedTuple):
    """The paragraphs in one block element: `paragraphs[start:stop]`."""

    start: int
    stop: int
    controls: int
    """Buttons, forms and their fields in the element."""
    pictures: int
    tag: str
    shape: str
    """Tags and classes from the root to the innermost element with the same paragraphs."""
    is_marked: bool
    """Whether one of the elements with these paragraphs has a class."""


class Paragraphs(list[Paragraph]):
    """Paragraphs in reading order."""

    def __init__(self, paragraphs: Iterable[Paragraph] = ()) -> None:
        super().__init__(paragraphs)
        self.groups: list[Group] = []
        """Of the block elements with at least one paragraph, the inner ones first; large ones are left out."""

    def split_at_end(self) -> tuple["Paragraphs", "Paragraphs"]:
        """Return the paragraphs of the story and those after its end."""
        end = next((number for number, paragraph in enumerate(self) if paragraph.after_end), len(self))
        return self._part(0, end), self._part(end, len(self))

    def _part(self, start: int, stop: int) -> "Paragraphs":
        part = Paragraphs(self[start:stop])
        groups = [group for group in self.groups if start <= group.start and group.stop <= stop]
        part.groups = [Group(group.start - start, group.stop - start, *group[2:]) for group in groups] if start else groups
        return part


def read_paragraphs(root: etree._Element, is_skipped: ElementTest = lambda _: False, is_end: ElementTest = lambda _: False) -> Paragraphs:
    """Return the paragraphs of `root` in reading order.

    is_skipped: whether to leave out an element with all its content; the words before and after it stay separate.
    is_end: whether an element or comment ends the story. Paragraphs after it have `after_end` set, if there is text before it.
    White space stays as in the source. A table is one paragraph, its cells joined by " | "; one that only arranges blocks is none.
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
        if event != "start" and node is not root:
            builder.add(node.tail)
    builder.close_paragraph()
    return builder.paragraphs


class _Builder:
    """Builds paragraphs from the events of a tree walk."""

    def __init__(self, is_end: ElementTest) -> None:
        self.paragraphs = Paragraphs()
        self._open: list[tuple[int, int, int, str]] = []  # of the block elements: paragraphs, controls and pictures before them, shape
        self._controls = self._pictures = 0
        self._is_end = is_end
        self._paragraph = Paragraph()
        self._bold = self._heading = self._items = self._tables = self._blockquotes = 0
        self._gap = False  # an element was skipped here
        self._links: list[Link] = []
        self._quotes: list[str] = []
        self._layouts: list[bool] = []  # of the open tables: whether they only arrange blocks
        self._cells: list[Cell[Span]] = []
        self._grid: Grid[Span] = Grid(_repeated)
        self._foot = 0  # where the lines of an open `tfoot` begin
        self._foot_lines: list[list[Span]] = []

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
        if node.tag in _BLOCKS or node.tag == "iframe":
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
            self._cells[-1].content.append(span)
        else:
            self._paragraph.lines[-1].append(span)

    def add_superscript(self, node: etree._Element) -> bool:
        """Add a superscript as plain text; return False if its letters stay as they are."""
        tags = [inner.tag for inner in islice(node.iter(), _MAX_IN_SUPERSCRIPT + 1)]
        if len(tags) > _MAX_IN_SUPERSCRIPT or "img" in tags:
            return False
        mark = "".join(map(str, islice(node.itertext(), _MAX_SUPERSCRIPT + 1)))
        if len(mark) > _MAX_SUPERSCRIPT:
            return False
        text = superscript(mark, self._last_letters(), node.tail or "", "a" in tags or _is_all_of_link(node))
        if text is not None:
            self.add(text)
            self._gap = text.endswith("]")
        return text is not None

    def _last_letters(self) -> str:
        line = self._cells[-1].content if self._tables and self._cells else self._paragraph.lines[-1]
        return text_in(line[-_MAX_SUPERSCRIPT:])[-_MAX_BEFORE:]

    def break_line(self) -> None:
        """End a line; an empty line ends the paragraph."""
        if self._tables:
            self.add(" ")
        elif self._paragraph.table or self._has_text(self._paragraph.lines[-1:]):
            self._paragraph.lines.append([])
        elif self._has_text(self._paragraph.lines):
            self.close_paragraph()

    def close_paragraph(self) -> None:
        if self._tables:  # inside a table, a block boundary only separates words
            self.add(" ")
            return
        paragraph = self._paragraph
        if self._has_text(paragraph.lines):
            self.paragraphs += _split_heading(paragraph)
            self._paragraph = paragraph = Paragraph(after_end=paragraph.after_end)
        else:  # most boundaries: the empty paragraph is used again
            paragraph.lines, paragraph.table = [[]], False
        paragraph.heading, paragraph.list_item, paragraph.quote = self._heading > 0, self._items > 0, self._blockquotes > 0

    def _enter(self, tag: str, node: etree._Element) -> None:
        self._heading += tag in HEADINGS
        self._items += tag == "li"
        self._blockquotes += tag == "blockquote"
        if tag == "table":
            self._layouts.append(not self._tables and len(self._layouts) < _MAX_LAYOUTS and is_layout(node))
        if tag in _BLOCKS or (tag in _CELLS and not self._tables):
            self.close_paragraph()
            shape = f"{self._open[-1][3] if self._open else ''}/{tag}.{node.get('class', '')}"
            self._open.append((len(self.paragraphs), self._controls, self._pictures, shape))
        if tag in _SPECIAL:
            self._enter_special(tag, node)
        elif node.get("role") == "button":
            self._controls += 1

    def _enter_special(self, tag: str, node: etree._Element) -> None:
        if tag in _BOLD:
            self._bold += 1
        elif tag == "a":
            self._links.append(Link(node.get("href", ""), tuple(node.get("class", "").split())))
        elif tag == "img":
            self._open_picture(node)
        elif tag == "q":
            self._open_quote(node)
        elif tag in _CONTROLS:
            self._controls += 1
        elif tag == "table":
            self._open_table()
        elif self._tables and tag in _CELLS:
            self._open_cell(node)
        elif tag == "tfoot":
            self._foot = len(self._paragraph.lines)

    def _leave(self, tag: str) -> None:
        self._heading -= tag in HEADINGS
        self._items -= tag == "li"
        self._blockquotes -= tag == "blockquote"
        if tag in _SPECIAL:
            self._leave_special(tag)
        if tag in _BLOCKS or (tag in _CELLS and not self._tables):
            self.close_paragraph()
            self._close_group(tag, *self._open.pop())

    def _leave_special(self, tag: str) -> None:
        if tag in _BOLD:
            self._bold -= 1
        elif tag == "a":
            self._links.pop()
        elif tag == "q":
            self.add(self._quotes.pop())
        elif tag in ("tr", "caption") and self._tables == 1:
            self._close_row()
        elif tag in _CELLS:
            self.add(" ")
        elif tag in ROW_GROUPS and self._tables == 1:
            self._close_row_group(tag)
        elif tag == "table":
            self._close_table()

    def _close_group(self, tag: str, start: int, controls: int, pictures: int, shape: str) -> None:
        stop, groups = len(self.paragraphs), self.paragraphs.groups
        if not start < stop <= start + _MAX_GROUP:
            return
        group = Group(start, stop, self._controls - controls, self._pictures - pictures, tag, shape, not shape.endswith("."))
        inner = groups[-1] if groups and groups[-1][:2] == group[:2] else None
        if inner is None or inner.tag in ASIDES:
            groups.append(group)
        else:
            groups[-1] = group._replace(shape=inner.shape, is_marked=group.is_marked or inner.is_marked)

    def _check_end(self, node: etree._Element) -> None:
        if self._paragraph.after_end or self._tables or not self._is_end(node):
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
            self._pictures += 1

    def _open_quote(self, node: etree._Element) -> None:
        """Add the quotation mark of a `q`, unless it is printed or the element holds blocks."""
        is_bare = not (node.text or "").lstrip().startswith(_QUOTE_MARKS) and not any(child.tag in _BLOCKS for child in node)
        mark = _QUOTES[len(self._quotes) % 2] if is_bare else ""
        self._quotes.append(mark)
        self.add(mark)

    @staticmethod
    def _has_text(lines: Sequence[Sequence[Span]]) -> bool:
        return any(span.text.strip() for line in lines for span in line)

    def _open_cell(self, node: etree._Element) -> None:
        if self._tables == 1:
            self._cells.append(new_cell(node))
        else:
            self.add(" ")

    def _open_table(self) -> None:
        self._tables += not self._layouts[-1]
        if self._tables == 1:
            self._paragraph.table = True

    def _close_row(self) -> None:
        """Add the cells as a line, and begin the next line."""
        row: list[Span] = []
        for number, cell in enumerate(self._grid.row(self._cells)):
            row += [Span(" | "), *cell] if number else cell
        self._paragraph.lines += [row, []] if self._cells else []
        self._cells = []

    def _close_row_group(self, tag: str) -> None:
        self._grid.end_group()
        if tag == "tfoot":  # displayed last, though it may come first
            self._foot_lines += self._paragraph.lines[self._foot :]
            self._paragraph.lines[self._foot :] = [[]]

    def _close_table(self) -> None:
        if self._tables == 1:
            self._close_row()
            self._grid.end_group()
            self._paragraph.lines += self._foot_lines
            self._foot_lines = []
        self._tables -= not self._layouts.pop()


def _is_all_of_link(node: etree._Element) -> bool:
    """Return whether an element is all that a link holds."""
    above = node.getparent()
    is_only = node.getprevious() is None and node.getnext() is None
    return above is not None and above.tag == "a" and is_only and not (above.text or node.tail or "").strip()


def _repeated(cell: list[Span]) -> list[Span]:
    """Return the content of a cell for the next row that it covers: plain text, if it is short."""
    text = text_in(cell)
    return [Span(text)] if len(text) <= _MAX_REPEATED else []
