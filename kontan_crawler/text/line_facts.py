"""Facts about a line of a page, each a small number: how it reads, what element it stands in, what stands beside it. No fact is a name of the site."""

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property
from os.path import commonprefix

from kontan_crawler.text.draft import Draft
from kontan_crawler.text.features import Reads
from kontan_crawler.text.shapes import innermost_blocks, is_long_sentence
from kontan_crawler.text.word_facts import COUNTS, READS, Facts, link_facts, score_of, word_facts
from kontan_crawler.text.words import latin_words

_MIN_LETTERS = 5  # of a word that says what a line is about
_SMALL, _MAX_BESIDE = 6, 8  # lines of a small block; of one whose lines are looked at
_TAGS = {
    tag: number
    for number, tags in enumerate(("p", "div", "section aside article", "span a small em strong b i", "h1 h2 h3 h4 h5 h6", "li", "td"), 1)
    for tag in tags.split()
}
_FAR = 9
_MIN_STORY, _MIN_SHARE = 3, 0.5  # sentences; of their words, in elements of one shape
# Where the value of a fact grows by one.
_SHAPE_SHARES, _SCORES_BESIDE, _WORDS_BESIDE = (0.001, 0.05, 0.1, 0.2, 0.4, 0.8), (-2, -0.5, 0.5, 2), (1, 4, 9)
_PLACES, _SIZES = (0.1, 0.3, 0.6, 0.8, 0.95), (2, 3, 5, 9)


class LineFacts:
    """What lines of a draft are, as facts."""

    def __init__(self, draft: Draft) -> None:
        """Read what the page as a whole says of each line: its story and the shapes of its elements."""
        self._draft = draft
        self._story = [number for number, features in enumerate(draft.found) if is_long_sentence(features)]
        self._of_story = frozenset(self._story)
        self._inner = innermost_blocks(draft.paragraphs)
        words = Counter[str]()
        for number in self._story:
            words[draft.shapes[number]] += draft.found[number].words
        self._words_by_shape, self._total = words, words.total() or 1
        main, words_in_main = words.most_common(1)[0] if words else ("", 0)
        self._main, self._main_share = main.split("/"), words_in_main / self._total
        self._lines_by_shape = Counter(draft.shapes)

    @cached_property
    def _sentences_by_word(self) -> Counter[str]:
        return Counter(word for number in self._story for word in set(latin_words(self._draft.found[number].text)))

    @property
    def is_of_one_shape(self) -> bool:
        """Whether the story has several sentences, and half of their words stand in elements of one shape."""
        return len(self._story) >= _MIN_STORY and self._main_share >= _MIN_SHARE

    def of(self, number: int) -> Facts:
        """Return the facts of a line."""
        return {**self._reading(number), **self._element(number), **self._place(number), **self._beside(number)}

    def _reading(self, number: int) -> Facts:
        """Return how a line reads."""
        features, paragraph = self._draft.found[number], self._draft.paragraphs[number]
        shown = {"bold": int(paragraph.is_bold), "lines": min(features.lines, 3)}
        return {**word_facts(features, self._known(number)), **link_facts(features), **shown}

    def _known(self, number: int) -> float:
        """Return the share of the longer words of a line that stand in other sentences of the story."""
        own, words = number in self._of_story, latin_words(self._draft.found[number].text)
        known = [self._sentences_by_word[word] > own for word in words if len(word) >= _MIN_LETTERS]
        return sum(known) / max(len(known), 1)

    def _element(self, number: int) -> Facts:
        """Return what element a line stands in."""
        paragraph, group, shape = self._draft.paragraphs[number], self._inner[number], self._draft.shapes[number]
        path = shape.split("/")
        tag, _, names = path[-1].partition(".")
        common = len(commonprefix([path, self._main]))
        return {
            "heading": int(paragraph.heading),
            "quote": int(paragraph.quote),
            "item": int(paragraph.list_item),
            "tag": _TAGS.get(tag, 0),
            "class": int(bool(names)),
            "shape": bisect_right(_SHAPE_SHARES, self._words_by_shape[shape] / self._total),
            "main": bisect_right((0.2, 0.35, 0.5, 0.7, 0.9), self._main_share),
            "alike": bisect_right((2, 3, 5, 10), self._lines_by_shape[shape]),
            "deeper": bisect_right((-1, 0, 1, 2, 3), len(path) - len(self._main)),
            "shared": bisect_right((-2, -1, 0), common - len(self._main)),
            "own": bisect_right((1, 2, 3), len(path) - common),
            "size": bisect_right(_SIZES, group.stop - group.start) if group else len(_SIZES),
            "controls": min(group.controls, 1) if group and group.stop - group.start <= _SMALL else 0,
        }

    def _place(self, number: int) -> Facts:
        """Return where a line stands in the page and in the story."""
        last = len(self._draft.found) - 1
        first_told, last_told = (self._story[0], self._story[-1]) if self._story else (0, last)
        return {
            "place": bisect_right(_PLACES, number / max(last, 1)),
            "before": int(number < first_told),
            "behind": int(number > last_told),
            "from start": bisect_right(COUNTS, number),
            "from end": bisect_right(COUNTS, last - number),
            "near": bisect_right((2, 3), self._distance(number)),
            "sentences": bisect_right((3, 6, 12), len(self._story)),
        }

    def _distance(self, number: int) -> int:
        """Return how far the nearest other sentence of the story is."""
        before, behind = bisect_left(self._story, number), bisect_right(self._story, number)
        beside = (*self._story[max(before - 1, 0) : before], *self._story[behind : behind + 1])
        return min((abs(number - told) for told in beside), default=_FAR)

    def _beside(self, number: int) -> Facts:
        """Return what stands beside a line."""
        group = self._inner[number]
        is_small = group is not None and group.stop - group.start <= _MAX_BESIDE
        others = (
            Counter(self._draft.found[other].reads for other in range(group.start, group.stop) if other != number)
            if group and is_small
            else Counter[Reads]()
        )
        return {
            **self._neighbour(number, number - 1, "above"),
            **self._neighbour(number, number + 1, "below"),
            "prompts": min(others[Reads.PROMPT], 2),
            "pointers": min(others[Reads.POINTER], 2),
            "told": min(others[Reads.STORY], 2),
        }

    def _neighbour(self, number: int, other: int, where: str) -> Facts:
        """Return the facts of the line above or below one."""
        if not 0 <= other < len(self._draft.found):
            return {where: 0, f"{where} words": 0, f"{where} score": 0, f"{where} alike": 0, f"{where} gone": 0, f"{where} colon": 0}
        features = self._draft.found[other]
        return {
            where: READS[features.reads],
            f"{where} words": bisect_right(_WORDS_BESIDE, features.words),
            f"{where} score": bisect_right(_SCORES_BESIDE, score_of(features)),
            f"{where} alike": int(self._draft.shapes[other] == self._draft.shapes[number]),
            f"{where} gone": int(self._draft.dropped[other]),
            f"{where} colon": int(features.text.endswith(":")),
        }
