"""Lists and ranges of days, months and years, and weeks of a month. Published on Thursday, 5 February 2026."""

import pytest

from tests.dates.cases import mentions

LISTS = [
    ("Rapat tanggal 9, 10, 11, dan 12 Maret 2026.", [("tanggal 9", "2026-03-09"), ("10", "2026-03-10"), ("11", "2026-03-11"), ("12 Maret 2026", "2026-03-12")]),
    ("Rapat 2-3 dan 5-6 Maret 2026.", [("2", "2026-03-02"), ("3", "2026-03-03"), ("5", "2026-03-05"), ("6 Maret 2026", "2026-03-06")]),
    ("Rapat Senin 2, Selasa 3, Rabu 4, dan Kamis 5 Maret 2026.", [("Senin 2", "2026-03-02"), ("Selasa 3", "2026-03-03"), ("Rabu 4", "2026-03-04"), ("Kamis 5 Maret 2026", "2026-03-05")]),
    ("Rapat Senin 2 hingga Rabu 4 Maret 2026.", [("Senin 2", "2026-03-02"), ("Rabu 4 Maret 2026", "2026-03-04")]),
    ("Rapat hari Senin, 2, dan Selasa, 3 Maret 2026.", [("hari Senin, 2", "2026-03-02"), ("Selasa, 3 Maret 2026", "2026-03-03")]),
    ("Rapat Senin-Rabu, 2-4 Maret 2026.", [("Senin", "2026-03-02"), ("Rabu, 2-4 Maret 2026", "2026-03-04")]),
    ("Rapat 13 s/d 17 Juli 2026 & 1 sampai tanggal 3 Mei 2026.", [("13", "2026-07-13"), ("17 Juli 2026", "2026-07-17"), ("1", "2026-05-01"), ("tanggal 3 Mei 2026", "2026-05-03")]),
    ("Sewa 3 Agustus 2026-29 Januari 2027.", [("3 Agustus 2026", "2026-08-03"), ("29 Januari 2027", "2027-01-29")]),
    ("Sewa 28 Desember-2 Januari 2026.", [("28 Desember", "2025-12-28"), ("2 Januari 2026", "2026-01-02")]),
    ("Sewa 28/1-3/2/2026 dan 28/12/2025-3/1/2026.", [("28/1", "2026-01-28"), ("3/2/2026", "2026-02-03"), ("28/12/2025", "2025-12-28"), ("3/1/2026", "2026-01-03")]),
    ("Laba Oktober, November, dan Desember 2025.", [("Oktober", "2025-10"), ("November", "2025-11"), ("Desember 2025", "2025-12")]),
    ("Laba November 2025-Maret 2026 dan Desember-Januari 2026.", [("November 2025", "2025-11"), ("Maret 2026", "2026-03"), ("Desember", "2025-12"), ("Januari 2026", "2026-01")]),
    ("Krisis 1997-98, musim 2025/26, dan 1999/00.", [("1997", "1997"), ("98", "1998"), ("2025", "2025"), ("26", "2026"), ("1999", "1999"), ("00", "2000")]),
    ("Rapat minggu ke-3 Maret dan pekan terakhir Mei 2026.", [("minggu ke-3 Maret", "2026-W12"), ("pekan terakhir Mei 2026", "2026-W22")]),
    ("Rapat pekan pertama bulan depan, pekan kedua 2026.", [("pekan pertama bulan depan", "2026-W10"), ("pekan kedua 2026", "2026-W02")]),
    ("Rapat pekan pertama dan kedua April.", [("pekan pertama", "2026-W14"), ("kedua April", "2026-W15")]),
    ("Libur Senin pertama September 2026, Minggu kedua Mei 2026.", [("Senin pertama September 2026", "2026-09-07"), ("Minggu kedua Mei 2026", "2026-05-10")]),
]  # fmt: skip

TRAPS = [
    ("Kelompok 5, 17 Februari 2026.", [("17 Februari 2026", "2026-02-17")]),
    ("Pasal 3 dan 17 Februari 2026.", [("17 Februari 2026", "2026-02-17")]),
    ("Ruang 20 dan 3 Februari 2026.", [("3 Februari 2026", "2026-02-03")]),
    ("Sebanyak 3, 4, dan 5 orang pada Februari 2026.", [("Februari 2026", "2026-02")]),
    ("Kapal Senin, 16 orang tewas, Rabu 4 Februari 2026.", [("Senin", "2026-02-02"), ("Rabu 4 Februari 2026", "2026-02-04")]),
    ("Kode 2025-12 dan 2026-08A.", []),
    ("Harga Rp 1997-98 dan skor 98-97.", []),
    ("Naik pada pekan kedua pelatihan dan pekan ketiga berturut-turut.", []),
    ("Dari Desember, Januari 2026 naik.", [("Desember", "2025-12"), ("Januari 2026", "2026-01")]),
    ("Rapat SD 3 dan siswa SD 5 Februari.", [("5 Februari", "2026-02-05")]),
    ("Kursus 5 hari dan 3 Februari.", [("5 hari", "P5D"), ("3 Februari", "2026-02-03")]),
    ("Pekan kelima Februari 2026 tidak ada.", [("Februari 2026", "2026-02")]),
]


@pytest.mark.parametrize(("text", "expected"), LISTS + TRAPS)
def test_list(text, expected):
    assert mentions(text, "2026-02-05") == expected
