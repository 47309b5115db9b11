"""The paragraphs of a body while what is not story is taken out of them."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from kontan_crawler.text.chrome_lines import is_to_press
from kontan_crawler.text.features import Features, Reads
from kontan_crawler.text.interface_words import ADVERTISEMENTS
from kontan_crawler.text.linked_cards import link_titles
from kontan_crawler.text.page_quotes import unquote_boxes
from kontan_crawler.text.page_voice import page_score
from kontan_crawler.text.paragraphs import Paragraphs
from kontan_crawler.text.prompts import begins_like_prompt
from kontan_crawler.text.read_features import features_of
from kontan_crawler.text.shapes import shapes_of
from kontan_crawler.text.words import latin_words

_MIN_STEPS = 3  # items of a numbered list
_MIN_SENTENCE = 5  # words
_MAX_SUBHEAD, _MAX_SCORE = 8, 0.5  # words of a subheading, and its score
MAX_SCORE_AMONG = 1.5  # of a subheading among others


@dataclass
class Draft:
    """Paragraphs, what each reads like, and which are dropped, by their numbers."""

    paragraphs: Paragraphs
    found: list[Features]
    dropped: list[bool] = field(init=False)
    steps: set[int] = field(init=False)
    """The paragraphs that are items of a numbered list without links and buttons: those of the story, whatever they ask for."""

    def __post_init__(self) -> None:
        """Start with nothing dropped."""
        self.dropped = [False] * len(self.found)
        numbered = [
            group for group in self.paragraphs.groups if group.tag == "ol" and not group.controls and group.stop - group.start >= _MIN_STEPS
        ]
        lists = [
            range(group.start, group.stop) for group in numbered if not any(each.links for each in self.found[group.start : group.stop])
        ]
        self.steps = {number for numbers in lists for number in numbers}

    @classmethod
    def of(cls, paragraphs: Paragraphs, base: str) -> "Draft":
        """Return the draft of paragraphs. base: canonical URL of the page."""
        unquote_boxes(paragraphs, base)
        link_titles(paragraphs, base)
        return cls(paragraphs, [features_of(paragraph, base) for paragraph in paragraphs])

    @cached_property
    def shapes(self) -> list[str]:
        """The shape of the innermost block of each paragraph."""
        return shapes_of(self.paragraphs)

    @cached_property
    def shapes_of_sentences(self) -> Counter[str]:
        """How many paragraphs of each shape read like story."""
        return Counter(shape for shape, features in zip(self.shapes, self.found, strict=True) if features.reads is Reads.STORY)

    @cached_property
    def subheads(self) -> set[int]:
        """The numbers of lines of one style, with a class or set apart, that are all different and stand right above a sentence.

        Most of them read like nothing of a page; one is enough if they stand in the element of most sentences.
        """
        styles: dict[tuple[str, bool], list[int]] = {}
        for number, (shape, paragraph) in enumerate(zip(self.shapes, self.paragraphs, strict=True)):
            if not self.found[number].links and (paragraph.is_set_apart or not shape.endswith(".")):
                styles.setdefault((shape, paragraph.is_set_apart), []).append(number)
        several = (numbers for numbers in styles.values() if len(numbers) > 1 and self._are_subheads(numbers))
        return {number for numbers in several for number in numbers if _may_be_among_subheads(self.found[number].text)}

    def _are_subheads(self, numbers: list[int]) -> bool:
        lines = [self.found[number] for number in numbers]
        are_short = all(features.words <= _MAX_SUBHEAD and features.text[-1:].isalnum() for features in lines)
        if not are_short or len({features.text for features in lines}) < len(lines):
            return False
        is_above = all(self.found[self.next_unlabelled(number)].reads is Reads.STORY for number in numbers)
        weak = sum(features.reads is Reads.WEAK and page_score(features.text) < _MAX_SCORE for features in lines)
        return is_above and (2 * weak > len(lines) or (weak > 0 and self.shapes[numbers[0]].rpartition("/")[0] == self._element_of_story))

    @cached_property
    def _element_of_story(self) -> str:
        """The shape of the element that holds most sentences; "" without sentences."""
        return max(self.shapes_of_sentences, key=self.shapes_of_sentences.__getitem__, default="").rpartition("/")[0]

    @cached_property
    def texts_above_titles(self) -> Counter[str]:
        """How often each line stands right above a line that is nothing but the title of another article."""
        return Counter(self.found[number].text for number in self._above_titles)

    @cached_property
    def shapes_above_titles(self) -> Counter[tuple[str, bool]]:
        """How many lines of each shape, bold or not, stand right above such a title."""
        return Counter((self.shapes[number], self.paragraphs[number].is_bold) for number in self._above_titles)

    @cached_property
    def shapes_of_lines(self) -> Counter[tuple[str, bool]]:
        """How many lines of each shape, bold or not, there are and are not dropped."""
        kept = (number for number, drop in enumerate(self.dropped) if not drop)
        return Counter((self.shapes[number], self.paragraphs[number].is_bold) for number in kept)

    @property
    def _above_titles(self) -> list[int]:
        return [number for number in range(len(self.found) - 1) if self.found[number + 1].is_title and not self.dropped[number]]

    @cached_property
    def story_words(self) -> frozenset[str]:
        """The words of its sentences, tables left out, in lower case."""
        told = (
            features.text
            for paragraph, features in zip(self.paragraphs, self.found, strict=True)
            if features.reads is Reads.STORY and not paragraph.table and features.words >= _MIN_SENTENCE
        )
        return frozenset(word for text in told for word in latin_words(text))

    @cached_property
    def first_named(self) -> dict[str, int]:
        """The number of the first sentence with each word, in lower case."""
        first: dict[str, int] = {}
        for number, features in enumerate(self.found):
            if features.reads is Reads.STORY:
                for word in latin_words(features.text):
                    first.setdefault(word, number)
        return first

    @property
    def last_kept(self) -> int:
        """The number of the last paragraph that is not dropped; -1 without one."""
        return max((number for number, drop in enumerate(self.dropped) if not drop), default=-1)

    def next_unlabelled(self, number: int) -> int:
        """Return the number of the first paragraph behind one that is no pointer with a label; the same number without one."""
        return next((after for after in range(number + 1, len(self.found)) if not self.found[after].is_labelled), number)

    def drop(self, start: int, stop: int) -> None:
        """Drop the paragraphs from `start` to before `stop`."""
        self.dropped[start:stop] = [True] * (stop - start)


def _may_be_among_subheads(line: str) -> bool:
    """Return whether a line among subheadings may be one, too: it does not read like the page, call the reader or name the paper or an advertisement."""
    if is_to_press(line):
        return False
    words, score = line.lower().split(), page_score(line)
    calls = len(words) > 1 and score > 0 and begins_like_prompt(line)
    return score < MAX_SCORE_AMONG and not calls and words[0] not in ADVERTISEMENTS and "kontan" not in words
