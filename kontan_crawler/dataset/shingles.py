"""A text as a set of shingles, runs of five words, and the Jaccard similarity of two such sets."""

import re

SHINGLE_WORDS = 5
"""Words of a shingle, as for the web corpora RefinedWeb and FineWeb. One changed word among 300 lowers the similarity to 0.97."""
_WORD = re.compile(r"\w+")


def words_of(text: str) -> list[str]:
    """Return the words of a text without case and punctuation: ["us", "94", "39"] for "US$ 94,39"."""
    return _WORD.findall(text.casefold())


def shingles_of(words: list[str]) -> frozenset[str]:
    """Return all runs of SHINGLE_WORDS words, each joined by spaces.

    Fewer words are one shingle, so that the similarity of a short text to any other is 1 or 0. No words have no shingle.
    """
    if len(words) < SHINGLE_WORDS:
        return frozenset([" ".join(words)] if words else ())
    return frozenset(map(" ".join, zip(*(words[start:] for start in range(SHINGLE_WORDS)), strict=False)))


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the number of shared elements divided by that of all elements of two sets, from 0 to 1; 1 for two empty sets."""
    shared = len(one & other)
    total = len(one) + len(other) - shared
    return shared / total if total else 1.0
