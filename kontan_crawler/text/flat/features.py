"""The features of a place where a title may end. Their weights, in borders.json, are learnt by `python -m bench.flat_borders`."""

import re
from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import Literal, NamedTuple

from kontan_crawler.text.flat.tokens import Token, tokens
from kontan_crawler.text.flat.word_classes import is_verb

MAX_TITLE = 20  # tokens; the longest headline of 3,215 has 16, and 89 characters
_MAX_LENGTH = 130  # characters
_MAX_LOWER = 8  # words in lower case within a headline in title case, small ones left out
_MAX_TOKENS = 30  # of the title and the sentence behind it
_MAX_RUN = 9
_UNITS = frozenset(
    "juta miliar triliun ribu persen poin tahun bulan hari minggu pekan jam menit barel ton troy gram kali orang unit bps basis saham dolar yuan yen won "
    "hektare km kg".split()
)
_CURRENCIES = frozenset({"rp", "us", "us$", "as$", "aud", "s$"})
_WORD = re.compile(r"[\w'’.&-]*\w")
_FIRST = re.compile(r"[.!?][\"”’)]*\s+[\"“‘(]?([\w'’.&-]*\w)")
_STOPS = frozenset(".,?!:")


class Lexicon(NamedTuple):
    """What is known of words, in lower case."""

    lower: Set[str]
    """Words that stories print in lower case."""
    pairs: Set[tuple[str, str]]
    """Words that stand beside each other in titles and names: ("timur", "tengah")."""
    listed: Set[str]
    """Words that have features of their own."""


@dataclass
class Usage:
    """How often words, and pairs of words, stand in a text."""

    words: Counter[str]
    pairs: Counter[tuple[str, str]]
    first: frozenset[str]
    """Words that begin a sentence."""

    @classmethod
    def in_text(cls, text: str) -> "Usage":
        """Count the words of a text, in lower case."""
        lower = text.lower()
        words = _WORD.findall(lower)
        return cls(Counter(words), Counter(zip(words, words[1:], strict=False)), frozenset(_FIRST.findall(lower)))


class Region(NamedTuple):
    """Where a title stands: from its first character to the next pointer, the end of the paragraph or of the text."""

    start: int
    end: int
    next: Literal["label", "paragraph", "end"]
    """What stands at its end."""
    interrupts: bool
    """Whether the sentence before the pointer is not at its end."""


class Titles:
    """The candidates of one title."""

    def __init__(self, text: str, region: Region, lexicon: Lexicon, usage: Usage) -> None:
        self._text, self._region, self._lexicon, self._usage = text, region, lexicon, usage
        self.tokens = tokens(text, region.start, region.end, lexicon.lower, _MAX_TOKENS)
        inside = len(self.tokens)
        self.tokens += tokens(text, region.end, len(text), lexicon.lower, _MAX_TOKENS - inside)
        self._last = inside if inside <= MAX_TITLE else 0  # the candidate at the end of the region, if it is one
        self.count = min(inside, MAX_TITLE)
        is_sentence_case = any(token.shape == "c" for token in self.tokens[1 : min(5, inside)])
        self._case = "sentence" if is_sentence_case else "title"
        self._breaks = [self._is_break(number) for number in range(1, self.count + 1)]
        self._has_breaks = "\n" in text[max(0, region.start - 300) : region.start + 500]
        self._shapes = [token.shape for token in self.tokens] + ["", "", ""]

    def candidates(self) -> Iterator[tuple[int, list[str]]]:
        """Yield the number of tokens, and the features, of each candidate. A full stop behind a word ends the last one; behind a word in lower
        case, it ends a sentence and no headline in title case."""
        lower = 0
        for count in range(1, self.count + 1):
            token = self.tokens[count - 1]
            lower += token.shape == "c" and count > 1
            if token.end - self._region.start > _MAX_LENGTH or (lower > _MAX_LOWER and self._case == "title"):
                return
            ends_sentence = token.closing == "." and token.shape in ("c", "l", "K", "V", "Y")
            is_headline = token.shape not in ("c", "l") or self._case == "sentence" or self._breaks[count - 1]
            if is_headline or not ends_sentence:
                yield count, [*self._of_title(count, lower), *self._of_border(count)]
            if ends_sentence:
                return

    def _of_title(self, count: int, lower: int) -> Iterator[str]:
        """Yield what the title alone says, if it has so many tokens."""
        case, last = self._case, self.tokens[count - 1]
        yield f"{case} length {min((last.end - self._region.start) // 8, 16)}"
        yield f"{case} lower {min(lower, 4)}"
        yield f"{case} last {last.shape}{last.closing}"
        if last.word in self._lexicon.listed:
            yield f"last {last.word}{last.closing if last.closing in '?!' else ''}"
        title = self._text[self._region.start : last.end]
        if title.count("(") > title.count(")"):
            yield "open ("
        if title.count('"') % 2 or title.count("“") > title.count("”"):
            yield 'open "'

    def _of_border(self, count: int) -> Iterator[str]:
        """Yield what the words on both sides say."""
        if count == self._last:
            yield f"next {self._region.next}"
            return
        case, last, first, shapes = self._case, self.tokens[count - 1], self.tokens[count], self._shapes
        quote = '"' if first.opens else ""
        before = shapes[count - 2] if count > 1 else ""
        yield f"{case} first {quote}{first.shape}"
        yield f"{case} pair {last.shape}{last.closing} | {quote}{first.shape}"
        yield f"{case} shapes {before}{last.shape} | {first.shape}{shapes[count + 1]}"
        yield f"{case} shapes {last.shape}{last.closing} | {first.shape}{shapes[count + 1]}{shapes[count + 2]}"
        yield f"interrupts {self._region.interrupts} {first.shape in 'lc'}"
        yield from self._of_words(count, last, first)
        yield from self._of_names(count, last, first)
        yield from self._of_run(count)
        yield from self._of_breaks(count)

    def _of_words(self, count: int, last: Token, first: Token) -> Iterator[str]:
        listed = self._lexicon.listed
        if first.shape == "l" or first.word in listed:
            yield f"first {'small ' if first.shape == 'l' else ''}{first.word}"
        if last.shape == "N" and first.word in _UNITS:
            yield "number | unit"
        if last.word in _CURRENCIES:
            yield "currency |"
        if len(self.tokens) > count + 1 and self.tokens[count + 1].word in listed:
            yield f"second {self.tokens[count + 1].word}"

    def _of_names(self, count: int, last: Token, first: Token) -> Iterator[str]:
        """Yield whether the words beside the border stand elsewhere: names do, and the words of a name stand together."""
        usage = self._usage
        if not last.closing and not first.opens:
            if usage.pairs[last.word, first.word] > 1:
                yield "pair elsewhere"
            if (last.word, first.word) in self._lexicon.pairs:
                yield "pair known"
        if first.is_capitalised and first.word in usage.first:
            yield f"{self._case} first elsewhere"
            if usage.words[first.word] > 2:
                yield "first elsewhere again"
        if first.shape in "TU":
            yield "name elsewhere" if usage.words[first.word] > 1 else "name new"
        if len(self.tokens) > count + 1 and not first.closing and usage.pairs[first.word, self.tokens[count + 1].word] > 1:
            yield f"pair behind elsewhere {first.shape}"

    def _of_run(self, count: int) -> Iterator[str]:
        """Yield how many capitalised words begin the sentence behind the border, and what follows them."""
        run, following = 0, self.tokens[count:]
        for token in following[:_MAX_RUN]:
            if token.shape in "lc" or (run and following[run - 1].closing in _STOPS):
                break
            run += 1
        yield f"{self._case} run {run}"
        if run in (_MAX_RUN, len(following)):
            return
        if run and following[run - 1].closing in _STOPS:
            yield f"{self._case} run {min(run, 6)} to {following[run - 1].closing}"
            return
        after = following[run]
        if after.word in self._lexicon.listed:
            yield f"run to {after.word}"
        yield f"{self._case} run {min(run, 6)} to {'verb' if after.shape == 'c' and is_verb(after.word) else after.shape}"

    def _of_breaks(self, count: int) -> Iterator[str]:
        """Yield whether a line ends at the border, and how many end within the title."""
        if self._has_breaks:
            yield "break" if self._breaks[count - 1] else "no break"
        yield f"breaks {min(sum(self._breaks[: count - 1]), 2)}"

    def _is_break(self, count: int) -> bool:
        return count < len(self.tokens) and "\n" in self._text[self.tokens[count - 1].end : self.tokens[count].start]
