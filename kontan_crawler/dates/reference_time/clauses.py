"""The cue words of a text, and the clause that each expression stands in."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Literal, NamedTuple

from kontan_crawler.dates.reference_time.cues import CUES, PAIRS, CueKind
from kontan_crawler.dates.tokens import BREAK, TokenStream

KINDS: dict[str, CueKind] = {word: kind for kind, words in CUES.items() for word in words.split()}
MARKED = KINDS | dict.fromkeys(PAIRS.keys() - KINDS.keys()) | dict.fromkeys(".?!;,")
MARKED |= {word.capitalize(): kind for word, kind in MARKED.items()}
QUOTES = "\"'\u201d\u2019)"

# Cues that are looked at on each side, so that a text without a full stop takes linear time.
MAX_CUES = 40


class Cue(NamedTuple):
    """A cue word, or a sign that ends a sentence or a part of it, at a token."""

    at: int
    kind: CueKind | Literal["sentence", "comma"]
    word: str


class Clauses:
    """The cues of a text in order."""

    def __init__(self, stream: TokenStream) -> None:
        self._tokens = stream.tokens
        marked = [at for at, token in enumerate(stream.tokens) if token in MARKED]
        if BREAK in stream.symbols:
            marked = sorted(marked + [found.start() for found in re.finditer(BREAK, stream.symbols)])
        self._cues = list(self._read(marked))
        self._at = [cue.at for cue in self._cues]
        self._sentence_ends = [cue.at for cue in self._cues if cue.kind == "sentence"]

    def sentence(self, at: int) -> int:
        """Return the number of the sentence of a token, from 0."""
        return bisect_left(self._sentence_ends, at)

    def before(self, at: int) -> Iterator[Cue]:
        """Yield the cues before a token in its clause, the nearest first."""
        last = bisect_left(self._at, at) - 1
        return self._of_clause(range(last, max(last - MAX_CUES, -1), -1))

    def after(self, at: int) -> Iterator[Cue]:
        """Yield the cues from a token on in its clause."""
        first = bisect_left(self._at, at)
        return self._of_clause(range(first, min(first + MAX_CUES, len(self._cues))))

    def _of_clause(self, places: range) -> Iterator[Cue]:
        for place in places:
            cue = self._cues[place]
            if cue.kind == "sentence" or cue.kind == "conjunction":
                return
            yield cue

    def _read(self, marked: list[int]) -> Iterator[Cue]:
        """Yield the cues at tokens. The comma that ends the clause of a conjunction begins the next one."""
        is_subordinate = False
        for at in marked:
            token = self._tokens[at]
            kind = self._word(at, token) if token.isalpha() else self._sign(at, token)
            if kind == "comma" and is_subordinate:
                kind, is_subordinate = "conjunction", False
            elif kind == "conjunction" or kind == "sentence":
                is_subordinate = kind == "conjunction"
            if kind:
                yield Cue(at, kind, token.lower())

    def _word(self, at: int, token: str) -> CueKind | None:
        second, kind = PAIRS.get(token.lower(), ("", None))
        return kind if second and self._tokens[at + 2 : at + 3] == [second] else MARKED[token]

    def _sign(self, at: int, sign: str) -> Literal["sentence", "comma"] | None:
        following = self._tokens[at + 1] if at + 1 < len(self._tokens) else " "
        if sign == ",":
            return "comma" if following.isspace() else None
        is_inner = sign == "." and (following.isdigit() or not self._begins_sentence(at + 1))
        return None if is_inner else "sentence"

    def _begins_sentence(self, at: int) -> bool:
        """Return whether a sentence begins after a full stop: after a space and without a small letter, or glued, as in "naik.Kata"."""
        following = "".join(self._tokens[at : at + 4]).lstrip(QUOTES)
        if not following or following[0].isspace():
            return not following.lstrip()[:1].islower()
        return following[0].isupper() and following[1:2].islower()
