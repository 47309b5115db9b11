"""A text as tokens, with the symbol of each and a mark of those that may be a cue."""

import re
from collections.abc import Container
from itertools import chain
from operator import itemgetter
from sys import intern

from kontan_crawler.dates.tokens import BREAK, END_OF_TEXT, SPACE, SPACES, TOKEN, UNKNOWN, Vocabulary, normalize

MAX_CHUNKS = 4096  # kept: about as many as fifty articles of the site have
_TOKENS, _SYMBOLS, _MARKS = itemgetter(0), itemgetter(1), itemgetter(2)

# The mark of a token, and of one that may be a cue: a word of those given, a comma before a space, a full stop that is not within a number, a paragraph's end.
PLAIN_MARK, CUE_MARK = "-", "*"
SIGN = re.compile(rf",(?={SPACE})|\.(?=[{SPACE}{BREAK}{UNKNOWN}{END_OF_TEXT}])|{BREAK}")

Chunk = tuple[tuple[str, ...], str, str]


class Chunks(dict[str, Chunk]):
    """What stands between two spaces -> its tokens and the space behind it, their symbols and marks. Kept for speed: texts repeat most of their words."""

    def __init__(self, vocabulary: Vocabulary, cues: Container[str]) -> None:
        """cues: the words and signs that may be a cue wherever they stand, as printed."""
        super().__init__()
        self._vocabulary, self._cues = vocabulary, cues

    def __missing__(self, chunk: str) -> Chunk:
        """Read a chunk that a space follows, and keep it."""
        is_word = chunk.isascii() and chunk.isalpha() and (chunk.islower() or chunk.istitle())  # most chunks: one token
        found = self._of_word(chunk) if is_word else self.read(f"{chunk} ")
        if len(self) < MAX_CHUNKS:
            self[chunk] = found
        return found

    def _of_word(self, word: str) -> Chunk:
        mark = CUE_MARK if word in self._cues else PLAIN_MARK
        return (word, " "), intern(self._vocabulary[word] + SPACE), intern(mark + PLAIN_MARK)

    def read(self, text: str) -> Chunk:
        """Return the tokens of a text, their symbols and their marks."""
        tokens = tuple(TOKEN.findall(text))  # no list: the garbage collector would look at all that are kept
        symbols = "".join(map(self._vocabulary.__getitem__, tokens))
        marks = [CUE_MARK if token in self._cues else PLAIN_MARK for token in tokens]
        for sign in SIGN.finditer(symbols + END_OF_TEXT):
            marks[sign.start()] = CUE_MARK
        return tokens, symbols, intern("".join(marks))


class TokenStream:
    """A text, its tokens and their symbols; the token of symbols[i] begins at offset(i). END_OF_TEXT is behind the last one."""

    def __init__(self, text: str, chunks: Chunks) -> None:
        self.text = text
        plain = normalize(text)
        *before, last = plain.split(" ")
        found = [*map(chunks.__getitem__, before), chunks.read(last)]
        symbols = "".join(map(_SYMBOLS, found))
        if SPACE * 2 in symbols.replace(BREAK, SPACE) and SPACES.search(plain):  # few texts: two spaces may be one token
            found = [chunks.read(plain)]
            symbols = found[0][1]
        self.tokens: list[str] = [*chain.from_iterable(map(_TOKENS, found))]
        self.symbols = symbols + END_OF_TEXT
        self.listed = list(self.symbols)
        self.marks = "".join(map(_MARKS, found))
        self._last_asked = 0, 0

    def offset(self, at: int) -> int:
        """Return where a token begins, counted from the token that was last asked for: few are, and each is near the last."""
        last, offset = self._last_asked
        offset += len("".join(self.tokens[last:at])) if at >= last else -len("".join(self.tokens[at:last]))
        self._last_asked = at, offset
        return offset

    def printed(self, start: int, end: int) -> str:
        """Return the text from one token to another, as printed."""
        return self.text[self.offset(start) : self.offset(end)]
