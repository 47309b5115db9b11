"""The oddities of the site and how often each is dealt. A new oddity is a row here and a line where it is printed."""

from collections.abc import Sequence
from random import Random
from types import SimpleNamespace
from typing import NamedTuple


class Paging(NamedTuple):
    """How the parts of a long story are served."""

    parts: Sequence[int]
    """How many parts it may have."""
    whole: bool
    """Whether ?page=all answers all of them."""
    links: bool
    """Whether page links stand under ?page=all."""
    closing: bool
    """Whether the Google News line closes the last part."""
    overlap: bool = False
    """Whether part 2 begins with the last paragraph of part 1."""
    near: bool = False
    """Whether a part links only to its neighbours."""


PAGING = {
    "short": (Paging((1,), True, False, True), 40),
    "a": (Paging((2, 3), True, False, True), 30),
    "b": (Paging((2, 3), True, True, True), 10),
    "c": (Paging((2, 3, 4), False, True, True), 8),
    "d": (Paging((2, 3), True, True, False), 5),
    "e": (Paging((2, 3), False, True, True, overlap=True), 4),
    "f": (Paging((3,), False, True, True, near=True), 4),
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
STAMPS = {"plain": 80, "wita": 4, "wit": 3, "slip": 4, "no_meta": 4, "no_line": 3, "empty_line": 3, "nothing": 2, "spaced": 6}
"""The date: zone, a wrong weekday, and which of printed line and meta are there."""
PENS = {"plain": 46, "spaces": 24, "entities": 10, "decomposed": 6, "mojibake": 4, "mojibake_quotes": 3, "mojibake_title": 3}
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
"""Dealt four to a story, beside the ads that every story bears."""
IMAGES = {"agency": 45, "own": 20, "no_credit": 10, "no_mark": 8, "beside": 8, "figure": 8, "no_caption": 4, "none": 5}
TAILS = {"both": 40, "next": 20, "more": 20, "no": 20}
SIDES = {"before": 50, "after": 50}
SOURCES = {"no": 86, "text": 8, "link": 6}
SLUGS = {"plain": 78, "retitled": 10, "accent": 6, "repeat": 6}
MODIFIED = {"no": 92, "yes": 8}
RUBRICS = {"last": 85, "home": 5, "section": 10}
CURLY = {"yes": 50, "no": 50}
SHARES = {
    "template": TEMPLATES,
    "paging": {name: share for name, (_, share) in PAGING.items()},
    "byline": {name: share for name, (_, share) in BYLINES.items()},
    "dateline": {name: share for name, (_, share) in DATELINES.items()},
    "stamp": STAMPS,
    "pen": PENS,
    "headings": HEADINGS,
    "image": IMAGES,
    "tail": TAILS,
    "side": SIDES,
    "source": SOURCES,
    "slug": SLUGS,
    "modified": MODIFIED,
    "rubric": RUBRICS,
    "curly": CURLY,
}
"""Trait -> value -> share."""
PLAIN = {
    "paging": "short",
    "pen": "plain",
    "headings": "h2",
    "image": "no_caption",
    "tail": "no",
    "source": "no",
    "rubric": "home",
    "modified": "no",
    "template": "fallback",
}
"""What a page of the new design is limited to."""
ENGLISH = {"template": "desktop", "paging": "short", "headings": "h2", "extras": ("chart", "blank"), "slug": "plain", "pen": "plain"}
"""What a story in English is limited to."""
BAD = {
    "gone_404": "removed",
    "gone_410": "removed",
    "gone_200": "removed",
    "server_200": "error_page",
    "teaser": "paywall",
    "redirect": "paywall",
    "gallery": "photo",
}
"""Kinds of listed addresses that hold no article -> why there is none."""


def deal(random: Random, shares: dict[str, int], hands: int) -> list[str]:
    """`hands` values in random order, by their shares; each at least three times while there is room."""
    deck = [*shares, *shares, *shares, *random.choices(list(shares), list(shares.values()), k=hands)][:hands]
    return random.sample(deck, hands)


def hands(random: Random, count: int, english: int = 0) -> list[SimpleNamespace]:
    """The traits of `count` stories, the first `english` of them in English; what cannot go together is set right."""
    dealt: dict[str, Sequence[object]] = {trait: deal(random, shares, count) for trait, shares in SHARES.items()}
    dealt["extras"] = [random.sample(EXTRAS, 4) for _ in range(count)]
    dealt["language"] = ["en"] * english + ["id"] * (count - english)
    return [_agreed(SimpleNamespace(**dict(zip(dealt, hand, strict=True)))) for hand in zip(*dealt.values(), strict=True)]


def redesigned(hand: SimpleNamespace) -> SimpleNamespace:
    """The same traits on a page of the new design."""
    vars(hand).update(PLAIN, extras=(), stamp="plain" if hand.curly == "yes" else "no_line")
    return hand


def _agreed(hand: SimpleNamespace) -> SimpleNamespace:
    if hand.language == "en":
        vars(hand).update(ENGLISH)
    if hand.pen.startswith("mojibake"):
        hand.curly = "yes"
    return redesigned(hand) if hand.template == "fallback" else hand
