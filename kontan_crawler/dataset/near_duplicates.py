"""Near-duplicates: articles with nearly the words of an earlier one.

Candidates come from MinHash, verdicts from the exact Jaccard similarity of the shingles, so that the same articles give the same
verdicts in every process.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

from kontan_crawler.dataset.min_hash import Sketcher
from kontan_crawler.dataset.shingles import jaccard, shingles_of, words_of
from kontan_crawler.dataset.similar_texts import SimilarTexts, buckets


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of an article that is similar to another one."""

    cluster: int
    """Number of the earliest article of the cluster: of all articles that similar pairs connect."""
    duplicate_of: int | None
    """Number of the earliest similar article, or None if all similar ones are later: for the first of a cluster, and for one that only
    a later article connects to it."""
    similarity: float | None
    """Jaccard similarity to that article: at least the threshold, at most 1."""
    is_exact: bool
    """Whether an earlier article has the same words in the same order; `duplicate_of` may be a still earlier one."""


class NearDuplicates:
    """Finds the near-duplicates among articles, numbered 0, 1, 2, … as they are added: the earliest first.

    Two articles are similar if the Jaccard similarity of their shingles is at least the threshold.

    - Exact: that a pair is similar, its similarity, which articles have the same words, and the earliest one of the similar pairs found.
    - Missed: one of 600 pairs whose similarity is the threshold of 0.8, one of 8 million at 0.9 (`min_hash.probability_missed`).
    - Memory: some 500 bytes an article, of any length, and less for one with the words of an earlier article.
    - Bounded: articles with the same words are one text. A text is compared with no more texts of a bucket once MAX_REFUSED of them were
      not similar. Pairs may be missed for this only among the thousands of texts of a template that are nearly, but not, similar.
    """

    def __init__(self, threshold: float = 0.8) -> None:
        """Raises ValueError for an invalid threshold, MissingExtraError if rensa is not installed."""
        self._threshold, self._sketcher = threshold, Sketcher(threshold)
        self._numbers: dict[bytes, int] = {}  # digest of the words -> number of the text, among the different texts
        self._texts = array("I")  # number of the text of each article
        self._articles, self._sizes = array("I"), array("I")  # the first article and the number of shingles of each text
        self._bitmaps: list[int] = []
        self._keys = [array("I") for _ in range(self._sketcher.bands)]

    def add(self, text: str) -> None:
        """Add the next article."""
        words = words_of(text)
        digest = blake2b(" ".join(words).encode(), digest_size=16).digest()
        number = self._numbers.setdefault(digest, len(self._articles))
        if number == len(self._articles):
            self._articles.append(len(self._texts))
            self._add_sketch(shingles_of(words))
        self._texts.append(number)

    def _add_sketch(self, shingles: frozenset[str]) -> None:
        sketch = self._sketcher.sketch(shingles)
        self._sizes.append(len(shingles))
        self._bitmaps.append(sketch.bitmap)
        for keys, key in zip(self._keys, sketch.keys, strict=True):
            keys.append(key)

    def find(self, text_of: Callable[[int], str]) -> dict[int, Verdict]:
        """Return the verdict on each article of a cluster, by its number, in ascending order.

        text_of: returns the text of an article again. It is called for candidates only, and the last texts are kept (`ShingleCache`).
        """
        similar = SimilarTexts(self._threshold, self._bitmaps, self._sizes, lambda number: text_of(self._articles[number]))
        for keys in self._keys:
            for bucket in buckets(keys):
                similar.compare(bucket)
        return dict(self._verdicts(similar))

    def _verdicts(self, similar: SimilarTexts) -> Iterator[tuple[int, Verdict]]:
        clusters = [similar.clusters.of(number) for number in self._texts]
        sizes = Counter(clusters)
        for article, (number, cluster) in enumerate(zip(self._texts, clusters, strict=True)):
            if sizes[cluster] > 1:
                text, share = similar.earliest.get(number, (number, 1.0))
                earliest, first = self._articles[text], self._articles[cluster]
                is_exact = self._articles[number] != article
                yield article, Verdict(first, None, None, False) if earliest == article else Verdict(first, earliest, share, is_exact)


def similarity(one: str, other: str) -> float:
    """Return the exact Jaccard similarity of two texts, as in the verdicts: 1 for two texts without words."""
    return jaccard(shingles_of(words_of(one)), shingles_of(words_of(other)))
