"""On which side of publication an incomplete expression lies: a weekday, a month, a day and month without a year."""

from typing import Literal, NamedTuple

from kontan_crawler.dates.reference_time.clauses import Cue
from kontan_crawler.dates.reference_time.cues import ADDRESSED, AHEAD, BACK, LATEST, LINKS, POSTPONED
from kontan_crawler.dates.reference_time.expression import Expression
from kontan_crawler.dates.reference_time.verbs import done_before, governing_verb

Side = Literal[-1, 0, 1]
SIDES: dict[str, Side] = {
    "governor": 1, "modal": 1, "await": 1, "plan": 1, "expected": 1, "outlook": 1, "forecast": 1, "past": -1, "since": -1, "saying": -1, "said": -1, "standard": -1,
}  # fmt: skip


# The words before an expression that may decide for it.
GOVERNORS = AHEAD | BACK | {"ke", "menjadi", "untuk"}


class Direction(NamedTuple):
    """Behind (-1) or ahead of publication (1), the word that says so, and why it decides."""

    side: Side
    kind: str = ""
    cue: str = ""

    @property
    def is_certain(self) -> bool:
        """Whether a clause of this kind reports or plans; an outlook ("peluang kenaikan") does neither."""
        return self.kind not in ("outlook", "forecast")


UNKNOWN = Direction(0)


def direction_of(expression: Expression) -> Direction:
    """Return the direction of an expression: by its governor, else by its verb, the nearest cue before it in its clause, or the first after it."""
    verb = done_before(expression)
    clause = Direction(-1, "done", verb) if verb else _before(expression) or _after(expression)
    return _governed(expression, clause) or clause or UNKNOWN


def _governed(expression: Expression, clause: Direction | None) -> Direction | None:
    """Return the direction that the word before the expression says, links left out: "hingga (pertemuan pada) Rabu"."""
    governor = expression.governor
    if expression.stream.tokens[expression.start].lower() in LATEST:
        return Direction(1, "governor", "paling lambat")
    if governor not in GOVERNORS:  # for speed
        return None
    if governor in ("ke", "menjadi") and POSTPONED.intersection(expression.words_before(5)):
        return Direction(1, "governor", governor)
    if governor == "untuk" and not (clause and clause.side < 0 and clause.kind != "saying"):
        return Direction(1, "expected", governor)
    if governor in BACK and not (governor == "per" and clause and clause.side > 0):
        return Direction(-1, "since", governor)
    if (
        governor in AHEAD
        and not expression.range_start
        and not (clause and clause.kind in ("past", "since"))
        and not _is_counted(expression, governor, clause)
    ):
        return Direction(1, "governor", governor)
    return None


def _is_counted(expression: Expression, governor: str, clause: Direction | None) -> bool:
    """Return whether something is counted up to the expression: "hingga Juni penjualan mencapai Rp 5 miliar"."""
    if governor not in ("hingga", "sampai") or (clause and clause.side > 0):
        return False
    return any(cue.kind == "result" for cue in expression.cues())


def _before(expression: Expression) -> Direction | None:
    """Return the direction of the nearest cue before the expression in its clause."""
    is_behind_comma = False
    for cue in expression.cues_before():
        kind = cue.kind
        if kind == "comma":
            is_behind_comma = True
            continue
        if kind in ("saying", "forecast", "expected"):
            return _of_verb(cue, is_behind_comma, expression)
        if kind == "plan" and not is_behind_comma and _is_said(expression, cue.at):
            return Direction(-1, "saying", cue.word)
        if kind in ("modal", "await", "outlook", "since") or (kind == "plan" and not is_behind_comma):
            return Direction(SIDES[kind], kind, cue.word)
        if kind == "said" and (not is_behind_comma or expression.word_before() == ","):
            return Direction(-1, kind, cue.word)
        if kind == "past" and expression.words_between(cue.at, expression.start, LINKS):
            return Direction(-1, kind, cue.word)
    return None


def _of_verb(cue: Cue, is_behind_comma: bool, expression: Expression) -> Direction | None:
    """Return the direction of a verb of saying: of the verb before it ("akan mengumumkan"), else back if it stands beside the time."""
    planned = next((one for one in expression.clauses.before(cue.at) if one.kind in ("modal", "await", "plan", "past")), None)
    if planned and planned.kind != "past" and len(expression.words_between(planned.at, cue.at)) < 3:
        return Direction(1, planned.kind, planned.word)
    between = expression.words_between(cue.at, expression.start, LINKS)
    is_beside = len(between) < (2 if cue.kind == "saying" else 1) or (between[0] in ADDRESSED and len(between) < 8)
    if is_beside and not is_behind_comma and expression.is_adverbial():
        return Direction(-1, "saying", cue.word)
    return Direction(1, cue.kind, cue.word) if cue.kind != "saying" else None


def _is_said(expression: Expression, at: int) -> bool:
    """Return whether the word before a token is a verb of saying: "mengumumkan rencana"."""
    return any(cue.kind == "saying" and not expression.words_between(cue.at, at) for cue in expression.clauses.before(at)[:1])


def _after(expression: Expression) -> Direction | None:
    """Return the direction of the first verb after the expression: before a comma or "dan", unless the expression begins its clause."""
    commas = 0
    for cue in expression.clauses.after(expression.end):
        if cue.kind in ("comma", "and"):
            commas += 1
            if commas > 1:
                return None
        elif cue.kind in ("saying", "forecast", "modal", "expected", "past"):
            return _of_first(cue, expression) if not commas or expression.begins_clause() else None
    return None


def _of_first(cue: Cue, expression: Expression) -> Direction | None:
    """Return the direction of the first verb after an expression: none if the verb before it governs the expression, unless that is a promise."""
    if cue.kind in ("saying", "forecast"):
        return Direction(-1, "saying", cue.word)
    if cue.kind == "modal" and (verb := governing_verb(expression, cue)):
        is_promise = expression.words_between(cue.at - 3, cue.at)[-1:] == [verb]
        return Direction(-1, "saying", verb) if is_promise else None
    return Direction(SIDES[cue.kind], cue.kind, cue.word)
