"""A text as a string of letters, one letter a word, so that a grammar over words is a plain regular expression.

Every word, number and sign the grammar knows has a letter of its own; whatever it does not know shares a few:
"pada Selasa (30/12/2014)" becomes `x S(aTbTc)`, with S for "Selasa", a, b, c for the three numbers and T for "/".
"""

import re
from itertools import accumulate

SPACE, BREAK, UNKNOWN, NUMBER = " ", "¶", "x", "#"

# Unknown words whose letter is remembered, at most.
REMEMBERED = 50_000

# A capital inside a word begins a new one, for words printed without their space: "CoindeskMinggu".
TOKEN = re.compile(r" |(?:[A-Z](?=[a-z]))?[a-z]+(?:'[a-z]+)?|[A-Z]+(?:'[A-Z]+)?(?![a-z])|[0-9]+|\s+|[^\W\d_]+|.", re.DOTALL)

# Signs that come in several shapes, each one character long so that offsets stay true.
PLAIN = {
    " ": "\u00a0\u2007\u2009\u202f\u200b\u200c\u200d\u2060\ufeff\u00ad",
    "-": "\u2010\u2011\u2012\u2013\u2212",
    "'": "\u2018\u2019\u02bc",
}


def plain(text: str) -> str:
    """The text with one shape for each sign."""
    for sign, shapes in PLAIN.items():
        for shape in () if text.isascii() else shapes:
            text = text.replace(shape, sign)
    return text


class Alphabet(dict[str, str]):
    """Token to letter. Words are added while the grammar is compiled."""

    def __init__(self) -> None:
        """An alphabet of white space alone: up to one line's end parts words, more parts sentences."""
        super().__init__({"\n": SPACE, "\r\n": SPACE, " \n": SPACE, " \r\n": SPACE} | {" " * n: SPACE for n in range(1, 5)})
        self._next = 0xE000
        self._exact: dict[str, str] = {}

    def __missing__(self, token: str) -> str:
        """The letter of a token no table knows; remembered, as newspapers repeat themselves."""
        if token.isspace():
            return BREAK if token.count("\n") > 1 else SPACE
        letter = NUMBER if token.isdigit() else UNKNOWN
        if len(self) < REMEMBERED:
            self[token] = letter
        return letter

    def add(self, word: str) -> str:
        """Give a word its letter, the same each time; a word in small letters matches other cases unless they have their own."""
        if word not in self._exact:
            letter = word if len(word) == 1 and not word.isalnum() else chr(self._next)
            self._next += 1
            self._exact[word] = self[word] = letter
            for variant in (word.capitalize(), word.upper()) if word.islower() else ():
                if variant not in self._exact:
                    self[variant] = letter
        return self._exact[word]

    def spell(self, phrase: str) -> str:
        """Add a phrase's words and return its letters, without spaces."""
        return "".join(self.add(token) for token in TOKEN.findall(phrase) if not token.isspace())


class Lettered:
    """A text beside its letters."""

    def __init__(self, text: str, alphabet: Alphabet) -> None:
        """Cut the text into words; offsets[i] is where the word behind letters[i] begins."""
        self.text = text
        self.words = TOKEN.findall(plain(text))
        self.letters = "".join(map(alphabet.__getitem__, self.words))
        self.offsets = list(accumulate(map(len, self.words), initial=0))
