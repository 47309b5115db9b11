"""Labels of a page that are told by where they stand, whatever their words: above the titles of other articles, beside a slot or a player."""

import re

from kontan_crawler.text.draft import Draft
from kontan_crawler.text.features import Features, Reads
from kontan_crawler.text.shapes import class_in
from kontan_crawler.text.words import are_capitalised, latin_words

_MAX_WORDS, _MIN_LETTERS = 8, 5  # of a label; of a word that says what a story is about
_WORD = r"[^\W\d_]+(?:-[^\W\d_]+)*"
_LABEL = re.compile(rf"{_WORD}(?:[,?!]? {_WORD})*[?!.…:]?")  # no figures, no signs of a score or a price


def may_be_label(line: str) -> bool:
    """Return whether a line may be a label: a few words, not all with capitals as names and titles have, without figures and quotation marks."""
    words = line.split()
    return len(words) <= _MAX_WORDS and not are_capitalised(words) and _LABEL.fullmatch(line) is not None


def is_label_in_any_words(draft: Draft, number: int) -> bool:
    """Return whether a line heads titles: it stands above titles in several places, or all lines in such an element do, and none in the story."""
    features = draft.found[number]
    is_over_titles = number + 1 == len(draft.found) or draft.found[number + 1].is_title
    if features.reads is not Reads.WEAK or not is_over_titles or draft.paragraphs[number].list_item or not may_be_label(features.text):
        return False
    is_again = features.words > 1 and draft.texts_above_titles[features.text] > 1
    return is_again or (_may_be_element_of_labels(draft, number) and not names_subject(draft, features.text))


def _may_be_element_of_labels(draft: Draft, number: int) -> bool:
    """Return whether a line that is no heading has a class that the story has not, or is bold above several titles, and all such lines stand above titles."""
    shape, paragraph = draft.shapes[number], draft.paragraphs[number]
    has_class = bool(class_in(shape)) and not draft.shapes_of_sentences[shape]
    if paragraph.heading or not (has_class or (paragraph.is_bold and are_titles(draft.found[number + 1 : number + 3]))):
        return False
    kind = (shape, paragraph.is_bold)
    return draft.shapes_above_titles[kind] + (number + 1 == len(draft.found)) >= draft.shapes_of_lines[kind]


def names_subject(draft: Draft, line: str) -> bool:
    """Return whether a longer word of a line stands in the sentences of the story: it is a subheading."""
    return any(len(word) >= _MIN_LETTERS and word in draft.story_words for word in latin_words(line))


def are_titles(after: list[Features]) -> bool:
    """Return whether the lines after a heading are titles of other articles: two lines, or several in the first."""
    titles = [each for each in after if each.reads is Reads.POINTER and not each.is_labelled]
    return len(titles) > 1 or (bool(titles) and titles[:1] == after[:1] and len(after[0].links) > 1)
