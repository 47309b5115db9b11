"""What a story is made of. Each block knows its true paragraphs; `templates/blocks.html` knows what it looks like."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from kontan_crawler.site import RelatedKind

_MARKED = re.compile(r"<(em|b|a)>(.+?)</\1>")


class Run(NamedTuple):
    """A stretch of text in one inline element, or in none."""

    text: str
    tag: str = ""


Runs = tuple[Run, ...]


def runs(sentence: str) -> Runs:
    """Split a sentence of `sentences` at its inline marks."""
    pieces = _MARKED.split(sentence)
    found = [Run(pieces[0])]
    for tag, inside, after in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        found += [Run(inside, tag), Run(after)]
    return tuple(run for run in found if run.text)


def plain(line: Runs) -> str:
    """The text of a line without its inline elements."""
    return "".join(run.text for run in line)


class Block:
    """A piece of the body; by itself it adds nothing to the story."""

    def paragraphs(self) -> list[str]:
        """The true paragraphs, sub-heads among them."""
        return []

    def headings(self) -> list[str]:
        """Which of those are sub-heads."""
        return []

    @property
    def kind(self) -> str:
        """Name of the macro in `templates/blocks.html` that prints this block."""
        return type(self).__name__.lower()


@dataclass(frozen=True)
class Paragraph(Block):
    """Lines of one `<p>`; one `<br>` between them keeps the paragraph, two part it."""

    lines: tuple[Runs, ...]
    breaks: int = 1

    def paragraphs(self) -> list[str]:
        lines = [plain(line) for line in self.lines]
        return lines if self.breaks > 1 else ["\n".join(lines)]


@dataclass(frozen=True)
class Lead(Block):
    """First paragraph: what is printed before the first sentence, and the place that it names."""

    prefix: str
    bold: bool
    place: str | None
    line: Runs

    def paragraphs(self) -> list[str]:
        return [plain(self.line)]


@dataclass(frozen=True)
class Subhead(Block):
    """A sub-head between paragraphs: `h2`, `h3`, or `strong` alone in a `<p>`."""

    text: str
    tag: str

    def paragraphs(self) -> list[str]:
        return [self.text]

    headings = paragraphs


@dataclass(frozen=True)
class Inset(Block):
    """A bold sub-head parted by `<br>` from the sentences of its own `<p>`, before it, after it, or both."""

    before: Runs
    text: str
    after: Runs
    tag: str

    def paragraphs(self) -> list[str]:
        return [text for text in (plain(self.before), self.text, plain(self.after)) if text]

    def headings(self) -> list[str]:
        return [self.text]


@dataclass(frozen=True)
class Items(Block):
    """A list, `ul` or `ol`."""

    tag: str
    items: tuple[Runs, ...]

    def paragraphs(self) -> list[str]:
        return [plain(item) for item in self.items]


@dataclass(frozen=True)
class Table(Block):
    """Rows of cells; the first row is the head."""

    rows: tuple[tuple[str, ...], ...]

    def paragraphs(self) -> list[str]:
        return ["\n".join(" | ".join(row) for row in self.rows)]


@dataclass(frozen=True)
class Quote(Block):
    """A `<blockquote>` that belongs to the story."""

    line: Runs

    def paragraphs(self) -> list[str]:
        return [plain(self.line)]


@dataclass(frozen=True)
class Pointer(Block):
    """A line that points to another piece; `line` is the story's sentence that shares its `<p>`, if any."""

    pointer: RelatedKind
    title: str
    url: str | None
    href: str | None
    line: Runs = ()
    breaks: int = 0

    def paragraphs(self) -> list[str]:
        return [plain(self.line)] if self.line else []


@dataclass(frozen=True)
class Widget(Block):
    """Ads, charts, polls and the like: a macro of `templates/widgets.html` and its number."""

    name: str
    number: int


@dataclass(frozen=True)
class SourceLink(Block):
    """Last line of some stories: the address of the original."""

    url: str
    linked: bool
