"""The context of an expression: the words around it and the discourse before it."""

from dataclasses import dataclass

from kontan_crawler.dates.clause_direction import Direction, first_direction
from kontan_crawler.dates.discourse import Discourse
from kontan_crawler.dates.tokens import BREAK, SPACE, TokenStream

# Number of tokens, spaces included, that are searched for cue words.
TOKENS_BEFORE, TOKENS_AFTER = 16, 8


@dataclass(frozen=True)
class Context:
    """An expression, the tokens from start to end, in its text."""

    stream: TokenStream
    start: int
    end: int
    discourse: Discourse

    @property
    def text(self) -> str:
        """The expression as printed."""
        return self.stream.text[self.stream.offsets[self.start] : self.stream.offsets[self.end]]

    def clause_direction(self) -> Direction | None:
        """Return the direction of the nearest cue word before the expression, else of the first one after it, within the clause."""
        symbols, tokens = self.stream.symbols, self.stream.tokens
        before = symbols[max(0, self.start - TOKENS_BEFORE) : self.start]
        clause_start = self.start - len(before) + max(before.rfind(". "), before.rfind(BREAK)) + 1
        after = symbols[self.end : self.end + TOKENS_AFTER].partition(". ")[0].partition(BREAK)[0]
        return first_direction(tokens[clause_start : self.start][::-1] + tokens[self.end : self.end + len(after)])

    def word_before(self, distance: int = 1) -> str:
        """Return the word or sign before the expression, or the one `distance` words before; empty at the start of the text."""
        at = self.start
        for _ in range(distance):
            at -= 1
            at -= at >= 0 and self.stream.symbols[at] == SPACE
        return self.stream.tokens[at] if at >= 0 else ""

    def word_after(self) -> str:
        """Return the word or sign after the expression; empty at the end of the text."""
        at = self.end + (self.stream.symbols[self.end : self.end + 1] == SPACE)
        return self.stream.tokens[at] if at < len(self.stream.tokens) else ""

    def begins_sentence(self) -> bool:
        """Return whether the expression may begin a sentence, where any word is capitalised."""
        return not self.word_before()[:1].isalnum() and self.word_before() not in {",", "-", "(", "/"}
