"""Months by name, "Mei" among them, and names of people and companies that are no months. Published on Monday, 20 July 2026."""

import pytest

from kontan_crawler.dates.forms import TABLES
from kontan_crawler.dates.tokens import TOKEN
from tests.dates.cases import mentions

MONTHS = [
    ("Mei menjadi bulan terberat bagi eksportir.", [("Mei", "2026-05")]),
    ("Ekspor turun pada April dan Mei.", [("April", "2026-04"), ("Mei", "2026-05")]),
    ("Ekspor April-Mei 2026 turun.", [("April", "2026-04"), ("Mei 2026", "2026-05")]),
    ("Rapat 12-15 Mei. Hasilnya terbit.", [("12", "2026-05-12"), ("15 Mei", "2026-05-15")]),
    ("Panen Jan-Mei 2026 dan Jan. 2026 turun.", [("Jan", "2026-01"), ("Mei 2026", "2026-05"), ("Jan. 2026", "2026-01")]),
    ("Rapat (27 Mei) dan Rabu (6 Mei 2026).", [("27 Mei", "2026-05-27"), ("Rabu (6 Mei 2026)", "2026-05-06")]),
    ("Inflasi Mei Naik, Ekspor China Mei Anjlok", [("Mei", "2026-05"), ("Mei", "2026-05")]),
    ("INFLASI MEI NAIK", [("MEI", "2026-05")]),
    ("Pada Mei Bank Indonesia menahan bunga; sejak Mei Toyota merugi.", [("Mei", "2026-05"), ("Mei", "2026-05")]),
    ("Indeks sentimen Michigan Mei turun; data Mei China lemah.", [("Mei", "2026-05"), ("Mei", "2026-05")]),
    ("Rapat 3 Nov. Setelah itu sepi.", [("3 Nov", "2026-11-03")]),
    ("Rapat 3 Nov. 2025 batal.", [("3 Nov. 2025", "2025-11-03")]),
]  # fmt: skip

NAMES = [
    "Mei Lin tinggal di Medan. Kata Mei Lin, ia betah.",
    "Keputusan itu, menurut Liu Mei, tepat.",
    "Pengusaha Chen Mei dan Wang Mei berbicara.",
    "Soong Mei-ling lahir di sana.",
    "Perkara Juli Astuti dan April Lestari disidangkan, kata Juni Hartono.",
    "Analis Maret Wibowo menilai hal itu wajar.",
    'Ibu Mei berharap banyak. "Harga naik," kata Mei.',
    "Kayu itu dibeli APRIL dan anggota APRIL lain.",
    "Kisah Mei Ling dan Liu Mei Hua Jadi Buah Bibir",
    "Dewi Juli menambahkan bahwa harga naik.",
]


@pytest.mark.parametrize(("text", "expected"), MONTHS)
def test_month(text, expected):
    assert mentions(text, "2026-07-20") == expected


@pytest.mark.parametrize("text", NAMES)
def test_name_like_a_month(text):
    assert mentions(text, "2026-07-20") == []


def test_no_capitalised_word_hides_its_lower_case():
    """A capitalised word in a table has a symbol of its own, so that the word in lower case no longer matches it."""
    words = {token for table in TABLES.values() for entry in table for token in TOKEN.findall(entry)}
    assert {word for word in words if word.lower() != word and word.lower() in words} == {"Minggu", "MINGGU", "Minggunya", "PM", "S"}
