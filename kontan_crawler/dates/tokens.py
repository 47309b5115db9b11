"""Tokenise a text and encode each token as one symbol.

Each word, number and sign of the grammar has its own symbol; all other tokens share a few.
"pada Selasa (30/12/2014)" becomes `x S(a/b/c)`: S is "Selasa", a, b and c are the numbers, x is any unknown word.
An abbreviation with full stops ("a.m.", "s.d.") is one token, and so is what only looks like dates: an address, a hashtag, the number of a document.
"""

import re
from collections.abc import Mapping

# The symbols of white space within a sentence, of a paragraph's end, of unknown words, the capitalised ones apart, and of unknown numbers.
SPACE, BREAK, UNKNOWN, CAPITALISED, NUMBER = " ", "¶", "x", "^", "#"

END_OF_TEXT = "\0"  # behind the last token

ABBREVIATION = r"[aApP]\.[mM]\b\.?|[sS]\.[dD]\b\.?"
# Addresses, with or without their beginning, the ends of file names, hashtags and names of users.
ADDRESS = (
    r"(?:[hH][tT][tT][pP][sS]?|[fF][tT][pP])://\S+|www\.\S+|\.(?:com|net|org|info|id|co|io|tv|asia|gov)[/?]\S*"
    r"|\.(?:html?|pdf|docx?|xlsx?|csv|jpe?g|png|zip)\b|[#@]\w+"
)
# Numbers of documents: "26/SE/2026", "SE-12/PJ/2025", "LP/B/123/II/2026". The repetitions are bounded, so that the time stays linear.
CODE = r"[A-Z]{1,6}"
NUMBERS = r"[0-9]{1,6}(?:\.[0-9A-Z]{1,4}){0,3}"
DOCUMENT = (
    rf"{NUMBERS}/(?!(?:JAN|FEB|MAR|APR|MEI|JUN|JUL|AGU|SEP|OKT|NOV|DES)[A-Z]*/)[A-Z][A-Z0-9.-]*/[\w./-]+"
    rf"|{CODE}(?:-{CODE}){{0,2}}[-.]{NUMBERS}/[A-Z][\w./-]+|(?:{CODE}/){{1,4}}[0-9]{{1,6}}/[A-Z0-9]+/[\w./-]+"
)
# For speed: what none of these three begins with comes first, and a lookahead keeps the others from them.
PLAIN = r"[a-egi-vx-zA-EGI-Z][a-z]+(?![a-z'])|[,()\"%]|\.(?=\s)|[0-9]+(?![0-9/.])"
SPECIAL = r"(?=[aApPsS]\.|[hH][tT]|[fF][tT]|www|\.[a-z]|[#@]|[0-9]{1,6}[/.]|[A-Z]{1,6}[-./])"
# A capital inside a word begins a new token: "CoindeskMinggu" is printed without its space.
WORD = r"(?:[A-Z](?=[a-z]))?[a-z]+(?:'[a-z]+)?|[A-Z]+(?:'[A-Z]+)?(?![a-z])|[0-9]+|\s+|[^\W\d_]+|."
SPACES = re.compile(r"[^\S ] \s|  ")  # a token may have a space within it
TOKEN = re.compile(rf" |{PLAIN}|{SPECIAL}(?:{ABBREVIATION}|{ADDRESS}|{DOCUMENT})|{WORD}", re.DOTALL)

# Variants of a sign, each one character long, so that offsets stay valid.
SIGN_VARIANTS = {
    " ": "\u00a0\u2007\u2009\u202f\u200b\u200c\u200d\u2060\ufeff\u00ad",
    "-": "\u2010\u2011\u2012\u2013\u2212",
    "'": "\u2018\u2019\u02bc",
}


def normalize(text: str) -> str:
    """Return the text with each sign in its first variant. The length stays the same."""
    for sign, variants in SIGN_VARIANTS.items():
        for variant in () if text.isascii() else variants:
            text = text.replace(variant, sign)
    return text


class Vocabulary(dict[str, str]):
    """Token -> symbol. Compiling the grammar adds its words."""

    def __init__(self, spellings: Mapping[str, str]) -> None:
        """Add white space: one line end separates words, more separate paragraphs. spellings: unknown word -> word to take it for."""
        super().__init__({"\n": SPACE, "\r\n": SPACE, " \n": SPACE, " \r\n": SPACE} | {" " * n: SPACE for n in range(1, 5)})
        self.spellings = spellings
        self._next_symbol = 0xE000  # the private use area of Unicode
        self._added: dict[str, str] = {}

    def __missing__(self, token: str) -> str:
        """Return the symbol of an unknown token. It is not kept: `Chunks` keeps what it stands in."""
        if token.isspace():
            return BREAK if token.count("\n") > 1 else SPACE
        spelling = self.spellings.get(token.lower())
        return self[spelling] if spelling else NUMBER if token.isdigit() else CAPITALISED if token[0].isupper() else UNKNOWN

    def add(self, word: str) -> str:
        """Return the symbol of a word, new if the word is. A lower-case word also matches its other cases, unless they are added themselves."""
        if word not in self._added:
            symbol = word if len(word) == 1 and not word.isalnum() else chr(self._next_symbol)
            self._next_symbol += 1
            self._added[word] = self[word] = symbol
            for variant in (word.capitalize(), word.upper()) if word.islower() else ():
                if variant not in self._added:
                    self[variant] = symbol
        return self._added[word]

    def encode(self, words: str) -> str:
        """Add words and return their symbols, without spaces."""
        return "".join(self.add(token) for token in TOKEN.findall(words) if not token.isspace())
