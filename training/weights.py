"""Logistic regression over the features of texts, by stochastic gradient descent with a step of its own for each feature (AdaGrad)."""

import math
import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

_ROUNDS, _STEP, _DECAY = 12, 0.1, 2e-5
_MIN_TEXTS = 3  # a feature of fewer texts is left out
_MAX_SCORE = 30.0
Features = Callable[[str], set[str]]
"""What gives the features of a line."""
_Row = tuple[Sequence[str], float]  # features of a text; 1 for the first kind


def learn(kind: Iterable[str], other: Iterable[str], features: Features, least: float) -> dict[str, int]:
    """Return the weights that tell texts of a kind from others, by feature, in hundredths. The same texts give the same weights.

    A text is a line, or several with tabs between them. features: of a line; least: the smallest weight that counts.
    """
    rows = _rows(kind, 1.0, features) + _rows(other, 0.0, features)
    texts = Counter(feature for found, _ in rows for feature in found)
    rows = [([feature for feature in found if texts[feature] >= _MIN_TEXTS], is_kind) for found, is_kind in rows]
    weights: dict[str, float] = {}
    squares = dict.fromkeys(texts, 1e-8)
    shuffled = random.Random(1)
    for _ in range(_ROUNDS):
        shuffled.shuffle(rows)
        for found, is_kind in rows:
            _descend(weights, squares, found, is_kind)
    return {feature: round(100 * weight) for feature, weight in sorted(weights.items()) if abs(weight) >= least}


def _rows(texts: Iterable[str], is_kind: float, features: Features) -> list[_Row]:
    return [(sorted(set().union(*map(features, text.split("\t")))), is_kind) for text in texts]


def _descend(weights: dict[str, float], squares: dict[str, float], found: Sequence[str], is_kind: float) -> None:
    """Change the weights of a text's features so that its score comes nearer to what the text is."""
    score = sum(weights.get(feature, 0.0) for feature in found)
    error = is_kind - 1 / (1 + math.exp(-max(-_MAX_SCORE, min(_MAX_SCORE, score))))
    for feature in found:
        weight = weights.get(feature, 0.0)
        change = error - _DECAY * weight
        squares[feature] += change * change
        weights[feature] = weight + _STEP * change / math.sqrt(squares[feature])
