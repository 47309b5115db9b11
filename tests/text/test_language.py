"""Language and word count of a text."""

import pytest

from kontan_crawler.text.language import count_words, language_of

LANGUAGES = [
    ("Harga minyak naik karena pasokan dari kawasan itu terganggu.", "id"),
    ("Bank sentral akan menahan bunga pada pekan ini.", "id"),
    ("The Fed akan menahan bunga, kata analis dari The Example Group.", "id"),
    ("Oil prices rose on Tuesday as the market waited for a decision by the central bank.", "en"),
    ("OIL PRICES ROSE IN THE UNITED STATES AND THE EURO ZONE", "en"),
    ("Harga Rp 2.740.000", "id"),
    ("", "id"),
]

WORDS = [
    ("", 0),
    ("Harga emas naik", 3),
    ("Harga naik – pasar lesu", 4),
    ("US$ 94,39", 2),
    ("Rp 2.740.000", 2),
    ("Satu paragraf.\n\nDua paragraf.", 4),
    ("USD | 16.350", 2),
    ("anak-anak", 1),
    ("— … “ ”", 0),
    ("中国 naik", 2),
]


@pytest.mark.parametrize(("text", "language"), LANGUAGES)
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_words(text: str, words: int) -> None:
    assert count_words(text) == words
