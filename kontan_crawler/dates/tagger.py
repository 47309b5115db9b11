"""Find the time expressions of a text and resolve them."""

import re
from collections.abc import Iterator
from datetime import date

from kontan_crawler.dates.context import Context
from kontan_crawler.dates.discourse import Discourse
from kontan_crawler.dates.first_sets import FORM_START, candidates
from kontan_crawler.dates.forms import GRAMMAR
from kontan_crawler.dates.grammar import Captures, Pattern
from kontan_crawler.dates.local_times import local_time
from kontan_crawler.dates.mention import Mention
from kontan_crawler.dates.reading import NOT_TEMPORAL, Reading
from kontan_crawler.dates.tokens import SPACE, TokenStream

NUMBER_SIGNS = frozenset("./,:-")
# Captures of an amount and of a clock time; the two ends of a range never share them.
OWN_CAPTURES = [frozenset(name for name, _ in GRAMMAR.compile(phrase).groups) for phrase in ("COUNT", "HOUR_AND_MINUTE")]
SENTENCE_END = re.compile(r"\. |¶")


def find_mentions(text: str, published: date) -> list[Mention]:
    """Return every time expression of a text, resolved, in reading order and without overlap.

    published: date or datetime of publication. A datetime may have any time zone; its day is not converted.
    Raises TypeError or ValueError for an invalid `published` (see Discourse.at_start).
    """
    discourse = Discourse.at_start(published)
    return [to_mention(context, reading) for context, reading in tag(TokenStream(text, GRAMMAR.vocabulary), discourse)]


def tag(stream: TokenStream, discourse: Discourse) -> Iterator[tuple[Context, Reading]]:
    """Yield every expression with its reading. Each is added to the discourse before the next is read."""
    at = counted_to = 0
    while found := FORM_START.search(stream.symbols, at):
        discourse.sentence += len(SENTENCE_END.findall(stream.symbols, counted_to, found.start()))
        at, counted_to = found.start() + 1, found.start()
        for context, reading in tag_at(found.start(), stream, discourse):
            at = context.end
            discourse.add(reading)
            if reading is not NOT_TEMPORAL:
                yield context, reading


def tag_at(start: int, stream: TokenStream, discourse: Discourse) -> list[tuple[Context, Reading]]:
    """Return the readings of the longest form that begins at a token and that its reader accepts: two for a range, else one or none."""
    forms = candidates(stream.symbols[start], stream.symbols[start + 1 : start + 3].lstrip(SPACE)[:1])
    matches = ((match, pattern, reader) for pattern, reader in forms if (match := pattern.regex.match(stream.symbols, start)))
    for match, pattern, reader in sorted(matches, key=lambda m: m[0].end(), reverse=True):
        if stands_alone(stream.tokens, match.start(), end_of(match)):
            contexts = [(Context(stream, first, end, discourse), captures) for first, end, captures in spans(match, pattern)]
            found = [(context, reading) for context, captures in contexts if (reading := reader(captures, context))]
            if len(found) == len(contexts):
                return found
    return []


def end_of(match: re.Match[str]) -> int:
    """Return the end of a match without the space after it."""
    return match.end() - match[0].endswith(SPACE)


def spans(match: re.Match[str], pattern: Pattern) -> list[tuple[int, int, Captures]]:
    """Return the start, end and captures of each expression in a match. The two ends of a range share captures that are not amounts or hours."""
    captures = pattern.captures(match)
    end = end_of(match)
    if "to" not in captures:
        return [(match.start(), end, captures)]
    to = next(i for i, (name, _) in enumerate(pattern.groups, 1) if name == "to" and match[i])
    second_start = match.end(to) + (match.string[match.end(to)] == SPACE)
    first_end = match.start(to) - (match.string[match.start(to) - 1] == SPACE)
    own = {name.removeprefix("first_"): value for name, value in captures.items() if name.startswith("first_")}
    not_shared = frozenset().union(*(names for names in OWN_CAPTURES if own.keys() & names))
    shared = {name: value for name, value in captures.items() if name not in not_shared}
    return [(match.start(), first_end, shared | own), (second_start, end, captures)]


def stands_alone(tokens: list[str], start: int, end: int) -> bool:
    """Return whether an expression is not a part of a longer number or name, such as "1.234/5", "LQ45", "2014%", "KiniTV"."""
    before, after = tokens[start - 1] if start else " ", tokens[end] if end < len(tokens) else " "
    if before.isspace() and after.isspace():
        return True
    if len(after) > 1 and after[0] == ".":
        return False  # "laporan-2026.pdf"
    numbers = sum(token.isdigit() for token in tokens[start:end])
    if not numbers:
        return not (before.isalnum() or after.isalnum())
    continues = tokens[start].isdigit() and before.isalpha() and numbers == 1  # FORM_START excludes a number and a sign before
    is_continued = tokens[end - 1].isdigit() and (
        after == "%" or after[0].islower() or (after in NUMBER_SIGNS and "".join(tokens[end + 1 : end + 2]).isdigit())
    )
    return not (continues or is_continued)


def to_mention(context: Context, reading: Reading) -> Mention:
    """Convert an expression and its reading to a Mention."""
    offsets, covered = context.stream.offsets, reading.period
    return Mention(
        start=offsets[context.start],
        end=offsets[context.end],
        text=context.text,
        type=reading.type,
        value=reading.value,
        mod=reading.mod,
        first_day=covered.first.isoformat() if covered else None,
        last_day=covered.last.isoformat() if covered else None,
        weekday_agrees=reading.weekday_agrees,
        repaired=reading.repaired,
        suggested=reading.suggested.isoformat() if reading.suggested else None,
        zone=reading.zone or local_time(context, reading),
    )
