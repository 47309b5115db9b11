"""Shingle sets of texts that are read again, the last used ones kept."""

from collections import OrderedDict
from collections.abc import Callable

from kontan_crawler.dataset.shingles import shingles_of, words_of


class ShingleCache:
    """Keeps sets of together at most MAX_SHINGLES, or one larger set."""

    MAX_SHINGLES = 200_000
    """About 40 MB, 500 articles."""

    def __init__(self, text_of: Callable[[int], str]) -> None:
        """text_of: returns the text of a number."""
        self._text_of, self._size = text_of, 0
        self._kept: OrderedDict[int, frozenset[str]] = OrderedDict()

    def __getitem__(self, number: int) -> frozenset[str]:
        """Return the shingles of the text of a number."""
        if number in self._kept:
            self._kept.move_to_end(number)
            return self._kept[number]
        shingles = shingles_of(words_of(self._text_of(number)))
        self._size += len(shingles)
        while self._kept and self._size > self.MAX_SHINGLES:
            _, oldest = self._kept.popitem(last=False)
            self._size -= len(oldest)
        self._kept[number] = shingles
        return shingles
