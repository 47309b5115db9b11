"""From the HTML of an article's body to its story: what is text, what points elsewhere, what goes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kontan_crawler import site
from kontan_crawler.site import RelatedKind
from kontan_crawler.text.boilerplate import without_boilerplate, without_closer
from kontan_crawler.text.byline import Byline, read_byline
from kontan_crawler.text.clean import clean, has_mojibake
from kontan_crawler.text.dateline import split_dateline
from kontan_crawler.text.paragraphs import Paragraph, Span
from kontan_crawler.text.related import CLOSING_KINDS, Related, lone_label, related_after_label, take_related

_SOURCE = re.compile(site.SOURCE_LABEL)
_ADDRESS = re.compile(r"https?:|www\.")
_SENTENCE_END = tuple('.,;:…”"')
_LONGEST_HEADING = 120  # characters
_OPENING = 3  # blocks or lines among which byline and dateline are
_CLOSING_LINES = 3  # among which addresses of sources are
_MUCH = 40  # words that are no links; more than this after the end is no chrome


@dataclass(frozen=True)
class Block:
    """A paragraph, a table or a sub-head of the story, clean."""

    text: str
    heading: bool = False


@dataclass
class Body:
    """One page's body, read."""

    blocks: list[Block] = field(default_factory=list)
    related: list[Related] = field(default_factory=list)
    byline: Byline = field(default_factory=Byline)
    dateline: str | None = None
    warnings: set[str] = field(default_factory=set)


def read_body(paragraphs: Iterable[Paragraph], base: str, part: int = 1) -> Body:
    """Read the body of one page.

    paragraphs: of the body's container; base: the page's address, for relative links;
    part: its number, where the article is in parts.
    Warnings: `mojibake` (letters were mended), `text_after_end` (much text stands behind the end mark).
    """
    reader = _Reader(base)
    for paragraph in paragraphs:
        reader.read(paragraph)
    return reader.finish(part)


class _Reader:
    """The body of one page while its paragraphs are read."""

    def __init__(self, base: str) -> None:
        self.body = Body()
        self._base = base
        self._label: RelatedKind | None = None  # of a pointer whose link stands in the next line
        self._after_end: int | None = None  # words

    def read(self, paragraph: Paragraph) -> None:
        if paragraph.ended:
            self._read_after_end(paragraph)
        else:
            self.body.blocks += self._blocks(paragraph)

    def finish(self, part: int) -> Body:
        """Take off what opens and closes a story and is not of it."""
        if self._after_end is not None and self.body.blocks:
            _replace(self.body.blocks, -1, without_closer(self.body.blocks[-1].text))
        if (self._after_end or 0) > _MUCH:
            self.body.warnings.add("text_after_end")
        _take_byline(self.body, part)
        _take_dateline(self.body, part)
        _take_source_address(self.body)
        return self.body

    def _read_after_end(self, paragraph: Paragraph) -> None:
        spans = [span for line in paragraph.lines for span in line]
        found, left = take_related(spans, self._base)
        self.body.related += [pointer for pointer in found if pointer.kind in CLOSING_KINDS]
        self._after_end = (self._after_end or 0) + sum(len(span.text.split()) for span in left if span.link is None)

    def _blocks(self, paragraph: Paragraph) -> Iterator[Block]:
        lines = list(self._lines(paragraph))
        if paragraph.table:
            yield from _block([line for line, _ in lines if any(map(str.isalnum, line))])
        elif paragraph.heading:
            text = clean(" ".join(line for line, _ in lines))
            yield from [Block(text, heading=True)] if text else []
        else:
            yield from _part_lines(lines)

    def _lines(self, paragraph: Paragraph) -> Iterator[tuple[str, bool]]:
        """Yield each line's clean text and whether it is a bold sub-head; an empty line parts paragraphs."""
        for spans in paragraph.lines:
            found, left = self._pointers(spans)
            self.body.related += found
            raw = "".join(span.text for span in left)
            if has_mojibake(raw):
                self.body.warnings.add("mojibake")
            line = clean(raw)
            story = without_boilerplate(line)
            if found and not any(map(str.isalnum, story)):
                continue
            if story or not line:
                yield story, not paragraph.item and _is_heading(story, left)

    def _pointers(self, spans: list[Span]) -> tuple[list[Related], list[Span]]:
        """A label alone in its line points by the links of the lines that follow."""
        if self._label and (found := related_after_label(self._label, spans, self._base)):
            return found, []
        found, left = take_related(spans, self._base)
        if any(span.text.strip() for span in spans):
            self._label = None if found else lone_label(spans)
        return found, [] if self._label else left


def _is_heading(line: str, spans: list[Span]) -> bool:
    bold = all(span.bold for span in spans if span.text.strip())
    return bold and len(line) <= _LONGEST_HEADING and not line.endswith(_SENTENCE_END) and any(map(str.isalpha, line))


def _part_lines(lines: list[tuple[str, bool]]) -> Iterator[Block]:
    """Part a paragraph's lines at empty ones and at sub-heads."""
    paragraph: list[str] = []
    for line, heading in lines:
        if line and not heading:
            paragraph.append(line)
            continue
        yield from _block(paragraph)
        paragraph = []
        if heading:
            yield Block(line, heading=True)
    yield from _block(paragraph)


def _block(lines: list[str]) -> list[Block]:
    text = "\n".join(lines)
    return [Block(text)] if text else []


def _take_byline(body: Body, part: int) -> None:
    """The first lines may be bylines; behind part 1 a lone "Sumber: ..." belongs to the table before it."""
    number = 0
    for _ in range(2 * _OPENING):
        if number >= min(_OPENING, len(body.blocks)):
            return
        line = body.blocks[number].text.split("\n", 1)[0]
        byline = read_byline(line)
        if byline and ("|" in line or (part == 1 and number == 0)):
            body.byline.merge(byline)
            _replace(body.blocks, number, body.blocks[number].text.partition("\n")[2])
        else:
            number += 1


def _take_dateline(body: Body, part: int) -> None:
    """It opens the story, after a sub-head or a summary at most; without the paper's name only in part 1's first lines."""
    for number, block in enumerate(body.blocks[:_OPENING]):
        opens = part == 1 and all(before.heading for before in body.blocks[:number])
        body.dateline, rest = split_dateline(block.text, old=opens)
        if rest != block.text:
            _replace(body.blocks, number, rest)
            return


def _take_source_address(body: Body) -> None:
    """A closing "Sumber: https://..." is no story."""
    for _ in range(_CLOSING_LINES):
        if not body.blocks or not _is_source_address(body.blocks[-1].text.rpartition("\n")[2]):
            return
        _replace(body.blocks, -1, body.blocks[-1].text.rpartition("\n")[0])


def _is_source_address(line: str) -> bool:
    source = _SOURCE.match(line)
    words = line[source.end() :].replace(",", " ").replace(";", " ").split() if source else []
    addresses = [word for word in words if word != "dan"]
    return bool(addresses) and all(map(_ADDRESS.match, addresses))


def _replace(blocks: list[Block], number: int, text: str) -> None:
    if text:
        blocks[number] = Block(text, blocks[number].heading)
    else:
        del blocks[number]
