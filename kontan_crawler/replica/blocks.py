"""The blocks of an article's body, each with its clean paragraphs. `templates/blocks.html` has their HTML."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

_INLINE = re.compile(r"<(em|b|a)>(.+?)</\1>")


class Inline(NamedTuple):
    """Text, in an inline element or not."""

    text: str
    tag: str = ""


Line = tuple[Inline, ...]


def parse_line(sentence: str) -> Line:
    """Split a sentence at its inline elements `<em>`, `<b>` and `<a>`."""
    texts = _INLINE.split(sentence)
    found = [Inline(texts[0])]
    for tag, inside, after in zip(texts[1::3], texts[2::3], texts[3::3], strict=True):
        found += [Inline(inside, tag), Inline(after)]
    return tuple(inline for inline in found if inline.text)


def plain_text(line: Line) -> str:
    """Return the text of a line without its inline elements."""
    return "".join(inline.text for inline in line)


class Block:
    """A block of the body; by default without text."""

    def paragraphs(self) -> list[str]:
        """Return the clean paragraphs, subheads included."""
        return []

    def headings(self) -> list[str]:
        """Return the paragraphs that are subheads."""
        return []

    def links(self) -> tuple["RelatedLink", ...]:
        """Return the links to other articles."""
        return ()

    @property
    def macro(self) -> str:
        """The macro of `templates/blocks.html` that renders this block."""
        return type(self).__name__.lower()


@dataclass(frozen=True)
class Paragraph(Block):
    """Lines of one `<p>`, separated by `breaks` `<br>` each; two `<br>` split the paragraph."""

    lines: tuple[Line, ...]
    breaks: int = 1

    def paragraphs(self) -> list[str]:
        lines = [plain_text(line) for line in self.lines]
        return lines if self.breaks > 1 else ["\n".join(lines)]


@dataclass(frozen=True)
class Lead(Block):
    """The first paragraph: the dateline as printed, its place, and the lead."""

    prefix: str
    bold: bool
    place: str | None
    line: Line

    def paragraphs(self) -> list[str]:
        return [plain_text(self.line)]


@dataclass(frozen=True)
class Subhead(Block):
    """A subhead between paragraphs: `h2`, `h3`, or `strong` alone in a `<p>`."""

    text: str
    tag: str

    def paragraphs(self) -> list[str]:
        return [self.text]

    headings = paragraphs


@dataclass(frozen=True)
class Inset(Block):
    """A bold subhead within a `<p>`, separated by `<br>` from the sentences before it, after it, or both."""

    before: Line
    text: str
    after: Line
    tag: str

    def paragraphs(self) -> list[str]:
        return [text for text in (plain_text(self.before), self.text, plain_text(self.after)) if text]

    def headings(self) -> list[str]:
        return [self.text]


@dataclass(frozen=True)
class Items(Block):
    """A list, `ul` or `ol`."""

    tag: str
    items: tuple[Line, ...]

    def paragraphs(self) -> list[str]:
        return [plain_text(item) for item in self.items]


@dataclass(frozen=True)
class Table(Block):
    """Rows of cells; the first row is the header."""

    rows: tuple[tuple[str, ...], ...]

    def paragraphs(self) -> list[str]:
        return ["\n".join(" | ".join(row) for row in self.rows)]


@dataclass(frozen=True)
class Quote(Block):
    """A `<blockquote>`, which is part of the text."""

    line: Line

    def paragraphs(self) -> list[str]:
        return [plain_text(self.line)]


@dataclass(frozen=True)
class RelatedLink(Block):
    """A link to another article. kind: a RelatedKind. line: a sentence of the text in the same `<p>`, if any."""

    kind: str
    title: str
    url: str | None
    href: str | None
    line: Line = ()
    breaks: int = 0
    name: str = ""
    """What the label is drawn by, if it is not the kind."""

    def paragraphs(self) -> list[str]:
        return [plain_text(self.line)] if self.line else []

    def links(self) -> tuple["RelatedLink", ...]:
        return (self,)


@dataclass(frozen=True)
class Foreign(Block):
    """A block of a dialect that is no story: its kind, its HTML, and the links in it that are related ones."""

    kind: str
    html: Markup
    related: tuple[RelatedLink, ...] = ()

    def links(self) -> tuple[RelatedLink, ...]:
        return self.related


@dataclass(frozen=True)
class Widget(Block):
    """Ads, charts, polls and the like: a macro of `templates/widgets.html` and its argument."""

    name: str
    number: int


@dataclass(frozen=True)
class SourceLink(Block):
    """The URL of the original, the last line of some stories."""

    url: str
    linked: bool
