"""Verbs beside an expression, which decide on its side of publication. Invented sentences; half of the rows are traps."""

import pytest

from tests.dates.cases import mentions

GOVERNED = [  # published on Wednesday, 24 June 2026; the value of the first mention
    ("Trump pada Selasa mengancam akan menaikkan tarif.", "2026-06-23"),
    ("Iran pada Senin berjanji akan membalas.", "2026-06-22"),
    ("Para menteri pada Senin sepakat akan menambah produksi.", "2026-06-22"),
    ("Pada Senin, Peru bersumpah akan melawan.", "2026-06-22"),
    ("Presiden Chili, Jumat, mengisyaratkan akan mundur.", "2026-06-19"),
    ("Pada Kamis, Perdana Menteri Kanada mengklaim akan menang.", "2026-06-18"),
    ("Serikat buruh pada Senin memutuskan akan mogok.", "2026-06-22"),
    ("Gubernur pada Senin memberi sinyal akan menahan bunga.", "2026-06-22"),
    ("Kedua negara pada 3 Juni menandatangani perjanjian yang akan berlaku lama.", "2026-06-03"),
    ("Maskapai itu pada Mei berkomitmen akan membeli 20 pesawat.", "2026-05"),
    ("Kedua kubu pada Minggu setuju bakal berunding.", "2026-06-21"),
    # the expression belongs to "akan"
    ("Menteri Keuangan Jepang pada Kamis akan menggelar rapat.", "2026-06-25"),
    ("Rapat pada Kamis diperkirakan akan berlangsung lama.", "2026-06-25"),
    ("Pada Senin, bank yang bermasalah akan ditutup.", "2026-06-29"),
    ("Pada Senin mereka akan bertemu.", "2026-06-29"),
    ("Pameran pada Senin bertajuk Logam akan dibuka menteri.", "2026-06-29"),
    ("Pada Senin menteri akan berkunjung.", "2026-06-29"),
    ("Bursa pada 3 Juli berencana akan tutup.", "2026-07-03"),
    ("Pada Jumat direksi akan berkumpul.", "2026-06-26"),
    ("Aturan pada Januari mengenai pajak akan berubah.", "2027-01"),
    ("Iran akan membalas pada Senin.", "2026-06-29"),
    ("Iran berjanji akan membalas pada Senin.", "2026-06-29"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), GOVERNED)
def test_verb_before_akan_governs(text: str, value: str) -> None:
    assert mentions(text, "2026-06-24")[0][1] == value
