"""An expression and the words around it."""

from collections.abc import Container, Iterator
from itertools import islice

from kontan_crawler.dates.periods import Period
from kontan_crawler.dates.reference_time.clauses import Clauses, Cue
from kontan_crawler.dates.reference_time.cues import CUES, LINKS
from kontan_crawler.dates.reference_time.discourse import Discourse
from kontan_crawler.dates.stream import TokenStream
from kontan_crawler.dates.tokens import SPACE
from kontan_crawler.dates.words import TO

# The most words that are looked at between a cue and an expression.
MAX_WORDS = 12
CONJUNCTIONS = frozenset(CUES["conjunction"].split())
VERB_PREFIXES = ("di", "me", "ber", "ter")


class Expression:
    """An expression, the tokens from start to end, in its text."""

    _governor: str | None = None
    _cues_before: list[Cue] | None = None

    def __init__(
        self, stream: TokenStream, clauses: Clauses, start: int, end: int, discourse: Discourse, range_start: Period | None = None
    ) -> None:
        """range_start: the first end of the range that the expression ends: Tuesday for "Jumat" in "Selasa hingga Jumat"."""
        self.stream, self.clauses, self.start, self.end = stream, clauses, start, end
        self.discourse, self.range_start = discourse, range_start
        self.offset = stream.offset(start)
        self.text = stream.printed(start, end)
        """The expression as printed."""

    @property
    def governor(self) -> str:
        """The word or sign before the expression in lower case, links such as "pada" left out; at most four."""
        if self._governor is None:
            self._governor = self._find_governor()
        return self._governor

    def _find_governor(self) -> str:
        for token in reversed(self.stream.tokens[max(self.start - 9, 0) : self.start]):
            if not token.isspace() and (word := token.lower()) not in LINKS:
                return word
        return ""

    def words_before(self, count: int) -> Iterator[str]:
        """Yield the words and signs before the expression, the nearest first, in lower case; at most `count`."""
        return map(str.lower, self.printed_before(count))

    def printed_before(self, count: int) -> Iterator[str]:
        """Yield the words and signs before the expression as printed, the nearest first; at most `count`."""
        return islice((token for token in reversed(self.tokens_before(count)) if not token.isspace()), count)

    def tokens_before(self, count: int) -> list[str]:
        """Return the tokens of which `count` words may consist, in their order."""
        return self.stream.tokens[max(0, self.start - 2 * count) : self.start]

    def words_between(self, after: int, before: int, left_out: Container[str] = ()) -> list[str]:
        """Return the words and signs between two tokens, in lower case; at most MAX_WORDS, and without those left out."""
        words = _words(self.stream.tokens[after + 1 : min(before, after + 1 + 2 * MAX_WORDS)])[:MAX_WORDS]
        return [word for word in words if word not in left_out] if left_out else words

    def cues_before(self) -> list[Cue]:
        """Return the cues before the expression in its clause, the nearest first."""
        if self._cues_before is None:
            self._cues_before = self.clauses.before(self.start)
        return self._cues_before

    def cues(self) -> list[Cue]:
        """Return the cues of the clause, those before the expression first."""
        return [*self.cues_before(), *self.clauses.after(self.end)]

    def word_before(self, distance: int = 1) -> str:
        """Return the word or sign before the expression, or the one `distance` words before; empty at the start of the text."""
        at, symbols = self.start - 1, self.stream.listed
        at -= symbols[at] == SPACE
        while distance > 1 and at >= 0:
            at, distance = at - 1, distance - 1
            at -= symbols[at] == SPACE
        return self.stream.tokens[at] if at >= 0 else ""

    def word_after(self) -> str:
        """Return the word or sign after the expression; empty at the end of the text."""
        at = self.end + (self.stream.listed[self.end] == SPACE)
        return self.stream.tokens[at] if at < len(self.stream.tokens) else ""

    def begins_sentence(self) -> bool:
        """Return whether the expression may begin a sentence, where any word is capitalised."""
        return not self.word_before()[:1].isalnum() and self.word_before() not in {",", "-", "(", "/"}

    def begins_clause(self) -> bool:
        """Return whether nothing but a preposition stands before the expression in its clause: "Pada Senin, bank akan tutup"."""
        first = next((word for word in self.words_before(3) if word not in {"pada", "di", "untuk", "mulai"}), "")
        return first in {"", ",", ".", "?", "!", ":", ";", '"', "\u201c"} or first in CONJUNCTIONS

    def begins_range(self) -> bool:
        """Return whether the expression is the first end of a range: "dari Selasa hingga Jumat"."""
        return self.word_after().lower() in TO

    def is_adverbial(self) -> bool:
        """Return whether the expression locates what its clause says, and is not part of a noun: "dirilis pada Juni", not "data Juni"."""
        before = self.word_before()
        return not before.isalpha() or before.islower() and (before in {"pada", "di"} or before.startswith(VERB_PREFIXES))


def _words(tokens: list[str]) -> list[str]:
    return [token.lower() for token in tokens if not token.isspace()]
