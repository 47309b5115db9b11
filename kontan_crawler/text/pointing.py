"""Words that only point to a link: "Baca Juga:", "Ulasan lengkapnya dapat Anda baca di ...", "Penasaran? Cek ... deh!"."""

import re

from kontan_crawler import site
from kontan_crawler.patterns import lazy
from kontan_crawler.site import RelatedKind
from kontan_crawler.text.list_headings import kind_of_heading

_LABEL = rf"({'|'.join(label[0] + f'(?i:{label[1:]})' for _, label, _ in site.RELATED_LABELS)}|BACA JUGA|Tonton (?i:juga|video(?:nya)?)|{site.OTHER_LABELS})".replace(
    " ", r"\s+"
)
LABEL_ANYWHERE = lazy(rf"{_LABEL}\s*[:→»]")
"""A label with its colon or arrow. Its group is the label."""
AT_START = lazy(rf"\s*{_LABEL}\s*[:→»]\s*")
"""The same at the start of a text."""
_AT_END = lazy(rf"{_LABEL}\s*[:→»]\s*$")
_LABEL_ALONE = lazy(rf"{_LABEL}\s*[:→»]?\s*$")
_AFTER_SENTENCE = r"(?:^|[.!…”\"’)])\s*\(?"
_BARE_LABEL = lazy(rf"{_AFTER_SENTENCE}{_LABEL}\s*$")
_OTHER_LABEL = lazy(r"(?:^|[.!?…”\"’)])\s*\(?((?:\w+\s+){0,3}\w+)\s*:\s*$")
_CLAUSE = lazy(rf"{_AFTER_SENTENCE}((?:[^.!?…:]{{2,40}}\?\s+)?[^.!?…”\"]{{2,90}}?)\s*[\"“]?$")
_POINTS = lazy(
    r":$|\b(?:baca|simak|cek|lihat|klik|buka|tonton|ikuti|selengkapnya|\w*lengkapnya|ulasan\w*|lanjutan\w*|kelanjutan\w*|judulnya|read|see|more|check"
    r"|(?:berita|laporan|liputan|artikel) (?:kami|ini|sebelumnya))\b",
    re.IGNORECASE,
)
_MARK, _ENDS = lazy("[:→»?]"), frozenset('.!)"”')
_MAX_WORDS, _MAX_LABEL_WORDS, _MAX_AFTER = 10, 4, 3
_MAX_SMALL, _SHARE_OF_CAPITALS = 3, 0.75  # letters of a word that may be small in a headline
_MIN_TITLE = 3  # words
_MAX_LINE = 150  # characters of a label and a title


def has_mark(text: str) -> bool:
    """Return whether a text has a colon or an arrow, as behind a label."""
    return ":" in text or "→" in text or "»" in text


def known_label(before: str, title: str) -> re.Match[str] | None:
    """Return the match of a label of the site at the start of a link's text or before it; without a colon only before a headline."""
    label = AT_START.match(title) or _AT_END.search(before)
    return label or (_BARE_LABEL.search(before) if is_headline(title) else None)


def other_label(before: str) -> str | None:
    """Return a few words and a colon after a sentence, before a link: "Lagi ramai"; None without."""
    label = _OTHER_LABEL.search(before)
    return label[1] if label else None


def points_to_link(before: str) -> bool:
    """Return whether the last sentence before a link only points to it: "Ulasan lengkapnya dapat Anda baca di"."""
    return _pointing_clause(before) is not None


def _pointing_clause(before: str) -> re.Match[str] | None:
    clause = _CLAUSE.search(before)
    points = clause and len(clause[1].split()) <= _MAX_WORDS and _POINTS.search(clause[1].rstrip())
    return clause if points else None


def still_points(after: str) -> bool:
    """Return whether the words after a link are the end of a sentence that points to it: "deh!"."""
    words = after.strip(' .!)"”')
    return len(words.split()) <= _MAX_AFTER and (not words or words[0].islower())


def ends_sentence(after: str) -> bool:
    """Return whether a link stands at the end of its sentence, but for words that still point to it. after: the text behind the link."""
    return still_points(after) or after.lstrip()[:1] in _ENDS


def label_length(before: str) -> int:
    """Return the number of characters at the end of a text that are the label of the link after it, or point to it."""
    label = _LABEL_ALONE.search(before)
    if label:
        return len(before) - label.start()
    other = _OTHER_LABEL.search(before) or _pointing_clause(before)
    return len(before) - other.start(1) if other else 0


def is_headline(text: str) -> bool:
    """Return whether most words of a text begin with a capital, as in a headline."""
    words = [word for word in text.split() if len(word) > _MAX_SMALL and word[0].isalpha()]
    return len(words) >= _MIN_TITLE and sum(word[0].isupper() for word in words) >= _SHARE_OF_CAPITALS * len(words)


def may_have_label(line: str) -> bool:
    """Return whether a line without a link has a label of the site, or is a label and a title."""
    return LABEL_ANYWHERE.search(line) is not None or unlinked_pointer(line) is not None


def unlinked_pointer(line: str) -> RelatedKind | None:
    """Return the kind of a whole line that is the heading of a list, a colon and a headline without a link: "Pilihan editor: Harga Kopi Naik"."""
    label, mark, title = line.strip().partition(":")
    if not mark or len(line) > _MAX_LINE or " " not in label or line.rstrip().endswith("."):
        return None
    return kind_of_heading(label) if is_headline(title) else None


def printed_title(text: str, is_labelled: bool = False) -> str:
    """Return the text of a link without a label in it: "Wajib baca: Harga Kopi Naik" is "Harga Kopi Naik".

    A label is a heading of lists or, unlike a headline, has small letters after its first word. is_labelled: whether the link has a label
    already, so that "Laporan Khusus:" is the beginning of its title.
    """
    text = AT_START.sub("", text.lstrip("([ ") if text.count("(") > text.count(")") else text).rstrip(" ›»→▸")
    parts = _MARK.split(text, 1)
    label, title = parts if len(parts) > 1 else ("", text)
    is_label = _has_small_letters(label) or (not is_labelled and " " in label.strip() and kind_of_heading(label) is not None)
    return title.strip() if is_label and is_headline(title) else text


def _has_small_letters(label: str) -> bool:
    words = label.split()
    return 1 < len(words) <= _MAX_LABEL_WORDS and label[0].isupper() and not any(word.lstrip("([\"“‘'")[:1].isupper() for word in words[1:])
