"""Parts of a year that another expression names. Invented sentences; half of the rows are traps."""

import pytest

from tests.dates.cases import mentions

PARTS = [  # published on 8 May 2026; the values of all mentions
    ("Penjualan kuartal II naik dari kuartal yang sama tahun lalu.", ["2026-Q2", "2025"]),
    ("Ekspor April naik dari bulan yang sama tahun lalu.", ["2026-04", "2025"]),
    ("Laba kuartal I turun dibanding kuartal yang sama pada 2025.", ["2026-Q1", "2025"]),
    ("Laba semester yang sama tahun sebelumnya Rp 2 miliar.", ["2025"]),
    ("Panen pada bulan yang sama 2024 gagal.", ["2024"]),
    ("Penjualan naik dari kuartal pertama tahun sebelumnya.", ["2025-Q1"]),
    ("Penjualan kuartal I 2025 naik dari kuartal I tahun sebelumnya.", ["2025-Q1", "2024-Q1"]),
    ("Laba 2024 Rp 2 miliar, sedangkan semester II tahun sebelumnya rugi.", ["2024", "2023-H2"]),
    ("Ekspor Maret 2024 naik dari Maret tahun sebelumnya.", ["2024-03", "2023-03"]),
    ("Pabrik dibangun pada 2021 dan dibuka pada awal Juni tahun berikutnya.", ["2021", "2022-06"]),
    # the same unit as the one mentioned, or two expressions
    ("Laba kuartal I turun. Pada kuartal yang sama, ekspor naik.", ["2026-Q1", "2026-Q1"]),
    ("Pabrik dibuka pada 2021. Pada tahun yang sama 20 gerai ditutup.", ["2021", "2021"]),
    ("Rapat digelar Rabu (6/5). Pada hari yang sama 12 orang ditahan.", ["2026-05-06", "2026-05-06"]),
    ("Rapat digelar Rabu (6/5). Pada hari yang sama di Medan hujan turun.", ["2026-05-06", "2026-05-06"]),
    ("Pada kuartal itu tahun lalu laba naik.", ["2026-Q2", "2025"]),
    ("Laba kuartal pertama naik. Tahun sebelumnya laba turun.", ["2026-Q1", "2025"]),
    ("Laba naik pada kuartal pertama tahun lalu.", ["2025-Q1"]),
    ("Laba kuartal pertama, tahun sebelumnya rugi.", ["2026-Q1", "2025"]),
    ("Laba naik dari kuartal sebelumnya.", ["2026-Q1"]),
    ("Penjualan tahun 2025 naik dari tahun sebelumnya.", ["2025", "2024"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "values"), PARTS)
def test_part_of_another_year(text: str, values: list[str]) -> None:
    assert [value for _, value in mentions(text, "2026-05-08")] == values


SHARED = [  # published on 17 July 2026; the values of all mentions
    ("Laba kuartal I dan kuartal II 2025 naik.", ["2025-Q1", "2025-Q2"]),
    ("Laba semester I dan semester II 2024 naik.", ["2024-H1", "2024-H2"]),
    ("Laba kuartal I hingga kuartal III 2025 naik.", ["2025-Q1", "2025-Q3"]),
    ("Laba kuartal pertama-kuartal ketiga tahun lalu naik.", ["2025-Q1", "2025-Q3"]),
    ("Laba kuartal III dan triwulan IV tahun 2024 naik.", ["2024-Q3", "2024-Q4"]),
    ("Laba kuartal IV dan kuartal I 2026 naik.", ["2025-Q4", "2026-Q1"]),
    ("Laba kuartal IV dan I 2026 naik.", ["2025-Q4", "2026-Q1"]),
    ("Laba semester II dan kuartal I 2026 naik.", ["2025-H2", "2026-Q1"]),
    ("Laba kuartal III dan semester II 2025 naik.", ["2025-Q3", "2025-H2"]),
    ("Panen raya Mei-Juni mendatang.", ["2027-05", "2027-06"]),
    ("Panen Juli-Agustus mendatang.", ["2026-07", "2026-08"]),
    ("Panen Desember hingga Januari mendatang.", ["2026-12", "2027-01"]),
    ("Panen Juni dan Juli lalu gagal.", ["2025-06", "2025-07"]),
    ("Panen Maret-Juni lalu gagal.", ["2026-03", "2026-06"]),
    # each has its own year, or none
    ("Laba kuartal I 2024 dan kuartal II 2025 naik.", ["2024-Q1", "2025-Q2"]),
    ("Laba kuartal I dan kuartal II naik.", ["2026-Q1", "2026-Q2"]),
    ("Laba kuartal I, kuartal II 2025 rugi.", ["2026-Q1", "2025-Q2"]),
    ("Laba kuartal I. Kuartal II 2025 rugi.", ["2026-Q1", "2025-Q2"]),
    ("Laba kuartal I naik dan kuartal II 2025 rugi.", ["2026-Q1", "2025-Q2"]),
    ("Panen Mei 2025-Juni mendatang.", ["2025-05", "2027-06"]),
    ("Panen Mei. Juni mendatang hujan.", ["2026-05", "2027-06"]),
    ("Pasar menguat Mei lalu dan Juni mendatang.", ["2026-05", "2027-06"]),
    ("Liu Mei dan Juni mendatang.", ["2027-06"]),
    ("Panen Mei-Juni gagal.", ["2026-05", "2026-06"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "values"), SHARED)
def test_last_item_names_the_year_of_all(text: str, values: list[str]) -> None:
    assert [value for _, value in mentions(text, "2026-07-17")] == values
