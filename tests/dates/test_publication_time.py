"""Printed publication times: a moment in +07:00, day before month, or None."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontan_crawler.clock import WIB
from kontan_crawler.dates.publication_time import is_plausible, parse_publication_time, weekday_agrees
from tests.strategies import TEXT

NOW = datetime(2026, 3, 1, 0, 10, tzinfo=WIB)

PARSED = [
    # header lines
    ("Rabu, 04 Februari 2026 / 22:20 WIB", "2026-02-04T22:20:00"),
    ("Senin, 15 Agustus 2022 | 06:40 WIB", "2022-08-15T06:40:00"),
    ("Senin, 15 Agustus 2022 | 06:40 WIB,", "2022-08-15T06:40:00"),
    ("|Selasa, 9 Juni 2020 / 22:20 WIB", "2020-06-09T22:20:00"),
    ("Rabu, 04 Februari 2026 / 22:20 WITA", "2026-02-04T21:20:00"),
    ("Rabu, 04 Februari 2026 / 01:20 WIT", "2026-02-03T23:20:00"),
    ("Rabu, 04 Februari 2026 / 22:20", "2026-02-04T22:20:00"),
    ("\n  Rabu,\u00a004 Februari 2026\n  / 22:20 WIB \n", "2026-02-04T22:20:00"),
    ("RABU, 04 FEBRUARI 2026 / 22:20 WIB", "2026-02-04T22:20:00"),
    ("Rabu, 04 Februari 2026 pukul 22.20 WIB", "2026-02-04T22:20:00"),
    ("Jum'at, 6 Februari 2026 / 07:00 WIB", "2026-02-06T07:00:00"),
    ("Jum’at, 6 Februari 2026 / 07:00 WIB", "2026-02-06T07:00:00"),
    ("Minggu, 1 Maret 2026 / 00:00 WIB", "2026-03-01T00:00:00"),
    ("Jumat, 7 Nopember 2025", "2025-11-07T00:00:00"),
    ("7 Agt 2025", "2025-08-07T00:00:00"),
    ("29 Februari 2024", "2024-02-29T00:00:00"),
    # numeric: the day comes first
    ("4/2/2026", "2026-02-04T00:00:00"),
    ("Rabu (4/2/2026)", "2026-02-04T00:00:00"),
    ("04-02-2026", "2026-02-04T00:00:00"),
    ("2/4/26", "2026-04-02T00:00:00"),
    # listing rows
    ("| 8 Menit lalu", "2026-03-01T00:02:00"),
    ("| 1 Jam lalu", "2026-02-28T23:10:00"),
    ("| 3 Jam 40 Menit lalu", "2026-02-28T20:30:00"),
    ("| 3 Jam 40 Menit yang lalu", "2026-02-28T20:30:00"),
    ("| 2 Hari lalu", "2026-02-27T00:10:00"),
    ("| 2 Tahun 3 Bulan 5 Hari lalu", "2023-11-26T00:10:00"),
    ("| 08 Maret 2026", "2026-03-08T00:00:00"),
    # ISO 8601 and RFC 822
    ("2026-03-26 12:14:10", "2026-03-26T12:14:10"),
    ("2026-03-26T12:14:10+07:00", "2026-03-26T12:14:10"),
    ("2026-03-26T05:14:10Z", "2026-03-26T12:14:10"),
    ("2026-03-26T05:14:10.250+0000", "2026-03-26T12:14:10"),
    ("2026-02-04", "2026-02-04T00:00:00"),
    ("Thu, 03 Sep 2026 18:04:46 +0700", "2026-09-03T18:04:46"),
    ("Thu, 03 Sep 2026 18:04:46 GMT", "2026-09-04T01:04:46"),
    ("Thu, 03 Sep 2026 18:04:46 -0000", "2026-09-04T01:04:46"),  # RFC 5322: UTC, time zone unknown
    ("03 Sep 2026 18:04:46 +0700", "2026-09-03T18:04:46"),  # RFC 822: the weekday is optional
]

NOT_PARSED = [
    "", "|", "Global", "Dibaca 5 kali", "23,4 Triliun", "3,2%", "22:20 WIB", "12 Januari", "Januari 2026", "Rabu", "2026",
    "Rabu, 04 Februari 2026 oleh Budi", "31 Februari 2026", "29 Februari 2025", "00 Januari 2026", "4 Fabruari 2026",
    "Rabu, 04 Februari 2026 / 25:20 WIB", "Rabu, 04 Februari 2026 / 22:61 WIB",
    "2026-13-01", "2026-02-30 10:00:00", "0000-00-00 00:00:00", "Tue, 31 Feb 2026 10:00:00 +0700",
    "9999 Tahun lalu", "99999999999 Hari lalu", "1 Januari 0001 / 00:00 WIT",
    "03/17/2025", "03/17/25", "03-17-2025", "03.17.2025", "02/13/26",  # the month comes second
]  # fmt: skip

PLAUSIBLE = [
    ("1995-12-31 23:59:59", False), ("1996-01-01", True), ("2026-02-28", True), ("2026-03-02 23:59:59", True), ("2026-03-03", False),
]  # fmt: skip

WEEKDAYS = [
    ("Rabu, 04 Februari 2026 / 22:20 WIB", True),
    ("Selasa, 04 Februari 2026 / 22:20 WIB", False),
    ("|Selasa, 04 Februari 2026", False),
    ("\n  | Selasa, 04 Februari 2026", False),
    ("Rabu, 04 Februari 2026 / 00:20 WIT", True),  # still Tuesday in Jakarta
    ("Jum’at, 6 Februari 2026", True),
    ("Selasa (4/2/2026)", False),
    ("04 Februari 2026", None),
    ("2026-02-04", None),
]

LINES = st.builds(
    "{}{} {} {} / {}:{} {}".format,
    st.sampled_from(["", "Rabu, ", "| ", "Jum'at "]), st.integers(0, 40), st.sampled_from(["Februari", "Mei", "Sept", "13", "Xyz"]), st.integers(0, 10_000),
    st.integers(0, 30), st.integers(0, 70).map("{:02}".format), st.sampled_from(["", "WIB", "WITA", "GMT", "(GMT+7)", "GMT+99:99", "PM", "malam", "+0700 x", "XYZ"]),
)  # fmt: skip
AGES = st.builds(
    "{} {} {} {} lalu".format,
    st.integers(0),
    st.sampled_from(["Tahun", "Bulan", "Hari"]),
    st.integers(0),
    st.sampled_from(["Jam", "Menit"]),
)


@pytest.mark.parametrize(("printed", "expected"), PARSED)
def test_parsed(printed: str, expected: str) -> None:
    moment = parse_publication_time(printed, NOW)
    assert moment and moment.isoformat() == f"{expected}+07:00"


@pytest.mark.parametrize("printed", NOT_PARSED)
def test_not_parsed(printed: str) -> None:
    assert parse_publication_time(printed, NOW) is None


@pytest.mark.parametrize("hours", [-5, 0, 7, 9])
@pytest.mark.parametrize("printed", ["| 3 Jam 40 Menit lalu", "| 2 Hari lalu"])
def test_zone_of_now_does_not_matter(printed: str, hours: int) -> None:
    assert parse_publication_time(printed, NOW.astimezone(timezone(timedelta(hours=hours)))) == parse_publication_time(printed, NOW)


@pytest.mark.parametrize(("printed", "expected"), PLAUSIBLE)
def test_plausible(printed: str, expected: bool) -> None:
    assert is_plausible(parse_publication_time(printed, NOW), NOW) is expected


def test_tomorrow_is_in_jakarta() -> None:
    evening = datetime(2026, 2, 28, 17, 30, tzinfo=timezone.utc)  # 1 March, 00:30 WIB
    assert is_plausible(datetime(2026, 3, 2, 12, tzinfo=WIB), evening)


@pytest.mark.parametrize(("printed", "expected"), WEEKDAYS)
def test_weekday(printed: str, expected: bool | None) -> None:
    assert weekday_agrees(printed, parse_publication_time(printed, NOW)) is expected


@given(TEXT | LINES | AGES, st.datetimes(datetime(1996, 1, 1), datetime(2100, 1, 1), timezones=st.just(WIB)))
def test_any_text_gives_none_or_wib(printed: str, now: datetime) -> None:
    moment = parse_publication_time(printed, now)
    assert moment is None or moment.utcoffset() == timedelta(hours=7)


@given(st.dates(date(1996, 1, 1), date(2100, 1, 1)))
def test_day_comes_before_month(day: date) -> None:
    for printed in (f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}", f"{day:%d-%m-%Y}", f"{day:%Y-%m-%d}"):
        assert parse_publication_time(printed, NOW) == datetime(day.year, day.month, day.day, tzinfo=WIB), printed
