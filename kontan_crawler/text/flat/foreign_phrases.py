"""Boilerplate in a flat text: whole lines, and phrases of the site that run into the story."""

import re
from collections.abc import Iterator

from kontan_crawler import site
from kontan_crawler.text.boilerplate import without_boilerplate
from kontan_crawler.text.chrome_lines import is_chrome_line
from kontan_crawler.text.flat.edits import Edit
from kontan_crawler.text.pointing import LABEL_ANYWHERE
from kontan_crawler.text.prompts import is_prompt
from kontan_crawler.text.syndication import is_syndication

_PHRASES = tuple(  # for speed: words, and the phrase that has them
    (words, re.compile(phrase))
    for words, phrase in (
        ("oogle", r"(?i:Cek\s+Berita\s+dan\s+Artikel\s+yang\s+lain\s+di\s*Google\s+News)\.?"),
        ("TradingView", r"(?<!\S)\S{1,12} Chart by TradingView(?!\S)"),
        ("ADVERTISEMENT", r"(?:(?<=[.?!\"”]\s)|(?<=\n)|\A)ADVERTISEMENT(?!\S)"),
        ("Halaman", r"(?<!\S)Halaman(?:\s+\d{1,2})*(?:\s+(?:Selanjutnya|Tampilkan\s+Semua))+(?=\s*(?:\Z|[A-Z\n]))"),
    )
)
_SOURCE = re.compile(rf"(?:(?<=[.?!\"”]\s)|(?<=\n)|\A)(?:{site.SOURCE_LABEL}\s*(?:https?://|www\.)\S+\s*)+\Z")
_SENTENCE_END = re.compile(r"[.?!][\"”’)]*\s+(?=[A-Z])")
_CAPTION_END = re.compile(site.CAPTION_END)
_MAX_CAPTION = 300  # characters
_WORD = re.compile(r"[^\W\d_]{2,}")
_MIN_WORDS, _MAX_LINE = 3, 300  # words and characters of a line of a page; one with fewer words may be an item of a list
_MAX_SOURCE = 500  # characters


def foreign_lines(text: str) -> list[Edit]:
    """Return the edits that remove the lines that are boilerplate from a text of several lines."""
    return list(_lines(text)) if "\n" in text else []


def foreign_phrases(text: str) -> list[Edit]:
    """Return the edits that remove phrases of the site."""
    found = (place for words, phrase in _PHRASES if words in text for place in phrase.finditer(text))
    return [Edit(*span, "boilerplate") for span in sorted(place.span() for place in found)]


def captions(text: str) -> list[Edit]:
    """Return the edits that remove the captions that end with the paper's notice, from the end of the sentence before."""
    ends = list(_CAPTION_END.finditer(text))
    starts = [0, *(end.end() for end in ends)]
    return [_caption(text, start, end) for start, end in zip(starts, ends, strict=False)]


def source_line(text: str) -> list[Edit]:
    """Return the edit that removes the URL of the source from the end of a text."""
    found = _SOURCE.search(text, max(0, len(text) - _MAX_SOURCE))
    return [Edit(*found.span(), "source")] if found else []


def closing_sentence(text: str) -> list[Edit]:
    """Return the edit that removes the last sentence of a text if it is a prompt, or names the medium of a syndicated story."""
    ends = list(_SENTENCE_END.finditer(text, max(0, len(text) - _MAX_SOURCE)))
    for end in ends[-3:]:
        last = text[end.end() :]
        if not LABEL_ANYWHERE.search(last) and (is_prompt(last) or is_syndication(last)):
            return [Edit(end.end(), len(text), "boilerplate")]
    return []


def _lines(text: str) -> Iterator[Edit]:
    at = 0
    for line in text.split("\n"):
        if line and (not without_boilerplate(line) or (len(_WORD.findall(line[:_MAX_LINE])) >= _MIN_WORDS and is_chrome_line(line))):
            yield Edit(at, at + len(line), "boilerplate")
        at += len(line) + 1


def _caption(text: str, start: int, end: re.Match[str]) -> Edit:
    begin = max(start, end.start() - _MAX_CAPTION, text.rfind("\n", 0, end.start()) + 1)
    kept = without_boilerplate(text[begin : end.end()])
    return Edit(begin + len(kept) if kept else end.start(), end.end(), "caption")
