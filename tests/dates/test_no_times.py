"""What resembles a time expression and is none, and what resembles that and is one. Published on Wednesday, 12 August 2026."""

import pytest

from tests.dates.cases import mentions

NO_TIMES = [
    "Lihat www.contoh.id/arsip/2026-08-11/naik, contoh.co.id/12-agustus-2026 dan HTTPS://contoh.id?t=11/8/2026.",
    "Ramai #2026 dan #Agustus2026, kata @agustus2026, dalam laporan-2026.pdf.",
    "Surat SE-12/PJ/2026, KEP-123/BEI/08-2026, 8/PUU-XXI/2026 dan 12/PMK.010/2025 berlaku.",
    "Laporan LP/B/123/VIII/2026/SPKT dan Peng-P-00787/BEI.PP2/07-2026 diterima.",
    "UU No. 4 Tahun 2023, PP 28/2025, POJK Nomor 12/2026, Perpres 12 Tahun 2025, Peraturan Presiden 13/2025 dan Undang-Undang 7/2021.",
    "Kepmen Nomor 1234 Tahun 2026 dan UUD NRI Tahun 1945.",
    "Gempa di 3 derajat 50 menit 29 detik Lintang Selatan dan 109 derajat 41 menit 46,5 detik BT, atau 12 menit LU.",
    "Indeks CSI 2000 dan Forbes Global 2000 turun; peugeot 2008 dan Mirage 2000 laku.",
    "Saturnus punya 146 bulan. Ilmuwan menemukan 12 bulan baru Jupiter.",
    "Hari Jumat Agung, Kamis Putih, Minggu Palma dan Senin Siber ramai.",
    "Ada 2025 orang, sebanyak 2024 perusahaan, hingga 2000 ton.",
    "Sewa per hari, per bulan, dan per tahun naik; libur Natal dan Lebaran ramai.",
    "Ke depannya, hal itu nantinya akan dikaji untuk jalan ke depan.",
]  # fmt: skip

TIMES = [
    ("Situs contoh.id 12 Agustus 2026 tutup.", [("12 Agustus 2026", "2026-08-12")]),
    ("Lihat https://contoh.id/a pada Selasa (11/8).", [("Selasa (11/8)", "2026-08-11")]),
    ("Laporan-laporan 2025 terbit. 2026 tiba.", [("2025", "2025"), ("2026", "2026")]),
    ("Tarif 2025/2026 dan Q1/2026 di AS/2 Agustus.", [("2025", "2025"), ("2026", "2026"), ("Q1/2026", "2026-Q1"), ("2 Agustus", "2026-08-02")]),
    ("Surat 26/SE/2026 tertanggal 3/8/2026.", [("3/8/2026", "2026-08-03")]),
    ("Setelah 50 menit 29 detik hujan 2 derajat.", [("50 menit 29 detik", "PT50M29S")]),
    ("Suhu 38 derajat selama 10 menit.", [("10 menit", "PT10M")]),
    ("Misi ke Mars memakan waktu 7 bulan, mengorbit selama 95 bulan.", [("7 bulan", "P7M"), ("95 bulan", "P95M")]),
    ("Perusahaan memiliki waktu 3 bulan.", [("3 bulan", "P3M")]),
    ("Libur Jumat Agung (14/8) dan Jumat malam.", [("14/8", "2026-08-14"), ("Jumat malam", "2026-08-14TNI")]),
    ("Kamis, putih salju turun.", [("Kamis", "2026-08-06")]),
    ("Indeks Russell 2025 dan Olimpiade 2000.", [("2025", "2025"), ("2000", "2000")]),
    ("Sejak 2025 rupiah melemah, pada 2024 10 perusahaan tutup.", [("2025", "2025"), ("2024", "2024")]),
    ("Sepanjang 2025 saham turun; pada 2024 karyawan mogok.", [("2025", "2025"), ("2024", "2024")]),
    ("Beberapa hari ke depan dan setahun ke depannya.", [("Beberapa hari ke depan", "PXD"), ("setahun ke depannya", "P1Y")]),
]  # fmt: skip


@pytest.mark.parametrize("text", NO_TIMES)
def test_no_time(text):
    assert mentions(text, "2026-08-12") == []


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_time_all_the_same(text, expected):
    assert mentions(text, "2026-08-12") == expected
