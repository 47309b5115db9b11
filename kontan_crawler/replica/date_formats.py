"""The site's date formats: under headlines, in listing rows, and within sentences."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from random import Random
from typing import TypeVar

from kontan_crawler.clock import WIB

T = TypeVar("T")
ZONES = {"WIB": WIB, "WITA": timezone(timedelta(hours=8)), "WIT": timezone(timedelta(hours=9))}
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember")
MENTIONS = (
    ("{day} ({d}/{m}/{y})", 30),
    ("{day} ({d}/{m})", 26),
    ("{day}", 10),
    ("{day} ({d}/{m}/{yy})", 3),
    ("{day}, ({d}/{m}/{yy})", 2),
    ("{day}({d}/{m}/{y})", 2),
    ("{day} ({d} {month} {y})", 3),
    ("{day} pagi waktu Indonesia ({d}/{m}/{y})", 3),
    ("{day} ({d}/{m}/{y}) waktu Amerika Serikat (AS)", 3),
    ("{day} ({d}/{m}) waktu setempat", 4),
    ("{day} lalu ({d}/{m})", 4),
    ("{day}, {d} {month} {y}", 4),
    ("{d} {month} {y} pukul 13.07 GMT", 2),
    ("akhir pekan lalu", 5),
    ("awal bulan ini", 3),
    ("kuartal III tahun lalu", 3),
    ("{day} ({d}/{m}{y})", 1),
    ("{day} ({d}//{m}/{y})", 1),
    ("{day} ({d}/{m}.{y})", 1),
    ("{day} ({d}.{m}/{y})", 1),
    ("{day} ({d}/{m}/{y}", 1),
    ("{day} ({d}/{m}/{y}0)", 1),
    ("{other} ({d}/{m}/{y})", 2),
)
"""Formats of a date within a sentence -> weight; some have misprints or a wrong weekday."""
DAYS_BEFORE = ((0, 60), (1, 20), (2, 7), (3, 9), (-1, 4))


def timestamp(moment: datetime, zone: str, separator: str = "/", weekday_shift: int = 0) -> str:
    """Return the line under a headline, such as `Rabu, 04 Februari 2026 / 22:20 WIB`, with the weekday of `weekday_shift` days later."""
    local = moment.astimezone(ZONES[zone])
    day = DAYS[(local.weekday() + weekday_shift) % 7]
    return f"{day}, {local:%d} {MONTHS[local.month - 1]} {local.year} {separator} {local:%H:%M} {zone}"


def long_date(moment: datetime, padded: bool = True) -> str:
    """Return `08 Maret 2026`, in WIB."""
    local = moment.astimezone(WIB)
    return f"{local.day:0{2 if padded else 1}} {MONTHS[local.month - 1]} {local.year}"


def relative_time(moment: datetime, now: datetime) -> str:
    """Return `8 Menit lalu`, `3 Jam 40 Menit lalu` or `2 Tahun 3 Bulan 5 Hari lalu`, without units that are zero."""
    minutes = int((now - moment).total_seconds() // 60)
    amounts: tuple[tuple[int, str], ...]
    if minutes < 24 * 60:
        amounts = ((minutes // 60, "Jam"), (minutes % 60, "Menit"))
    else:
        days = minutes // (24 * 60)
        amounts = ((days // 365, "Tahun"), (days % 365 // 30, "Bulan"), (days % 365 % 30, "Hari"))
    return " ".join(f"{amount} {unit}" for amount, unit in amounts if amount) + " lalu"


def date_mention(random: Random, published: date) -> str:
    """Return a date near `published`, in a format that follows "pada" in a sentence."""
    day = published - timedelta(days=_weighted(random, DAYS_BEFORE))
    return _weighted(random, MENTIONS).format(
        day=DAYS[day.weekday()],
        other=DAYS[(day.weekday() + 2) % 7],
        d=day.day,
        m=day.month,
        y=day.year,
        yy=f"{day:%y}",
        month=MONTHS[day.month - 1],
    )


def day_range(published: date) -> str:
    """Return days of the same month, `13–17 Juli 2026`."""
    return f"13–17 {MONTHS[published.month - 1]} {published.year}"


def _weighted(random: Random, table: Sequence[tuple[T, int]]) -> T:
    values, weights = zip(*table, strict=True)
    return random.choices(values, weights)[0]
