"""The score of lines that may be a wall, and how it holds on boxes that it was not learnt from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontan_crawler.parsing.wall_voice import wall_features, wall_scores
from training.__main__ import LEAST_OF_WALL, WALL_BOXES, ends, read_texts, weights_of_walls
from training.weights import learn

WALLS = [
    ["Tulisan ini baru separuh. Buka sisanya dengan akun KONTAN Plus, Rp 8.000 sepekan."],
    ["Pertunjukan terhenti di babak pertama", "Babak kedua hanya untuk pemegang tiket."],
    ["Daftar gratis untuk meneruskan bacaan ini", "Daftar"],
]
WHOLE = [
    ["Harga langganan layanan itu naik menjadi Rp 75.000 per bulan mulai Maret."],
    ["Masuk untuk menulis komentar", "Masuk"],
    ["Dapatkan ringkasan pasar setiap pagi di surel Anda", "Alamat surel", "Kirim"],
]
_FOLDS, _SOME, _LIMIT = 5, 20, 2.7


@pytest.mark.parametrize("lines", WALLS)
def test_wall(lines: list[str]) -> None:
    assert max(wall_scores(lines)) > _LIMIT


@pytest.mark.parametrize("lines", WHOLE)
def test_end_of_a_whole_article(lines: list[str]) -> None:
    assert max(wall_scores(lines)) < 0


def test_scores_hold_on_boxes_that_were_not_learnt() -> None:
    """A fifth of the boxes, with weights learnt from the others. Most of the whole ones are written to look like walls, and a wall of one short line is one of many on a page."""
    walls, whole = read_texts(WALL_BOXES), ends()
    others = [[text for number, text in enumerate(texts) if number % _FOLDS] for texts in (walls, whole)]
    weights = learn(others[0], others[1], wall_features, LEAST_OF_WALL)
    assert _share_of_walls(walls[::_FOLDS], weights) > 0.35
    assert _share_of_walls(whole[::_FOLDS], weights) < 0.01


def test_weights_are_those_learnt() -> None:
    walls, whole, weights = read_texts(WALL_BOXES), ends(), weights_of_walls()
    for text in (*walls[::_SOME], *whole[::_SOME]):
        assert [*wall_scores(text.split("\t"))][-1] == pytest.approx(_score(text, weights), abs=0.05), "run `python -m training`"


@given(st.lists(st.text(max_size=60), min_size=1, max_size=7))
def test_a_score_for_each_number_of_lines(lines: list[str]) -> None:
    scores = list(wall_scores(lines))
    assert len(scores) == len(lines) and scores[0] == next(wall_scores(lines[:1]))


def _share_of_walls(texts: list[str], weights: dict[str, int]) -> float:
    return sum(_score(text, weights) > _LIMIT for text in texts) / len(texts)


def _score(text: str, weights: dict[str, int]) -> float:
    return sum(weights.get(feature, 0) for feature in set().union(*map(wall_features, text.split("\t")))) / 100
