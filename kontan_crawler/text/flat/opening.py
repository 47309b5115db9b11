"""What stands before the story of a flat text: its headline, a caption, the byline, the dateline."""

import re
from typing import NamedTuple

from kontan_crawler import site
from kontan_crawler.text.byline import Byline, read_byline
from kontan_crawler.text.byline_forms import with_colon
from kontan_crawler.text.byline_names import has_only_names
from kontan_crawler.text.dateline import has_paper_name, split_dateline
from kontan_crawler.text.flat.borders import model
from kontan_crawler.text.flat.edits import Edit
from kontan_crawler.text.flat.known_titles import MIN_LENGTH, letters_of
from kontan_crawler.text.flat.tokens import Token, tokens
from kontan_crawler.text.flat.word_classes import CLASSES

_LABELS = "|".join(sorted(site.BYLINE_LABELS, key=len, reverse=True))
_LABEL = re.compile(rf"(?:{_LABELS})\s*:\s*", re.IGNORECASE)
_PRINTED_LABEL = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(str.title, site.BYLINE_LABELS), key=len, reverse=True))})\s*:\s*")
_ENDS_SENTENCE = re.compile(r"(?:(?<!\d)[.?!\"”)]|\|)[ \n]*\Z|\n\Z")
_PAPER = re.compile(site.PAPER_NAME)
_CAPTION = re.compile(r"ILUSTRASI\s*[.:]")
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
    for token in tokens(text, 0, 2 * len(title or ""), (), len(wanted)) if len(wanted) >= MIN_LENGTH else ():
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
    """Return the byline before the paper's name, else before the end of the line, else before the first word that is no name."""
    if not _LABEL.match(text):
        return None
    for find in (_paper_name, lambda text: text.find("\n"), _end_of_names):
        if (end := find(text)) > 0 and (byline := read_byline(with_colon(" ".join(text[:end].split()).strip(" |")))):
            return Opening(Edit(0, end, "byline"), byline)
    return None


def closing_byline(text: str) -> Opening | None:
    """Return the byline of a person that the text ends with, behind the end of a sentence: "... harga naik. Editor: Nama Penyunting"."""
    for label in _PRINTED_LABEL.finditer(text, max(0, len(text) - _MAX_BYLINE)):
        names = read_byline(text[label.start() :]) if _ENDS_SENTENCE.search(text, max(0, label.start() - 10), label.start()) else None
        if names and (names.authors or names.editors) and all(map(has_only_names, [*names.authors, *names.editors])):
            return Opening(Edit(_without_bar(text, label.start()), len(text), "byline"), names)
    return None


def _paper_name(text: str) -> int:
    """Return where the paper's name begins; 0 if it does not stand near the beginning."""
    found = _PAPER.search(text, 0, _MAX_BYLINE)
    return found.start() if found else 0


def _end_of_names(text: str) -> int:
    """Return where the names after the last label of a byline end: before a word that begins a sentence, or a place; 0 if it is not sure."""
    labels = list(_LABEL.finditer(text, 0, _MAX_BYLINE))
    words = tokens(text, labels[-1].end(), len(text), model().lexicon.lower, _MAX_NAME + 2)
    for number, word in enumerate(words[: _MAX_NAME + 1]):
        if number and split_dateline(text[word.start : word.start + _MAX_BYLINE])[0]:
            return words[number - 1].end
        if not word.is_capitalised or word.closing:
            return 0
        if _begins_sentence(word, words[number + 1 : number + 2]):
            return words[number - 1].end if number > 1 or word.word == "pt" else 0
    return 0


def _begins_sentence(word: Token, following: list[Token]) -> bool:
    return word.shape in "BCORD" or (word.shape in "KVYU" and any(after.shape in "cl" for after in following))


def dateline(text: str, is_behind_byline: bool) -> Opening | None:
    """Return the paper's name and the place. Without the name, the place must be a known one, or stand behind a byline."""
    place, rest = split_dateline(text)
    is_named = has_paper_name(text[:_MAX_BYLINE])
    if not (is_named or is_behind_byline or CLASSES.get((place or "").split(" ")[0].split("/")[0].lower()) == "P"):
        return None
    return Opening(Edit(0, len(text) - len(rest), "dateline"), dateline=place) if len(rest) < len(text) else None


def _without_bar(text: str, at: int) -> int:
    """Return where the bar before a byline begins, if one stands there."""
    before = text[:at].rstrip()
    return len(before[:-1].rstrip()) if before.endswith("|") else at
