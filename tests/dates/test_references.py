"""References without a date, and fiscal years. Published on Wednesday, 12 August 2026."""

import pytest

from tests.dates.cases import mentions

REFERENCES = [
    ("Ketika itu harga naik.", [("Ketika itu", "PAST_REF")]),
    ("Irman saat itu menjabat ketua.", [("saat itu", "PAST_REF")]),
    ("Pada saat yang sama, ekspor turun.", [("saat yang sama", "PAST_REF")]),
    ("Di saat bersamaan, ekspor turun.", [("saat bersamaan", "PAST_REF")]),
    ("DI SAAT YANG SAMA, EKSPOR TURUN.", [("SAAT YANG SAMA", "PAST_REF")]),
    ("Belakangan ini ekspor turun.", [("Belakangan ini", "PRESENT_REF")]),
    ("Harga turun belakangan ini, baru-baru ini naik.", [("belakangan ini", "PRESENT_REF"), ("baru-baru ini", "PAST_REF")]),
    ("Belanja tahun fiskal 2027 dan FY26 naik.", [("tahun fiskal 2027", "FY2027"), ("FY26", "FY2026")]),
    ("Belanja awal tahun fiskal 2026-2028 naik.", [("awal tahun fiskal 2026", "FY2026"), ("2028", "FY2028")]),
    ("Belanja tahun fiskal lalu dan tahun fiskal mendatang.", [("tahun fiskal lalu", "FY2025"), ("tahun fiskal mendatang", "FY2027")]),
    ("Laba kuartal II tahun fiskal 2026, 3QFY25 dan Q1 FY2026.", [("kuartal II tahun fiskal 2026", "FY2026-Q2"), ("3QFY25", "FY2025-Q3"), ("Q1 FY2026", "FY2026-Q1")]),
]  # fmt: skip

TRAPS = [
    ("Pada saat yang sama tahun lalu ekspor turun.", [("tahun lalu", "2025")]),
    ("Belakangan, ia mundur.", []),
    ("Rapat itu bersamaan. Saat bersama anaknya ia tenang.", []),
    ("Gencatan diperpanjang selama 60 hari lagi.", [("60 hari", "P60D")]),
    ("Gencatan berakhir 60 hari lagi.", [("60 hari lagi", "2026-10-11")]),
    ("Dalam beberapa hari belakangan ini harga naik.", [("beberapa hari belakangan ini", "PXD")]),
    ("Tarif nantinya naik. Ke depan, ke depannya, tarif turun.", []),
    ("Nanti tarif naik.", [("Nanti", "FUTURE_REF")]),
    ("Tahun fiskal yang berakhir Maret, kebijakan fiskal 2026.", [("Maret", "2026-03"), ("2026", "2026")]),
    ("Laba tahun buku 2025 dan tahun pajak 2024.", [("tahun buku 2025", "2025"), ("tahun pajak 2024", "2024")]),
    ("Saat ditanya, itu tidak benar. Kode FY 7.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), REFERENCES + TRAPS)
def test_reference(text, expected):
    assert mentions(text, "2026-08-12") == expected
