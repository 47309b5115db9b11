"""Readers of fixed phrases, and of forms that are not time expressions."""

from kontan_crawler.dates.context import Context
from kontan_crawler.dates.grammar import Captures
from kontan_crawler.dates.reading import NOT_TEMPORAL, Reading

# "dulu" means "first" after a verb ("kita lihat dulu"), "ke depan" means "forward" after a verb of motion.
FORMERLY_AFTER = frozenset("saya aku kami kita dia ia mereka beliau yang sejak dari seperti zaman jaman pernah waktu tempo itu".split())
FORMERLY_BEFORE = frozenset("di menjadi adalah bekerja".split())
MOTION = frozenset("maju melangkah menghadap bergerak berjalan jalan langkah kursi bangku menatap melihat".split())


def fixed_phrase(captures: Captures, context: Context) -> Reading | None:
    """Read a phrase with one meaning: "saat ini", "dulu", "nanti", "sejenak", "bertahun-tahun"."""
    if "uncounted_unit" in captures:
        unit = captures["uncounted_unit"]
        return Reading("DURATION", f"PTX{unit[1:]}" if unit[0] == "T" else f"PX{unit}")
    if "short_while" in captures:
        return Reading("DURATION", captures["short_while"])
    return Reading("DATE", captures["reference"]) if is_temporal(context) else None


def is_temporal(context: Context) -> bool:
    """Return whether an ambiguous phrase is a time expression in its context."""
    before = context.word_before().lower()
    if context.text.lower() in {"dulu", "dahulu"}:
        return before in FORMERLY_AFTER or not before[:1].isalnum() or context.word_after() in FORMERLY_BEFORE
    return not (context.text.lower() == "ke depan" and before in MOTION)


def not_temporal(captures: Captures, context: Context) -> Reading:
    """Read a form that only resembles a time expression: "Nomor 4 Tahun 2025", "sehari-hari"."""
    return NOT_TEMPORAL
