"""Score the readings of pages. All readers are compared alike: white space, quotes, bullets, bars and the dateline do not count."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bench.pages import Page
from bench.peers.reading import Reading

_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_BULLET = re.compile(r"^[-*•–]\s+")
_PLAIN = str.maketrans("“”„‟«»‘’‚‛`´|", "\"\"\"\"\"\"'''''' ")


@dataclass
class Scores:
    """Sums over pages; shares are between 0 and 1."""

    pages: int = 0
    same: int = 0
    """Paragraphs that are read as expected."""
    read: int = 0
    expected: int = 0
    foreign: int = 0
    exact: int = 0
    """Pages of which all paragraphs are read as expected, in order."""
    right: Counter[str] = field(default_factory=Counter)
    """Field -> pages on which it is right."""
    compared: Counter[str] = field(default_factory=Counter)
    """Field -> pages on which the page or the reader has it."""

    @property
    def precision(self) -> float:
        return self.same / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        return self.same / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.same / (self.read + self.expected) if self.same else 0.0

    @property
    def foreign_per_100(self) -> float:
        return 100 * self.foreign / self.pages

    def share(self, name: str) -> float:
        """Return the share of pages on which a field is right, of those on which the page or the reader has it."""
        return self.right[name] / self.compared[name] if self.compared[name] else 0.0


def score(readings: Iterable[tuple[Page, Reading]]) -> Scores:
    """Return the scores of readings of pages."""
    scores = Scores()
    for page, reading in readings:
        _add(scores, page, reading)
    return scores


def _add(scores: Scores, page: Page, reading: Reading) -> None:
    read, expected = (paragraphs(text, page.dateline) for text in (reading.text, page.text))
    scores.pages += 1
    scores.same += (Counter(read) & Counter(expected)).total()
    scores.read += len(read)
    scores.expected += len(expected)
    scores.foreign += len(foreign(read, expected))
    scores.exact += read == expected
    for name, (one, other) in _fields(page, reading).items():
        scores.right[name] += bool(one) and one == other
        scores.compared[name] += bool(one or other)


def _fields(page: Page, reading: Reading) -> dict[str, tuple[object, object]]:
    authors = (sorted(filter(None, map(normal, names or []))) for names in (reading.authors, page.authors))
    return {"title": (normal(reading.title), normal(page.title)), "day": (reading.day, page.day), "authors": tuple(authors)}


def paragraphs(text: str, dateline: str | None) -> list[str]:
    """Return the lines of a text that have a letter or a digit, without bullets and dateline: some readers end paragraphs with one line break."""
    place = re.escape(dateline) if dateline else "Jakarta"
    before = re.compile(rf"(?:KONTAN\.CO\.ID\b\W*)?(?:{place}(?:\.|\W+-)(?:\W+|$))?", re.IGNORECASE)
    lines = (_BULLET.sub("", normal(line), count=1) for line in text.splitlines())
    return [line for line in (before.sub("", line, count=1) for line in lines) if re.search(r"\w", line)]


def normal(text: str | None) -> str:
    """Return a text with plain quotes and single spaces, without the bars between cells."""
    return " ".join(_INVISIBLE.sub("", text or "").translate(_PLAIN).split())


def foreign(read: Sequence[str], expected: Sequence[str]) -> list[str]:
    """Return the paragraphs read whose letters are not within the expected text."""
    text = _letters("".join(expected))
    return [one for one in (Counter(read) - Counter(expected)).elements() if _letters(one) not in text]


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text).lower()
