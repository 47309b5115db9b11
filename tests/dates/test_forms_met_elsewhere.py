"""Forms that other papers and tables print, and misspelt months. Published on Thursday, 5 February 2026."""

from datetime import date

import pytest

from kontan_crawler.dates import find_mentions
from tests.dates.cases import mentions

FORMS = [
    ("Terbit Feb. 4, 2026 dan March 3rd, 2025.", [("Feb. 4, 2026", "2026-02-04"), ("March 3rd, 2025", "2025-03-03")]),
    ("Terbit 4 May 2025, 1st August 2025, dan June 2025.", [("4 May 2025", "2025-05-04"), ("1st August 2025", "2025-08-01"), ("June 2025", "2025-06")]),
    ("Terbit Wednesday, February 4, 2026.", [("Wednesday, February 4, 2026", "2026-02-04")]),
    ("Terbit 19-Nov-12, 3-Agu-2025, 1-Mei-98.", [("19-Nov-12", "2012-11-19"), ("3-Agu-2025", "2025-08-03"), ("1-Mei-98", "1998-05-01")]),
    ("Terbit 4/Feb/2026 dan 5-Dec-25.", [("4/Feb/2026", "2026-02-04"), ("5-Dec-25", "2025-12-05")]),
    ("Terbit Sel, 3 Feb 2026 dan Min. 1/2/2026.", [("Sel, 3 Feb 2026", "2026-02-03"), ("Min. 1/2/2026", "2026-02-01")]),
    ("Terbit Rab (4/2/2026) dan Thu, 5 Feb 2026.", [("Rab (4/2/2026)", "2026-02-04"), ("Thu, 5 Feb 2026", "2026-02-05")]),
    ("Pindah 4 bln lalu, 2 thn lalu, 3 mgg yg lalu.", [("4 bln lalu", "2025-10"), ("2 thn lalu", "2024"), ("3 mgg yg lalu", "2026-W03")]),
    ("Tgl 3 Februari, tgl. 4/2/2026, thn 2025.", [("Tgl 3 Februari", "2026-02-03"), ("tgl. 4/2/2026", "2026-02-04"), ("thn 2025", "2025")]),
    ("Log 2026-02-05T10:00:00+07:00 dan 2026-02-05T03:00Z.", [("2026-02-05T10:00:00+07:00", "2026-02-05T10:00:00"), ("2026-02-05T03:00Z", "2026-02-05T03:00Z")]),
    ("Log 2026-02-05T11:00+0800, 2026-02-05 10:15, 2026/02/04.", [("2026-02-05T11:00+0800", "2026-02-05T11:00+08:00"), ("2026-02-05 10:15", "2026-02-05T10:15"), ("2026/02/04", "2026-02-04")]),
]  # fmt: skip

TRAPS = [
    ("Pada Februari 4 dari 10 saham naik.", [("Februari", "2026-02")]),
    ("March 4 dan May 5 adalah nama kapal. Theresa May pergi.", []),
    ("Harga 5 Sen dan 3 Min; Amartya Sen menulis.", []),
    ("Kapal 19-A-12, 4-Sen-26.", []),
    ("Juara ke-4 th dan 20th Century.", []),
    ("Ekspor 5 Market dan karet 2026 Marat.", [("2026", "2026")]),
    ("Kata Augustus, HR lalu bertemu Septi.", []),
    ("Kode T10:00Z dan 2026-02-05TX.", [("2026-02-05", "2026-02-05")]),
]

MISSPELT = [
    ("Rapat 4 Pebuari.", "4 Pebuari", "2026-02-04"),
    ("Rapat Rabu (4 Febuari 2026).", "Rabu (4 Febuari 2026)", "2026-02-04"),
    ("Panen akhir Agutus lalu.", "akhir Agutus lalu", "2025-08"),
    ("Panen Desmber 2025.", "Desmber 2025", "2025-12"),
    ("Panen bulan SEPTMBER 2025.", "bulan SEPTMBER 2025", "2025-09"),
    ("Panen 3 Novemebr 2025.", "3 Novemebr 2025", "2025-11-03"),
    ("Panen 3 Maert 2025.", "3 Maert 2025", "2025-03-03"),
]

RANGES = [  # a month that is misspelt in the second day of a range
    ("Rapat 3-5 Febuari.", [("3", "2026-02-03", True), ("5 Febuari", "2026-02-05", True)]),
    ("Rapat 3 hingga 5 Febuari 2026.", [("3", "2026-02-03", True), ("5 Febuari 2026", "2026-02-05", True)]),
    ("Libur 3 Maret hingga 5 Aprill 2026.", [("3 Maret", "2026-03-03", False), ("5 Aprill 2026", "2026-04-05", True)]),
    ("Libur 30 Desember - 2 Janauri 2026.", [("30 Desember", "2025-12-30", False), ("2 Janauri 2026", "2026-01-02", True)]),
    ("Rapat Selasa-Kamis, 3-5 Febuari.", [("Selasa", "2026-02-03", True), ("Kamis, 3-5 Febuari", "2026-02-05", True)]),
]


@pytest.mark.parametrize(("text", "expected"), RANGES)
def test_misspelt_month_of_a_range(text, expected):
    assert [(one.text, one.value, one.repaired) for one in find_mentions(text, date(2026, 2, 5))] == expected


@pytest.mark.parametrize(("text", "expected"), FORMS + TRAPS)
def test_form(text, expected):
    assert mentions(text, "2026-02-05") == expected


@pytest.mark.parametrize(("text", "expression", "value"), MISSPELT)
def test_misspelt_month_is_repaired(text, expression, value):
    (mention,) = find_mentions(text, date(2026, 2, 5))
    assert (mention.text, mention.value, mention.repaired) == (expression, value, True)


def test_weekday_is_compared_with_the_date():
    assert [mention.weekday_agrees for mention in find_mentions("Sen, 2 Feb 2026 dan Sen, 3 Feb 2026", date(2026, 2, 5))] == [True, False]
