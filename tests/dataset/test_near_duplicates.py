"""Near-duplicates: candidates by MinHash, verdicts by exact Jaccard similarity."""

import os
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontan_crawler.dataset import similar_texts
from kontan_crawler.dataset.min_hash import MISSED, Sketcher, bands_and_rows, probability_missed
from kontan_crawler.dataset.near_duplicates import NearDuplicates, Verdict, similarity
from kontan_crawler.dataset.shingle_cache import ShingleCache
from kontan_crawler.dataset.shingles import jaccard, shingles_of, words_of
from kontan_crawler.dataset.similar_texts import SimilarTexts
from tests.dataset.made_texts import MadeTexts, similar_pairs, verdicts_by_all_pairs
from tests.in_process import ROOT
from tests.strategies import TEXT

SEED = 1
HARGA = "Harga minyak mentah dunia naik 2,5% pada Senin setelah OPEC memangkas produksi."
WORDS = [
    ("Harga Minyak NAIK", ["harga", "minyak", "naik"]),
    ("US$ 94,39 (Rp 1.191.152)", ["us", "94", "39", "rp", "1", "191", "152"]),
    ("anak-anak — “naik”…", ["anak", "anak", "naik"]),
    ("Straße 中国\n\nnaïve", ["strasse", "中国", "naïve"]),
    ("a\ud800b", ["a", "b"]),
    ("… — !", []),
    ("", []),
]
SHINGLES = [
    ("", set()),
    ("satu", {"satu"}),
    ("satu dua tiga empat", {"satu dua tiga empat"}),
    ("satu dua tiga empat lima", {"satu dua tiga empat lima"}),
    ("satu dua tiga empat lima enam", {"satu dua tiga empat lima", "dua tiga empat lima enam"}),
    ("a a a a a a a", {"a a a a a"}),
]


def found_in(texts: list[str], threshold: float = 0.8) -> dict[int, Verdict]:
    near = NearDuplicates(threshold)
    for text in texts:
        near.add(text)
    return near.find(texts.__getitem__)


def numbered(*shingles: int, start: int = 0) -> list[str]:
    """Return texts of different words, each the beginning of the next, with these numbers of shingles."""
    return [" ".join(f"kata{start + word}" for word in range(count + 4)) for count in shingles]


def pairs(count: int, shingles: int) -> Iterator[str]:
    """Yield pairs of texts whose similarity is exactly 0.8, each two texts after each other."""
    for number in range(count):
        yield from numbered(shingles, shingles * 5 // 4, start=number * 10_000)


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_words(text, words):
    assert words_of(text) == words


@pytest.mark.parametrize(("text", "shingles"), SHINGLES)
def test_shingles(text, shingles):
    assert shingles_of(text.split()) == shingles


WORD = st.sampled_from(["naik", "Naik", "turun", "2,5%", "—", "dua-dua"])
TEXTS = st.lists(WORD, max_size=12).map(" ".join) | TEXT


@given(TEXTS, TEXTS)
def test_similarity_is_symmetric(one, other):
    assert 0 <= similarity(one, other) == similarity(other, one) <= 1
    assert (similarity(one, other) == 1) == (shingles_of(words_of(one)) == shingles_of(words_of(other)))


@pytest.mark.parametrize(("threshold", "expected"), [(0.8, (21, 6)), (0.9, (13, 9)), (0.5, (22, 2)), (1, (1, 128)), (0.05, (122, 1))])
def test_bands_and_rows(threshold, expected):
    assert bands_and_rows(threshold) == expected
    assert probability_missed(threshold, *expected) <= MISSED <= 1 / 200


def test_probability_missed():
    assert probability_missed(0.8, 21, 6) == pytest.approx((1 - 0.262144) ** 21) == pytest.approx(0.001688, abs=1e-6)
    assert probability_missed(0.9, 21, 6) < 1e-6
    assert probability_missed(0.3, 21, 6) > 0.98


@pytest.mark.parametrize("threshold", [0, 0.049, 1.01, -1, float("nan"), 80])
def test_invalid_threshold(threshold):
    with pytest.raises(ValueError, match=r"use a number from 0\.05 to 1"):
        NearDuplicates(threshold)


@pytest.mark.parametrize(("threshold", "shingles", "similarity"), [
    (0.8, (8, 10), 0.8), (0.8, (8, 11), None), (0.8, (240, 300), 0.8), (0.8, (240, 301), None),
    (0.7, (7, 10), 0.7), (0.7, (70, 101), None), (0.9, (90, 100), 0.9), (1, (50, 50), 1.0), (1, (50, 51), None), (0.1, (10, 100), 0.1),
])  # fmt: skip
def test_threshold(threshold, shingles, similarity):
    for texts in (numbered(*shingles), numbered(*reversed(shingles))):
        found = found_in(texts, threshold)
        assert found.get(1) == (similarity and Verdict(0, 0, similarity, shingles[0] == shingles[1]))
        assert found.get(0) == (similarity and Verdict(0, None, None, False))


FIRST = Verdict(0, None, None, False)
CASES = {
    "the same words": ([HARGA, HARGA.upper(), HARGA.replace(" ", "; ")], {0: FIRST, 1: Verdict(0, 0, 1.0, True), 2: Verdict(0, 0, 1.0, True)}),
    "one word": (["Naik", "Turun", "naik!"], {0: FIRST, 2: Verdict(0, 0, 1.0, True)}),
    "no words": (["", HARGA, "—"], {0: FIRST, 2: Verdict(0, 0, 1.0, True)}),
    "other order of the same shingles": (["a b a b a b", "b a b a b a"], {0: FIRST, 1: Verdict(0, 0, 1.0, False)}),
    "the earliest, not the most similar": (numbered(90, 99, 100), {0: FIRST, 1: Verdict(0, 0, 90 / 99, False), 2: Verdict(0, 0, 0.9, False)}),
    "a copy of a near-duplicate": (
        [*numbered(90, 99), *numbered(99)],
        {0: FIRST, 1: Verdict(0, 0, 90 / 99, False), 2: Verdict(0, 0, 90 / 99, True)},
    ),
    "a later article connects two": (
        numbered(80, 120, 100),
        {0: FIRST, 1: Verdict(0, None, None, False), 2: Verdict(0, 0, 0.8, False)},
    ),
    "none": (["", "satu", "satu dua", HARGA, HARGA + " Hal itu kata seorang analis di Jakarta."], {}),
    "no articles": ([], {}),
}  # fmt: skip


@pytest.mark.parametrize(("texts", "verdicts"), CASES.values(), ids=CASES)
def test_verdicts(texts, verdicts):
    assert found_in(texts) == verdicts


@cache
def made() -> list[str]:
    return MadeTexts(SEED).articles(1400)


def test_verdicts_are_those_of_all_pairs():
    found = found_in(made())
    assert found == verdicts_by_all_pairs(made(), 0.8)
    assert list(found) == sorted(found) and len(found) > 600
    assert sum(verdict.is_exact for verdict in found.values()) >= 100
    assert sum(verdict.duplicate_of not in (None, verdict.cluster) for verdict in found.values()) > 5


def test_articles_added_later_are_found():
    texts = made()[:300]
    near = NearDuplicates()
    for number, text in enumerate(texts):
        near.add(text)
        if number == 150:
            assert near.find(texts.__getitem__) == verdicts_by_all_pairs(texts[:151], 0.8)
    assert near.find(texts.__getitem__) == verdicts_by_all_pairs(texts, 0.8)


IN_A_PROCESS = """
from kontan_crawler.dataset.near_duplicates import NearDuplicates
from tests.dataset.made_texts import MadeTexts
texts = MadeTexts(1).articles(150)
near = NearDuplicates()
for text in texts:
    near.add(text)
print(near.find(texts.__getitem__))
"""


@pytest.mark.parametrize("seed", ["1", "2"])
def test_every_process_finds_the_same(seed):
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    run = subprocess.run([sys.executable, "-c", IN_A_PROCESS], cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == str(found_in(MadeTexts(1).articles(150)))


@given(st.lists(TEXTS, max_size=12), st.sampled_from([0.2, 0.5, 0.8, 1.0]))
def test_each_verdict_is_exact(texts, threshold):
    found = found_in(texts, threshold)
    words = [words_of(text) for text in texts]
    for number, verdict in found.items():
        assert verdict.cluster in found and found[verdict.cluster].cluster == verdict.cluster <= number
        if verdict.duplicate_of is not None:
            assert verdict.duplicate_of < number and found[verdict.duplicate_of].cluster == verdict.cluster
            assert verdict.similarity == similarity(texts[number], texts[verdict.duplicate_of]) >= threshold
    assert [number for number in range(len(texts)) if words[number] in words[:number]] == [
        number for number, verdict in found.items() if verdict.is_exact
    ]


@given(TEXTS, TEXTS)
def test_order_does_not_matter_for_two(one, other):
    found, swapped = found_in([one, other], 0.5), found_in([other, one], 0.5)
    assert found == swapped


def check_one_bucket(texts: list[str], threshold: float) -> None:
    """Compare all texts as candidates of each other."""
    shingles = [shingles_of(words_of(text)) for text in texts]
    bitmaps = [Sketcher(0.8).sketch(one).bitmap for one in shingles]
    similar = SimilarTexts(threshold, bitmaps, [len(one) for one in shingles], texts.__getitem__)
    similar.compare(range(len(texts)))
    verdicts = verdicts_by_all_pairs(texts, threshold)
    for number in range(len(texts)):
        verdict = verdicts.get(number, Verdict(number, None, None, False))
        assert similar.clusters.of(number) == verdict.cluster
        assert similar.earliest.get(number, (None, None)) == (verdict.duplicate_of, verdict.similarity)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(5, 50)), max_size=12, unique=True), st.sampled_from([0.5, 0.7, 0.8]))
def test_candidates_are_compared_exactly(spans, threshold):
    check_one_bucket([" ".join(f"kata{word}" for word in range(start, start + length)) for start, length in spans], threshold)


def test_two_clusters_become_one():
    """The sixth text joins the texts 0, 3 and 4 with 1 and 2; the last one is similar to all of them but the first."""
    check_one_bucket(numbered(60, 100, 102, 70, 71, 82, 84), 0.8)


def missed(count: int, shingles: int) -> float:
    """Return the share of pairs with a similarity of 0.8 that are not found."""
    return 1 - len(found_in(list(pairs(count, shingles)))) / (2 * count)


@pytest.mark.parametrize(("shingles", "count"), [(8, 1000), (40, 700), (240, 200)])
def test_few_pairs_are_missed(shingles, count):
    assert missed(count, shingles) <= 1 / 200


@pytest.mark.soak
@pytest.mark.parametrize("shingles", [4, 8, 40, 120, 240, 800])
def test_few_pairs_of_many_are_missed(shingles):
    assert missed(20_000, shingles) <= 1 / 200


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(20))
def test_few_pairs_of_many_articles_are_missed(seed):
    texts = MadeTexts(seed).articles(1400)
    shingles = [shingles_of(words_of(text)) for text in texts]
    keys = [Sketcher(0.8).sketch(one).keys for one in shingles]
    similar = list(similar_pairs(texts, 0.8))
    candidates = sum(any(map(int.__eq__, keys[one], keys[other])) for one, other, _ in similar)
    assert 1 - candidates / len(similar) <= 1 / 200


@given(st.sets(st.integers(0, 50)), st.sets(st.integers(0, 50)))
def test_bitmaps_differ_in_at_most_the_differing_elements(one, other):
    first, second = (Sketcher(0.8).sketch(frozenset(map(str, numbers))).bitmap for numbers in (one, other))
    assert (first ^ second).bit_count() <= len(one ^ other)


class Daily:
    """Daily articles of one template, of which the figures differ."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, count: int, figures: int) -> None:
        made = MadeTexts(SEED)
        story, self.compared = made.story()[:200], 0
        self.texts = [" ".join(made.daily(story, figures)) for _ in range(count)]
        monkeypatch.setattr(similar_texts, "jaccard", self._jaccard)

    def _jaccard(self, one: frozenset[str], other: frozenset[str]) -> float:
        self.compared += 1
        return jaccard(one, other)


@pytest.mark.parametrize("count", [600, pytest.param(20_000, marks=pytest.mark.soak)])
def test_similar_templates_take_few_comparisons(count, monkeypatch):
    daily = Daily(monkeypatch, count, figures=2)
    assert len({verdict.cluster for verdict in found_in(daily.texts).values()}) == 1
    assert daily.compared < 4 * len(daily.texts)


def test_comparisons_in_vain_are_bounded(monkeypatch):
    """The similarity of most texts is 0.849, so that each would be compared with all others."""
    monkeypatch.setattr(similar_texts, "MAX_REFUSED", 3)
    daily = Daily(monkeypatch, count=100, figures=4)
    found_in(daily.texts, 0.85)
    assert 0 < daily.compared <= len(daily.texts) * bands_and_rows(0.85)[0] * 3


@pytest.mark.parametrize(("figures", "threshold"), [(2, 0.8), (4, 0.8), (4, 0.85), (5, 0.8), (6, 0.75)])
def test_verdicts_on_templates_are_those_of_all_pairs(figures, threshold, monkeypatch):
    texts = Daily(monkeypatch, count=60, figures=figures).texts
    assert found_in(texts, threshold) == verdicts_by_all_pairs(texts, threshold)


def test_copies_are_not_read_again():
    near = NearDuplicates()
    for _ in range(1000):
        near.add(HARGA)
    found = near.find(lambda number: pytest.fail(f"{number} was read"))
    assert len(found) == 1000 and sum(verdict.is_exact for verdict in found.values()) == 999


def test_memory_does_not_depend_on_the_length():
    """200,000 articles take about 100 MB."""
    for words in (20, 2000):
        near = NearDuplicates()
        near.add(HARGA)
        texts = [" ".join(f"kata{word}" for word in range(start, start + words)) for start in range(60)]
        tracemalloc.start()
        for text in texts:
            near.add(text)
        assert tracemalloc.get_traced_memory()[0] / len(texts) < 1000
        tracemalloc.stop()


def test_shingle_cache_is_bounded(monkeypatch):
    monkeypatch.setattr(ShingleCache, "MAX_SHINGLES", 100)
    read: list[int] = []
    texts = numbered(40, 50, 60, 200, 5)
    cache = ShingleCache(lambda number: read.append(number) or texts[number])
    for number in (0, 1, 0, 2, 0, 4, 0, 3, 3, 4):
        assert cache[number] == shingles_of(words_of(texts[number]))
    assert read == [0, 1, 2, 4, 3, 4]
