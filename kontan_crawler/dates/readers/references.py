"""Readers of fixed words."""

from kontan_crawler.dates.context import Place
from kontan_crawler.dates.day_reading import Parts
from kontan_crawler.dates.discourse import NOTHING, Reading

# "dulu" is "first" behind a verb ("kita lihat dulu"), "ke depan" is "forward" behind one of motion.
FORMERLY_AFTER = frozenset("saya aku kami kita dia ia mereka beliau yang sejak dari seperti zaman jaman pernah waktu tempo itu".split())
MOVING = frozenset("maju melangkah menghadap bergerak berjalan jalan langkah kursi bangku menatap melihat".split())


def fixed(parts: Parts, place: Place) -> Reading | None:
    """Words with one meaning: "saat ini", "dulu", "nanti", "sejenak", "bertahun-tahun"."""
    if "many_units" in parts:
        unit = parts["many_units"]
        return Reading("DURATION", f"PTX{unit[1:]}" if unit[0] == "T" else f"PX{unit}")
    if "moment" in parts:
        return Reading("DURATION", parts["moment"])
    return Reading("DATE", parts["reference"]) if speaks_of_time(place) else None


def speaks_of_time(place: Place) -> bool:
    """Whether an ambiguous word means time where it stands."""
    before = place.word_before().lower()
    if place.text.lower() in {"dulu", "dahulu"}:
        return before in FORMERLY_AFTER or not before[:1].isalnum() or place.word_after() in {"di", "menjadi", "adalah", "bekerja"}
    return not (place.text.lower() == "ke depan" and before in MOVING)


def nothing(parts: Parts, place: Place) -> Reading:
    """Looks like an expression of time and is none: "Nomor 4 Tahun 2025", "sehari-hari"."""
    return NOTHING
