"""Generate the body of a story: paragraphs, subheads and the blocks between them."""

from collections.abc import Callable, Sequence
from random import Random

from kontan_crawler.replica import name_lists
from kontan_crawler.replica.blocks import Block, Inset, Items, Lead, Line, Paragraph, Quote, SourceLink, Subhead, Table, Widget, parse_line
from kontan_crawler.replica.related_links import RelatedLinks
from kontan_crawler.replica.story import slug
from kontan_crawler.replica.text_generator import TextGenerator
from kontan_crawler.replica.variants import DATELINES, PAGING, Variant

PARAGRAPHS = range(15, 17)
SENTENCES = {"id": (1, 2), "en": (1,)}
"""Possible numbers of sentences in a paragraph; there are few English templates."""
ADS = ("inside", "slot", "inread", "slot")
BACA_JUGA = (1, 2, 2, 2, 3, 4, 6)


class BodyGenerator:
    """Generates the body of one story, by the traits of its variant."""

    def __init__(self, random: Random, writer: TextGenerator, related: RelatedLinks, variant: Variant, year: int) -> None:
        self._random, self._writer, self._related, self._variant, self._year = random, writer, related, variant, year

    def blocks(self, lead: str) -> list[Block]:
        """Return all blocks in reading order; the first paragraph begins with `lead`."""
        inserts: list[list[Block]] = [*self._subheads(), *map(self._extra, self._variant.extras), [paragraph(self._writer.quote())]]
        inserts += [[self._related.link("baca_juga")] for _ in range(self._random.choice(BACA_JUGA))]
        if self._variant.template == "desktop":
            inserts += [[Widget(name, self._random.randint(1, 9))] for name in ADS]
        chunks = self._paragraphs()
        for insert in inserts:
            chunks.insert(self._random.randint(1, len(chunks) - 1), insert)
        return [self._opening(lead), *(block for chunk in chunks for block in chunk), *self._source()]

    def _paragraphs(self) -> list[list[Block]]:
        sizes = self._random.choices(SENTENCES[self._variant.language], k=self._random.choice(PARAGRAPHS))
        return [[paragraph(self._writer.sentences(size))] for size in sizes]

    def _opening(self, lead: str) -> Lead:
        form = DATELINES[self._variant.dateline][0]
        city = self._random.choice(name_lists.LONG_PLACES if "{long}" in form else name_lists.CITIES)
        place = {"misspelt": "WASHINTON DC", "old": "JAKARTA", "none": None}.get(self._variant.dateline, city)
        return Lead(form.format(place=place, long=place), self._random.random() < 0.8, place, parse_line(lead))

    def _source(self) -> list[Block]:
        if self._variant.source == "no":
            return []
        return [SourceLink(f"https://www.reuters.com/world/{slug(self._writer.title())}/", self._variant.source == "link")]

    def _subheads(self) -> list[list[Block]]:
        style, heads = self._variant.headings, self._writer.heads(self._random.randint(1, 3))
        if style == "no":
            return []
        if style.startswith("inset"):
            before, after = (parse_line(self._writer.sentences(1)) if edge not in style else () for edge in ("start", "end"))
            return [[Inset(before, heads[0], after, self._random.choice(("strong", "b")))]]
        return [[Subhead(head, style)] for head in heads]

    def _extra(self, name: str) -> list[Block]:
        writer, link = self._writer, self._related.link

        def sentence() -> Line:
            return parse_line(writer.sentences(1))

        makers: dict[str, Callable[[], list[Block]]] = {
            "ul": lambda: [Items("ul", figures(writer))],
            "ol": lambda: [Items("ol", figures(writer))],
            "lead_in": lambda: [Items("ul", lead_ins(writer))],
            "table": lambda: [Table(writer.table())],
            "table_source": lambda: [Table(writer.table()), paragraph("Sumber: Pusat Data Kontan")],
            "figure_source": lambda: [Widget("figure", self._year), paragraph("Sumber: Pusat Data Bursa, diolah")],
            "quote": lambda: [Quote(sentence())],
            "line_break": lambda: [Paragraph((parse_line(writer.fill("Berikut posisi pada {hari}:")), *figures(writer)))],
            "double_break": lambda: [Paragraph((sentence(), sentence()), breaks=2)],
            "tonton": lambda: [link("tonton")],
            "tonton_glued": lambda: [link("tonton", sentence())],
            "tonton_break": lambda: [link("tonton", sentence(), breaks=1)],
        }
        return makers[name]() if name in makers else [Widget(name, self._year)]


def paragraph(text: str) -> Paragraph:
    """Return a paragraph of one line."""
    return Paragraph((parse_line(text),))


def figures(writer: TextGenerator) -> tuple[Line, ...]:
    """Return the lines of a list."""
    return tuple(parse_line(line) for line in writer.figures())


def lead_ins(writer: TextGenerator) -> tuple[Line, ...]:
    """Return the lines of a list, each after a subhead in bold."""
    return tuple(parse_line(f"<b>{head}.</b> ") + line for head, line in zip(writer.heads(3), figures(writer), strict=True))


def parts(random: Random, blocks: Sequence[Block], trait: str) -> tuple[tuple[Block, ...], ...]:
    """Split the blocks into the parts of a paged article. trait: a key of PAGING."""
    paging = PAGING[trait][0]
    count = random.choice(paging.parts)
    cuts = [round(n * len(blocks) / count) for n in range(1, count)]
    if paging.overlap:
        cuts[0] = next(n for n in range(cuts[0], 0, -1) if isinstance(blocks[n - 1], Paragraph))
    return tuple(tuple(blocks[start:end]) for start, end in zip([0, *cuts], [*cuts, len(blocks)], strict=True))
