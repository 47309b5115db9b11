"""Parts of the day with a date in brackets. Published on Tuesday, 31 March 2026."""

import pytest

from tests.dates.cases import mentions

PARTS = [
    ("Rupiah melemah malam ini (31/3/2026).", [("malam ini (31/3/2026)", "2026-03-31TNI")]),
    ("Rupiah melemah tadi malam (30/3).", [("tadi malam (30/3)", "2026-03-30TNI")]),
    ("Rupiah melemah siang tadi (31/3) lagi.", [("siang tadi (31/3)", "2026-03-31TAF")]),
    ("Rupiah melemah sore hari (30/3).", [("sore hari (30/3)", "2026-03-30TAF")]),
    ("Bursa buka besok pagi (1 April 2026).", [("besok pagi (1 April 2026)", "2026-04-01TMO")]),
    ("Rupiah melemah Senin sore hari (30/3).", [("Senin sore hari (30/3)", "2026-03-30TAF")]),
    ("Rapat Senin malam kemarin (30/3) usai.", [("Senin malam kemarin (30/3)", "2026-03-30TNI")]),
    ("Rapat Senin kemarin (30/3) usai.", [("Senin kemarin (30/3)", "2026-03-30")]),
    ("Rapat Jumat pekan lalu (27/3) usai.", [("Jumat pekan lalu (27/3)", "2026-03-27")]),
    ("Rapat Senin pukul 19.00 WIB (30/3/2026) usai.", [("Senin pukul 19.00 WIB (30/3/2026)", "2026-03-30T19:00")]),
    ("Rapat Selasa dini hari tadi (31/3) usai.", [("Selasa dini hari tadi (31/3)", "2026-03-31TMO")]),
    ("Rapat kemarin (Senin, 30/3) usai.", [("kemarin (Senin, 30/3)", "2026-03-30")]),
    ("Rapat Senin (30/3) siang tadi usai.", [("Senin (30/3) siang tadi", "2026-03-30TAF")]),
    ("Rapat sore hari Senin (30/3) usai.", [("sore hari Senin (30/3)", "2026-03-30TAF")]),
    ("Perdagangan sore, Senin (30/3), sepi.", [("sore", "2026-03-30TAF"), ("Senin (30/3)", "2026-03-30")]),
    ("Pada siang hari Senin harga turun.", [("siang hari Senin", "2026-03-30TAF")]),
    ("Rapat 2 Februari 2024 usai. Beli pagi ini. Jual pada siang atau sore hari.", [("2 Februari 2024", "2024-02-02"), ("pagi ini", "2026-03-31TMO"), ("siang", "2026-03-31TAF"), ("sore hari", "2026-03-31TAF")]),
    ("Toko buka pada pagi dan malam hari.", [("pagi", "2026-03-31TMO"), ("malam hari", "2026-03-31TNI")]),
    ("Rapat kemarin pagi usai. Pukul 19.00 WIB mereka pulang.", [("kemarin pagi", "2026-03-30TMO"), ("Pukul 19.00 WIB", "2026-03-30T19:00")]),
]  # fmt: skip

TRAPS = [
    ("Rapat pagi ini (31 orang) usai.", [("pagi ini", "2026-03-31TMO")]),
    ("Malam ini (3/8 kursi kosong).", [("Malam ini", "2026-03-31TNI")]),
    ("Malam ini (3/8) kursi kosong.", [("Malam ini", "2026-03-31TNI")]),
    ("Tim menang malam tadi (2-1).", [("malam tadi", "2026-03-30TNI")]),
    ("Pagi ini, Selasa (31/3), hujan.", [("Pagi ini", "2026-03-31TMO"), ("Selasa (31/3)", "2026-03-31")]),
    ("Ia makan siang (nasi) dan jalan sore.", []),
    ("Pada Senin (30/3) rapat; pada sore hari usai.", [("Senin (30/3)", "2026-03-30"), ("sore hari", "2026-03-30TAF")]),
    ("Mereka bertemu malam Minggu.", [("malam Minggu", "2026-03-28TNI")]),
    ("Pekan lalu (27/3) sepi.", [("Pekan lalu", "2026-W13"), ("27/3", "2026-03-27")]),
    ("Laba tadi (31/3) naik.", [("31/3", "2026-03-31")]),
    ("Ia tinggal tiga malam (31/3).", [("tiga malam", "P3D"), ("31/3", "2026-03-31")]),
    ("Rapat kemarin pagi usai. Hasilnya keluar 2 Februari 2026. Pada sore hari harga turun.", [("kemarin pagi", "2026-03-30TMO"), ("2 Februari 2026", "2026-02-02"), ("sore hari", "2026-02-02TAF")]),
    ("Rapat kemarin pagi usai. Hasilnya baik. Pada Senin (23/3) harga turun. Harga naik. Pada sore hari turun.", [("kemarin pagi", "2026-03-30TMO"), ("Senin (23/3)", "2026-03-23"), ("sore hari", "2026-03-23TAF")]),
    ("Pada Senin (23/3) kedai kopi dan teh sore ramai.", [("Senin (23/3)", "2026-03-23")]),
    ("Tutup selama dua jam dan malam minggu.", [("dua jam", "PT2H")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PARTS + TRAPS)
def test_part_of_day(text, expected):
    assert mentions(text, "2026-03-31") == expected
