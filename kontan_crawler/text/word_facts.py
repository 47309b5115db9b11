"""Facts about the words and links of a line, each a small number. See `line_facts`."""

from bisect import bisect_right
from unicodedata import category

from kontan_crawler.patterns import lazy
from kontan_crawler.text.features import Features, Reads
from kontan_crawler.text.page_voice import MAX_WEIGHED, page_score
from kontan_crawler.text.targets import Target
from kontan_crawler.text.widgets import CHOICE, DOWN
from kontan_crawler.text.words import latin_words

Facts = dict[str, int]
READS = {reads: number for number, reads in enumerate(Reads, 1)}
"""The value of what a line reads like."""
# Where the value of a fact grows by one.
SCORES = (-4, -3, -2, -1, 0, 0.5, 1, 1.5, 2, 2.5, 3, 4, 5)
"""Of how much a line reads like one of the page."""
COUNTS = (1, 2, 4)
"""Of a count."""
_WORDS, _SHARES, _SMALL_SHARES = (2, 3, 4, 5, 6, 8, 10, 12, 16, 20), (0.01, 0.2, 0.34, 0.5, 0.67, 0.99), (0.01, 0.1, 0.3)
_ENDS = {sign: number for number, signs in enumerate((".", "?", "!", ":", '"”', "›»→>▶", ",;"), 1) for sign in signs}
_NOT_ASCII = lazy(r"[^\x00-\x7f]")
_CHOICE = lazy(rf"{CHOICE}|◦|\( \)|\[ \]")
_SPEAKERS = {"anda": 1, "kamu": 1, "kami": 2, "saya": 3}
_TARGETS = (Target.ARTICLE, Target.ACTION, Target.TAG, Target.SECTION, Target.SELF, Target.OTHER)
_UNWEIGHED = -6.0


def word_facts(features: Features, known: float) -> Facts:
    """Return how a line reads. known: the share of its longer words that stand in sentences of the story."""
    text = features.text
    return {
        "score": bisect_right(SCORES, score_of(features)),
        "reads": READS[features.reads],
        "words": bisect_right(_WORDS, features.words),
        "known": bisect_right(_SHARES, known),
        "names": bisect_right(COUNTS, sum(word[:1].isupper() for word in text.split()[1:])),
        "end": _ENDS.get(text[-1:], 0 if text[-1:].isalnum() else 9),
        "start": 1 if text[:1].isupper() else 2 if text[:1].isdigit() else 3 if text[:1].isalpha() else 0,
        "quotes": int('"' in text or "“" in text),
        "speaker": max((_SPEAKERS.get(word, 0) for word in latin_words(text)), default=0),
        "figures": bisect_right(_SMALL_SHARES, sum(map(str.isdigit, text)) / max(len(text), 1)),
        "signs": bisect_right(_SMALL_SHARES, sum(not (sign.isalnum() or sign == " ") for sign in text) / max(len(text), 1)),
        "capitals": int(text.isupper()),
        "mark": mark_of(text),
    }


def mark_of(text: str) -> int:
    """Return the sign that a page puts before, behind or around its lines: of a choice (1), an arrow down (2), brackets (3), a picture at the start (4) or within (5); 0 without one."""
    if text.isascii() and text[:1].isalnum() and "( )" not in text and "[ ]" not in text:  # most lines
        return 0
    if _CHOICE.match(text) or len(_CHOICE.findall(text)) > 1:
        return 1
    if text.endswith(DOWN):
        return 2
    if text.startswith("[") and text.endswith("]"):
        return 3
    at = next((found.start() for found in _NOT_ASCII.finditer(text) if category(found[0]) == "So"), None)
    return 0 if at is None else 4 if at == 0 else 5


def link_facts(features: Features) -> Facts:
    """Return what the links of a line are."""
    targets = {target for _, _, target in features.links}
    linked = sum(len(title.split()) for _, title, _ in features.links)
    return {
        "links": min(len(features.links), 3),
        "linked": bisect_right(_SHARES, linked / max(features.words, 1)),
        "target": next((at for at, target in enumerate(_TARGETS, 1) if target in targets), 0),
        "nowhere": int(features.leads_nowhere),
    }


def score_of(features: Features) -> float:
    """Return how much a line reads like one of the page; a long one is not weighed."""
    return page_score(features.text) if features.words <= MAX_WEIGHED else _UNWEIGHED
