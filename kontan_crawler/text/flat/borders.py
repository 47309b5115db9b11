"""Where the title of a pointer ends, if it is not known: the probability of each place, by a log-linear model."""

import json
from functools import cache
from importlib.resources import files
from math import exp
from typing import NamedTuple

from kontan_crawler.text.flat.features import Lexicon, Region, Titles, Usage


class Model(NamedTuple):
    """Weights by feature, and what is known of words."""

    weights: dict[str, float]
    lexicon: Lexicon
    names: frozenset[str]
    """Words that stories print capitalised, in lower case: names of people, places and companies."""


class Border(NamedTuple):
    """A place where a title may end, and the probability that it does."""

    end: int
    probability: float


@cache
def model() -> Model:
    """Return the model in borders.json."""
    data = json.loads(files("kontan_crawler.text.flat").joinpath("borders.json").read_text(encoding="utf-8"))
    pairs = frozenset((first, last) for line in data["pairs"] for first, _, last in [line.partition(" ")])
    return Model(data["weights"], Lexicon(frozenset(data["lower"]), pairs, frozenset(data["listed"])), frozenset(data["names"]))


def borders(text: str, region: Region, usage: Usage, learnt: Model) -> list[Border]:
    """Return the places where the title of a region may end, in order; an empty list for a region without words. The probabilities sum to 1."""
    titles = Titles(text, region, learnt.lexicon, usage)
    weights = learnt.weights
    scores = [(count, sum([weights.get(feature, 0.0) for feature in features])) for count, features in titles.candidates()]
    best = max((score for _, score in scores), default=0.0)
    likely = [(count, exp(score - best)) for count, score in scores]
    total = sum(value for _, value in likely)
    return [Border(titles.tokens[count - 1].end, value / total) for count, value in likely]
