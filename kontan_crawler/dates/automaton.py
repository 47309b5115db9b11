"""The forms that match at a token: an automaton of all forms, whose states are made when a text first needs them. For speed only: matching every form at
every token gives the same mentions."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from kontan_crawler.dates.forms import COMPILED, GRAMMAR
from kontan_crawler.dates.places import Place
from kontan_crawler.dates.tokens import SPACE

Thread = tuple[int, str, Place]
"""The number of a form, what is left of an entry, and the place behind the entry."""
MAX_MOVES = 100_000  # kept at a time


class State:
    """The forms that may still match after some symbols, each with the places where it may be."""

    def __init__(self, threads: frozenset[Thread]) -> None:
        self.threads = threads
        self.moves: dict[str, tuple[list[int], State | None]] = {}

    def move(self, symbol: str) -> tuple[list[int], frozenset[Thread]]:
        """Return the forms that end before a symbol, and what may still match behind it."""
        ended, going, waiting = set[int](), set[Thread](), list(self.threads)
        while waiting:
            number, rest, place = waiting.pop()
            if rest:
                going |= {(number, rest[1:], place)} if rest[0] == symbol else set()
                continue
            for way, entries in place.ways_at(symbol):
                ahead = next((one.place for one in way.conditions if not one.negative), None) if way.conditions else None
                if way.place:
                    going |= {(number, left, way.place) for left, _ in entries}
                elif ahead and not ahead.ends_behind(symbol):
                    waiting.append((number, "", ahead))
                else:
                    ended.add(number)
        return list(ended), frozenset(going)


class Automaton:
    """All forms at once."""

    def __init__(self) -> None:
        self._states: dict[frozenset[Thread], State] = {}
        self._made = 0
        self._start = State(frozenset())

    @property
    def first_symbols(self) -> Iterator[str]:
        """The symbols that a form may begin with."""
        return chain.from_iterable(way.entries for pattern, _ in COMPILED for way in pattern.start.ways() if way.entries)

    def forms_at(self, symbols: list[str], at: int) -> dict[int, int]:
        """Return the number of each form that may match at a symbol, and the last end that a match may have.

        What a form forbids behind it is ignored, so a form may have no match, and its match may be shorter.
        """
        ends: dict[int, int] = {}
        state = self._start
        while True:
            symbol = symbols[at]
            here, going = state.moves.get(symbol) or self._move(state, symbol)
            for number in here:
                ends[number] = at
            if going is None:
                return ends
            state, at = going, at + 1
            if symbols[at] == SPACE:
                at += 1

    def _move(self, state: State, symbol: str) -> tuple[list[int], State | None]:
        if self._made >= MAX_MOVES:
            self._made, self._start, self._states = 0, State(frozenset()), {}
        self._made += 1
        ended, threads = (state if state is not self._start else self._beginning_with(symbol)).move(symbol)
        state.moves[symbol] = ended, self._states.setdefault(threads, State(threads)) if threads else None
        return state.moves[symbol]

    def _beginning_with(self, symbol: str) -> State:
        starts = [pattern.start for pattern, _ in COMPILED]
        begin = ((number, "", start) for number, start in enumerate(starts) if any(symbol in (way.entries or ()) for way in start.ways()))
        return State(frozenset(begin))


def ranges(symbols: Iterable[str]) -> str:
    """Return the inside of a character class, as short as possible, for it compiles faster: "a-f" for six symbols in a row."""
    codes = set(map(ord, symbols))
    firsts = sorted(code for code in codes if code - 1 not in codes)
    lasts = sorted(code for code in codes if code + 1 not in codes)
    return "".join(
        re.escape(chr(first)) + (f"-{re.escape(chr(last))}" if last > first else "") for first, last in zip(firsts, lasts, strict=True)
    )


AUTOMATON = Automaton()
NUMBERS = ranges(GRAMMAR.tables["FIGURE"])
FIRST = ranges(AUTOMATON.first_symbols)

# A form can begin at a word, or at a number that is not the rest of a longer one ("2.740.000").
FORM_START = re.compile(f"[{FIRST}](?<![{NUMBERS}][-/.,:][{NUMBERS}])")
