"""Dialects: a replica with other markup. What is not known of the site is drawn once by the dialect's number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import blake2b
from random import Random
from typing import TypeVar

T = TypeVar("T")
TRAITS: dict[str, tuple[str, ...]] = {
    "template": ("agent", "mixed", "mobile"),
    "container": ("known", "itemprop", "class", "article", "made_up"),
    "wrap": ("none", "div", "cell", "section"),
    "paragraph": ("p", "div", "br", "bare", "span", "nested_div", "p_class"),
    "subhead": ("story", "h4", "p_b", "div_strong", "h2_span", "h3_strong"),
    "caption": ("p_caption", "bare", "p", "div", "span", "i", "figcaption", "next_p", "next_div", "next_span", "next_em", "next_text", "in_body"),
    "bare_caption": ("no", "some"),
    "img": ("src", "lazy"),
    "byline": ("bars", "span_bars", "bar_blocks", "table", "row", "dot", "editor_first", "glued", "lines", "paragraphs", "links", "brackets", "spaced"),
    "byline_place": ("body", "date", "below_date", "end"),
    "mobile_byline": ("date", "body", "below_date", "date_bars"),
    "byline_again": ("no", "yes"),
    "byline_labels": ("usual", "oleh", "penyunting", "capitals"),
    "names": ("commas", "comma_spaces", "dan"),
    "degrees": ("no", "some"),
    "date": ("site", "gmt_brackets", "gmt_plain", "no_zone", "pm", "dot_clock", "comma", "dash", "short_month", "pukul", "numeric"),
    "pointer": ("strong", "plain", "span", "label_b", "em", "next", "next_div", "no_colon", "box", "br", "list", "in_link", "h4", "aside", "brackets", "arrow"),
    "tracks": ("known", "none"),
    "closing": ("h2", "h3", "p", "strong", "span", "div", "list", "in_link"),
    "end": ("comment", "comment_after", "no_comment"),
    "parts": ("story", "honoured", "ignored", "links"),
    "part_markup": ("pagination", "paginations", "made_up", "bare_links", "list", "buttons"),
    "part_place": ("end", "outside"),
    "part_links": ("absolute", "relative", "query", "story"),
    "class_style": ("words", "letters", "none", "parts", "attested"),
    "prompt": ("div_p", "p", "div", "span_links", "section_h4", "p_a", "strong", "li"),
    "link_list": ("ul", "divs", "paragraphs", "h4s", "ol", "spans"),
    "top": ("no", "prompt", "list"),
    "paywall": ("box", "real", "made_up", "section"),
    "source_end": ("alone", "followed"),
    "syndicated": ("some", "some_no_names", "no"),
    "second": ("real", "drawn"),
}  # fmt: skip
"""Trait -> its values; the first is the best guess, the value of dialect 0. A value is drawn from all but the first in half of the dialects."""
SECOND_TEMPLATE = {
    "second": "real", "paragraph": "two_spaces", "subhead": "real", "pointer": "span", "tracks": "none", "closing": "span", "part_markup": "paginations",
    "part_links": "absolute", "mobile_byline": "date", "wrap": "none", "byline_again": "no", "byline_labels": "usual",
}  # fmt: skip
"""Traits of the second template as seen in raw pages."""
FOREIGN_KINDS = (
    "share", "listen", "follow", "whatsapp", "donate", "app", "subscribe", "newsletter", "comment", "ad", "continue", "feedback", "copyright", "reading_time", "handles",
    "poll", "ticker", "times", "link_list", "cards", "videos", "recommendations", "page_words", "tools", "topics", "photo",
)  # fmt: skip
"""What a dialect may have between the paragraphs."""
KINDS_PER_DIALECT = (0, 3, 5, 7, 9)
_ATTESTED = {
    "link_list": "bacajuga-listdesk", "recommendations": "box", "donate": "boxdonasi", "follow": "kgnw-root", "listen": "head-sec", "share": "block-shared",
    "continue": "track-lanjutbaca", "parts": "penampang_paging", "times": "state-picker", "subscribe": "kgmModal", "ad": "heightads250", "comment": "bor-top",
    "topics": "tagl", "newsletter": "overlay",
}  # fmt: skip
"""Classes that other scrapers take out, by what they may hold."""
_SYLLABLES = "ka ntan art blok kg wid sek bar inf lay dok mod kol gr pra sen tu wi ma ri".split()
_WORDS = "box content inner item wrap card block widget row list unit panel".split()


@dataclass(frozen=True)
class Dialect:
    """The values of all traits, and the kinds of foreign blocks. number 0: the best guess."""

    number: int
    traits: Mapping[str, str] = field(repr=False)
    foreign: tuple[str, ...] = ()

    def __getitem__(self, trait: str) -> str:
        return self.traits[trait]

    @property
    def has_unknown_body(self) -> bool:
        """Whether no template knows the body of its pages, but for those of the second template: the fallback reads them."""
        return self["container"] in ("article", "made_up")

    def pick(self, name: str, pool: Sequence[T]) -> T:
        """Return the value of a pool that this dialect always uses for `name`; dialect 0 has the first."""
        return pool[_number(f"{self.number} {name}") % len(pool)] if self.number else pool[0]

    def guess(self, name: str, pool: Sequence[T]) -> T:
        """Return the same, but the first in half of the dialects: it is the best guess."""
        return pool[0] if _number(f"guess {self.number} {name}") % 2 else self.pick(name, pool)

    def class_name(self, name: str) -> str:
        """Return the attribute ` class="..."` with a made-up name, or nothing."""
        random = Random(f"class {self.number} {name}")
        style = self["class_style"]
        if style == "none" or style == "attested" and name not in _ATTESTED:
            return ""
        if style == "attested":
            return f' class="{_ATTESTED[name]}"'
        if style == "letters":
            made = "".join(random.choices("abcdefghijkmnpqrstuvwxyz0123456789", k=6))
            return f' class="x{made}"'
        made, word = "".join(random.sample(_SYLLABLES, 2)), random.choice(_WORDS)
        return f' class="{made}-{word}"' if style == "words" else f' class="{made}__{word}--{random.randint(1, 9)}"'


def second_template(drawn: Dialect, small_j: bool) -> Dialect:
    """Return the dialect on pages of the second template. small_j: whether the page prints "Baca juga"."""
    return replace(drawn, traits={**drawn.traits, **SECOND_TEMPLATE, "small_j": "yes" if small_j else "no"})


@cache
def dialect(number: int) -> Dialect:
    """Return the dialect of a number."""
    guess = Dialect(0, {name: values[0] for name, values in TRAITS.items()})
    if not number:
        return guess
    traits = {name: _drawn(Random(f"{number} {name}"), values) for name, values in TRAITS.items()}  # a new trait changes no other
    random = Random(f"foreign {number}")
    return Dialect(number, traits, tuple(random.sample(FOREIGN_KINDS, random.choice(KINDS_PER_DIALECT))))


def _drawn(random: Random, values: Sequence[str]) -> str:
    return values[0] if random.random() < 0.5 else random.choice(values[1:])


def _number(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=4).digest(), "big")
