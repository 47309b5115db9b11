"""Paragraphs of a page: their lines, the styles and links of their words, and the blocks they stand in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby, takewhile
from operator import attrgetter
from typing import NamedTuple

from kontan_crawler.text.list_headings import kind_of_heading
from kontan_crawler.text.signs import SENTENCE_ENDS

_TEXT, _LINK = attrgetter("text"), attrgetter("link")


@dataclass(slots=True, eq=False)
class Link:
    """An `a` element, compared by identity."""

    href: str
    classes: tuple[str, ...]
    is_sponsored: bool = False
    """Whether its `rel` says that someone pays for it."""


@dataclass(slots=True)
class Span:
    """Text in one style."""

    text: str
    bold: bool = False
    link: Link | None = None


def by_link(spans: Iterable[Span]) -> Iterator[tuple[Link | None, Iterator[Span]]]:
    """Yield the spans of each link, and those between two links with None."""
    return groupby(spans, key=_LINK)


def text_in(spans: Iterable[Span]) -> str:
    """Return the text of spans, white space as in the source."""
    return "".join(map(_TEXT, spans))


@dataclass(slots=True)
class Paragraph:
    """The text between two block boundaries: lines separated by `<br>`, or the rows of a table."""

    lines: list[list[Span]] = field(default_factory=lambda: [[]])
    heading: bool = False
    table: bool = False
    list_item: bool = False
    quote: bool = False  # in a `blockquote`
    description: bool = False  # in a `dd`
    after_end: bool = False  # after the end of the story
    pictures: int = 0  # of the page before its end
    slots: int = 0  # as well

    @property
    def text(self) -> str:
        """Its lines with a space between them, other white space as in the source."""
        return " ".join(map(text_in, self.lines))

    @property
    def is_bold(self) -> bool:
        """Whether all its words are bold."""
        return all(span.bold or not span.text.strip() for line in self.lines for span in line)

    @property
    def is_set_apart(self) -> bool:
        """Whether it is printed as a heading: as one, or bold."""
        return self.heading or self.is_bold


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
    names: str
    """The classes of the elements with these paragraphs, the outer ones first, separated by spaces."""
    slots: int = 0
    """Slots of advertisements, and players, in the element."""


class Card(NamedTuple):
    """A block of a few paragraphs, `paragraphs[start:stop]`, that begins with a link without words, such as one around a picture."""

    start: int
    stop: int
    link: Link


class Paragraphs(list[Paragraph]):
    """Paragraphs in reading order."""

    def __init__(self, paragraphs: Iterable[Paragraph] = ()) -> None:
        super().__init__(paragraphs)
        self.groups: list[Group] = []
        """Of the block elements with at least one paragraph, the inner ones first; large ones are left out."""
        self.cards: list[Card] = []
        """Small blocks that begin with their only link without words."""
        self.ends_of_page: list[int] = []
        """Before which paragraphs share buttons or tags were left out: they stand below every article."""
        self.is_above_link = False
        """Whether a paragraph that is nothing but a link follows, behind the end of the story."""
        self.is_end_doubtful = False
        """Whether the mark of the end stands between sentences of the story."""

    def split_at_end(self) -> tuple["Paragraphs", "Paragraphs"]:
        """Return the paragraphs of the story and those after its end."""
        end = next((number for number, paragraph in enumerate(self) if paragraph.after_end), len(self))
        story, rest = self._part(0, end), self._part(end, len(self))
        story.is_above_link = bool(rest) and is_link(rest[0])
        return story, rest

    def _part(self, start: int, stop: int) -> "Paragraphs":
        part = Paragraphs(self[start:stop])
        groups = [group for group in self.groups if start <= group.start and group.stop <= stop]
        part.groups = [Group(group.start - start, group.stop - start, *group[2:]) for group in groups] if start else groups
        part.cards = [
            Card(card.start - start, card.stop - start, card.link) for card in self.cards if start <= card.start and card.stop <= stop
        ]
        part.ends_of_page = [number - start for number in self.ends_of_page if start <= number <= stop]
        return part


def is_link(paragraph: Paragraph) -> bool:
    """Return whether a paragraph is nothing but links."""
    return all(span.link is not None or not span.text.strip() for line in paragraph.lines for span in line)


def split_heading(paragraph: Paragraph) -> list[Paragraph]:
    """Return a paragraph, or two if the bold heading of a list stands behind its last sentence: "... kata Budi. **Berita Terkait**"."""
    last = paragraph.lines[-1]
    if not last or not _may_be_of_heading(last[-1]):  # most paragraphs
        return [paragraph]
    end = len(last) - sum(1 for _ in takewhile(_may_be_of_heading, reversed(last)))
    if not kind_of_heading(text_in(last[end:])):
        return [paragraph]
    story = replace(paragraph, lines=[*paragraph.lines[:-1], last[:end]])
    return [story, replace(paragraph, lines=[last[end:]])] if story.text.rstrip().endswith(SENTENCE_ENDS) else [paragraph]


def _may_be_of_heading(span: Span) -> bool:
    return (span.bold and span.link is None) or not span.text.strip()
