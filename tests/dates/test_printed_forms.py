"""Printed moments with what stands behind the clock. A form that is not understood is refused, never read some hours off."""

from datetime import datetime

import pytest

from kontan_crawler.clock import WIB
from kontan_crawler.dates.publication_time import has_unknown_clock, parse_publication_time, weekday_agrees

NOW = datetime(2026, 3, 1, 0, 10, tzinfo=WIB)
DAY = "Rabu, 04 Februari 2026"
EVENING = "2026-02-04T22:20:00+07:00"

EVENINGS = [
    # the zone of Jakarta, in many ways
    f"{DAY} / 22:20 WIB", f"{DAY} | 22:20 wib", f"{DAY} / 22:20 (WIB)", f"{DAY} / 22:20 WIB.", f"{DAY}, 22.20 WIB", f"{DAY} - 22:20 WIB", f"{DAY} • 22:20 WIB",
    f"{DAY} / 22:20 (GMT+7)", f"{DAY} / 22:20 GMT+7", f"{DAY} / 22:20 GMT +7", f"{DAY} / 22:20 (GMT +07:00)", f"{DAY} / 22:20 GMT+0700", f"{DAY} / 22:20 GMT+07.00",
    f"{DAY} / 22:20 UTC+7", f"{DAY} / 22:20 (UTC+07:00)", f"{DAY} / 22:20 [UTC+7]", f"{DAY} / 22:20 WIB (GMT+7)", f"{DAY} / 22:20 WIB (UTC+07:00)",
    f"{DAY} / 22:20 WIB+7", f"{DAY} / 22:20 +0700", f"{DAY} / 22:20 +07:00", f"{DAY} 22:20:00+07", f"{DAY} / 22:20 waktu Indonesia barat", f"{DAY} / 22:20 Waktu Jakarta",
    # no zone: Jakarta's
    f"{DAY} / 22:20", f"{DAY} 22.20", f"{DAY} pukul 22.20", f"{DAY} Pkl. 22.20", f"{DAY}, jam 22.20", f"{DAY} (22:20)", f"{DAY} 22:20:00", "04/02/2026 22:20",
    "04-02-2026 22:20", "04.02.2026 22.20", "4/2/26 22:20", "2026-02-04 22:20", "2026-02-04T22:20", "2026/02/04 22:20:00", "04 Feb 2026, 22:20", "4-Feb-2026 22:20",
    # other zones
    f"{DAY} / 23:20 WITA", "Kamis, 05 Februari 2026 / 00:20 WIT", f"{DAY} / 15:20 GMT", f"{DAY} / 15:20 UTC", f"{DAY} / 15:20 (GMT)", f"{DAY} / 15:20 GMT+0",
    f"{DAY} / 23:20 GMT+8", f"{DAY} / 23:20 WITA (GMT+8)", f"{DAY} / 20:50 GMT+5:30", f"{DAY} / 10:20 GMT-5", f"{DAY} / 10:20 UTC−05:00",
    "2026-02-04T15:20:00Z", "2026-02-04 15:20:00Z", "2026-02-04T15:20:00.000000Z", "2026-02-04T22:20:00+0700", "2026-02-04 22:20:00 WIB", "2026-02-04 22:20:00 GMT+7",
    "2026-02-04T15:20:00 UTC", "2026-02-04T15:20:00+00:00",
    # halves and parts of the day
    f"{DAY} / 10:20 PM", f"{DAY} / 10:20 pm", f"{DAY} / 10:20 p.m.", f"{DAY} 10:20PM", f"{DAY} / 10.20 PM WIB", f"{DAY} / 22:20 PM", f"{DAY} / 10.20 malam",
    f"{DAY} / 22.20 malam", f"{DAY} / 10.20 malam WIB", f"{DAY} / 10.20 (malam)", f"{DAY} / 03:20 PM GMT", f"{DAY} / 10:20 PM (GMT+7)", f"{DAY} / 10.20 malam hari",
    # English
    "Wednesday, 04 February 2026 / 22:20 WIB", "Wednesday, February 04, 2026 / 22:20 WIB", "February 4, 2026 10:20 PM", "Wed, Feb 4, 2026 at 10:20 PM", "4th February 2026 22:20",
    "Feb. 4, 2026, 10:20 p.m.",
    # text behind
    f"{DAY} / 22:20 WIB, ", f"{DAY} / 22:20 WIB | Reporter: Rina Kusuma", f"{DAY} | 22:20 WIB Reporter: Rina Kusuma", f"{DAY} | 22:20 WIB Penulis: Rina 12.30",
    f"{DAY} | 22:20 Reporter: Rina Kusuma", f"{DAY} | 22:20 WIB Sumber: Reuters", f"{DAY} | 22:20 WIB Diperbarui Kamis, 05 Februari 2026 | 06:00 WIB",
    f"{DAY} / 22:20 WIB (Diperbarui: 05/02/2026 06:00 WIB)", f"{DAY} / 22:20 WIB Dibaca: 1.234 kali", f"{DAY} / 22:20 WIB · 3 menit baca", f"{DAY} / 22:20 WIB 3 menit baca",
    f"{DAY} / 22:20 - 3 menit baca", f"{DAY} / 22:20 | Dibaca 10.15 kali", f"{DAY} / 22:20 WIB oleh Budi", f"{DAY} / 22:20 WIB A- A+", f"{DAY} / 22:20 WIB GMT+7",
    # text before
    f"Terbit: {DAY} / 22:20 WIB", f"Dipublikasikan {DAY} 22:20 | Update Kamis, 05 Februari 2026 06:00", f"Diperbarui: Kamis, 05 Februari 2026 06:00 WIB | Terbit: {DAY} 22:20 WIB",
    f"Jakarta, {DAY} / 22:20 WIB", f"Reporter: Rina Kusuma | {DAY} / 22:20 WIB", f"Last updated 05/02/2026 06:00 | {DAY} 22:20", f"22:20 WIB, {DAY}", f"22.20 | {DAY}",
    f"{DAY} / 22:20 (Jakarta)", f"{DAY} / 22:20 Sofia Rahman", f"{DAY} / 22:20 Lima menit baca", f"{DAY} / 22:20 Bandung", f"{DAY} / 22:20 Rina Kusuma", f"{DAY} / 22:20 Bagikan", f"{DAY} / 22:20 (Diperbarui)", f"{DAY} / 22:20 A A+", f"{DAY} / 22:20 WIB a. rahman", f"{DAY} / 22:20 Asia/Jakarta", f"{DAY} / 22:20 Oleh Rina Kusuma", f"{DAY} / 22:20 Penulis Rina", f"{DAY} / 22:20 Laporan: Rina", f"Pukul 22.20 WIB, {DAY}", f"15:20 GMT - {DAY}",
    # RFC 822
    "Wed, 04 Feb 2026 22:20:00 +0700", "Wed, 04 Feb 2026 22:20:00", "Wed, 04 Feb 2026 15:20:00 GMT", "Wed, 04 Feb 2026 15:20:00 UT", "Wed, 04 Feb 2026 15:20:00 -0000",
    "Wed, 04 Feb 2026 15:20:00 +0000", "Wed, 04 Feb 2026 10:20:00 EST", "Wed, 04 Feb 2026 22:20:00 WIB", "Wed, 04 Feb 2026 22:20:00 GMT+7", "Wed, 4 Feb 2026 22:20:00 +0700",
    "Wed, 04 Feb 2026 22:20 +0700", "Wed, 04 Feb 2026 10:20:00 PM", "Wed, 04 Feb 2026 22:20:00 GMT+0700 (WIB)", "Wed Feb 4, 2026 22:20:00 GMT+0700",
]  # fmt: skip

OTHERS = [
    (f"{DAY} / 10:20 AM", "2026-02-04T10:20:00"),
    (f"{DAY} / 12:20 AM", "2026-02-04T00:20:00"),
    (f"{DAY} / 12:20 PM", "2026-02-04T12:20:00"),
    (f"{DAY} / 00:20 AM", "2026-02-04T00:20:00"),
    (f"{DAY} / 01.30 dini hari", "2026-02-04T01:30:00"),
    (f"{DAY} / 04.30 subuh", "2026-02-04T04:30:00"),
    (f"{DAY} / 10.20 pagi", "2026-02-04T10:20:00"),
    (f"{DAY} / 11.30 siang", "2026-02-04T11:30:00"),
    (f"{DAY} / 12.30 siang", "2026-02-04T12:30:00"),
    (f"{DAY} / 1.30 siang", "2026-02-04T13:30:00"),
    (f"{DAY} / 4.15 sore", "2026-02-04T16:15:00"),
    (f"{DAY} / 16.15 sore WIB", "2026-02-04T16:15:00"),
    (f"{DAY} / 5.45 petang", "2026-02-04T17:45:00"),
    (f"{DAY} | Reporter: Rina Kusuma", "2026-02-04T00:00:00"),
    (f"{DAY}, ", "2026-02-04T00:00:00"),
    ("March 3, 2025", "2025-03-03T00:00:00"),
    ("2026/02/04", "2026-02-04T00:00:00"),
    ("Senin, 31 Agustus 2026 pukul 00.05 WIT", "2026-08-30T22:05:00"),
]

REFUSED = [  # a zone or part of the day that is unknown or ambiguous
    f"{DAY} / 22:20 PST", f"{DAY} / 22:20 EST", f"{DAY} / 22:20 (CET)", f"{DAY} / 22:20 JST", f"{DAY} / 22:20 AEDT", f"{DAY} / 22:20 SGT", f"{DAY} / 22:20 CEST | Reporter: X",
    f"{DAY} / 22:20 waktu setempat", f"{DAY} / 22:20 waktu New York", f"{DAY} / 22:20 (XYZ)", f"{DAY} / 22:20 XYZ", f"{DAY} / 22:20 WIBB", f"{DAY} / 22:20 ET", f"{DAY} / 22:20 +7",
    f"{DAY} / 22:20 GMT 7", f"{DAY} / 22:20 (GMT 7)", f"{DAY} / 22:20 GMT plus 7", f"{DAY} / 22:20 GMT+99", f"{DAY} / 22:20 UTC+7:75", f"{DAY} / 22:20 WIB (GMT+8)",
    f"{DAY} / 22:20 WIB+8", f"{DAY} / 22:20 WIB GMT", f"{DAY} / 22:20 AM", f"{DAY} / 00:20 PM", f"{DAY} / 12.15 malam", f"{DAY} / 2.15 malam", f"{DAY} / 12.30 pagi",
    f"{DAY} / 22.20 siang", f"{DAY} / 8.20 sore", f"{DAY} / 10.20 dini hari", "2026-02-04T22:20:00 PST", "2026-02-04 22:20:00 XYZ", "Wed, 04 Feb 2026 22:20:00 XYZ",
    f"{DAY} / 22:20 Eastern Time", f"{DAY} / 22:20 local time", f"{DAY} / 22:20 (New York)", f"{DAY} / 22:20 Tokyo", f"{DAY} / 22:20 America/New_York | Reporter: X", f"{DAY} / 22:20 Asia/Makassar", f"{DAY} / 22:20 — New York", f"{DAY} / 22:20, Tokyo", f"{DAY} / 22:20 London time", f"{DAY} / 22:20 di Rio de Janeiro", f"{DAY} / 22:20 Washington D.C.", f"{DAY} / 10:20 P",
    f"{DAY} / 10:20 ㏘", f"{DAY} / 22:20 setempat", "Wed, 04 Feb 2026 22:20:00 CEST", "2026-02-04T22:20:00+99:00",
]  # fmt: skip

NOT_PARSED = [
    f"Diperbarui: {DAY} / 22:20 WIB",  # when it was published is not said
    f"{DAY} | Reporter: Rina | 22:20 WIB",  # which clock time?
    f"{DAY} oleh Budi", "04 Februari 2026 / 25:20 WIB", "04 Februari 2026 / 22:61 (GMT+7)", "31 Februari 2026 22:20", "2026-02-30 22:20", "12 orang 2026", "Februari 2026 22:20",
    "1.234.567", "10.20.30", "99/99/9999 22:20", "2026-2-4", "February 30, 2026", "Harga 4/5 dari 2026", "13.13.2026 22:20",
]  # fmt: skip


@pytest.mark.parametrize("printed", EVENINGS)
def test_this_evening(printed: str) -> None:
    moment = parse_publication_time(printed, NOW)
    assert moment and moment.isoformat() == EVENING
    assert weekday_agrees(printed, moment) in (True, None)


@pytest.mark.parametrize(("printed", "wanted"), OTHERS)
def test_other_moments(printed: str, wanted: str) -> None:
    moment = parse_publication_time(printed, NOW)
    assert moment and moment.isoformat() == f"{wanted}+07:00"


@pytest.mark.parametrize("printed", REFUSED)
def test_refused(printed: str) -> None:
    assert parse_publication_time(printed, NOW) is None
    assert has_unknown_clock(printed)


@pytest.mark.parametrize("printed", NOT_PARSED)
def test_not_parsed(printed: str) -> None:
    assert parse_publication_time(printed, NOW) is None
    assert not has_unknown_clock(printed)
