"""Cards of a page whose lines stand loose between the paragraphs of a story: a heading, a few words and a button; a question and its answers."""

from collections.abc import Set
from itertools import groupby

from kontan_crawler.text.draft import Draft
from kontan_crawler.text.features import Features
from kontan_crawler.text.interface_words import begins_with_act, names_page
from kontan_crawler.text.named import names_others, names_reader
from kontan_crawler.text.news_lines import is_of_news
from kontan_crawler.text.paragraphs import Paragraph
from kontan_crawler.text.polls import asks_about_page
from kontan_crawler.text.prompts import has_speech
from kontan_crawler.text.shapes import class_in
from kontan_crawler.text.targets import Target

_MAX_BEFORE, _MAX_WORDS = 2, 20  # paragraphs before a button, and words of each
_MAX_BUTTON, _MAX_HEADING, _MAX_ANSWER = 4, 8, 4  # words
_MAX_ANSWERS = 10
_MAX_OF_ROW = 10  # words of a line in a row of one class


def drop_before_buttons(draft: Draft, apart: Set[int]) -> None:
    """Drop the words and the heading before a dropped button, in a box or not. apart: the paragraphs that are a block apart."""
    found, dropped = draft.found, draft.dropped
    for number in [number for number, features in enumerate(found) if dropped[number] and _is_button(features)]:
        for before in range(number - 1, max(number - 1 - _MAX_BEFORE, -1), -1):
            if before + 1 < number and _is_heading(draft.paragraphs[before], found[before]):
                dropped[before] = True
            if dropped[before] or not _is_of_card(found[before], before in apart):
                break
            dropped[before] = True


def drop_rows_of_class(draft: Draft, of_story: Set[int]) -> None:
    """Drop the lines between a foreign one and a button in paragraphs of one class that the story has not: a box without an element of its own.

    of_story: the paragraphs in the shape of the story; without any, its class is not known.
    """
    for shape, numbers in groupby(range(len(draft.found)), key=draft.shapes.__getitem__) if of_story else ():
        row = list(numbers)
        is_box = draft.dropped[row[0]] and not draft.found[row[0]].is_labelled and _is_button(draft.found[row[-1]])
        if is_box and class_in(shape) and of_story.isdisjoint(row) and not any(_may_be_story(draft, each) for each in row):
            draft.drop(row[0], row[-1] + 1)


def _may_be_story(draft: Draft, number: int) -> bool:
    features, paragraph = draft.found[number], draft.paragraphs[number]
    is_apart = paragraph.list_item or paragraph.table or paragraph.quote or paragraph.is_set_apart
    return not draft.dropped[number] and (is_apart or features.words > _MAX_OF_ROW or is_of_news(features))


def drop_questions(draft: Draft) -> None:
    """Drop questions to the reader about a page, and the answers in the list after them."""
    for number, features in enumerate(draft.found):
        asks = features.text.endswith("?") and not features.links and asks_about_page(features.text)
        answers = _answers_after(draft, number) if asks else []
        if len(answers) > 1:
            draft.drop(number, answers[-1] + 1)


def _answers_after(draft: Draft, number: int) -> list[int]:
    """Return the numbers of the items of the list after a paragraph; empty if one is more than a few words."""
    last = number + 1
    while last < len(draft.found) and draft.paragraphs[last].list_item:
        last += 1
    answers = range(number + 1, last)
    is_few = len(answers) <= _MAX_ANSWERS and all(draft.found[each].words <= _MAX_ANSWER for each in answers)
    return list(answers) if is_few else []


def _is_button(features: Features) -> bool:
    """Return whether a line is nothing but a link that asks to act, to a page of the site or to nowhere."""
    is_of_site = all(target in (Target.ACTION, Target.SECTION) for _, _, target in features.links)
    return features.is_script_link or (features.is_linked and features.words <= _MAX_BUTTON and len(features.links) == 1 and is_of_site)


def _is_heading(paragraph: Paragraph, features: Features) -> bool:
    is_printed_so = paragraph.is_set_apart
    return is_printed_so and features.words <= _MAX_HEADING and not features.links and not features.text.endswith((".", "?", ":"))


def _is_of_card(features: Features, is_apart: bool) -> bool:
    """Return whether a few words before a button are of its card: they ask the reader to act, or stand apart and name the page."""
    if features.words > _MAX_WORDS or features.links or has_speech(features.text):
        return False
    if is_apart and names_page(features.text):
        return True
    return begins_with_act(features.text) and names_reader(features.text) and not names_others(features.text)
