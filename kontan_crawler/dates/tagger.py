"""Finds the time expressions of a text."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from kontan_crawler.dates.context import Place
from kontan_crawler.dates.discourse import NOTHING, Reading, Timeline
from kontan_crawler.dates.first_sets import BEGINNING, opening
from kontan_crawler.dates.forms import GRAMMAR
from kontan_crawler.dates.grammar import Pattern
from kontan_crawler.dates.mention import Mention
from kontan_crawler.dates.tokens import SPACE, Lettered

NUMBER_SIGNS = frozenset("./,:-")
# What a number may be made of, which the ends of a range never share.
COUNT = frozenset(name for name, _ in GRAMMAR.compile("COUNT").groups)
SENTENCE_END = re.compile(r"\. |¶")


def find_mentions(text: str, published: date) -> list[Mention]:
    """Find every time expression of a text and resolve it.

    `published` is the day or moment of publication; its day is taken as it stands, in whatever zone. The mentions come in
    reading order and never overlap. Raises TypeError or ValueError for an impossible `published` (see Timeline.beginning).
    """
    timeline = Timeline.beginning(published)
    return [mention_of(place, reading) for place, reading in readings(Lettered(text, GRAMMAR.alphabet), timeline)]


def readings(lettered: Lettered, timeline: Timeline) -> Iterator[tuple[Place, Reading]]:
    """Each expression's place and meaning; the timeline learns of it before the next is read."""
    at = counted_to = 0
    while found := BEGINNING.search(lettered.letters, at):
        timeline.sentence += len(SENTENCE_END.findall(lettered.letters, counted_to, found.start()))
        at, counted_to = found.start() + 1, found.start()
        for place, reading in read_at(found.start(), lettered, timeline):
            at = place.end
            timeline.note(reading)
            if reading is not NOTHING:
                yield place, reading


def read_at(start: int, lettered: Lettered, timeline: Timeline) -> list[tuple[Place, Reading]]:
    """What begins here, by the longest form that no reader declines: one expression, two for a range, none."""
    any_form, forms = opening(lettered.letters[start])
    if not any_form.match(lettered.letters, start):
        return []
    matches = ((match, pattern, reader) for pattern, reader in forms if (match := pattern.regex.match(lettered.letters, start)))
    for match, pattern, reader in sorted(matches, key=lambda m: m[0].end(), reverse=True):
        if stands_alone(lettered.words, match.start(), trimmed(match)):
            places = [(Place(lettered, begin, end, timeline), parts) for begin, end, parts in spans(match, pattern)]
            found = [(place, reading) for place, parts in places if (reading := reader(parts, place))]
            if len(found) == len(places):
                return found
    return []


def trimmed(match: re.Match[str]) -> int:
    """Where a match ends, without the space behind it."""
    return match.end() - match[0].endswith(SPACE)


def spans(match: re.Match[str], pattern: Pattern) -> list[tuple[int, int, dict[str, Any]]]:
    """Where the expressions of a match begin and end, and their parts; the first of a range has its own and shares the others."""
    parts = pattern.parts(match)
    end = trimmed(match)
    if "to" not in parts:
        return [(match.start(), end, parts)]
    to = next(i for i, (name, _) in enumerate(pattern.groups, 1) if name == "to" and match[i])
    second_start = match.end(to) + (match.string[match.end(to)] == SPACE)
    first_end = match.start(to) - (match.string[match.start(to) - 1] == SPACE)
    own = {name.removeprefix("first_"): part for name, part in parts.items() if name.startswith("first_")}
    shared = {name: part for name, part in parts.items() if name not in COUNT or not own.keys() & COUNT}
    return [(match.start(), first_end, shared | own), (second_start, end, parts)]


def stands_alone(words: list[str], start: int, end: int) -> bool:
    """Whether an expression is not part of a longer number or name: "1.234/5", "LQ45", "2014%", "KiniTV"."""
    before, after = words[start - 1] if start else " ", words[end] if end < len(words) else " "
    if before.isspace() and after.isspace():
        return True
    numbers = sum(word.isdigit() for word in words[start:end])
    if not numbers:
        return not (before.isalnum() or after.isalnum())
    is_rest = words[start].isdigit() and (
        (before.isalpha() and numbers == 1) or (before in NUMBER_SIGNS and words[max(0, start - 2)].isdigit())
    )
    goes_on = words[end - 1].isdigit() and (
        after == "%" or after[0].islower() or (after in NUMBER_SIGNS and "".join(words[end + 1 : end + 2]).isdigit())
    )
    return not (is_rest or goes_on)


def mention_of(place: Place, reading: Reading) -> Mention:
    """A mention for the record."""
    offsets, covered = place.lettered.offsets, reading.period
    return Mention(
        start=offsets[place.start],
        end=offsets[place.end],
        text=place.text,
        type=reading.type,
        value=reading.value,
        mod=reading.mod,
        first_day=covered.first.isoformat() if covered else None,
        last_day=covered.last.isoformat() if covered else None,
        weekday_agrees=reading.weekday_agrees,
        repaired=reading.repaired,
        suggested=reading.suggested.isoformat() if reading.suggested else None,
    )
