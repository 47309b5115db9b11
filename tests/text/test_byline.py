"""Bylines: who wrote, who edited, from where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontan_crawler.text.byline import Byline, read_byline

BYLINES = [
    ("Sumber: Reuters | Editor: Sari Melati", Byline(sources=["Reuters"], editors=["Sari Melati"])),
    ("Sumber: BBC,Reuters | Editor: Sari Melati", Byline(sources=["BBC", "Reuters"], editors=["Sari Melati"])),
    ("Reporter: Budi Laksana | Editor: Sari Melati", Byline(authors=["Budi Laksana"], editors=["Sari Melati"])),
    ("Reporter: Budi Laksana, Tia Anjani | Editor: Sari", Byline(authors=["Budi Laksana", "Tia Anjani"], editors=["Sari"])),
    ("Penulis: Tia Anjani | Editor: Sari Melati", Byline(authors=["Tia Anjani"], editors=["Sari Melati"])),
    ("Reporter:Budi Laksana| Editor:Sari Melati", Byline(authors=["Budi Laksana"], editors=["Sari Melati"])),
    ("Reporter : Budi Laksana | Editor : Sari Melati", Byline(authors=["Budi Laksana"], editors=["Sari Melati"])),
    ("Reporter: Budi | Penulis: Tia | Editor: Sari", Byline(authors=["Budi", "Tia"], editors=["Sari"])),
    ("Reporter: Budi, Budi | Penulis: Budi", Byline(authors=["Budi"])),
    ("Sumber:\u00a0Reuters\u00a0|\u00a0Editor:\u00a0Sari Melati", Byline(sources=["Reuters"], editors=["Sari Melati"])),
    ("SUMBER: REUTERS", Byline(sources=["REUTERS"])),
    ("Editor: Sari Melati", Byline(editors=["Sari Melati"])),
    ("Sumber: Kompas.com | Editor: Sari Melati", Byline(sources=["Kompas.com"], editors=["Sari Melati"])),
    ("Sumber: | Editor: Sari Melati", Byline(editors=["Sari Melati"])),
    ("Sumber: Reuters, | Editor: Sari Melati", Byline(sources=["Reuters"], editors=["Sari Melati"])),
]

NO_BYLINES = [
    "",
    "|",
    "Sumber pemerintah: harga naik.",
    "Kata editor: harga naik.",
    "Sumber: https://www.contoh.com/berita",
    "Sumber: www.contoh.com",
    "Harga emas | Editor: Sari Melati",
    "Editor Sari Melati",
    "Harga emas naik.",
]

NAMES = st.lists(
    st.sampled_from(["Budi Laksana", "Tia Anjani", "Sari", "Reuters", "Kompas.com", "Ana-Maria", "M. Nur"]), min_size=1, unique=True
)


@pytest.mark.parametrize(("line", "wanted"), BYLINES)
def test_byline(line: str, wanted: Byline) -> None:
    assert read_byline(line) == wanted


@pytest.mark.parametrize("line", NO_BYLINES)
def test_no_byline(line: str) -> None:
    assert read_byline(line) is None


def test_merge_keeps_each_name_once() -> None:
    byline = Byline(authors=["Budi"], sources=["Reuters"])
    byline.merge(Byline(authors=["Tia", "Budi"], editors=["Sari"], sources=["Reuters", "BBC"]))
    assert byline == Byline(authors=["Budi", "Tia"], editors=["Sari"], sources=["Reuters", "BBC"])


@given(authors=NAMES, editors=NAMES, sources=NAMES)
def test_printed_names(authors: list[str], editors: list[str], sources: list[str]) -> None:
    line = f"Reporter: {', '.join(authors)} | Sumber: {','.join(sources)} | Editor: {', '.join(editors)}"
    assert read_byline(line) == Byline(authors, editors, sources)


@given(st.text())
def test_never_raises(line: str) -> None:
    read_byline(line)
