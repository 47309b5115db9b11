"""Headings and labels of what is not story: of lists of titles, widgets and prompts."""

import re

from kontan_crawler.text.chrome_lines import is_chrome_line
from kontan_crawler.text.draft import Draft
from kontan_crawler.text.emoji import is_emoji
from kontan_crawler.text.features import Features, Reads
from kontan_crawler.text.interface_words import has_only_page_words, is_about_page
from kontan_crawler.text.page_voice import page_score
from kontan_crawler.text.paragraphs import Paragraph
from kontan_crawler.text.prompts import is_prompt
from kontan_crawler.text.service_boxes import may_be_name
from kontan_crawler.text.widgets import is_widget_row
from kontan_crawler.text.words import latin_words, stems_of

_MAX_HEADING = 5  # words above a widget
_MAX_LABEL = 6  # words before a link in the next paragraph
_MAX_IN_ANY_WORDS = 8  # words of a label
_MIN_SCORE = 1.5  # of the heading of a list
_PAPER_WORDS = frozenset("redaksi kami kontan pembaca".split())
_SUBHEAD = re.compile(r"\?$|^\d{1,2}[.)]\s")
_ASKS_READER = re.compile(r"(?:ingin|mau|butuh|punya|suka|penasaran|malas|bosan|belum|tertarik)\b.{3,60}\?", re.IGNORECASE)


def heads_foreign(draft: Draft, number: int) -> bool:
    """Return whether a paragraph is the heading or label of the foreign paragraphs after it; a label may be all that is left of them."""
    features, paragraph = draft.found[number], draft.paragraphs[number]
    is_before_foreign = number + 1 < len(draft.found) and draft.dropped[number + 1]
    if features.reads is Reads.HEADING:
        return is_before_foreign or number + 1 == len(draft.found) or is_prompt(features.text) or is_chrome_line(features.text)
    if number + 1 == len(draft.found) and draft.paragraphs.is_above_link:
        return features.reads is Reads.WEAK and features.words <= _MAX_IN_ANY_WORDS and _may_be_element_of_labels(draft, number)
    if not is_before_foreign or paragraph.list_item:
        return False
    is_over_steps = _next_kept(draft, number) in draft.steps
    if not (is_over_steps and paragraph.heading) and _heads_widget(draft, number):
        return True
    return not is_over_steps and (
        _heads_prompt(draft, number) or _heads_titles(draft, number)
    )  # else a subheading, behind a block of the page


def _heads_widget(draft: Draft, number: int) -> bool:
    """Return whether a few words may be the name of the widget after them: no source of the story's figures, and no subheading of another subject."""
    features, paragraph = draft.found[number], draft.paragraphs[number]
    if features.reads is not Reads.WEAK or features.words > _MAX_HEADING or not is_widget_row(draft.found[number + 1].text):
        return False
    is_subhead = paragraph.heading or paragraph.is_bold
    return ":" not in features.text[:-1] and not features.text.endswith(",") and (not is_subhead or may_be_name(features.text))


def _heads_prompt(draft: Draft, number: int) -> bool:
    """Return whether a bold line is of the prompt below it: a question to the reader, or a few words of a page."""
    text = draft.found[number].text
    if draft.found[number + 1].reads is not Reads.PROMPT or not _is_set_apart(draft.paragraphs[number]):
        return False
    is_label = draft.found[number].words <= _MAX_HEADING and has_only_page_words(text) and not _SUBHEAD.search(text)
    return is_label or bool(_ASKS_READER.fullmatch(text))


def _heads_titles(draft: Draft, number: int) -> bool:
    """Return whether a line is the label or heading of the titles of other articles after it."""
    features, paragraph = draft.found[number], draft.paragraphs[number]
    if features.words <= _MAX_LABEL and features.text.endswith(":"):
        return _is_title(draft.found[number + 1])
    if features.reads is not Reads.WEAK:
        return False
    if not _is_set_apart(paragraph):
        return features.words <= _MAX_IN_ANY_WORDS and _is_label_in_any_words(draft, number)
    has_emoji = is_emoji(features.text.rpartition(" ")[2])
    names_list = has_emoji or (paragraph.heading and (is_about_page(features.text) or _is_of_paper(features.text)))
    return (names_list and _are_titles(draft.found[number + 1 : number + 3])) or _is_label_in_any_words(draft, number)


def _is_label_in_any_words(draft: Draft, number: int) -> bool:
    """Return whether a line heads titles, whatever its words: it stands above titles in several places, or all lines in such an element do."""
    found, text = draft.found, draft.found[number].text
    if not _is_title(found[number + 1]):
        return False
    is_again = any(found[each].text == text and _is_title(found[each + 1]) for each in range(len(found) - 1) if each != number)
    return is_again or (_may_be_element_of_labels(draft, number) and not _shares_words_below(draft, number))


def _may_be_element_of_labels(draft: Draft, number: int) -> bool:
    """Return whether a line has a class that the story has not, or is bold above several titles, and all such lines stand above titles."""
    shape, found = draft.shapes[number], draft.found
    has_class = bool(shape.rpartition("/")[2].partition(".")[2]) and not draft.shapes_of_sentences[shape]
    is_over_list = draft.paragraphs[number].is_bold and not draft.paragraphs[number].heading and _are_titles(found[number + 1 : number + 3])
    if not (has_class or is_over_list):
        return False
    is_set_apart = _is_set_apart(draft.paragraphs[number])
    alike = (each for each, other in enumerate(draft.shapes) if other == shape and not draft.dropped[each])
    lines = [each for each in alike if not is_set_apart or _is_set_apart(draft.paragraphs[each])]
    return all(_is_title(found[each + 1]) for each in lines if each + 1 < len(found))


def _shares_words_below(draft: Draft, number: int) -> bool:
    """Return whether the next paragraph of the story has a word of a line: it is its subheading."""
    below = _next_kept(draft, number)
    return below < len(draft.found) and not stems_of(draft.found[number].text).isdisjoint(stems_of(draft.found[below].text))


def _is_set_apart(paragraph: Paragraph) -> bool:
    return paragraph.heading or paragraph.is_bold


def _is_of_paper(heading: str) -> bool:
    """Return whether a heading names the paper or its reader, as in the words of a page: "Dari meja redaksi"."""
    return not _PAPER_WORDS.isdisjoint(latin_words(heading)) and page_score(heading) > _MIN_SCORE


def _next_kept(draft: Draft, number: int) -> int:
    """Return the number of the first paragraph after one that is not dropped."""
    return next((after for after in range(number + 1, len(draft.found)) if not draft.dropped[after]), len(draft.found))


def _is_title(features: Features) -> bool:
    """Return whether a line is nothing but links to other articles: one with a label of its own needs no heading."""
    return features.reads is Reads.POINTER and features.is_linked


def _are_titles(after: list[Features]) -> bool:
    """Return whether the lines after a heading are titles of other articles: two lines, or several in the first."""
    titles = [each for each in after if each.reads is Reads.POINTER and not each.is_labelled]
    return len(titles) > 1 or (titles[:1] == after[:1] and len(after[0].links) > 1)
