"""What stands before the story of a flat text: its headline, a caption, the byline, the dateline."""

import re
from typing import NamedTuple

from kontan_crawler import site
from kontan_crawler.text.byline import Byline, read_byline, with_colon
from kontan_crawler.text.dateline import has_paper_name, split_dateline
from kontan_crawler.text.flat.borders import model
from kontan_crawler.text.flat.edits import Edit
from kontan_crawler.text.flat.known_titles import letters_of
from kontan_crawler.text.flat.tokens import tokens

_LABELS = "|".join(sorted(site.BYLINE_LABELS, key=len, reverse=True))
_LABEL = re.compile(rf"(?:{_LABELS})\s*:\s*", re.IGNORECASE)
_PAPER = re.compile(site.PAPER_NAME)
_CAPTION = re.compile(site.CAPTION_LABEL)
_MAX_BYLINE = 250  # characters
_MAX_CAPTION = 400  # characters
_MAX_NAME = 4  # words


class Opening(NamedTuple):
    """A span before the story, and what it says."""

    edit: Edit
    byline: Byline | None = None
    dateline: str | None = None


def headline(text: str, title: str | None) -> Opening | None:
    """Return the headline of the article, if it is known and the text begins with it and goes on with a byline, the paper's name or a new line."""
    wanted = letters_of(title or "")
    printed = ""
    for token in tokens(text, 0, 2 * len(title or ""), (), len(wanted)) if wanted else ():
        printed += letters_of(token.printed)
        if printed == wanted:
            rest = text[token.end :].lstrip()
            goes_on = _LABEL.match(rest) or has_paper_name(rest[:_MAX_BYLINE]) or text[token.end : token.end + 1] == "\n"
            return Opening(Edit(0, token.end, "title")) if goes_on else None
        if not wanted.startswith(printed):
            return None
    return None


def caption(text: str) -> Opening | None:
    """Return the caption, if a byline or the paper's name follows."""
    if not _CAPTION.match(text):
        return None
    ends = [found.start() for form in (_LABEL, _PAPER, re.compile("\n")) if (found := form.search(text, 0, _MAX_CAPTION))]
    return Opening(Edit(0, min(ends), "caption")) if ends else None


def byline(text: str) -> Opening | None:
    """Return the byline before the paper's name, before the end of the line, or before the first word that is no name."""
    if not _LABEL.match(text):
        return None
    ends = [line_end] if (line_end := text.find("\n")) > 0 else []
    ends += [found.start() for found in _PAPER.finditer(text, 0, _MAX_BYLINE)]
    ends += [end] if (end := _end_of_names(text)) else []
    for end in sorted(ends):
        if byline := read_byline(with_colon(text[:end].strip(" |\n"))):
            return Opening(Edit(0, end, "byline"), byline)
    return None


def closing_byline(text: str) -> Opening | None:
    """Return the byline of a person that the text ends with: "... harga naik. Editor: Nama Penyunting"."""
    at = max((found.start() for found in _LABEL.finditer(text, max(0, len(text) - _MAX_BYLINE))), default=0)
    while at:
        byline = read_byline(text[at:])
        if byline is None or not (byline.authors or byline.editors):
            return None
        earlier = max((found.start() for found in _LABEL.finditer(text, max(0, at - _MAX_BYLINE), at)), default=0)
        if earlier and read_byline(text[earlier:]):
            at = earlier
            continue
        return Opening(Edit(_without_bar(text, at), len(text), "byline"), byline)
    return None


def _end_of_names(text: str) -> int:
    """Return where the names after the last label of a byline end: before a word that stories print in lower case; 0 if it is not sure."""
    labels = list(_LABEL.finditer(text, 0, _MAX_BYLINE))
    words = tokens(text, labels[-1].end(), len(text), model().lexicon.lower, _MAX_NAME + 1)
    for number, word in enumerate(words):
        if not word.is_capitalised or word.closing:
            return 0
        if word.shape not in ("T", "U", "A"):
            return words[number - 1].end if number > 1 else 0
    return 0


def dateline(text: str) -> Opening | None:
    place, rest = split_dateline(text)
    return Opening(Edit(0, len(text) - len(rest), "dateline"), dateline=place) if len(rest) < len(text) else None


def _without_bar(text: str, at: int) -> int:
    """Return where the bar before a byline begins, if one stands there."""
    return len(text[:at].rstrip().removesuffix("|").rstrip()) if text[:at].rstrip().endswith("|") else at
