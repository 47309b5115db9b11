"""How the site prints moments: header lines, listing rows, and dates inside sentences."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from random import Random
from typing import TypeVar

T = TypeVar("T")
ZONES = {name: timezone(timedelta(hours=hours)) for name, hours in (("WIB", 7), ("WITA", 8), ("WIT", 9))}
WIB = ZONES["WIB"]
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
"""Forms of a date in running text and their weights: misprints and a weekday that is not that date's among them."""
DAYS_BEFORE = ((0, 60), (1, 20), (2, 7), (3, 9), (-1, 4))


def header(moment: datetime, zone: str, separator: str = "/", slip: int = 0) -> str:
    """The line under a headline, `Rabu, 04 Februari 2026 / 22:20 WIB`; `slip` puts the weekday wrong by so many days."""
    local = moment.astimezone(ZONES[zone])
    day = DAYS[(local.weekday() + slip) % 7]
    return f"{day}, {local:%d} {MONTHS[local.month - 1]} {local.year} {separator} {local:%H:%M} {zone}"


def long_date(moment: datetime, padded: bool = True) -> str:
    """`08 Maret 2026`, in WIB."""
    local = moment.astimezone(WIB)
    return f"{local.day:0{2 if padded else 1}} {MONTHS[local.month - 1]} {local.year}"


def ago(moment: datetime, now: datetime) -> str:
    """`8 Menit lalu`, `3 Jam 40 Menit lalu`, `2 Tahun 3 Bulan 5 Hari lalu`: units that are zero are left out."""
    minutes = int((now - moment).total_seconds() // 60)
    amounts: tuple[tuple[int, str], ...]
    if minutes < 24 * 60:
        amounts = ((minutes // 60, "Jam"), (minutes % 60, "Menit"))
    else:
        days = minutes // (24 * 60)
        amounts = ((days // 365, "Tahun"), (days % 365 // 30, "Bulan"), (days % 365 % 30, "Hari"))
    return " ".join(f"{amount} {unit}" for amount, unit in amounts if amount) + " lalu"


def mention(random: Random, published: date) -> str:
    """A date near `published` as a sentence names it, fit to stand after "pada"."""
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


def span(published: date) -> str:
    """Days of the same month, `13–17 Juli 2026`."""
    return f"13–17 {MONTHS[published.month - 1]} {published.year}"


def _weighted(random: Random, table: Sequence[tuple[T, int]]) -> T:
    values, weights = zip(*table, strict=True)
    return random.choices(values, weights)[0]
