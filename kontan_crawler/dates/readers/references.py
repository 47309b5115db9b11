"""Readers of fixed phrases, and of forms that are not time expressions."""

from kontan_crawler.dates.context import Context
from kontan_crawler.dates.grammar import Captures
from kontan_crawler.dates.reading import NOT_TEMPORAL, Reading
from kontan_crawler.dates.words import MONTH, UNIT

# "dulu" means "first" after a verb: "kita lihat dulu".
FORMERLY_AFTER = frozenset("saya aku kami kita dia ia mereka beliau yang sejak dari seperti zaman jaman pernah waktu tempo itu".split())
FORMERLY_BEFORE = frozenset("di menjadi adalah bekerja".split())


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
    # "pada saat yang sama tahun lalu" is the time of last year.
    return not (context.text.lower().endswith("yang sama") and names_period(context.word_after().lower()))


def names_period(word: str) -> bool:
    """Return whether a word may begin the name of a period: a unit, a month or a number."""
    return word in UNIT or word in MONTH or word.isdigit()


def not_temporal(captures: Captures, context: Context) -> Reading:
    """Read a form that only resembles a time expression: "Nomor 4 Tahun 2025", "sehari-hari"."""
    return NOT_TEMPORAL
