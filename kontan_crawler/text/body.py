"""Read the paragraphs of an article's body: the blocks of its story, its related links, byline and dateline."""

from collections.abc import Iterable, Iterator

from kontan_crawler.site import RelatedKind
from kontan_crawler.text.attribution import drop_source_urls, take_byline, take_dateline
from kontan_crawler.text.blocks import Block, Body
from kontan_crawler.text.boilerplate import without_boilerplate, without_closer
from kontan_crawler.text.clean import clean, has_mojibake
from kontan_crawler.text.paragraphs import Paragraph, Span
from kontan_crawler.text.related import CLOSING_KINDS, Related, lone_label, related_after_label, take_related

_SENTENCE_END = tuple('.,;:…”"')
_LONGEST_HEADING = 120  # characters
_LONG_REST = 40  # words without a link; boilerplate after the end of a story has fewer


def read_body(paragraphs: Iterable[Paragraph], base: str, part: int = 1) -> Body:
    """Read the body of one page.

    paragraphs: of the body element; base: URL of the page, for relative links; part: its number in an article with parts.
    Warnings: `mojibake` (wrongly decoded letters were repaired), `text_after_end` (much text follows the end mark).
    """
    reader = _Reader(base)
    for paragraph in paragraphs:
        reader.read(paragraph)
    return reader.finish(part)


class _Reader:
    def __init__(self, base: str) -> None:
        self.body = Body()
        self._base = base
        self._label: RelatedKind | None = None  # of a line before, whose link is in the next line
        self._words_after_end: int | None = None

    def read(self, paragraph: Paragraph) -> None:
        if paragraph.ended:
            self._read_after_end(paragraph)
        else:
            self.body.blocks += self._blocks(paragraph)

    def finish(self, part: int) -> Body:
        """Return the body, without the lines that open and close a story."""
        if self._words_after_end is not None and self.body.blocks:
            self.body.replace(-1, without_closer(self.body.blocks[-1].text))
        if (self._words_after_end or 0) > _LONG_REST:
            self.body.warnings.add("text_after_end")
        take_byline(self.body, part)
        take_dateline(self.body, part)
        drop_source_urls(self.body)
        return self.body

    def _read_after_end(self, paragraph: Paragraph) -> None:
        spans = [span for line in paragraph.lines for span in line]
        found, left = take_related(spans, self._base)
        self.body.related += [related for related in found if related.kind in CLOSING_KINDS]
        self._words_after_end = (self._words_after_end or 0) + sum(len(span.text.split()) for span in left if span.link is None)

    def _blocks(self, paragraph: Paragraph) -> Iterator[Block]:
        lines = list(self._lines(paragraph))
        if paragraph.table:
            yield from _block([line for line, _ in lines if any(map(str.isalnum, line))])
        elif paragraph.heading:
            text = clean(" ".join(line for line, _ in lines))
            yield from [Block(text, heading=True)] if text else []
        else:
            yield from _split_lines(lines)

    def _lines(self, paragraph: Paragraph) -> Iterator[tuple[str, bool]]:
        """Yield the clean text of each line and whether it is a bold subheading. An empty line separates blocks."""
        for spans in paragraph.lines:
            found, left = self._take_related(spans)
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

    def _take_related(self, spans: list[Span]) -> tuple[list[Related], list[Span]]:
        """Take the related links out of a line. If the line before was only a label, take the links of this line."""
        if self._label and (found := related_after_label(self._label, spans, self._base)):
            return found, []
        found, left = take_related(spans, self._base)
        if any(span.text.strip() for span in spans):
            self._label = None if found else lone_label(spans)
        return found, [] if self._label else left


def _is_heading(line: str, spans: list[Span]) -> bool:
    bold = all(span.bold for span in spans if span.text.strip())
    return bold and len(line) <= _LONGEST_HEADING and not line.endswith(_SENTENCE_END) and any(map(str.isalpha, line))


def _split_lines(lines: list[tuple[str, bool]]) -> Iterator[Block]:
    """Split the lines of a paragraph into blocks, at empty lines and subheadings."""
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
