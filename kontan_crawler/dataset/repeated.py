"""Short lines that stand in many articles, as CCNet removes them: they are more likely part of a page than of a story."""

from array import array
from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b
from itertools import chain
from math import ceil

from kontan_crawler.text.lines import MAX_LENGTH, is_row

MIN_ARTICLES, MIN_SHARE = 10, 0.01
_PARTS = 8


class RepeatedLines:
    """Counts the short lines of articles. Memory: 8 bytes for each line of each article."""

    def __init__(self) -> None:
        self._lines, self._articles = array("q"), 0
        self._found: frozenset[int] = frozenset()

    def add(self, text: str) -> None:
        """Count the short lines of an article."""
        self._articles += 1
        self._lines.extend({_digest(text[start:end]) for start, end in short_spans(text)})

    def end(self) -> None:
        """Find the lines that stand in at least MIN_ARTICLES articles and MIN_SHARE of all."""
        enough = max(MIN_ARTICLES, ceil(MIN_SHARE * self._articles))
        self._found = frozenset(chain.from_iterable(self._in_many(enough, part) for part in range(_PARTS)))
        self._lines = array("q")

    def _in_many(self, enough: int, part: int) -> Iterator[int]:
        """Yield the digests of a part of the lines that occur often enough. Counting all at once would take ten times their space."""
        counts = Counter(line for line in self._lines if line % _PARTS == part)
        return (line for line, count in counts.items() if count >= enough)

    def in_text(self, text: str) -> list[tuple[int, int]]:
        """Return start and end of each line of a text that is repeated, in order. Call `end` first."""
        return [(start, end) for start, end in short_spans(text) if _digest(text[start:end]) in self._found] if self._found else []


def short_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each short line outside of tables."""
    start = 0
    for paragraph in text.split("\n\n"):
        lines = paragraph.split("\n")
        if not any(map(is_row, lines)):
            yield from ((begin, end) for begin, end in _spans(lines, start) if 0 < end - begin <= MAX_LENGTH)
        start += len(paragraph) + 2


def without_spans(text: str, starts: set[int]) -> str:
    """Return a text without the lines that begin there, and without the paragraphs of which nothing is left."""
    kept, start = list[str](), 0
    for paragraph in text.split("\n\n"):
        lines = (text[begin:end] for begin, end in _spans(paragraph.split("\n"), start) if begin not in starts)
        kept.append("\n".join(lines))
        start += len(paragraph) + 2
    return "\n\n".join(filter(None, kept))


def _spans(lines: list[str], start: int) -> Iterator[tuple[int, int]]:
    for line in lines:
        yield start, start + len(line)
        start += len(line) + 1


def _digest(line: str) -> int:
    return int.from_bytes(blake2b(line.encode(), digest_size=8).digest(), "big", signed=True)
