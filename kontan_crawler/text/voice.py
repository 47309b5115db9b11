"""What kind of lines words read like: the sum of the weights of words and pairs of words, learnt from lines of both kinds (`training/`)."""

import re
from collections.abc import Iterable
from functools import cached_property
from importlib.resources import files

_TOKEN = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*|[!?:%$\"“”]")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_SIGNS = {"0": "<number>", '"': "<quote>", "“": "<quote>", "”": "<quote>"}
_OF_STYLE = {"telah"}  # for "sudah": the paper writes it all the time, most others hardly
_STOPS = tuple('.!?…"”)')


class Voice:
    """The weights of the features of lines."""

    def __init__(self, package: str, table: str) -> None:
        """Prepare to read the weights from a file of a package: a line for each feature, a tab, and its weight in hundredths."""
        self._package, self._table = package, table

    @cached_property
    def _weights(self) -> dict[str, int]:
        table = files(self._package).joinpath(self._table).read_text("utf-8")
        numbers = dict[int, int]()  # for memory: many features have the same weight
        rows = (line.partition("\t") for line in table.splitlines())
        return {feature: numbers.setdefault(number := int(weight), number) for feature, _, weight in rows}

    def score(self, found: Iterable[str]) -> float:
        """Return how much features are those of the first kind: about the logarithm of the odds, so less than 0 is the other kind."""
        weights = self._weights
        return sum([weights[feature] for feature in found if feature in weights]) / 100  # of integers: the same in any order


def features(line: str) -> set[str]:
    """Return the features of a line: its words in lower case, and pairs of them. A figure is like any other, also within a word ("Rp5"); a name is also one of all names."""
    words = ["<start>"]
    for token in _TOKEN.findall(_NUMBER.sub("0", line)):
        if token.islower():  # most words
            words.append(token)
        elif token in _SIGNS:
            words.append(_SIGNS[token])
        elif token.isupper() and len(token) > 1:
            words += "<capitals>", token.lower()
        elif token == token.lower() or len(words) == 1:  # a sign, or a word that is no name
            words.append(token.lower())
        else:
            words += "<name>", token.lower()
    words.append("<end>" if line.endswith(_STOPS) else "<no end>")
    return {*words, *map(" ".join, zip(words, words[1:], strict=False))} - _OF_STYLE
