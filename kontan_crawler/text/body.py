"""Read the paragraphs of an article's body into the blocks of its story, its related links, byline and dateline."""

from collections.abc import Iterator

from kontan_crawler.site import RelatedKind
from kontan_crawler.text.after_end import closing_links, has_much_text
from kontan_crawler.text.blocks import Block, Body
from kontan_crawler.text.boilerplate import without_boilerplate
from kontan_crawler.text.byline import Byline
from kontan_crawler.text.chrome_lines import is_chrome_line
from kontan_crawler.text.clean import clean, damage_of
from kontan_crawler.text.dateline import from_paper_name, has_paper_name, split_dateline
from kontan_crawler.text.finish_body import finish_body
from kontan_crawler.text.foreign import without_foreign
from kontan_crawler.text.labels_in_any_words import may_be_label
from kontan_crawler.text.open_text import has_text
from kontan_crawler.text.paragraphs import Paragraph, Paragraphs, Span, text_in
from kontan_crawler.text.prompts import is_prompt
from kontan_crawler.text.related import Related, lone_label, related_after_label, take_related

_SENTENCE_END = tuple('.,;:…”"')
_QUOTES = tuple('"”“')
_MAX_QUOTING = 8  # words of a heading that ends with a quoted word
_MAX_HEADING = 120  # characters


def read_body(paragraphs: Paragraphs, base: str, part: int = 1) -> Body:
    """Read the body of one page.

    paragraphs: of the body element; base: URL of the page, for relative links; part: the number of the page in an article of several parts.
    Warnings: those of `damage_of`, `text_after_end` (much text follows the end of the story: the end may be wrong).
    """
    return finish_body(read_lines(paragraphs, base), paragraphs, part)


def read_lines(paragraphs: Paragraphs, base: str) -> Body:
    """Read the body of one page, but for the names and the dateline in its first and last lines; see `finish_body`."""
    reader = _Reader(base)
    story, rest = paragraphs.split_at_end()
    links, last = 0, Paragraph()  # before the last paragraph and in it
    for found in without_foreign(story, base):
        if isinstance(found, Related):
            reader.body.related.append(found)
        elif isinstance(found, Byline):
            reader.body.byline.merge(found)
        else:
            reader.read(found)
            links, last = len(reader.body.related), found
    reader.body.related += closing_links(rest, base)
    if last.heading and len(reader.body.related) > links and (label := reader.body.blocks[-1:]) and may_be_label(label[0].text):
        reader.body.last_label = label[0]
    if paragraphs.is_end_doubtful or has_much_text(rest, base):
        reader.body.warnings.add("text_after_end")
    return reader.body


class _Reader:
    def __init__(self, base: str) -> None:
        self.body = Body()
        self._base = base
        self._pending_label: RelatedKind | None = None  # the line before was only this label; its links are expected in this line

    def read(self, paragraph: Paragraph) -> None:
        self.body.blocks += self._blocks(paragraph)

    def _blocks(self, paragraph: Paragraph) -> Iterator[Block]:
        lines = list(self._lines(paragraph))
        if paragraph.table:
            yield from _as_block([line for line, _ in lines if any(map(str.isalnum, line))])
        elif paragraph.heading:
            text = clean(" ".join(line for line, _ in lines))
            if text:
                yield Block(text, heading=True)
        else:
            yield from _split_lines(lines)

    def _lines(self, paragraph: Paragraph) -> Iterator[tuple[str, bool]]:
        """Yield the clean text of each line and whether it is a bold subheading; "" separates blocks.

        Omit lines that hold only related links or boilerplate, so that they do not separate blocks.
        """
        is_of_lines = not paragraph.table and len(paragraph.lines) > 1 and sum(has_text([line]) for line in paragraph.lines) > 1
        for spans in map(from_paper_name, paragraph.lines):
            found, rest = self._take_related(spans)
            self.body.related += found
            raw = text_in(rest)
            self.body.warnings |= damage_of(raw)
            line = clean(raw)
            story = without_boilerplate(line)
            if line and (not any(map(str.isalnum, story)) or (is_of_lines and _is_foreign(story))):
                continue
            if story or not line:
                yield story, not paragraph.list_item and _is_heading(story, rest)

    def _take_related(self, spans: list[Span]) -> tuple[list[Related], list[Span]]:
        """Return the related links of a line and its other spans."""
        if self._pending_label and (found := related_after_label(self._pending_label, spans, self._base)):
            return found, []
        found, rest = take_related(spans, self._base)
        if any(span.text.strip() for span in spans):  # an empty line keeps the label
            self._pending_label = None if found else lone_label(spans)
        return (found, []) if self._pending_label else (found, rest)


def _is_foreign(line: str) -> bool:
    """Return whether a line between others is a prompt, an advertisement label or the like."""
    if has_paper_name(line):
        return is_chrome_line(split_dateline(line)[1])
    return is_chrome_line(line) or is_prompt(line)


def _is_heading(line: str, spans: list[Span]) -> bool:
    if len(line) > _MAX_HEADING or has_paper_name(line) or not all(span.bold for span in spans if span.text.strip()):
        return False
    end = line.rstrip("".join(_QUOTES)) if len(line.split()) <= _MAX_QUOTING and not line.startswith(_QUOTES) else line
    return not end.endswith(_SENTENCE_END) and any(map(str.isalpha, line))


def _split_lines(lines: list[tuple[str, bool]]) -> Iterator[Block]:
    """Split the lines of a paragraph into blocks, at empty lines and subheadings."""
    paragraph: list[str] = []
    for line, heading in lines:
        if line and not heading:
            paragraph.append(line)
            continue
        yield from _as_block(paragraph)
        paragraph = []
        if heading:
            yield Block(line, heading=True)
    yield from _as_block(paragraph)


def _as_block(lines: list[str]) -> list[Block]:
    """Return one block of these lines; none if they are empty."""
    text = "\n".join(lines)
    return [Block(text)] if text else []
