"""Drop the pull quotes of a story: words of one of its paragraphs that stand a second time, in quotation marks or a `blockquote` of their own."""

from itertools import islice

from kontan_crawler.text.draft import Draft
from kontan_crawler.text.features import Reads
from kontan_crawler.text.introduced import leads_to_quote
from kontan_crawler.text.signs import CLOSING_QUOTES, OPENING_QUOTES
from kontan_crawler.text.words import words_of

_MIN_WORDS, _MAX_WORDS = 4, 45
_MAX_QUOTES = 30  # that are looked for, so that the time stays linear
_OPENING, _CLOSING = (*OPENING_QUOTES, "«"), (*CLOSING_QUOTES, "»", "“")
_OF_QUOTES = frozenset({"aside", "blockquote", "figure"})
_ECHOES = ("Begitu", "Demikian", "Itulah", "Kalimat itu")
_MARKS = ' "“”«»‘’„.,!?…'


def drop_pull_quotes(draft: Draft) -> None:
    """Drop each line that is nothing but a quotation, all of whose words a paragraph with speech has in the same order."""
    quoted_lines = [number for number in range(len(draft.found)) if _may_be(draft, number)]
    if not quoted_lines:  # most stories
        return
    apart = _set_apart(draft)
    quotes = islice((number for number in quoted_lines if not _is_told(draft, number, number in apart)), _MAX_QUOTES)
    told = [
        f" {' '.join(words_of(features.text))} "
        for number, features in enumerate(draft.found)
        if features.reads is Reads.STORY and not draft.dropped[number] and _is_speech(features.text)
    ]
    for number in quotes:
        quoted = f" {' '.join(words_of(draft.found[number].text.strip(_MARKS)))} "
        draft.dropped[number] = any(quoted in text and len(text) > len(quoted) for text in told)


def _is_speech(line: str) -> bool:
    """Return whether a line has speech, and says who speaks."""
    return any(map(line.__contains__, _OPENING)) and not _is_quotation(line)


def _is_quotation(line: str) -> bool:
    return line.startswith(_OPENING) and line.rstrip(".").endswith(_CLOSING)


def _may_be(draft: Draft, number: int) -> bool:
    paragraph, features = draft.paragraphs[number], draft.found[number]
    is_quoted = paragraph.quote or _is_quotation(features.text)
    is_alone = not (paragraph.heading or paragraph.table or paragraph.list_item or features.links or draft.dropped[number])
    return is_quoted and is_alone and _MIN_WORDS <= features.words <= _MAX_WORDS


def _is_told(draft: Draft, number: int, is_set_apart: bool) -> bool:
    """Return whether the line before or after a quotation speaks of it, or is speech itself: "Pasal 33 berbunyi:", "Begitu bunyi spanduk itu."."""
    before = draft.found[number - 1] if number else None
    after = draft.found[number + 1].text if number + 1 < len(draft.found) else ""
    if (before is not None and leads_to_quote(before, draft.found[number].text)) or after.startswith(_ECHOES):
        return True
    is_beside_speech = (before is not None and before.text.startswith(_OPENING)) or after.startswith(_OPENING)
    return is_beside_speech and not is_set_apart


def _set_apart(draft: Draft) -> set[int]:
    """Return the lines in an element with a class, or that pages set quotations in."""
    alone = (group for group in draft.paragraphs.groups if group.stop == group.start + 1)
    return {group.start for group in alone if group.names or group.tag in _OF_QUOTES}
