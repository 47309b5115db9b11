"""How much a line reads like one of the page, by the words that page and story use: a sum of weights, learnt from lines of both (`training/`)."""

import re
from functools import lru_cache
from importlib.resources import files

_TOKEN = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*|[!?:%$\"“”]")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_SIGNS = {"0": "<number>", '"': "<quote>", "“": "<quote>", "”": "<quote>"}
_OF_STYLE = {"telah"}  # for "sudah": the paper writes it all the time, most others hardly
MAX_WEIGHED = 24
"""Words of a line that is weighed: of 10,709 lines of pages, 20 are longer, and a score takes time."""
SURE = 4.0
"""Score of a line that is of the page even among others like it, below "Berikut cara ..." or in a quotation."""
_STOPS = tuple('.!?…"”)')


@lru_cache(maxsize=1024)  # the lines of a page are the same on many
def page_score(line: str) -> float:
    """Return how much a clean line reads like one of the page: about the logarithm of the odds, so less than 0 is story."""
    weights = _weights()
    return sum([weights[feature] for feature in features(line) if feature in weights]) / 100


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


@lru_cache(maxsize=1)
def _weights() -> dict[str, int]:
    """Return the weights in hundredths, by feature: a sum of integers is the same in any order."""
    table = files("kontan_crawler.text").joinpath("page_voice.tsv").read_text("utf-8")
    return {feature: int(weight) for feature, _, weight in (line.partition("\t") for line in table.splitlines())}
