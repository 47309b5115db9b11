"""MinHash: sketches of shingle sets, which find candidates without comparing all pairs.

A sketch has a key for each band, a hash of as many minima of the set under random orders as there are rows. Two sets have the same
minimum with the probability of their Jaccard similarity, so the same key with its power to the number of rows. They are candidates
if they have one key in common.
"""

import math
from typing import NamedTuple

from kontan_crawler.extras import load_extra

MISSED = 1 / 500
"""Maximum probability that two sets whose similarity is the threshold are not candidates."""
MIN_THRESHOLD = 0.05
"""For a lower one _MAX_MINIMA are too few."""
_MAX_MINIMA = 128
_SEED = 42
_BITS = 1024


def bands_and_rows(threshold: float) -> tuple[int, int]:
    """Return the numbers of bands and rows, with as many rows as possible: (21, 6) for 0.8. Raises ValueError for an invalid threshold."""
    if not MIN_THRESHOLD <= threshold <= 1:
        raise ValueError(f"threshold={threshold!r} is invalid; use a number from {MIN_THRESHOLD} to 1")
    choices = ((_bands(threshold, rows), rows) for rows in range(_MAX_MINIMA, 0, -1))
    return next((bands, rows) for bands, rows in choices if bands * rows <= _MAX_MINIMA)


def _bands(threshold: float, rows: int) -> int:
    equal = threshold**rows
    return 1 if equal == 1 else math.ceil(math.log(MISSED) / math.log1p(-equal))


def probability_missed(similarity: float, bands: int, rows: int) -> float:
    """Return the probability that two sets with a Jaccard similarity are not candidates: 0.0017 for 0.8, 21 and 6."""
    return (1 - similarity**rows) ** bands


class Sketch(NamedTuple):
    """What is kept of a set."""

    keys: list[int]
    """A key of 32 bits for each band."""
    bitmap: int
    """Bit n says whether an odd number of elements has the hash n. Two sets differ in at least as many elements as their bitmaps in bits."""


class Sketcher:
    """Makes sketches with rensa. They depend on its version: never store them."""

    def __init__(self, threshold: float) -> None:
        """Raises ValueError for an invalid threshold, MissingExtraError if rensa is not installed."""
        self.bands, self._rows = bands_and_rows(threshold)
        self._min_hash = load_extra("rensa").RMinHash

    def sketch(self, shingles: frozenset[str]) -> Sketch:
        """Return the sketch of a set."""
        hashes = self._min_hash.hash_token_sets([shingles])
        count = self.bands * self._rows
        (minima,) = self._min_hash.digest_matrix_from_token_hash_sets(hashes, count, _SEED).to_rows()
        # Python's hashes of numbers, unlike those of strings, are the same in every process.
        keys = [hash(tuple(minima[start : start + self._rows])) & 0xFFFFFFFF for start in range(0, count, self._rows)]
        return Sketch(keys, _bitmap(hashes[0]))


def _bitmap(hashes: list[int]) -> int:
    digits = bytearray(b"0" * _BITS)
    for one in hashes:
        digits[one % _BITS] ^= 1  # makes b"0" b"1", and b"1" b"0"
    return int(digits, 2)
