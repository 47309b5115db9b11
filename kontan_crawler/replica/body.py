"""Write the body of a story: paragraphs, sub-heads, and all that stands between them."""

from collections.abc import Callable, Sequence
from random import Random
from types import SimpleNamespace

from kontan_crawler.replica import lexicon
from kontan_crawler.replica.blocks import Block, Inset, Items, Lead, Paragraph, Quote, Runs, SourceLink, Subhead, Table, Widget, runs
from kontan_crawler.replica.pointers import Pointers
from kontan_crawler.replica.prose import Writer
from kontan_crawler.replica.story import slug
from kontan_crawler.replica.traits import DATELINES, PAGING

PARAGRAPHS = range(15, 17)
SENTENCES = {"id": (1, 2), "en": (1,)}
"""How many sentences a paragraph may have; there are fewer English ones."""
ADS = ("inside", "slot", "inread", "slot")
BACA_JUGA = (1, 2, 2, 2, 3, 4, 6)


class Body:
    """The body of one story, made of what `writer` writes by the traits of `hand`."""

    def __init__(self, random: Random, writer: Writer, pointers: Pointers, hand: SimpleNamespace, year: int) -> None:
        self._random, self._writer, self._pointers, self._hand, self._year = random, writer, pointers, hand, year

    def blocks(self, lead: str) -> list[Block]:
        """All blocks in reading order, the paragraph that begins with `lead` first."""
        inserts: list[list[Block]] = [*self._subheads(), *map(self._extra, self._hand.extras), [paragraph(self._writer.quote())]]
        inserts += [[self._pointers.point("baca_juga")] for _ in range(self._random.choice(BACA_JUGA))]
        if self._hand.template == "desktop":
            inserts += [[Widget(name, self._random.randint(1, 9))] for name in ADS]
        chunks = self._paragraphs()
        for insert in inserts:
            chunks.insert(self._random.randint(1, len(chunks) - 1), insert)
        return [self._opening(lead), *(block for chunk in chunks for block in chunk), *self._source()]

    def _paragraphs(self) -> list[list[Block]]:
        sizes = self._random.choices(SENTENCES[self._hand.language], k=self._random.choice(PARAGRAPHS))
        return [[paragraph(self._writer.sentences(size))] for size in sizes]

    def _opening(self, lead: str) -> Lead:
        form = DATELINES[self._hand.dateline][0]
        city = self._random.choice(lexicon.LONG_PLACES if "{long}" in form else lexicon.CITIES)
        place = {"misspelt": "WASHINTON DC", "old": "JAKARTA", "none": None}.get(self._hand.dateline, city)
        return Lead(form.format(place=place, long=place), self._random.random() < 0.8, place, runs(lead))

    def _source(self) -> list[Block]:
        if self._hand.source == "no":
            return []
        return [SourceLink(f"https://www.reuters.com/world/{slug(self._writer.title())}/", self._hand.source == "link")]

    def _subheads(self) -> list[list[Block]]:
        style, heads = self._hand.headings, self._writer.heads(self._random.randint(1, 3))
        if style == "no":
            return []
        if style.startswith("inset"):
            before, after = (runs(self._writer.sentences(1)) if edge not in style else () for edge in ("start", "end"))
            return [[Inset(before, heads[0], after, self._random.choice(("strong", "b")))]]
        return [[Subhead(head, style)] for head in heads]

    def _extra(self, name: str) -> list[Block]:
        write, point = self._writer, self._pointers.point

        def sentence() -> Runs:
            return runs(write.sentences(1))

        makers: dict[str, Callable[[], list[Block]]] = {
            "ul": lambda: [Items("ul", figures(write))],
            "ol": lambda: [Items("ol", figures(write))],
            "lead_in": lambda: [Items("ul", lead_ins(write))],
            "table": lambda: [Table(write.table())],
            "table_source": lambda: [Table(write.table()), paragraph("Sumber: Pusat Data Kontan")],
            "figure_source": lambda: [Widget("figure", self._year), paragraph("Sumber: Pusat Data Bursa, diolah")],
            "quote": lambda: [Quote(sentence())],
            "line_break": lambda: [Paragraph((runs(write.fill("Berikut posisi pada {hari}:")), *figures(write)))],
            "double_break": lambda: [Paragraph((sentence(), sentence()), breaks=2)],
            "tonton": lambda: [point("tonton")],
            "tonton_glued": lambda: [point("tonton", sentence())],
            "tonton_break": lambda: [point("tonton", sentence(), breaks=1)],
        }
        return makers[name]() if name in makers else [Widget(name, self._year)]


def paragraph(text: str) -> Paragraph:
    """A paragraph of one line."""
    return Paragraph((runs(text),))


def figures(write: Writer) -> tuple[Runs, ...]:
    """The lines of a list."""
    return tuple(runs(line) for line in write.figures())


def lead_ins(write: Writer) -> tuple[Runs, ...]:
    """The same, each after a few words in bold."""
    return tuple(runs(f"<b>{head}.</b> ") + line for head, line in zip(write.heads(3), figures(write), strict=True))


def parts(random: Random, blocks: Sequence[Block], trait: str) -> tuple[tuple[Block, ...], ...]:
    """The blocks as the site parts them into pages."""
    paging = PAGING[trait][0]
    count = random.choice(paging.parts)
    cuts = [round(n * len(blocks) / count) for n in range(1, count)]
    if paging.overlap:
        cuts[0] = next(n for n in range(cuts[0], 0, -1) if isinstance(blocks[n - 1], Paragraph))
    return tuple(tuple(blocks[start:end]) for start, end in zip([0, *cuts], [*cuts, len(blocks)], strict=True))
