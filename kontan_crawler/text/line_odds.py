"""The odds that a line is of the page, by what it is and where it stands: the sum of weights learnt from the pages of many sites (`training/`).

This is the last word on the lines that no rule has dropped: it knows no words but those of `page_score`, and holds where the markup and the
words of a page are new.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Set
from itertools import combinations

from kontan_crawler.text.draft import Draft
from kontan_crawler.text.features import Reads
from kontan_crawler.text.line_facts import LineFacts
from kontan_crawler.text.page_lines import is_read_elsewhere
from kontan_crawler.text.voice import Voice
from kontan_crawler.text.word_facts import SCORES, Facts, mark_of

_ODDS = Voice("kontan_crawler.text", "line_odds.tsv")
MIN_ODDS = 3.0
"""Of a line of the page, as a logarithm. On sites that were not learnt from, some 700 of the 3,600 lines of the page that the rules leave have more,
and 20 of 85,500 lines of stories, 17 of them on sites whose stories are made to look like boxes."""
_QUOTES = re.compile('["“”]')
MAX_WORDS = 30
"""Words of a line that may be of the page."""
_MARKS = (1, 2, 3)  # of choices, arrows down and brackets: no line of 85,000 of stories has one
_MIN_ALIKE, _OF_PAGE = 1, bisect_right(SCORES, 0.5)  # values of facts: two lines; what may read like the page
CORE = (
    "score",
    "words",
    "reads",
    "end",
    "bold",
    "heading",
    "item",
    "class",
    "above",
    "below",
    "above alike",
    "below alike",
    "links",
    "main",
)
"""The facts that count in pairs, too."""


def drop_by_odds(draft: Draft, of_story: Set[int]) -> None:
    """Drop the lines that are of the page by their odds, if the story has one shape. of_story: the numbers of the lines in that shape.

    Tables, items of lists and rows alike, quotations, lines that name something and subheadings stay.
    """
    numbers = [number for number in range(len(draft.found)) if _may_be_of_page(draft, number, of_story)]
    if not numbers or not (found := LineFacts(draft)).is_of_one_shape:
        return
    facts = [found.of(number) for number in numbers]
    for number, each in zip(numbers, facts, strict=True):
        if not _is_row(each) and _ODDS.score(odds_features(each)) > MIN_ODDS and not is_read_elsewhere(draft.found[number].text):
            draft.drop(number, number + 1)


def odds_features(facts: Facts) -> Iterator[str]:
    """Yield the features of a line, those that have weights: each fact, and each pair of the core."""
    yield from (f"{name}={value}" for name, value in facts.items())
    core = [f"{name}={facts[name]}" for name in CORE]
    yield from map(" ".join, combinations(core, 2))


def _may_be_of_page(draft: Draft, number: int, of_story: Set[int]) -> bool:
    """Return whether a line may be of the page: no sentence in the shape of the story, and no subheading right above one."""
    paragraph, features = draft.paragraphs[number], draft.found[number]
    if draft.dropped[number] or paragraph.table or paragraph.quote or features.words > MAX_WORDS:
        return False
    if mark_of(features.text) in _MARKS:
        return True
    if paragraph.list_item:
        return False
    if features.reads is Reads.STORY and not features.links and (number in of_story or _QUOTES.search(features.text)):  # most lines
        return False
    return not (_heads_story(draft, number) and (paragraph.is_set_apart or number in of_story))


def _is_row(facts: Facts) -> bool:
    """Return whether a line that does not read like the page is one of several alike, as those of a list of names or prices are."""
    return facts["mark"] not in _MARKS and facts["alike"] >= _MIN_ALIKE and not facts["links"] and facts["score"] < _OF_PAGE


def _heads_story(draft: Draft, number: int) -> bool:
    """Return whether a sentence of the story stands below a line, or a pointer with a label of its own, or nothing: the next part goes on."""
    if number + 1 == len(draft.found) or draft.found[number + 1].is_labelled:
        return True
    below = draft.next_unlabelled(number)
    return below > number and draft.found[below].reads is Reads.STORY and not draft.dropped[below]
