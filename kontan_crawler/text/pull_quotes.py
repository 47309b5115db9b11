"""Drop the pull quotes of a story: words of one of its paragraphs that stand a second time, in quotation marks or a `blockquote` of their own."""

from kontan_crawler.text.draft import Draft
from kontan_crawler.text.features import Reads
from kontan_crawler.text.words import words_of

_MIN_WORDS, _MAX_WORDS = 4, 45
_MAX_QUOTES = 30  # that are looked for, so that the time stays linear
_OPENING, _CLOSING = ('"', "“", "«", "‘", "„"), ('"', "”", "»", "’", "“")
_MARKS = ' "“”«»‘’„.,!?…'


def drop_pull_quotes(draft: Draft) -> None:
    """Drop each line that is nothing but a quotation, all of whose words another, longer paragraph has in the same order."""
    quotes = [number for number in range(len(draft.found)) if _may_be(draft, number)]
    if not quotes:  # most stories
        return
    told = [
        f" {' '.join(words_of(features.text))} "
        for number, features in enumerate(draft.found)
        if features.reads is Reads.STORY and not draft.dropped[number]
    ]
    for number in quotes[:_MAX_QUOTES]:
        quoted = f" {' '.join(words_of(draft.found[number].text.strip(_MARKS)))} "
        draft.dropped[number] = any(quoted in text and len(text) > len(quoted) for text in told)


def _may_be(draft: Draft, number: int) -> bool:
    paragraph, features = draft.paragraphs[number], draft.found[number]
    line = features.text
    is_quoted = paragraph.quote or (line.startswith(_OPENING) and line.rstrip(".").endswith(_CLOSING))
    is_alone = not (paragraph.heading or paragraph.table or features.links or draft.dropped[number])
    return is_quoted and is_alone and _MIN_WORDS <= features.words <= _MAX_WORDS
