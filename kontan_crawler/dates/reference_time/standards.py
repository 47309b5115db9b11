"""Standards of comparison, which do not move the reference time: "dari Rp 9 miliar pada 2025", "tertinggi sejak April"."""

from kontan_crawler.dates.reference_time.clauses import Cue
from kontan_crawler.dates.reference_time.cues import ACHIEVED, NOT_COMPARED, STANDARD_NOUNS
from kontan_crawler.dates.reference_time.expression import Expression


def standard_of(expression: Expression) -> Cue | None:
    """Return the word of comparison that governs an expression: "dari" in "naik dari Rp 9 miliar pada 2025"."""
    for cue in expression.clauses.before(expression.start):
        if cue.kind in ("comma", "outcome"):
            return None
        if cue.kind in ("standard", "from"):
            return cue if _governs(cue, expression) else None
    return None


def _governs(cue: Cue, expression: Expression) -> bool:
    """Return whether a word of comparison governs the expression: it is the first behind it, or joined to the first."""
    taken = expression.discourse.last_end
    if cue.at < taken and expression.words_between(taken - 1, expression.start) not in (["dan"], ["atau"]):
        return False
    if cue.word in ("rekor", "puncak", "puncaknya"):
        return not ACHIEVED.intersection(expression.words_between(max(cue.at - 4, -1), cue.at))
    if cue.kind == "standard":
        return True
    before = expression.words_between(max(cue.at - 3, -1), cue.at)[-1:]
    if NOT_COMPARED.intersection(before) or (before and before[0].isdigit()):
        return False
    first = expression.words_between(cue.at, expression.start)[:1]
    return (not first and not expression.begins_range()) or bool(first and (first[0] in STANDARD_NOUNS or first[0].isdigit()))
