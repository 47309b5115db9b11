"""The score of a line by the words of pages and stories, and how it holds on lines that it was not learnt from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontan_crawler.text.page_lines import MIN_SCORE
from kontan_crawler.text.page_voice import page_score
from kontan_crawler.text.voice import features
from training.__main__ import LEAST_OF_PAGE, PAGE_LINES, STORY_LINES, read_texts, weights_of_page
from training.weights import learn

PAGE = [
    "Kolom komentar untuk tulisan ini sudah ditutup.",
    "Alat pembaca artikel ini memakai suara buatan mesin.",
    "Your session has expired, please log in again.",
    "Dilarang menyalin isi artikel ini tanpa izin redaksi.",
]
STORY = [
    "Dermaga di Bergen ditutup selama dua pekan karena badai.",
    "Perusahaan itu menutup kolom komentar di aplikasinya sejak 2024.",
    "Jumlah pelanggan berbayar koran itu naik 12% menjadi 1,4 juta orang.",
    "Nasabah membuka aplikasi, lalu memilih menu transfer.",
]
_FOLDS, _SOME = 5, 50


@pytest.mark.parametrize("line", PAGE)
def test_line_of_a_page(line: str) -> None:
    assert page_score(line) >= MIN_SCORE


@pytest.mark.parametrize("line", STORY)
def test_line_of_a_story(line: str) -> None:
    assert page_score(line) < 0


def test_scores_hold_on_lines_that_were_not_learnt() -> None:
    """A fifth of the lines, with weights learnt from the others. A quarter of them have a near twin there, so that these shares flatter."""
    page, story = read_texts(PAGE_LINES), read_texts(STORY_LINES)
    others = [[line for number, line in enumerate(lines) if number % _FOLDS] for lines in (page, story)]
    weights = learn(others[0], others[1], features, LEAST_OF_PAGE)
    assert _share_of_page(page[::_FOLDS], weights) > 0.75
    assert _share_of_page(story[::_FOLDS], weights) < 0.015  # before the other rules of page_lines; many of these lines sound like a page


def test_weights_are_those_learnt() -> None:
    page, story = read_texts(PAGE_LINES), read_texts(STORY_LINES)
    weights = weights_of_page()
    for line in (*PAGE, *STORY, *page[::_SOME], *story[::_SOME]):
        assert page_score(line) == pytest.approx(_score(line, weights), abs=0.05), "run `python -m training`"


def _share_of_page(lines: list[str], weights: dict[str, int]) -> float:
    return sum(_score(line, weights) >= MIN_SCORE for line in lines) / len(lines)


def _score(line: str, weights: dict[str, int]) -> float:
    return sum(weights.get(feature, 0) for feature in features(line)) / 100


@given(st.text(max_size=60), st.integers(0, 999))
def test_one_number_is_like_another(words: str, number: int) -> None:
    assert features(f"{words} {number}") == features(f"{words} 7")
