"""The cue words of a text, and the clause that each expression stands in."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Literal, NamedTuple

from kontan_crawler.dates.reference_time.cues import CUES, PAIRS, CueKind
from kontan_crawler.dates.stream import CUE_MARK, TokenStream
from kontan_crawler.dates.tokens import SPACE

SignKind = Literal["sentence", "comma"]
SIGN_KINDS: dict[str, SignKind] = {"?": "sentence", "!": "sentence", ";": "sentence", ",": "comma"}
KINDS: dict[str, CueKind | SignKind] = {word: kind for kind, words in CUES.items() for word in words.split()} | SIGN_KINDS
# As printed: words that are a cue wherever they stand, and all words and signs that may be one.
CERTAIN = {printed: kind for word, kind in KINDS.items() if word not in PAIRS for printed in (word, word.capitalize())}
MARKED = {printed for word in KINDS.keys() | PAIRS.keys() for printed in (word, word.capitalize())} - {","}
MARK = re.compile(re.escape(CUE_MARK))
QUOTES = "\"'\u201d\u2019)"

# Cues that are looked at on each side, so that a text without a full stop takes linear time.
MAX_CUES = 12


class Cue(NamedTuple):
    """A cue word, or a sign that ends a sentence or a part of it, at a token."""

    at: int
    kind: CueKind | SignKind
    word: str


class Cues(dict[int, Cue]):
    """The cues of a text by their number, each made when it is first asked for: most are not."""

    def __init__(self, tokens: list[str]) -> None:
        super().__init__()
        self.tokens = tokens
        self.at: list[int] = []
        self.kinds: list[CueKind | SignKind] = []

    def __missing__(self, number: int) -> Cue:
        at = self.at[number]
        self[number] = Cue(at, self.kinds[number], self.tokens[at].lower())
        return self[number]


class Clauses:
    """The cues of a text in order."""

    def __init__(self, stream: TokenStream) -> None:
        self._tokens = stream.tokens
        self._cues = Cues(stream.tokens)
        self._sentence_ends: list[int] = []
        self._boundaries: list[int] = []
        self._read(map(re.Match.start, MARK.finditer(stream.marks)))

    def sentence(self, at: int) -> int:
        """Return the number of the sentence of a token, from 0."""
        return bisect_left(self._sentence_ends, at)

    def before(self, at: int) -> list[Cue]:
        """Return the cues before a token in its clause, the nearest first."""
        end = bisect_left(self._cues.at, at)
        boundary = bisect_left(self._boundaries, end)
        begin = self._boundaries[boundary - 1] + 1 if boundary else 0
        return [*map(self._cues.__getitem__, range(end - 1, max(begin, end - MAX_CUES) - 1, -1))] if begin < end else []

    def after(self, at: int) -> Iterator[Cue]:
        """Yield the cues from a token on in its clause."""
        begin = bisect_left(self._cues.at, at)
        boundary = bisect_left(self._boundaries, begin)
        end = self._boundaries[boundary] if boundary < len(self._boundaries) else len(self._cues.at)
        return map(self._cues.__getitem__, range(begin, min(end, begin + MAX_CUES))) if begin < end else iter(())

    def _read(self, marked: Iterator[int]) -> None:
        """Find the place and kind of each cue. The comma that ends the clause of a conjunction begins the next one."""
        is_subordinate = False
        tokens, places, kinds = self._tokens, self._cues.at, self._cues.kinds
        for at in marked:
            kind = CERTAIN.get(tokens[at]) or self._kind(at, tokens[at])
            if kind == "comma" and is_subordinate:
                kind, is_subordinate = "conjunction", False
                self._boundaries.append(len(places))
            elif kind == "conjunction" or kind == "sentence":
                is_subordinate = kind == "conjunction"
                self._boundaries.append(len(places))
            if kind == "sentence":
                self._sentence_ends.append(at)
            if kind:
                places.append(at)
                kinds.append(kind)

    def _kind(self, at: int, printed: str) -> CueKind | SignKind | None:
        if printed == ".":
            return "sentence" if self._begins_sentence(at + 1) else None
        word = printed.lower()
        if word in PAIRS and self._tokens[at + 2 : at + 3] == [PAIRS[word][0]]:
            return PAIRS[word][1]
        return "sentence" if word.isspace() else KINDS.get(word)

    def _begins_sentence(self, at: int) -> bool:
        """Return whether a sentence begins after a full stop: after a space and without a small letter, or glued, as in "naik.Kata"."""
        if self._tokens[at : at + 1] == [SPACE]:
            return not "".join(self._tokens[at + 1 : at + 4]).lstrip()[:1].islower()
        following = "".join(self._tokens[at : at + 4]).lstrip(QUOTES)
        if not following or following[0].isspace():
            return not following.lstrip()[:1].islower()
        return following[0].isupper() and following[1:2].islower()
