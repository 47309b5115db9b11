"""The open block elements of a page, and the groups of paragraphs that they become."""

from typing import NamedTuple

from kontan_crawler.text.elements import ASIDES, HEADINGS, SECTIONS
from kontan_crawler.text.paragraphs import Card, Group, Link, Paragraphs

_MAX_GROUP, _MAX_CARD = 80, 3  # paragraphs; a larger block is no widget, or no card
_NO_CARDS = HEADINGS | {"p", "figure", "figcaption", "blockquote"}


class _Open(NamedTuple):
    """An open block: what was found before it, its shape and its classes."""

    paragraphs: int
    controls: int
    pictures: int
    slots: int
    wordless: int
    shape: str
    names: str


class OpenBlocks:
    """Builds the groups and the cards of a page."""

    def __init__(self, paragraphs: Paragraphs) -> None:
        """Take the paragraphs to add the groups and cards to."""
        self.controls = self.pictures = self.slots = 0
        """Those found so far."""
        self._groups, self._cards = paragraphs.groups, paragraphs.cards
        self._wordless: list[tuple[int, Link]] = []
        """Links that wait for the words of their block, and the number of paragraphs before each."""
        self._open: list[_Open] = []

    def open(self, tag: str, names: str, paragraphs: int) -> None:
        """Open a block element. names: its classes. paragraphs: the number of those found so far."""
        shape = f"{self._open[-1].shape if self._open else ''}/{'div' if names and tag in SECTIONS else tag}.{names}"
        self._open.append(_Open(paragraphs, self.controls, self.pictures, self.slots, len(self._wordless), shape, names))

    def add_wordless(self, link: Link, paragraphs: int) -> None:
        """Take a link without words. paragraphs: the number of those before it."""
        self._wordless.append((paragraphs, link))

    def close(self, tag: str, stop: int) -> None:
        """Close a block element, and add its group if it has paragraphs that the last group has not. stop: the number of paragraphs."""
        start, controls, pictures, slots, wordless, shape, names = self._open.pop()
        if start < stop and len(self._wordless) > wordless:
            self._add_card(tag, start, stop, wordless)
        if not start < stop <= start + _MAX_GROUP:
            return
        inner = self._groups[-1] if self._groups else None
        if inner and inner.start == start and inner.stop == stop and inner.tag not in ASIDES:
            shape, names = inner.shape, f"{names} {inner.names}".strip()
            del self._groups[-1]
        self._groups.append(Group(start, stop, self.controls - controls, self.pictures - pictures, tag, shape, names, self.slots - slots))

    def _add_card(self, tag: str, start: int, stop: int, wordless: int) -> None:
        """Add a card if a block that closes begins with its only link without words. wordless: the number of such links before it."""
        (before, link), *others = self._wordless[wordless:]
        del self._wordless[wordless:]
        if tag not in _NO_CARDS and not others and before == start and stop <= start + _MAX_CARD:
            self._cards.append(Card(start, stop, link))
