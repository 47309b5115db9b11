"""Titles that are known are found however they are printed."""

import pytest

from kontan_crawler.text import clean_flat
from kontan_crawler.text.flat.known_titles import KnownTitles

STORY = "Harga kopi dunia naik tajam, kata para pedagang."
NEXT = "Xanu Yolda mengatakan, panen di Brasil gagal."
TITLE = "Petani Kopi Lampung Kurangi Pupuk, Ini Kata Xanu"
OTHERS = ["Petani Kopi Lampung", "Petani Kopi Lampung Kurangi Pupuk Subsidi", "Harga Kopi Naik", "Kopi"]


@pytest.mark.parametrize("printed", [
    TITLE,
    TITLE.upper(),
    "Petani kopi Lampung kurangi pupuk, ini kata Xanu",
    "“Petani Kopi Lampung”  Kurangi Pupuk,\nIni Kata Xanu",
    "Petani Kopi Lampung Kurangi Pupuk, Ini Kata Xanu",
])  # fmt: skip
@pytest.mark.parametrize("known", [TITLE, "petani-kopi-lampung-kurangi-pupuk-ini-kata-xanu"])
def test_known_title(printed, known):
    found = clean_flat(f"{STORY} Baca Juga: {printed} {NEXT}", [*OTHERS, known], min_certainty=1)
    assert found.text == f"{STORY} {NEXT}"
    assert [edit.certainty for edit in found.edits if edit.kind == "related"] == [1.0]


@pytest.mark.parametrize("printed", ["Petani Kopi Lampung Kurangi Pupuk, Ini...", "Petani Kopi Lampung Kurangi Pupuk, Ini Kat…"])
def test_known_title_whose_end_is_cut_off(printed):
    assert clean_flat(f"{STORY} Baca Juga: {printed} {NEXT}", [*OTHERS, TITLE]).text == f"{STORY} {NEXT}"


def test_longest_title_wins_and_short_ones_are_ignored():
    text = f"{STORY} Baca Juga: Petani Kopi Lampung Kurangi Pupuk Subsidi {NEXT}"
    assert clean_flat(text, OTHERS).text == f"{STORY} {NEXT}"
    assert not KnownTitles(["Kopi", "", "!!!"])


def test_known_titles_are_only_looked_for_behind_a_label():
    text = f"{TITLE} adalah judul."
    assert clean_flat(text, [TITLE]).text == text
