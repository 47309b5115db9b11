"""Cards of a page whose lines stand loose between the paragraphs of a story: a heading, a few words and a button; a question and its answers."""

from collections.abc import Set
from itertools import groupby

from kontan_crawler.text.draft import Draft
from kontan_crawler.text.features import Features
from kontan_crawler.text.news_lines import is_of_news
from kontan_crawler.text.polls import asks_about_page
from kontan_crawler.text.shapes import class_in
from kontan_crawler.text.targets import Target

_MAX_BUTTON, _MAX_ANSWER = 4, 4  # words
_MAX_ANSWERS = 10
_MAX_OF_ROW = 10  # words of a line in a row of one class
_MAX_HEADING, _MIN_BELOW = 5, 2  # words of its heading, and lines below


def drop_rows_of_class(draft: Draft, of_story: Set[int]) -> None:
    """Drop the lines between a foreign one and a button, and a heading above, in paragraphs of one class that the story has not: a box without an element of its own.

    of_story: the paragraphs in the shape of the story; without any, its class is not known.
    """
    for shape, numbers in groupby(range(len(draft.found)), key=draft.shapes.__getitem__) if of_story else ():
        row = [*numbers]
        head = row.pop(0) if len(row) > _MIN_BELOW and _may_head(draft, row[0]) else row[0]
        is_box = draft.dropped[row[0]] and not draft.found[row[0]].is_labelled and _is_button(draft.found[row[-1]])
        if is_box and class_in(shape) and of_story.isdisjoint(row) and not any(_may_be_story(draft, each) for each in row):
            draft.drop(head, row[-1] + 1)


def _may_head(draft: Draft, number: int) -> bool:
    """Return whether a line is a few words in bold letters, such as the heading of a box."""
    return not draft.dropped[number] and draft.paragraphs[number].is_set_apart and draft.found[number].words <= _MAX_HEADING


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
