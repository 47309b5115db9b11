"""Learn where the title of a pointer ends in a flat text, or measure how well it is known.

    python -m bench.flat_borders FOLDER           # measure, on the unseen third of the texts and headlines
    python -m bench.flat_borders FOLDER --learn   # learn from the other two thirds first, and write borders.json

FOLDER: see flat_texts.py. The model is a log-linear one of each title's candidates, fitted by AdaGrad.
"""

import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from math import exp, sqrt
from pathlib import Path
from typing import NamedTuple

from bench.flat_scores import report
from bench.flat_texts import SENTENCE, FlatText, articles, headlines, joined
from kontan_crawler.text import flat
from kontan_crawler.text.flat.features import Lexicon, Titles, Usage
from kontan_crawler.text.flat.pointers import labels_in

FILE = Path(flat.__file__).with_name("borders.json")
COPIES, EPOCHS, RATE, L2 = 32, 4, 0.3, 1e-4
WORDS_HIDDEN, LENGTH_HIDDEN = 0.5, 0.25  # share of the examples
MIN_COUNT, MIN_WEIGHT = 40, 0.3  # of a feature: candidates that have it, and its weight
_OF_WORDS, _OF_LENGTH = ("first ", "last ", "second ", "run to "), ("title length", "sentence length")
_WORD = re.compile(r"[A-Za-zÀ-ÿ][\w'’-]*")
_SIGNS = '.,:;!?()"“”‘’'


class Example(NamedTuple):
    """The features of each candidate of a title, and the number of the right one."""

    candidates: list[list[str]]
    right: int


def main(arguments: list[str]) -> None:
    folder = Path(arguments[0])
    if "--learn" in arguments:
        FILE.write_text(json.dumps(learn(folder), ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    report(folder)


def learn(folder: Path) -> dict:
    """Return the content of borders.json."""
    lexicon, names = learn_words(folder)
    texts = joined(folder, "learnt", frozenset(lexicon.lower), seed=1, copies=COPIES)
    weights = fit([example for text in texts for example in examples(text, lexicon)])
    return {
        "lower": sorted(lexicon.lower), "pairs": sorted(map(" ".join, lexicon.pairs)), "listed": sorted(lexicon.listed), "names": sorted(names),
        "weights": {feature: round(weight, 2) for feature, weight in weights.items() if abs(weight) >= MIN_WEIGHT},
    }  # fmt: skip


def learn_words(folder: Path) -> tuple[Lexicon, set[str]]:
    """Return the lexicon of the learnt articles and headlines, and the words that are names."""
    stories = [paragraph for _, paragraphs in articles(folder, "learnt") for paragraph in paragraphs]
    words = [word for paragraph in stories for word in _WORD.findall(paragraph)]
    small, capital = (Counter(word.lower() for word in words if word.islower() is lower) for lower in (True, False))
    listed, pairs = Counter[str](), Counter[tuple[str, str]]()
    for paragraph in stories:
        for sentence in SENTENCE.split(paragraph):
            listed.update(map(_bare, sentence.split()[:2]))
        printed = paragraph.split()
        pairs.update(
            (first.lower(), _bare(last)) for first, last in zip(printed, printed[1:], strict=False)
            if first[0].isupper() and last[0].isupper() and first[-1].isalpha()
        )  # fmt: skip
    in_titles = Counter[tuple[str, str]]()
    for title in (title for titles in headlines(folder, "learnt") for title in titles):
        bare = list(map(_bare, title.split()))
        listed.update([*bare, bare[-1], bare[-1]])
        in_titles.update(zip(bare, bare[1:], strict=False))
    lexicon = Lexicon(
        {word for word, count in small.items() if count > 1 and count > capital[word] / 2},
        {pair for counts in (pairs, in_titles) for pair, count in counts.items() if count > 2 and all(pair)},
        {word for word, count in listed.items() if count > 4 and word[:1].isalpha()},
    )
    return lexicon, {word for word, count in capital.items() if count > 2 and not small[word] and len(word) > 3}


def examples(text: FlatText, lexicon: Lexicon) -> Iterator[Example]:
    """Yield an example for each pointer of a text."""
    usage, ends = Usage.in_text(text.text), {pointer.title: pointer.end for pointer in text.pointers}
    for _, region in labels_in(text.text):
        titles = Titles(text.text, region, lexicon, usage)
        candidates = list(titles.candidates())
        right = [number for number, (count, _) in enumerate(candidates) if titles.tokens[count - 1].end == ends.get(region.start)]
        if right:
            yield Example([features for _, features in candidates], right[0])


def fit(learnt: list[Example]) -> dict[str, float]:
    """Return the weight of each feature that is not rare, by AdaGrad."""
    counts = Counter(feature for example in learnt for features in example.candidates for feature in features)
    weights = {feature: 0.0 for feature, count in sorted(counts.items()) if count >= MIN_COUNT}
    squares = dict.fromkeys(weights, 1e-8)
    for epoch in range(EPOCHS):
        draw = random.Random(epoch)
        draw.shuffle(learnt)
        for example in learnt:
            for feature, slope in _gradient(_masked(example, draw), weights).items():
                slope += L2 * weights[feature]
                squares[feature] += slope * slope
                weights[feature] -= RATE / (1 + epoch / 2) * slope / sqrt(squares[feature])
    return weights


def _masked(example: Example, draw: random.Random) -> Example:
    """Return an example without the features of its words, or of its length, now and then: other texts have other words and shorter titles."""
    hidden = [*(_OF_WORDS if draw.random() < WORDS_HIDDEN else ()), *(_OF_LENGTH if draw.random() < LENGTH_HIDDEN else ())]
    if not hidden:
        return example
    return example._replace(candidates=[[one for one in features if not one.startswith(tuple(hidden))] for features in example.candidates])


def _gradient(example: Example, weights: dict[str, float]) -> dict[str, float]:
    """Return the gradient of the negative log-likelihood."""
    scores = [sum(weights.get(feature, 0.0) for feature in features) for features in example.candidates]
    likely = [exp(score - max(scores)) for score in scores]
    total, slopes = sum(likely), defaultdict[str, float](float)
    for number, (features, value) in enumerate(zip(example.candidates, likely, strict=True)):
        slope = value / total - (number == example.right)
        if abs(slope) > 1e-4:
            for feature in features:
                if feature in weights:
                    slopes[feature] += slope
    return slopes


def _bare(word: str) -> str:
    return word.strip(_SIGNS).lower()


if __name__ == "__main__":
    main(sys.argv[1:])
