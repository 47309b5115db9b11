"""Readers of amounts of time, alone or reckoned from a day, and of what recurs."""

from datetime import date, datetime, timedelta

from kontan_crawler.dates.context import Place
from kontan_crawler.dates.day_reading import Parts
from kontan_crawler.dates.discourse import Reading, Standing
from kontan_crawler.dates.periods import Period, period, shift
from kontan_crawler.dates.words import COUNTED_BEFORE, PART

SECONDS = {"TH": 3600, "TM": 60, "TS": 1}
PART_BEGINS = {part.split()[0] for part in PART}
# Behind these a number of millions is what was counted that year.
REACHING = {"mencapai", "menjadi", "dari", "total"}
HALVES = {"Y": "P6M", "DE": "P5Y", "CE": "P50Y", "D": "PT12H", "TH": "PT30M", "TM": "PT30S"}


def duration(parts: Parts, place: Place) -> Reading | None:
    """An amount of time: "tiga bulan", "lebih dari 5,5 tahun", "lima tahun terakhir", "beberapa hari ke depan"."""
    if is_level(parts, place) or is_sunday(parts, place):
        return None
    return Reading("DURATION", length(parts), mod=parts.get("hedge"))


def is_level(parts: Parts, place: Place) -> bool:
    """Whether the number is a price or an index, and only the unit speaks of time: "US$ 50.000 tahun ini", "S&P 500 kuartal kedua"."""
    if place.word_before().lower() in COUNTED_BEFORE:
        return True
    is_large, unit = "thousands" in parts or parts.get("digits", 0) > 99, parts["unit"]
    tails = {place.text.lower().split()[-1], place.word_after().lower()}
    return is_large and (unit in {"Q", "H"} or "ini" in tails or ("lalu" in tails and unit in {"W", "M"}))


def is_sunday(parts: Parts, place: Place) -> bool:
    """Whether a capital "Minggu" behind the number is the day: "JT 610 Minggu", "dua Minggu petang"; not in "Tiga Minggu", "2 Minggu Lagi"."""
    _, minggu, tail = place.text.partition("Minggu")
    after = tail.split()[0] if tail else place.word_after()
    return bool(minggu) and (after == "(" or after.lower() in PART_BEGINS or ("digits" in parts and not after.istitle()))


def length(parts: Parts) -> str:
    """TIMEX3's value: "P3M", "PT10M", "P5.5Y", "PXD", "P3Y6M"."""
    unit = parts["unit"]
    count = amount(parts)
    if count == 0.5 and unit in HALVES:
        return HALVES[unit]
    if unit == "H" and count is not None:
        unit, count = "M", count * 6
    counted = [(unit, "X" if count is None else f"{count:g}")]
    if "more" in parts:
        counted.append((parts["more_unit"], str(parts["more"])))
    days = "".join(number + unit for unit, number in counted if unit not in SECONDS)
    hours = "".join(number + unit[1:] for unit, number in counted if unit in SECONDS)
    return f"P{days}T{hours}" if hours else f"P{days}"


def amount(parts: Parts) -> float | None:
    """The number counted, None where it is vague; "setahun" is one year."""
    if "vague" in parts:
        return None
    fraction: float = parts["fraction"] if "fraction" in parts else parts.get("half", 0)
    if "digits" in parts:
        whole: float = parts["digits"] * 1000 + parts["thousands"] if "thousands" in parts else parts["digits"]
        factor: float = parts.get("factor", 1)
        return whole * factor + fraction
    return (spelled(parts) if parts.keys() & {"ones", "whole"} else "half" not in parts) + fraction


def spelled(parts: Parts) -> int:
    """A number in words: "dua", "sebelas", "dua puluh lima"."""
    times, plus = parts.get("scale", (1, 0))
    number: int = parts.get("whole") or parts["ones"] * times + plus + parts.get("more_ones", 0)
    return number


def any_amount(parts: Parts, place: Place) -> Reading | None:
    """What stands at the end of a range tells what it is."""
    reader = ago if "ago" in parts else from_anchor if "from_anchor" in parts else duration
    return reader(parts, place)


def ago(parts: Parts, place: Place) -> Reading | None:
    """An amount before or after publication: "dua hari lalu", "dua bulan lagi"; in the unit that is counted."""
    timeline = place.timeline
    if is_level(parts, place) or is_sunday(parts, place):
        return None
    if parts["unit"] in SECONDS:
        return _by_clock(parts, timeline.moment, parts["ago"])
    there = away(parts, timeline.published, parts["ago"])
    finest = parts["more_unit"] if parts.get("more_unit", "TH") not in SECONDS else parts["unit"]
    return _reckoned(parts, period(finest, there)) if there else _unknown(parts, parts["ago"])


def away(parts: Parts, start: date, direction: int) -> date | None:
    """The day this far from another, None where that is not known; hours beside days are too fine to matter."""
    count, more_unit = amount(parts), parts.get("more_unit", "TH")
    there = None if count is None else shift(start, parts["unit"], round(count) * direction)
    return there if there is None or more_unit in SECONDS else shift(there, more_unit, parts["more"] * direction)


def ages_ago(parts: Parts, place: Place) -> Reading | None:
    """Millions of years lie outside the calendar: "65 juta tahun lalu"; but "Rp 65 juta tahun lalu" is money."""
    return None if place.word_before().lower() in COUNTED_BEFORE | REACHING else _unknown(parts, -1)


def from_anchor(parts: Parts, place: Place) -> Reading | None:
    """An amount from a day spoken of: "sehari kemudian", "setahun sebelumnya"; as exact as that day was."""
    if is_sunday(parts, place):
        return None
    unit = parts["unit"]
    if unit in SECONDS:
        return _by_clock(parts, place.timeline.hour, parts["from_anchor"])
    spoken_of = place.timeline.before(unit)
    there = away(parts, spoken_of.first, parts["from_anchor"])
    standing: Standing = "comparison" if parts["from_anchor"] < 0 else "passing"
    return _reckoned(parts, period(spoken_of.unit, there))._replace(standing=standing) if there else _unknown(parts, parts["from_anchor"])


def _by_clock(parts: Parts, start: datetime | None, direction: int) -> Reading:
    """An hour ago or later is known only where the hour it is reckoned from is."""
    count = amount(parts)
    if start is None or count is None:
        return _unknown(parts, direction)
    more = parts.get("more", 0) * SECONDS.get(parts.get("more_unit", ""), 0)
    there = start + direction * timedelta(seconds=count * SECONDS[parts["unit"]] + more)
    return Reading("TIME", f"{there:%Y-%m-%dT%H:%M}", period("D", there.date()), parts.get("hedge"))


def _unknown(parts: Parts, direction: int) -> Reading:
    return Reading("DATE", "PAST_REF" if direction < 0 else "FUTURE_REF", mod=parts.get("hedge"))


def _reckoned(parts: Parts, there: Period) -> Reading:
    return Reading("DATE", there.value, there, parts.get("hedge"))


def every(parts: Parts, place: Place) -> Reading:
    """What recurs: "setiap tahun", "setiap 5 menit", "setiap Senin pagi", "dua kali seminggu"."""
    if "weekday" in parts:
        code = parts["part"][0] if "part" in parts else ""
        return Reading("SET", f"XXXX-WXX-{parts['weekday'] + 1}" + (f"T{code}" if code else ""))
    if "part" in parts:
        return Reading("SET", f"XXXX-XX-XXT{parts['part'][0]}")
    if "month" in parts:
        return Reading("SET", f"XXXX-{parts['month']:02}")
    return Reading("SET", "XXXX-WXX-WE" if "edge" in parts else length(parts))
