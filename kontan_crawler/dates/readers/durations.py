"""Readers of durations, and of sets (recurring times)."""

from kontan_crawler.dates.context import Context
from kontan_crawler.dates.grammar import Captures
from kontan_crawler.dates.reading import Reading
from kontan_crawler.dates.words import COUNTED_BEFORE, DAYPART

DAYPART_FIRST_WORDS = {daypart.split()[0] for daypart in DAYPART}
PLANETS = frozenset("merkurius venus mars jupiter saturnus uranus neptunus pluto planet eksoplanet asteroid".split())
MOON_TOKENS = 24  # spaces included
HAS_MOONS = frozenset("memiliki mempunyai punya dengan menemukan ditemukan ada terdapat dari total seluruh kedua dikelilingi".split())
MOONS_OF = PLANETS | frozenset({"baru", "alami", "milik", "es", "yang", "mengorbit"})
LASTS = frozenset("selama dalam setelah butuh membutuhkan memakan waktu hingga sampai sekitar berlangsung usai tiap setiap".split())
HALVES = {"Y": "P6M", "DE": "P5Y", "CE": "P50Y", "D": "PT12H", "TH": "PT30M", "TM": "PT30S"}


def duration(captures: Captures, context: Context) -> Reading | None:
    """Read an amount of time: "tiga bulan", "lebih dari 5,5 tahun", "lima tahun terakhir", "beberapa hari ke depan"."""
    if is_price_or_index(captures, context) or is_sunday(captures, context) or is_moons(captures, context):
        return None
    return Reading("DURATION", duration_value(captures), mod=captures.get("hedge"))


def recurring(captures: Captures, context: Context) -> Reading:
    """Read a set: "setiap tahun", "setiap 5 menit", "setiap Senin pagi", "dua kali seminggu"."""
    if "weekday" in captures:
        code = captures["daypart"][0] if "daypart" in captures else ""
        return Reading("SET", f"XXXX-WXX-{captures['weekday'] + 1}" + (f"T{code}" if code else ""))
    if "daypart" in captures:
        return Reading("SET", f"XXXX-XX-XXT{captures['daypart'][0]}")
    if "month" in captures:
        return Reading("SET", f"XXXX-{captures['month']:02}")
    return Reading("SET", "XXXX-WXX-WE" if "edge" in captures else duration_value(captures))


def is_price_or_index(captures: Captures, context: Context) -> bool:
    """Return whether the number is a price or an index before a unit of time: "US$ 50.000 tahun ini", "S&P 500 kuartal kedua"."""
    if context.word_before().lower() in COUNTED_BEFORE:
        return True
    is_large, unit = "thousands" in captures or captures.get("digits", 0) > 99, captures["unit"]
    tails = {context.text.lower().split()[-1], context.word_after().lower()}
    return is_large and (unit in {"Q", "H"} or "ini" in tails or ("lalu" in tails and unit in {"W", "M"}))


def is_sunday(captures: Captures, context: Context) -> bool:
    """Return whether "Minggu" after the number is Sunday: "JT 610 Minggu", "dua Minggu petang", not "Tiga Minggu" or "2 Minggu Lagi"."""
    _, minggu, tail = context.text.partition("Minggu")
    after = tail.split()[0] if tail else context.word_after()
    return bool(minggu) and (after == "(" or after.lower() in DAYPART_FIRST_WORDS or ("digits" in captures and not after.istitle()))


def is_moons(captures: Captures, context: Context) -> bool:
    """Return whether "bulan" is a moon: "Jupiter memiliki 95 bulan", not "terbang ke Mars selama 7 bulan"."""
    tokens, before = context.stream.tokens, context.word_before().lower()
    if captures["unit"] != "M" or before in LASTS:
        return False
    around = {token.lower() for token in tokens[max(0, context.start - MOON_TOKENS) : context.end + MOON_TOKENS]}
    after = context.word_after().lower()
    return bool(around & PLANETS) and (before in HAS_MOONS or after in MOONS_OF)


def duration_value(captures: Captures) -> str:
    """Return the TIMEX3 value: "P3M", "PT10M", "P5.5Y", "PXD", "P3Y6M"."""
    unit = captures["unit"]
    count = amount(captures)
    if count == 0.5 and unit in HALVES:
        return HALVES[unit]
    if unit == "H" and count is not None:
        unit, count = "M", count * 6
    counted = [(unit, "X" if count is None else f"{count:g}")]
    if "more" in captures:
        counted.append((captures["more_unit"], str(captures["more"])))
    days = "".join(number + unit for unit, number in counted if unit[0] != "T")
    time = "".join(number + unit[1:] for unit, number in counted if unit[0] == "T")
    return f"P{days}T{time}" if time else f"P{days}"


def amount(captures: Captures) -> float | None:
    """Return the number of units; None if it is vague. "setahun" is one year."""
    if "vague" in captures:
        return None
    fraction: float = captures["fraction"] if "fraction" in captures else captures.get("half", 0)
    if "digits" in captures:
        whole: float = captures["digits"] * 1000 + captures["thousands"] if "thousands" in captures else captures["digits"]
        factor: float = captures.get("factor", 1)
        return whole * factor + fraction
    return (number_in_words(captures) if captures.keys() & {"ones", "number_word"} else "half" not in captures) + fraction


def number_in_words(captures: Captures) -> int:
    """Return a number in words: "dua", "sebelas", "dua puluh lima"."""
    factor, plus = captures.get("scale", (1, 0))
    number: int = captures.get("number_word") or captures["ones"] * factor + plus + captures.get("more_ones", 0)
    return number
