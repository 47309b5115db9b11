"""Headings and labels of what is not story: of lists of titles, widgets and prompts."""

import re

from kontan_crawler.text.chrome_lines import is_chrome_line
from kontan_crawler.text.draft import Draft
from kontan_crawler.text.emoji import is_emoji
from kontan_crawler.text.features import Reads
from kontan_crawler.text.interface_words import has_only_page_words, is_about_page
from kontan_crawler.text.introduced import introduces
from kontan_crawler.text.labels_in_any_words import are_titles, is_label_in_any_words, may_be_label, names_subject
from kontan_crawler.text.page_voice import page_score
from kontan_crawler.text.prompts import is_prompt
from kontan_crawler.text.service_boxes import may_be_name
from kontan_crawler.text.signs import LINE_ENDS, OPENING_QUOTES
from kontan_crawler.text.widgets import begins_with_choices, is_row_of_times, is_widget_row
from kontan_crawler.text.words import latin_words

_MAX_HEADING = 6  # words above a widget, or before a link in the next paragraph
_MAX_LABEL = 4  # words before a link in the next paragraph
_MIN_LABEL = 2  # words above a slot
_MAX_QUESTION = 16  # words above the answers of a poll
_MIN_SCORE = 1.5  # of the heading of a list
_MAX_AHEAD = 50  # paragraphs of a list of titles
_PAPER_WORDS = frozenset("redaksi kami kontan pembaca".split())
_LEADS_IN = re.compile(r"(?:\b(?:me|ber|di)\w{4,}|\w{3,}nya|\b(?:ini|itu|berikut))\s?:$")  # "Ia menjelaskan:", "Rincian anggarannya:"
_ANNOUNCES = ("Berikut", "Ini", "Inilah")
_SUBHEAD = re.compile(r"\?$|^\d{1,2}[.)]\s")
_ASKS_READER = re.compile(r"(?:ingin|mau|butuh|punya|suka|penasaran|malas|bosan|belum|tertarik)\b.{3,60}\?", re.IGNORECASE)


def heads_foreign(draft: Draft, number: int) -> bool:
    """Return whether a paragraph is the heading or label of the foreign paragraphs after it; a label may be all that is left of them."""
    features, paragraph = draft.found[number], draft.paragraphs[number]
    is_last = number + 1 == len(draft.found)
    if features.reads is Reads.HEADING:
        return is_last or draft.dropped[number + 1] or is_prompt(features.text) or is_chrome_line(features.text)
    if is_last:
        return draft.paragraphs.is_above_link and is_label_in_any_words(draft, number)
    if _is_above_slot(draft, number) or _is_above_choices(draft, number):
        return True
    return draft.dropped[number + 1] and not paragraph.list_item and _heads_next(draft, number)


def _is_above_choices(draft: Draft, number: int) -> bool:
    """Return whether a line is the question of a poll: a few words in bold letters or with a question mark, right above its answers."""
    paragraph, features = draft.paragraphs[number], draft.found[number]
    is_question = features.text.endswith("?") or (paragraph.is_set_apart and not features.text.endswith(LINE_ENDS))
    is_alone = not (paragraph.list_item or paragraph.quote or features.text.startswith(OPENING_QUOTES))
    return is_question and is_alone and features.words <= _MAX_QUESTION and begins_with_choices(draft.found[number + 1].text)


def _is_above_slot(draft: Draft, number: int) -> bool:
    """Return whether a few plain words stand right above the slot of an advertisement, in no box with it, and are none of the story."""
    paragraph, features = draft.paragraphs[number], draft.found[number]
    if draft.paragraphs[number + 1].slots == paragraph.slots or features.reads is not Reads.WEAK or features.links:
        return False
    is_apart = paragraph.is_set_apart or paragraph.list_item or paragraph.quote or paragraph.table
    if is_apart or features.words < _MIN_LABEL or not may_be_label(features.text):
        return False
    return not names_subject(draft, features.text) and not (number and introduces(draft.found[number - 1]))


def _heads_next(draft: Draft, number: int) -> bool:
    """Return whether a line is the heading or label of the dropped paragraph after it; above steps it is their subheading, behind a block of the page other than times."""
    is_over_steps = _next_kept(draft, number) in draft.steps
    may_be_of_steps = is_over_steps and draft.paragraphs[number].heading and not is_row_of_times(draft.found[number + 1].text)
    if not may_be_of_steps and _heads_widget(draft, number):
        return True
    return not is_over_steps and (_heads_prompt(draft, number) or _heads_titles(draft, number))


def _heads_widget(draft: Draft, number: int) -> bool:
    """Return whether a few words may be the name of the widget after them: no source of the story's figures, and no subheading of another subject."""
    features = draft.found[number]
    if features.reads is not Reads.WEAK or features.words > _MAX_HEADING or not is_widget_row(draft.found[number + 1].text):
        return False
    if number and introduces(draft.found[number - 1]):
        return False  # "Harga hari ini:"
    is_name = not draft.paragraphs[number].is_set_apart or may_be_name(features.text)
    return is_name and ":" not in features.text[:-1] and not features.text.endswith(",")


def _heads_prompt(draft: Draft, number: int) -> bool:
    """Return whether a bold line is of the prompt below it: a question to the reader, or a few words of a page."""
    text = draft.found[number].text
    if draft.found[number + 1].reads is not Reads.PROMPT or not draft.paragraphs[number].is_set_apart:
        return False
    is_label = draft.found[number].words <= _MAX_HEADING and has_only_page_words(text) and not _SUBHEAD.search(text)
    return is_label or bool(_ASKS_READER.fullmatch(text))


def _heads_titles(draft: Draft, number: int) -> bool:
    """Return whether a line is the label or heading of the titles of other articles after it."""
    features, paragraph = draft.found[number], draft.paragraphs[number]
    if features.text.endswith(":") and draft.found[number + 1].is_title and not _leads_in(draft, number):
        return features.words <= (_MAX_LABEL if features.text.startswith(_ANNOUNCES) else _MAX_HEADING)
    if features.reads is not Reads.WEAK:
        return False
    has_emoji = is_emoji(features.text.rpartition(" ")[2]) and paragraph.is_set_apart
    names_list = has_emoji or (paragraph.heading and (is_about_page(features.text) or _is_of_paper(features.text)))
    return (names_list and are_titles(draft.found[number + 1 : number + 3])) or is_label_in_any_words(draft, number)


def _leads_in(draft: Draft, number: int) -> bool:
    """Return whether a line with a colon leads to what the story says behind the titles, in no box with them: a quotation, a list, a table."""
    after = _next_kept(draft, number)
    if after == len(draft.found) or not _LEADS_IN.search(draft.found[number].text):
        return False
    if not draft.shapes[after].startswith(draft.shapes[number].rpartition("/")[0]):
        return False
    paragraph = draft.paragraphs[after]
    return paragraph.table or paragraph.list_item or paragraph.quote or draft.found[after].text.startswith(OPENING_QUOTES)


def _is_of_paper(heading: str) -> bool:
    """Return whether a heading names the paper or its reader, as in the words of a page: "Dari meja redaksi"."""
    return not _PAPER_WORDS.isdisjoint(latin_words(heading)) and page_score(heading) > _MIN_SCORE


def _next_kept(draft: Draft, number: int) -> int:
    """Return the number of the first paragraph after one that is not dropped; that behind the last one if it is far away."""
    end = min(number + _MAX_AHEAD, len(draft.found))
    return next((after for after in range(number + 1, end) if not draft.dropped[after]), len(draft.found))
