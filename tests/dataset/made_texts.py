"""Made articles that are similar to each other to a known kind and degree, and their verdicts by comparing all pairs."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from random import Random

from kontan_crawler.dataset.near_duplicates import Verdict
from kontan_crawler.dataset.shingles import shingles_of, words_of
from kontan_crawler.replica.sentence_templates import COMMON, THEMES

VOCABULARY = sorted({word for theme in THEMES for line in (*theme.body, *COMMON) for word in re.findall(r"[A-Za-z]+", line)})
_MARKS = (" ", ", ", " – ", "\n\n", "; ", ". ", " “", "” ")


class MadeTexts:
    """Articles of 200 to 400 words of the replica."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def story(self) -> list[str]:
        return self._words(self._random.randint(200, 400))

    def _words(self, count: int) -> list[str]:
        return self._random.choices(VOCABULARY, k=count)

    def edited(self, story: list[str]) -> list[str]:
        """Return a story with 1 to 40% other words, scattered or in one place."""
        if self._random.random() < 0.3:
            places = self._random.sample(range(len(story)), len(story) * self._random.randint(1, 4) // 100)  # 2% give 0.8
            return [self._random.choice(VOCABULARY) if place in places else word for place, word in enumerate(story)]
        count = len(story) * self._random.randint(1, 40) // 100
        start = self._random.randrange(len(story) - count)
        return [*story[:start], *self._words(count), *story[start + count :]]

    def translated(self, story: list[str]) -> list[str]:
        """Return a story in which one to three names have another spelling."""
        names = self._random.sample(story, self._random.randint(1, 3))
        return [f"{word}land" if word in names else word for word in story]

    def with_paragraph(self, story: list[str]) -> list[str]:
        """Return a story with a paragraph more."""
        place = self._random.randrange(len(story))
        return [*story[:place], *self._words(self._random.randint(10, 90)), *story[place:]]

    def daily(self, story: list[str], figures: int) -> list[str]:
        """Return a story with other figures at the same places."""
        words = list(story)
        for place in range(0, len(words), len(words) // figures):
            words[place] = str(self._random.randint(100, 999))
        return words

    def reprinted(self, story: list[str]) -> str:
        """Return a story in other case and with other punctuation."""
        case = self._random.choice((str.upper, str.lower, str.title))
        return "".join(case(word) + self._random.choice(_MARKS) for word in story)

    def articles(self, count: int) -> list[str]:
        """Return articles of all kinds, in any order."""
        stories = [self.story() for _ in range(count * 5 // 14)]
        some = self._random.choice
        made = [
            *stories,
            *(self.edited(some(stories)) for _ in range(count * 4 // 14)),
            *(self.translated(some(stories)) for _ in range(count // 14)),
            *(self.with_paragraph(some(stories)) for _ in range(count // 14)),
            *(self.daily(stories[n % 6], 2 + n % 6 * 2) for n in range(count * 2 // 14)),
            *(some(stories) for _ in range(count // 28)),
        ]
        texts = [" ".join(words) for words in made]
        texts += [self.reprinted(some(stories)) for _ in range(count - len(texts))]
        self._random.shuffle(texts)
        return texts


def similar_pairs(texts: list[str], threshold: float) -> Iterator[tuple[int, int, float]]:
    """Yield all pairs of similar texts, the earlier one first, and their Jaccard similarity."""
    sizes, places = [], defaultdict(list)
    for number, text in enumerate(texts):
        shingles = shingles_of(words_of(text))
        sizes.append(len(shingles))
        for shingle in shingles:
            places[shingle].append(number)
    shared = Counter(pair for numbers in places.values() for pair in combinations(numbers, 2))
    for (one, other), count in sorted(shared.items()):
        similarity = count / (sizes[one] + sizes[other] - count)
        if similarity >= threshold:
            yield one, other, similarity


def verdicts_by_all_pairs(texts: list[str], threshold: float) -> dict[int, Verdict]:
    """Return the verdicts on texts that all have words."""
    earliest: dict[int, tuple[int, float]] = {}
    clusters = {number: {number} for number in range(len(texts))}
    for one, other, similarity in similar_pairs(texts, threshold):
        earliest.setdefault(other, (one, similarity))
        if clusters[one] is not clusters[other]:
            clusters[one] |= clusters[other]
            clusters.update(dict.fromkeys(clusters[other], clusters[one]))
    words = [tuple(words_of(text)) for text in texts]
    first = {one: number for number, one in reversed(list(enumerate(words)))}
    return {
        number: Verdict(min(cluster), *earliest.get(number, (None, None)), first[words[number]] < number)
        for number, cluster in clusters.items()
        if len(cluster) > 1
    }
