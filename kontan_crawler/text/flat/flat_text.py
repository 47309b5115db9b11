"""Clean a flat text: take out what is not story, one kind after the other, until nothing is left to take out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from kontan_crawler.text.byline import Byline
from kontan_crawler.text.flat import opening
from kontan_crawler.text.flat.edits import Edit, applied, composed, original_offset
from kontan_crawler.text.flat.foreign_phrases import captions, closing_sentence, foreign_lines, foreign_phrases, source_line
from kontan_crawler.text.flat.glued import glued
from kontan_crawler.text.flat.known_titles import KnownTitles
from kontan_crawler.text.flat.opening import Opening
from kontan_crawler.text.flat.paragraphs import headings_in, proposed_breaks
from kontan_crawler.text.flat.pointers import MIN_CERTAINTY, pointers_in
from kontan_crawler.text.flat.spacing import characters, spaces
from kontan_crawler.text.related import Related

_MAX_ROUNDS = 8  # a text that needs more is made of labels within labels: nothing is cut from it


@dataclass(kw_only=True)
class FlatText:
    """A clean text, and what was taken out of it."""

    text: str
    authors: list[str] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    dateline: str | None = None
    headings: list[str] = field(default_factory=list)
    """Lines of their own that are subheadings."""
    related: list[Related] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    """Everything that differs from the text that came in, in order."""


def clean_flat(
    text: str,
    titles: Iterable[str] | KnownTitles = (),
    *,
    title: str | None = None,
    min_certainty: float = MIN_CERTAINTY,
    paragraphs: bool = False,
) -> FlatText:
    """Clean a text that was scraped flat.

    titles: of other articles; a pointer to one of them is found surely. title: headline of the article itself, which may begin the text.
    min_certainty: of the end of an unknown title, 0 to 1; below it only the label is cut. paragraphs: also propose paragraph breaks.
    The function is pure and idempotent: the same text always gives the same result, and a clean text stays as it is.
    """
    known = titles if isinstance(titles, KnownTitles) else KnownTitles(titles)
    cleaner = _Cleaner(text, known, title, min_certainty, paragraphs)
    for _ in range(_MAX_ROUNDS):
        if not cleaner.round():
            return cleaner.result()
    plain = _Cleaner(text, known, title, min_certainty, paragraphs)
    plain.steps = (characters, spaces)
    while plain.round():
        pass
    return plain.result()


class _Cleaner:
    """The state of a text that is being cleaned."""

    def __init__(self, text: str, known: KnownTitles, title: str | None, min_certainty: float, paragraphs: bool) -> None:
        self.found, self._names = FlatText(text=text), Byline()
        self._known, self._title, self._min_certainty = known, title, min_certainty
        self.steps: Sequence[Callable[[str], list[Edit]]] = (
            characters, spaces, self._headline, self._caption, self._byline, self._dateline, foreign_lines, foreign_phrases, captions, source_line, closing_sentence,
            self._closing_byline, glued, self._pointers, spaces, *([proposed_breaks] if paragraphs else []),
        )  # fmt: skip

    def round(self) -> bool:
        """Take each step once. Returns whether one changed the text."""
        is_changed = False
        for find in self.steps:
            if edits := find(self.found.text):
                self.found.edits = composed(self.found.edits, edits)
                self.found.text = applied(self.found.text, edits)
                is_changed = True
        return is_changed

    def result(self) -> FlatText:
        """Return the clean text."""
        found = self.found
        found.authors, found.editors, found.sources = self._names.authors, self._names.editors, self._names.sources
        found.headings = headings_in(found.text)
        return found

    def _headline(self, text: str) -> list[Edit]:
        return self._take(opening.headline(text, self._title))

    def _caption(self, text: str) -> list[Edit]:
        return self._take(opening.caption(text))

    def _byline(self, text: str) -> list[Edit]:
        return self._take(opening.byline(text))

    def _dateline(self, text: str) -> list[Edit]:
        return self._take(opening.dateline(text, is_behind_byline=self._names != Byline()))

    def _closing_byline(self, text: str) -> list[Edit]:
        return self._take(opening.closing_byline(text))

    def _take(self, opened: Opening | None) -> list[Edit]:
        if opened is None:
            return []
        self._names.merge(opened.byline or Byline())
        self.found.dateline = self.found.dateline or opened.dateline
        return [opened.edit]

    def _pointers(self, text: str) -> list[Edit]:
        pointers = list(pointers_in(text, self._known, self._min_certainty))
        self.found.related += [pointer.related for pointer in pointers if pointer.related]
        return [self._with_offsets(pointer.edit) for pointer in pointers]

    def _with_offsets(self, edit: Edit) -> Edit:
        """Return an edit with the offsets of its candidates in the text that came in."""
        return replace(edit, candidates=tuple(replace(one, end=original_offset(self.found.edits, one.end)) for one in edit.candidates))
