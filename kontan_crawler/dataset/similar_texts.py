"""Compare candidates: find the earliest text that is similar to each, and join similar texts to clusters."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice

from kontan_crawler.dataset.clusters import Clusters
from kontan_crawler.dataset.shingle_cache import ShingleCache
from kontan_crawler.dataset.shingles import jaccard

MAX_REFUSED = 500
"""Maximum number of texts that are refused when one text is compared with the others of its bucket; then the rest of it is skipped."""


def buckets(keys: Iterable[int]) -> Iterable[list[int]]:
    """Return for each key that occurs more than once its positions in ascending order."""
    first: dict[int, int] = {}
    found: dict[int, list[int]] = {}
    for number, key in enumerate(keys):
        earlier = first.setdefault(key, number)
        if earlier != number:
            found.setdefault(key, [earlier]).append(number)
    return found.values()


class SimilarTexts:
    """Finds among candidates the pairs whose similarity is at least the threshold.

    A text is compared with the texts of a cluster only until the earliest similar one is found, so that a bucket of n texts that are
    all similar takes about n comparisons. Their bitmaps refuse most of the pairs that are not similar, without reading the texts.
    """

    def __init__(self, threshold: float, bitmaps: Sequence[int], sizes: Sequence[int], text_of: Callable[[int], str]) -> None:
        """bitmaps: of the sketches. sizes: numbers of shingles. text_of: returns the text of a number."""
        self._threshold, self._bitmaps, self._sizes = threshold, bitmaps, sizes
        self._shingles = ShingleCache(text_of)
        self.clusters = Clusters(len(bitmaps))
        self.earliest: dict[int, tuple[int, float]] = {}
        """Number -> the earliest similar text and the similarity, if there is an earlier one."""

    def compare(self, bucket: Iterable[int]) -> None:
        """Compare the texts of a bucket, given in ascending order."""
        groups: dict[int, list[int]] = {}  # the texts so far, by their cluster; that of the last one is the last
        for number in bucket:
            similar = list(self._similar(number, groups))
            clusters = {self.clusters.of(one) for one in (number, *similar)}
            parts = [groups.pop(cluster) for cluster in clusters if cluster in groups]
            for one in similar:
                self.clusters.join(number, one)
            merged = parts[0] if len(parts) == 1 else sorted(chain(*parts))
            merged.append(number)
            groups[self.clusters.of(number)] = merged

    def _similar(self, number: int, groups: dict[int, list[int]]) -> Iterator[int]:
        """Yield similar texts: one of each other cluster, and those of any cluster that are earlier than the earliest so far."""
        bitmap, bitmaps, sizes = self._bitmaps[number], self._bitmaps, self._sizes
        share = (1 - self._threshold) / (1 + self._threshold) + 1e-9  # of both sizes: similar sets differ in no more; for errors of floats
        size, own, refused = sizes[number], self.clusters.of(number), 0
        for cluster, members in reversed(groups.items()):
            is_joined = cluster == own
            for other in members if is_joined or len(members) == 1 else _last_first(members):
                if is_joined and other >= self.earliest.get(number, (number, 0))[0]:
                    break
                may_be = (bitmap ^ bitmaps[other]).bit_count() <= share * (size + sizes[other])
                if may_be and self._is_similar(number, other):
                    is_joined = True
                    yield other
                elif (refused := refused + 1) == MAX_REFUSED:
                    return

    def _is_similar(self, number: int, other: int) -> bool:
        """Return whether an earlier text is similar; if so, note it as the earliest unless there is an earlier one."""
        similarity = jaccard(self._shingles[number], self._shingles[other])
        if similarity < self._threshold:
            return False
        self.earliest[number] = min((other, similarity), self.earliest.get(number, (other, similarity)))
        return True


def _last_first(members: list[int]) -> Iterator[int]:
    """Return the last text, which is often the most similar one, then the others."""
    return chain(members[-1:], islice(members, len(members) - 1))
