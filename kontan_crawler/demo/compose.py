"""Write a whole story: words from `prose`, oddities from its traits."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random
from types import SimpleNamespace

from . import lexicon
from .blocks import Block, Inset, Items, Lead, Paragraph, Pointer, Quote, Runs, SourceLink, Subhead, Table, Widget, runs
from .prose import Writer
from .sentences import CAPTIONS, ENGLISH, THEMES
from .story import Picture, Story
from .traits import BYLINES, DATELINES, PAGING

ACCENTS = ("Élysée", "São Paulo", "Bogotá", "Málaga", "Besançon")
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
PARAGRAPHS = {"short": (12, 14, (1, 2)), "long": (13, 17, (1, 2)), "english": (13, 14, (1,))}
"""Fewest and most paragraphs of a story, and how many sentences one may have."""
ADS = ("inside", "slot", "inread", "slot")


def slug(title: str) -> str:
    """Lower-cased title without punctuation, 86 characters at most; accented letters stay."""
    return "-".join(re.sub(r"[^\w\s]", "", title.lower()).split())[:86].rstrip("-")


def hashed(random: Random) -> str:
    """The 27 letters that stand for a picture in its address."""
    return "".join(random.choices(LETTERS, k=27))


class Composer:
    """Writes one story; `older` are those it may point to."""

    def __init__(self, random: Random, kanal: str, published: datetime, traits: SimpleNamespace, older: Sequence[Story], bad: str | None = None) -> None:
        self.bad = bad
        self.random, self.kanal, self.published, self.traits, self.older = random, kanal, published, traits, older
        self.english = traits.language == "en"
        theme = ENGLISH if self.english else random.choice(THEMES)
        accented = traits.pen in ("decomposed", "mojibake", "mojibake_quotes")
        self.writer = Writer(random, theme, published.date(), accented, traits.curly == "yes")

    def story(self, taken: set[str]) -> Story:
        """The story; its slug is none of `taken`."""
        first = self._first_title()
        title = self._new_title(first) if self.traits.slug == "retitled" else first
        lead = self.writer.lead()
        blocks = self._body(lead)
        return Story(
            kanal=self.kanal, slug=self._free(slug(first), taken), title=title, published=self.published, traits=self.traits,
            rubrics=self._rubrics(), byline=self._byline(), summary=lead, parts=self._parts(blocks), tail=self._tail(),
            tags=self.writer.theme.tags[: self.random.randint(2, 4)], picture=self._picture(), modified=self._modified(),
            language="en" if self.english else "id", thumb=self._photo("smart", "t"), bad=self.bad,
        )

    def _first_title(self) -> str:
        twins = [story.title for story in self.older if story.kanal == self.kanal]
        if self.traits.slug == "repeat" and twins:
            return self.random.choice(twins)
        title = self.writer.title()
        if self.traits.slug == "accent":
            title = f"{self.random.choice(ACCENTS)}: {title}"
        return f"{title}: “Masih Awal”" if self.traits.pen == "mojibake_title" else title

    def _new_title(self, first: str) -> str:
        return next(title for title in iter(self.writer.title, None) if title != first)

    def _free(self, wanted: str, taken: set[str]) -> str:
        slugs = (wanted + ending for ending in ("", *(f"-{n}" for n in range(1, 1000))))
        return next(slug for slug in slugs if slug not in taken)

    def _rubrics(self) -> tuple[str, ...]:
        names = lexicon.RUBRICS.get(self.kanal, (self.kanal.capitalize(),))
        return {"home": (), "section": names[:1], "last": tuple(dict.fromkeys((names[0], self.random.choice(names))))}[self.traits.rubric]

    def _byline(self) -> tuple[tuple[str, str, str], ...]:
        names = {}
        for role, table in (("reporter", lexicon.REPORTERS), ("source", lexicon.AGENCIES), ("editor", lexicon.EDITORS)):
            names[role], names[role + "2"] = self.random.sample(table, 2)
        return tuple(re.match(r"(\w+:)(\s*)(.*)", part.format_map(names)).groups() for part in BYLINES[self.traits.byline][0])

    def _picture(self) -> Picture | None:
        kind = self.traits.image
        if kind == "none":
            return None
        credit = {"own": "KONTAN/{}", "no_credit": None, "no_caption": None}.get(kind, "REUTERS/{}")
        credit = credit and credit.format(self.random.choice(lexicon.PHOTOGRAPHERS))
        caption = self.writer.fill(self.random.choice(CAPTIONS)) + ". " + (credit or "")
        caption = None if kind == "no_caption" else caption.strip() if kind == "no_mark" else f"ILUSTRASI. {caption}".strip()
        return Picture(self._photo("smart/filters:format(webp)", ""), caption, credit, kind)

    def _photo(self, folder: str, size: str) -> str:
        number = self.random.randint(10**8, 2 * 10**9)
        return f"https://foto.kontan.co.id/{hashed(self.random)}=/{folder}/{self.published:%Y/%m/%d}/{number}{size}.jpg"

    def _modified(self) -> datetime | None:
        return self.published + timedelta(minutes=5, seconds=23) if self.traits.modified == "yes" else None

    def _pointer(self, kind: str, line: Runs = (), breaks: int = 0) -> Pointer:
        if kind == "tonton" and self.random.random() < 0.5:
            url = f"https://www.youtube.com/watch?v={hashed(self.random)[:11]}"
            return Pointer(kind, self._title_of_video(), url, url, line, breaks)
        if not self.older:
            return Pointer(kind, self.writer.title(), None, None, line, breaks)
        target = self.random.choice(self.older[-200:])
        host, path = f"{target.kanal}.kontan.co.id", f"/news/{target.slug}"
        forms = [f"https://{host}{path}"] * 6 + [f"//{host}{path}"] * 2 + ([path] if target.kanal == self.kanal else [])
        linked = kind != "baca_juga" or self.random.random() > 0.04
        return Pointer(kind, target.title, target.url if linked else None, self.random.choice(forms) if linked else None, line, breaks)

    def _title_of_video(self) -> str:
        return f"{self.writer.title()} | KONTAN News"

    def _tail(self) -> tuple[Pointer, ...]:
        kinds = {"both": ("selanjutnya", "menarik_dibaca"), "next": ("selanjutnya",), "more": ("menarik_dibaca",), "no": ()}
        return tuple(self._pointer(kind) for kind in kinds[self.traits.tail])

    def _body(self, lead: str) -> list[Block]:
        more = [*self._subheads(), *map(self._extra, self.traits.extras), *map(self._ad, ADS), [self._paragraph(self.writer.quote())]]
        more += [[self._pointer("baca_juga")] for _ in range(self.random.choice((1, 2, 2, 2, 3, 4, 6)))]
        fewest, most, lengths = PARAGRAPHS["english" if self.english else "short" if self.traits.paging == "short" else "long"]
        sizes = self.random.choices(lengths, k=self.random.randint(fewest, most))
        chunks = [[self._paragraph(self.writer.sentences(size))] for size in sizes]
        for chunk in more:
            chunks.insert(self.random.randint(1, len(chunks) - 1), chunk)
        body = [self._opening(lead), *(block for chunk in chunks for block in chunk)]
        return body if self.traits.source == "no" else [*body, self._source()]

    def _paragraph(self, text: str) -> Paragraph:
        return Paragraph((runs(text),))

    def _ad(self, name: str) -> list[Block]:
        return [Widget(name, self.random.randint(1, 9))] if self.traits.template == "desktop" else []

    def _source(self) -> SourceLink:
        return SourceLink(f"https://www.reuters.com/world/{slug(self.writer.title())}/", self.traits.source == "link")

    def _opening(self, lead: str) -> Lead:
        form = DATELINES[self.traits.dateline][0]
        place = self.random.choice(lexicon.LONG_PLACES if "{long}" in form else lexicon.CITIES)
        place = {"misspelt": "WASHINTON DC", "old": "JAKARTA", "none": None}.get(self.traits.dateline, place)
        return Lead(form.format(place=place, long=place), self.random.random() < 0.8, place, runs(lead))

    def _subheads(self) -> list[list[Block]]:
        style, heads = self.traits.headings, self.writer.heads(self.random.randint(1, 3))
        if style == "no":
            return []
        if style.startswith("inset"):
            tag = self.random.choice(("strong", "b"))
            before, after = (runs(self.writer.sentences(1)) if edge not in style else () for edge in ("start", "end"))
            return [[Inset(before, heads[0], after, tag)]]
        return [[Subhead(head, style)] for head in heads]

    def _extra(self, name: str) -> list[Block]:
        write = self.writer
        figures = [runs(line) for line in write.figures()]
        return {
            "ul": lambda: [Items("ul", tuple(figures))],
            "ol": lambda: [Items("ol", tuple(figures))],
            "lead_in": lambda: [Items("ul", tuple(runs(f"<b>{head}.</b> ") + line for head, line in zip(write.heads(3), figures)))],
            "table": lambda: [Table(write.table())],
            "table_source": lambda: [Table(write.table()), self._paragraph("Sumber: Pusat Data Kontan")],
            "figure_source": lambda: [Widget("figure", self.published.year), self._paragraph("Sumber: Pusat Data Bursa, diolah")],
            "quote": lambda: [Quote(runs(write.sentences(1)))],
            "line_break": lambda: [Paragraph((runs(write.fill("Berikut posisi pada {hari}:")), *figures))],
            "double_break": lambda: [Paragraph((runs(write.sentences(1)), runs(write.sentences(1))), breaks=2)],
            "tonton": lambda: [self._pointer("tonton")],
            "tonton_glued": lambda: [self._pointer("tonton", runs(write.sentences(1)))],
            "tonton_break": lambda: [self._pointer("tonton", runs(write.sentences(1)), breaks=1)],
        }.get(name, lambda: [Widget(name, self.published.year)])()

    def _parts(self, blocks: list[Block]) -> tuple[tuple[Block, ...], ...]:
        paging = PAGING[self.traits.paging][0]
        count = self.random.choice(paging.parts)
        cuts = [round(n * len(blocks) / count) for n in range(1, count)]
        if paging.overlap:
            cuts[0] = next(n for n in range(cuts[0], len(blocks)) if isinstance(blocks[n - 1], Paragraph))
        return tuple(tuple(blocks[start:end]) for start, end in zip([0, *cuts], [*cuts, len(blocks)]))
