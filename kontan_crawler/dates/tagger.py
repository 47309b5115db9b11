"""Find the time expressions of a text and resolve them."""

import re
from collections.abc import Iterator
from datetime import date
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from kontan_crawler.dates.automaton import AUTOMATON, FORM_START
from kontan_crawler.dates.context import Context
from kontan_crawler.dates.forms import COMPILED, GRAMMAR, Reader
from kontan_crawler.dates.grammar import Captures, Match, Pattern
from kontan_crawler.dates.local_times import local_time
from kontan_crawler.dates.mention import Mention
from kontan_crawler.dates.periods import Period, isoformat
from kontan_crawler.dates.reading import NOT_TEMPORAL, Reading
from kontan_crawler.dates.reference_time.clauses import MARKED, Clauses
from kontan_crawler.dates.reference_time.direction import Direction
from kontan_crawler.dates.reference_time.discourse import Discourse
from kontan_crawler.dates.stream import Chunks, TokenStream
from kontan_crawler.dates.tokens import SPACE

CHUNKS = Chunks(GRAMMAR.vocabulary, MARKED)
COMPLETE = frozenset({"year", "short_year", "century"})
NUMBER_SIGNS = frozenset("./,:-")
# Captures of an amount and of a clock time; the two ends of a range never share them.
OWN_CAPTURES = [frozenset(GRAMMAR.compile(phrase).names) for phrase in ("COUNT", "HOUR_AND_MINUTE")]
# Between two expressions, and in how many tokens, that are the ends of a range: "Selasa hingga Jumat".
RANGE = re.compile(r"\s*(?:[-\u2013\u2014]|s/d|s\.d\.|(?:hingga|sampai)(?: dengan)?)\s*(?:pada\s|hari\s)?")
MAX_RANGE_TOKENS = 8


class Whole(NamedTuple):
    """A text, and what is known of it so far."""

    stream: TokenStream
    clauses: Clauses
    discourse: Discourse


class Found(NamedTuple):
    """An expression, its form and its reading, and what the reading was anchored in."""

    context: Context
    pattern: Pattern
    reading: Reading
    anchor: Period | None
    """None for publication, or for a reading that needs no anchor."""
    direction: Direction | None
    """None if the reader did not need it."""
    is_complete: bool
    """Whether its year or century is printed."""


def find_mentions(text: str, published: date) -> list[Mention]:
    """Return every time expression of a text, resolved, in reading order and without overlap.

    published: date or datetime of publication. An aware datetime is converted to Jakarta's time; a naive one is in it.
    Raises TypeError or ValueError for an invalid `published` (see Discourse.at_start).
    """
    return [to_mention(found.context, found.reading) for found in tag(text, published)]


def tag(text: str, published: date) -> Iterator[Found]:
    """Yield every expression of a text with its reading. Each is added to the discourse before the next is read."""
    discourse = Discourse.at_start(published)
    stream = TokenStream(text, CHUNKS)
    whole, at, last = Whole(stream, Clauses(stream), discourse), 0, None
    for start in map(re.Match.start, FORM_START.finditer(stream.symbols)):
        ends = AUTOMATON.forms_at(stream.listed, start) if start >= at else {}
        for found in tag_at(start, ends, whole, last) if ends else ():
            at = found.context.end
            record(found)
            if found.reading is not NOT_TEMPORAL:
                last = found
                yield found


def tag_at(start: int, ends: dict[int, int], whole: Whole, last: Found | None) -> list[Found]:
    """Return the longest form that begins at a token and that its reader accepts: two expressions for a range, else one or none.

    ends: the number of each form that may match, and the last end that its match may have.
    """
    for match, pattern, reader in longest_first(whole.stream.listed, start, ends):
        if stands_alone(whole.stream.tokens, start, match.end) and (found := read(match, pattern, reader, whole, last)):
            return found
    return []


def longest_first(symbols: list[str], start: int, ends: dict[int, int]) -> Iterator[tuple[Match, Pattern, Reader]]:
    """Yield the matches of all forms at a token, the longest first; of equally long ones, the first form first. Each form is matched when its turn comes."""
    if len(ends) == 1:  # for speed
        [number] = ends
        if match := COMPILED[number][0].match(symbols, start):
            yield match, *COMPILED[number]
        return
    waiting: list[tuple[int, int, Match | None]] = [(-end, number, None) for number, end in ends.items()]
    heapify(waiting)
    while waiting:
        end, number, match = heappop(waiting)
        pattern, reader = COMPILED[number]
        match = match or pattern.match(symbols, start)
        if match and match.past == -end:
            yield match, pattern, reader
        elif match:
            heappush(waiting, (-match.past, number, match))


def read(match: Match, pattern: Pattern, reader: Reader, whole: Whole, last: Found | None) -> list[Found]:
    """Return each expression of a match with its reading; none if the reader rejects one."""
    discourse = whole.discourse
    expressions: list[Found] = []
    discourse.sentence = whole.clauses.sentence(match.start)
    first_end = range_start(last, match.start)
    for start, end, captures in spans(match, whole.stream.listed):
        context = Context(whole.stream, whole.clauses, start, end, discourse, first_end)
        discourse.used = None
        reading = reader(captures, context)
        if not reading:
            return []
        expressions.append(Found(context, pattern, reading, discourse.used, context.known_direction, not COMPLETE.isdisjoint(captures)))
        first_end = reading.period
    return expressions


def range_start(last: Found | None, start: int) -> Period | None:
    """Return the period of the last expression if a token begins the other end of a range: "Selasa hingga Jumat"."""
    if last is None or start - last.context.end > MAX_RANGE_TOKENS:
        return None
    between = last.context.stream.printed(last.context.end, start)
    return last.reading.period if RANGE.fullmatch(between) else None


def record(found: Found) -> None:
    """Add an expression to the discourse, in its role."""
    context, reading, discourse = found.context, found.reading, found.context.discourse
    if reading.period and context.is_standard():
        reading = reading._replace(role="comparison")
    is_statement = reading.role == "background" or (found.direction is not None and found.direction.kind in ("saying", "said"))
    discourse.add(reading, context.lies_ahead, is_statement)
    discourse.last_end = context.end


def spans(match: Match, symbols: list[str]) -> list[tuple[int, int, Captures]]:
    """Return the start, end and captures of each expression in a match. The two ends of a range share captures that are not amounts or hours."""
    captures = {name: meaning for name, meaning, _, _ in match.captured}
    if "misspelt_month" in captures:
        captures["month"] = captures["misspelt_month"]
    if "to" not in captures:
        return [(match.start, match.end, captures)]
    first_end, second_start = next((start, end) for name, _, start, end in match.captured if name == "to")
    first_end -= symbols[first_end - 1] == SPACE
    second_start += symbols[second_start] == SPACE
    own = {name.removeprefix("first_"): value for name, value in captures.items() if name.startswith("first_")}
    last = {
        f"last_{name}": captures[name] for name in ("day", "month", "year_part", "year_part_number") if name in own and name in captures
    }
    not_shared = frozenset().union(*(names for names in OWN_CAPTURES if own.keys() & names), ["misspelt_month"] if "month" in own else ())
    shared = {name: value for name, value in captures.items() if name not in not_shared}
    return [(match.start, first_end, shared | own | last), (second_start, match.end, captures)]


def stands_alone(tokens: list[str], start: int, end: int) -> bool:
    """Return whether an expression is not a part of a longer number or name, such as "1.234/5", "LQ45", "2014%", "KiniTV"."""
    before, after = tokens[start - 1] if start else " ", tokens[end] if end < len(tokens) else " "
    if len(after) > 1 and after[0] == ".":
        return False  # "laporan-2026.pdf"
    if tokens[end - 1].isdigit() and (
        after == "%" or after[0].islower() or (after in NUMBER_SIGNS and "".join(tokens[end + 1 : end + 2]).isdigit())
    ):
        return False
    if not (before.isalnum() or after[0].isalnum()):
        return True
    numbers = [token for token in tokens[start:end] if token.isdigit()]
    if not numbers:
        return not (before.isalnum() or after.isalnum())
    return not (tokens[start].isdigit() and before.isalpha() and len(numbers) == 1)  # FORM_START excludes a number and a sign before


def to_mention(context: Context, reading: Reading) -> Mention:
    """Convert an expression and its reading to a Mention."""
    covered = reading.period
    mention = object.__new__(Mention)
    # For speed: the constructor of a frozen dataclass sets each field by a call.
    object.__setattr__(mention, "__dict__", {
        "start": context.offset,
        "end": context.offset + len(context.text),
        "text": context.text,
        "type": reading.type,
        "value": reading.value,
        "mod": reading.mod,
        "first_day": isoformat(covered.first) if covered else None,
        "last_day": isoformat(covered.last) if covered else None,
        "weekday_agrees": reading.weekday_agrees,
        "repaired": reading.repaired,
        "suggested": reading.suggested.isoformat() if reading.suggested else None,
        "zone": reading.zone or local_time(context, reading),
    })  # fmt: skip
    return mention
