"""Standards of comparison, which do not move the reference time: "dari Rp 9 miliar pada 2025", "tertinggi sejak April"."""

from kontan_crawler.dates.reference_time.clauses import Cue
from kontan_crawler.dates.reference_time.cues import ACHIEVED, NOT_COMPARED, STANDARD_NOUNS
from kontan_crawler.dates.reference_time.expression import Expression


def standard_of(expression: Expression) -> Cue | None:
    """Return the word of comparison that governs an expression: "dari" in "naik dari Rp 9 miliar pada 2025"."""
    for cue in expression.cues_before():
        if cue.kind in ("comma", "outcome"):
            return None
        if cue.kind in ("standard", "from"):
            return cue if _governs(cue, expression) else None
    return None


def _governs(cue: Cue, expression: Expression) -> bool:
    """Return whether a word of comparison governs the expression: it is the first behind it, or joined to the first."""
    taken = expression.discourse.last_end
    if cue.at < taken and not _is_joined(expression.words_between(taken - 1, expression.start)):
        return False
    if cue.word in ("rekor", "puncak", "puncaknya"):
        return not ACHIEVED.intersection(expression.words_between(max(cue.at - 4, -1), cue.at))
    if cue.kind == "standard":
        return True
    before = expression.words_between(max(cue.at - 3, -1), cue.at)[-1:]
    if NOT_COMPARED.intersection(before) or (before and before[0].isdigit()):
        return False
    first = next(iter(expression.words_between(cue.at, expression.start)), "")
    return _is_compared(first) if first else not expression.begins_range()


def _is_joined(between: list[str]) -> bool:
    """Return whether the words after a standard lead to another one: "dari 2% pada Mei dan 3% pada April"."""
    return between[:1] in (["dan"], ["atau"]) and (len(between) == 1 or _is_compared(between[1]))


def _is_compared(word: str) -> bool:
    return word in STANDARD_NOUNS or word.isdigit()
