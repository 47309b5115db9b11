"""Take the byline out of the paragraphs of a body, in whatever lines it stands: above the first sentence, or below the last one."""

import re
from collections.abc import Iterator

from kontan_crawler import site
from kontan_crawler.patterns import lazy
from kontan_crawler.text.byline import Byline
from kontan_crawler.text.byline_forms import has_role
from kontan_crawler.text.byline_lines import MAX_LINES, descriptions_together, read_lines
from kontan_crawler.text.byline_names import has_only_names
from kontan_crawler.text.caption import credit_of
from kontan_crawler.text.chrome_lines import is_chrome_line
from kontan_crawler.text.clean import clean
from kontan_crawler.text.draft import Draft
from kontan_crawler.text.features import Features, Reads
from kontan_crawler.text.header_rows import header_rows
from kontan_crawler.text.interface_words import names_page
from kontan_crawler.text.paragraphs import Paragraph, text_in
from kontan_crawler.text.signs import STATEMENT_ENDS
from kontan_crawler.text.syndication import is_syndication

_OPENING, _CLOSING = 8, 20  # paragraphs that may hold a byline
_MAX_WORDS = 25  # of one of its lines
_MIN_SENTENCE = 8  # words
_CAPTION = lazy(site.CAPTION_LABEL, re.IGNORECASE)
_SOURCE = lazy(r"sumber\b", re.IGNORECASE)
_URL = lazy(rf"{site.SOURCE_LABEL}\s*(?:https?:|www\.)", re.IGNORECASE)
_DATED = lazy(r"\d{1,2}[ /]\w+[ /]\d{4}")
_DETAIL = lazy(r"[A-Z][\w ]{2,25}:(?: \S.{0,60}[^.!?])?$")


def take_bylines(draft: Draft) -> Byline:
    """Return the names in the first byline above the story or else below it, and drop its paragraphs."""
    for first, last in (_above(draft), *_below(draft)):
        with_role = [number for number in range(first, last) if has_role(draft.found[number].text)]
        for start in sorted({start for number in with_role for start in (number - 1, number) if start >= first}):
            for stop in range(min(start + MAX_LINES, last), start, -1):
                if (byline := _byline(draft.paragraphs[start:stop], is_above=first == 0)) and not _is_among_details(draft, start, stop):
                    draft.drop(start, stop)
                    return byline
    return Byline()


def _is_among_details(draft: Draft, start: int, stop: int) -> bool:
    """Return whether a line beside a byline has a colon too, or announces it: that of a book, with its title and publisher."""
    beside = (*draft.found[max(start - 1, 0) : start], *draft.found[stop : stop + 1])
    return any(
        not (features.links or features.reads is Reads.PROMPT or names_page(features.text) or _URL.match(features.text))
        and (_DETAIL.match(features.text) or _is_plain(features))
        for features in beside
    )


def _is_plain(features: Features) -> bool:
    """Return whether a line is a few words that are neither a sentence, a caption nor of the page, such as the title of a book."""
    is_caption = _CAPTION.match(features.text) is not None or credit_of(features.text) is not None
    return features.reads is Reads.WEAK and any(map(str.isalpha, features.text)) and not (is_caption or is_chrome_line(features.text))


def _above(draft: Draft) -> tuple[int, int]:
    """Return where the paragraphs before the first sentence begin and end."""
    last = min(_OPENING, len(draft.found))
    return 0, next((number for number in range(last) if _is_sentence(draft.found[number])), last)


def _below(draft: Draft) -> Iterator[tuple[int, int]]:
    """Yield where the first paragraphs after the last sentence begin and end: before the line of a syndicated story, and behind it from the label of a source on, for the names between them are not the paper's own."""
    end = len(draft.found)
    first = max(next((number + 1 for number in range(end - 1, -1, -1) if _is_sentence(draft.found[number])), 0), 1)
    last = min(first + _CLOSING, end)
    syndication = next((number for number in range(first, last) if _names_first_medium(draft, number)), last)
    yield first, syndication
    yield next((number for number in range(syndication, last) if _SOURCE.match(draft.found[number].text)), last), last


def _names_first_medium(draft: Draft, number: int) -> bool:
    """Return whether a line names the medium that printed the story first."""
    return is_syndication(draft.found[number].text)


def _is_sentence(features: Features) -> bool:
    is_sentence = features.reads is Reads.STORY and features.words > _MIN_SENTENCE and features.text.endswith(STATEMENT_ENDS)
    return is_sentence and not (is_syndication(features.text) or has_only_names(features.text.replace(" ,", ",")))


def _lines(paragraph: Paragraph, *, is_above: bool) -> list[str]:
    """Return the lines of a paragraph, or the rows of a table above the story or with a reporter, each a label and the names below it, without a date."""
    rows = header_rows(paragraph) if paragraph.table else []
    if rows and (is_above or any(row.startswith("Reporter") for row in rows)):
        return [row for row in rows if not _DATED.search(row)]
    return [clean(text_in(line)) for line in paragraph.lines]


def _byline(paragraphs: list[Paragraph], *, is_above: bool) -> Byline | None:
    """Return the names in paragraphs that are a byline as a whole. is_above: whether they stand above the story."""
    lines = [(paragraph, line) for paragraph in paragraphs for line in _lines(paragraph, is_above=is_above)]
    if any(len(line.split()) > _MAX_WORDS for _, line in lines):
        return None
    return read_lines([line for _, line in descriptions_together(lines) if line])
