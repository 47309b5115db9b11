"""Traits of articles, with the weight of each value. To add an oddity, add a value here and render it in a template."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any, Literal, NamedTuple


@dataclass(frozen=True)
class Variant:
    """The traits of one article: a value of each table below."""

    template: str
    paging: str
    byline: str
    dateline: str
    timestamp: str
    corruption: str
    headings: str
    image: str
    tail: str
    tail_position: str
    source: str
    slug: str
    modified: str
    rubric: str
    quotes: str
    extras: Sequence[str]
    language: Literal["id", "en"]


class Paging(NamedTuple):
    """How the site serves the parts of a long article."""

    parts: Sequence[int]
    """Possible numbers of parts."""
    whole: bool
    """Whether ?page=all shows all parts."""
    links: bool
    """Whether ?page=all shows page links."""
    closing: bool
    """Whether the last part ends with the Google News line."""
    overlap: bool = False
    """Whether part 2 repeats the last paragraph of part 1."""
    near: bool = False
    """Whether a part links only to its neighbours."""


PAGING = {
    "short": (Paging((1,), True, False, True), 40),
    "whole": (Paging((2, 3), True, False, True), 30),
    "whole_links": (Paging((2, 3), True, True, True), 10),
    "parts_only": (Paging((2, 3, 4), False, True, True), 8),
    "no_closing": (Paging((2, 3), True, True, False), 5),
    "overlap": (Paging((2, 3), False, True, True, overlap=True), 4),
    "neighbours": (Paging((3,), False, True, True, near=True), 4),
}
BYLINES = {
    "source": (("Sumber: {source}", "Editor: {editor}"), 30),
    "reporter": (("Reporter: {reporter}", "Editor: {editor}"), 20),
    "writer": (("Penulis: {reporter}", "Editor: {editor}"), 8),
    "sources": (("Sumber: {source},{source2}", "Editor: {editor}"), 8),
    "three": (("Reporter: {reporter}, {reporter2}", "Sumber: {source}", "Editor: {editor}"), 6),
    "glued": (("Sumber:{source}", "Editor:{editor}"), 6),
    "twice": (("Sumber: {source},{source},{source2}", "Editor: {editor}, {editor2}"), 4),
    "editor": (("Editor: {editor}",), 4),
    "both": (("Reporter: {reporter}", "Penulis: {reporter2}", "Editor: {editor}"), 4),
}
DATELINES = {
    "plain": ("KONTAN.CO.ID - {place}. ", 30),
    "none": ("KONTAN.CO.ID - ", 25),
    "tight": ("KONTAN.CO.ID -{place}. ", 6),
    "en_dash": ("KONTAN.CO.ID – {place} . ", 5),
    "no_break": ("KONTAN.CO.ID\u00a0-\u00a0{place}.\u00a0", 6),
    "zero_width": ("\u200bKONTAN.CO.ID - \u200b{place}.\u200b ", 4),
    "dash": ("KONTAN.CO.ID - {place} - ", 5),
    "long": ("KONTAN.CO.ID - {long}. ", 6),
    "long_dash": ("KONTAN.CO.ID - {long} - ", 3),
    "misspelt": ("KONTAN.CO.ID - WASHINTON DC- ", 2),
    "gap": ("KONTAN. CO.ID - {place}. ", 2),
    "hyphen": ("KONTAN-CO.ID - {place}. ", 2),
    "name_twice": ("KONTAN.CO.ID - KONTAN.CO.ID - {place}. ", 2),
    "all_twice": ("KONTAN.CO.ID - {place}. KONTAN.CO.ID - {place}. ", 2),
    "old": ("JAKARTA. ", 2),
}
TIMESTAMPS = {"plain": 80, "wita": 4, "wit": 3, "wrong_weekday": 4, "no_meta": 4, "no_line": 3, "empty_line": 3, "no_date": 2, "spaced": 6}
"""Traits of the printed date: time zone, wrong weekday, odd spaces, missing line under the headline, missing meta tag."""
CORRUPTIONS = {"none": 46, "spaces": 24, "entities": 10, "decomposed": 6, "mojibake": 4, "mojibake_quotes": 3, "mojibake_title": 3}
TEMPLATES = {"desktop": 96, "fallback": 4}
HEADINGS = {"no": 40, "h2": 12, "h3": 10, "strong": 14, "inset_between": 8, "inset_end": 8, "inset_start": 8}
EXTRAS = (
    "ul",
    "ol",
    "table",
    "table_source",
    "figure_source",
    "quote",
    "line_break",
    "double_break",
    "tonton",
    "tonton_glued",
    "tonton_break",
    "chart",
    "figure",
    "poll",
    "iframe",
    "script",
    "blank",
    "lead_in",
)
"""Each article has four of these, and ads."""
IMAGES = {"agency": 45, "own": 20, "no_credit": 10, "no_mark": 8, "beside": 8, "figure": 8, "no_caption": 4, "none": 5}
TAILS = {"both": 40, "next": 20, "more": 20, "no": 20}
TAIL_POSITIONS = {"before": 50, "after": 50}
SOURCES = {"no": 86, "text": 8, "link": 6}
SLUGS = {"plain": 78, "retitled": 10, "accent": 6, "repeat": 6}
MODIFIED = {"no": 92, "yes": 8}
RUBRICS = {"last": 85, "home": 5, "section": 10}
QUOTES = {"curly": 50, "straight": 50}
WEIGHTS = {
    "template": TEMPLATES,
    "paging": {name: weight for name, (_, weight) in PAGING.items()},
    "byline": {name: weight for name, (_, weight) in BYLINES.items()},
    "dateline": {name: weight for name, (_, weight) in DATELINES.items()},
    "timestamp": TIMESTAMPS,
    "corruption": CORRUPTIONS,
    "headings": HEADINGS,
    "image": IMAGES,
    "tail": TAILS,
    "tail_position": TAIL_POSITIONS,
    "source": SOURCES,
    "slug": SLUGS,
    "modified": MODIFIED,
    "rubric": RUBRICS,
    "quotes": QUOTES,
}
"""Trait -> value -> weight."""
REDESIGN: dict[str, Any] = {
    "paging": "short",
    "corruption": "none",
    "headings": "h2",
    "image": "no_caption",
    "tail": "no",
    "source": "no",
    "rubric": "home",
    "modified": "no",
    "template": "fallback",
    "extras": (),
}
"""The traits that every page of the new design has."""
ENGLISH: dict[str, Any] = {
    "template": "desktop",
    "paging": "short",
    "headings": "h2",
    "extras": ("chart", "blank"),
    "slug": "plain",
    "corruption": "none",
}
"""The traits that every article in English has."""
SUBSTITUTES = {
    "gone_404": "removed",
    "gone_410": "removed",
    "gone_200": "removed",
    "server_200": "error_page",
    "teaser": "paywall",
    "redirect": "paywall",
    "gallery": "photo",
}
"""What the site serves at a listed URL instead of an article -> reason of the refusal."""


def draw_values(random: Random, weights: dict[str, int], count: int) -> list[str]:
    """Return `count` values in random order, by weight, but each at least three times if `count` allows."""
    values = [*weights, *weights, *weights, *random.choices(list(weights), list(weights.values()), k=count)][:count]
    return random.sample(values, count)


def draw_variants(random: Random, count: int, english: int = 0) -> list[Variant]:
    """Return the variants of `count` articles, the first `english` in English."""
    drawn: dict[str, Sequence[Any]] = {trait: draw_values(random, weights, count) for trait, weights in WEIGHTS.items()}
    drawn["extras"] = [random.sample(EXTRAS, 4) for _ in range(count)]
    drawn["language"] = ["en"] * english + ["id"] * (count - english)
    return [_compatible(Variant(**dict(zip(drawn, values, strict=True)))) for values in zip(*drawn.values(), strict=True)]


def redesigned(variant: Variant) -> Variant:
    """Return the variant as a page of the new design."""
    return replace(variant, **REDESIGN, timestamp="plain" if variant.quotes == "curly" else "no_line")


def _compatible(variant: Variant) -> Variant:
    """Change the traits that exclude each other."""
    if variant.language == "en":
        variant = replace(variant, **ENGLISH)
    if variant.corruption.startswith("mojibake"):
        variant = replace(variant, quotes="curly")
    return redesigned(variant) if variant.template == "fallback" else variant
