"""Logistic regression over the features of a line, by stochastic gradient descent with a step of its own for each feature (AdaGrad)."""

import math
import random
from collections import Counter
from collections.abc import Iterable, Sequence

from kontan_crawler.text.page_voice import features

_ROUNDS, _STEP, _DECAY = 12, 0.1, 2e-5
_MIN_LINES, _MIN_WEIGHT = 3, 0.3  # a feature of fewer lines, or with less weight, is left out
_MAX_SCORE = 30.0
_Row = tuple[Sequence[str], float]  # features of a line; 1 for a line of a page


def learn(page: Iterable[str], story: Iterable[str]) -> dict[str, int]:
    """Return the weights that tell lines of pages from lines of stories, by feature, in hundredths. The same lines give the same weights."""
    rows = _rows(page, 1.0) + _rows(story, 0.0)
    lines = Counter(feature for found, _ in rows for feature in found)
    rows = [([feature for feature in found if lines[feature] >= _MIN_LINES], is_page) for found, is_page in rows]
    weights: dict[str, float] = {}
    squares = dict.fromkeys(lines, 1e-8)
    shuffled = random.Random(1)
    for _ in range(_ROUNDS):
        shuffled.shuffle(rows)
        for found, is_page in rows:
            _descend(weights, squares, found, is_page)
    return {feature: round(100 * weight) for feature, weight in sorted(weights.items()) if abs(weight) >= _MIN_WEIGHT}


def _rows(lines: Iterable[str], is_page: float) -> list[_Row]:
    return [(sorted(features(line)), is_page) for line in lines]


def _descend(weights: dict[str, float], squares: dict[str, float], found: Sequence[str], is_page: float) -> None:
    """Change the weights of a line's features so that its score comes nearer to what the line is."""
    score = sum(weights.get(feature, 0.0) for feature in found)
    error = is_page - 1 / (1 + math.exp(-max(-_MAX_SCORE, min(_MAX_SCORE, score))))
    for feature in found:
        weight = weights.get(feature, 0.0)
        change = error - _DECAY * weight
        squares[feature] += change * change
        weights[feature] = weight + _STEP * change / math.sqrt(squares[feature])
