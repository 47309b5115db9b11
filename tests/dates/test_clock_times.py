"""Clock times, their zones, and their days. Published on Thursday, 5 February 2026."""

from datetime import date

import pytest

from kontan_crawler.dates import find_mentions
from tests.dates.cases import mentions

DAY = "2026-02-05"

TIMES = [
    ("Rapat dimulai pukul 8.30 p.m. di Wina.", [("pukul 8.30 p.m.", "2026-02-05T20:30")]),
    ("Bursa tutup 4 p.m. ET pada Rabu (4/2).", [("4 p.m. ET", "2026-02-04T16:00"), ("Rabu (4/2)", "2026-02-04")]),
    ("Bursa buka 9:30 AM EST Rabu (4/2/2026).", [("9:30 AM EST Rabu (4/2/2026)", "2026-02-04T09:30")]),
    ("Kapal tiba pukul 12 p.m. dan pukul 12.15 am.", [("pukul 12 p.m.", "2026-02-05T12:00"), ("pukul 12.15 am", "2026-02-05T00:15")]),
    ("Gempa terjadi Rabu pukul 12.40 dini hari.", [("Rabu pukul 12.40 dini hari", "2026-02-04T00:40")]),
    ("Gempa terjadi pukul 3 dini hari tadi.", [("pukul 3 dini hari tadi", "2026-02-05T03:00")]),
    ("Kebakaran terjadi tengah malam tadi.", [("tengah malam tadi", "2026-02-04T24:00")]),
    ("Tarif berlaku tengah malam Rabu (4/2).", [("tengah malam Rabu (4/2)", "2026-02-04T24:00")]),
    ("Pesta usai pukul 12 malam.", [("pukul 12 malam", "2026-02-05T24:00")]),
    ("Pesta usai setengah dua siang.", [("setengah dua siang", "2026-02-05T13:30")]),
    ("Acara mulai jam setengah 7 pagi.", [("jam setengah 7 pagi", "2026-02-05T06:30")]),
    ("Acara mulai pukul setengah satu.", [("pukul setengah satu", "2026-02-05T12:30")]),
    ("Harga naik pukul 10.00 UTC+8 kemarin.", [("pukul 10.00 UTC+8 kemarin", "2026-02-04T10:00+08:00")]),
    ("Harga naik Rabu (4/2) pukul 10.00 (GMT-5).", [("Rabu (4/2) pukul 10.00 (GMT-5)", "2026-02-04T10:00-05:00")]),
    ("Harga naik pukul 10.00 UTC+05:30.", [("pukul 10.00 UTC+05:30", "2026-02-05T10:00+05:30")]),
    ("Toko buka pukul 10.00 (WIB) dan pukul 09.00 GMT+0.", [("pukul 10.00 (WIB)", "2026-02-05T10:00"), ("pukul 09.00 GMT+0", "2026-02-05T09:00Z")]),
    ("Toko buka pukul 10.00 Waktu Indonesia Timur.", [("pukul 10.00 Waktu Indonesia Timur", "2026-02-05T10:00+09:00")]),
    ("Rapat Rabu (4/2) 10.15 WIB usai.", [("Rabu (4/2) 10.15 WIB", "2026-02-04T10:15")]),
    ("Gempa pukul 10.15 waktu New York, Selasa malam (3/2).", [("pukul 10.15", "2026-02-03T22:15"), ("Selasa malam (3/2)", "2026-02-03TNI")]),
    ("Gempa pukul 10.15 waktu setempat, Selasa, di Chili.", [("pukul 10.15", "2026-02-03T10:15"), ("Selasa", "2026-02-03")]),
    ("Gempa pukul 10.15 waktu Chili kemarin.", [("pukul 10.15", "2026-02-04T10:15"), ("kemarin", "2026-02-04")]),
    ("Gempa pukul 10.15 (waktu setempat) pada 3 Februari 2026.", [("pukul 10.15", "2026-02-03T10:15"), ("3 Februari 2026", "2026-02-03")]),
    ("Gempa 10:15 waktu setempat.", [("10:15", "2026-02-05T10:15")]),
    ("Data terbit pukul 08.30 ET (20.30 WIB).", [("pukul 08.30 ET", "2026-02-05T08:30"), ("20.30 WIB", "2026-02-05T20:30")]),
    ("Buka pukul 9 pagi hingga 5 sore.", [("pukul 9 pagi", "2026-02-05T09:00"), ("5 sore", "2026-02-05T17:00")]),
    ("Rapat pukul 14.00-15.30 waktu setempat, Rabu (4/2).", [("pukul 14.00", "2026-02-04T14:00"), ("15.30", "2026-02-04T15:30"), ("Rabu (4/2)", "2026-02-04")]),
    ("Rapat pukul 20.00 hingga 22.00 WIB Rabu (4/2).", [("pukul 20.00", "2026-02-04T20:00"), ("22.00 WIB Rabu (4/2)", "2026-02-04T22:00")]),
    ("Buka pukul 9-10.30 WIB.", [("pukul 9", "2026-02-05T09:00"), ("10.30 WIB", "2026-02-05T10:30")]),
]  # fmt: skip

TRAPS = [  # what resembles a clock time, or goes on behind one
    ("Pukul 10.00 PM Anwar berpidato.", [("Pukul 10.00", "2026-02-05T10:00")]),
    ("Pukul 10.00 PT Bumi Kencana membuka toko.", [("Pukul 10.00", "2026-02-05T10:00")]),
    ("Sekitar pukul 10 dan 12 orang datang.", [("Sekitar pukul 10", "2026-02-05T10:00")]),
    ("Ia menginap 5 malam, setengah dari tamu pulang.", [("5 malam", "P5D")]),
    ("Harga 10.15 dolar, indeks naik 10.15.", []),
    ("Sidang setengah hati, setengah tujuan tercapai.", []),
    ("Lomba AM 5 dan FM 9.", []),
    ("Indeks GMT+7 dan ET naik.", []),
    ("Ia tidur setengah jam.", [("setengah jam", "PT30M")]),
    ("Batas waktu tengah pekan.", []),
    ("Waktu Presiden tiba pukul 10.00, hujan.", [("pukul 10.00", "2026-02-05T10:00")]),
    ("Rupiah 15.30 per dolar, 8 PM AS.", []),
]

ZONES = [
    ("pukul 10.15 waktu setempat", "waktu setempat"),
    ("pukul 10.15 waktu New York kemarin (4/2)", "waktu New York"),
    ("Rabu (4/2) waktu AS Presiden Trump tiba", "waktu AS"),
    ("Rabu malam waktu Amerika Serikat (4/2)", "waktu Amerika Serikat"),
    ("pukul 8 pagi (waktu Timur AS)", "waktu Timur AS"),
    ("pukul 8 pagi EDT", "EDT"),
    ("Rabu waktu setempat pukul 10.00", "waktu setempat"),
    ("pukul 10.15-11.00 waktu setempat", "waktu setempat"),
    ("pukul 10.15 WIB", None),
    ("pukul 10.15 GMT+8", None),
    ("pukul 10.15 waktu Jakarta", None),
    ("pukul 10.15 Waktu Indonesia Barat", None),
    ("Pukul 10.15 waktu itu sepi", None),
    ("Februari waktu setempat", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TIMES + TRAPS)
def test_clock_time(text, expected):
    assert mentions(text, DAY) == expected


@pytest.mark.parametrize(("text", "zone"), ZONES)
def test_zone(text, zone):
    assert find_mentions(text, date.fromisoformat(DAY))[0].zone == zone


OWN_ZONES = [  # the field "zone" of all mentions
    ("Laga dimulai pukul 19.30 WIB atau pukul 8.30 waktu New York.", [None, "waktu New York"]),
    ("Laga dimulai pukul 19.30 WIB atau 8.30 waktu New York.", [None, "waktu New York"]),
    ("Laga dimulai pukul 20.30 WITA (pukul 8.30 waktu setempat).", [None, "waktu setempat"]),
    ("Laga dimulai pukul 12.30 GMT atau pukul 8.30 waktu Washington.", [None, "waktu Washington"]),
    ("Laga dimulai pukul 19.30 (WIB) atau pukul 8.30 waktu setempat.", [None, "waktu setempat"]),
    ("Laga dimulai pukul 20.30 GMT+8 atau pukul 8.30 waktu setempat.", [None, "waktu setempat"]),
    # the local time is that of the hour
    ("Laga dimulai pukul 8.30 waktu New York atau pukul 19.30 WIB.", ["waktu New York", None]),
    ("Laga berlangsung pukul 8.30 hingga pukul 9.30 waktu New York.", ["waktu New York", "waktu New York"]),
    ("Laga dimulai pukul 8.30 waktu setempat.", ["waktu setempat"]),
    ("Laga dimulai pukul 8.30 ET atau pukul 19.30 WIB.", ["ET", None]),
    ("WIB adalah waktu Jakarta. Laga dimulai pukul 8.30 waktu Tokyo.", ["waktu Tokyo"]),
    ("Laga dimulai pukul 8.30 waktu Jakarta.", [None]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "zones"), OWN_ZONES)
def test_local_time_is_not_that_of_an_hour_with_its_own_zone(text: str, zones: list[str | None]) -> None:
    assert [mention.zone for mention in find_mentions(text, date(2026, 7, 17))] == zones
