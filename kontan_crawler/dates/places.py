"""Places in a form, and how symbols are matched from there on.

A place knows its steps: each is an entry of a word table that may come next. Places and steps are made when a text first needs them, so that a form
costs nothing before it begins to match.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple, Protocol

from kontan_crawler.dates.tokens import SPACE

Entries = dict[str, tuple[tuple[str, Any], ...]]
"""The entries of a word table by their first symbol: the other symbols and the meaning of each, the longest first."""
Captured = list[tuple[str, Any, int, int]]
"""Name, meaning, start and end of each capture so far."""


class Node(Protocol):
    """A part of a form."""

    def ways(self, behind: "Place") -> "Iterator[Way]":
        """Yield what may come next before this node, in the order in which it is tried. behind: the place after it."""


class Condition(Protocol):
    """What must hold at a place, and is not part of the expression."""

    negative: bool
    place: "Place"
    """The place before what must follow, or must not."""

    def may_hold(self, symbol: str) -> bool:
        """Return whether it may hold before a symbol."""

    def holds(self, symbols: list[str], at: int, captured: Captured) -> bool:
        """Return whether it holds, and add to what is captured."""


class Step(NamedTuple):
    """An entry of a word table that may come next, its first symbol left out."""

    conditions: tuple[Condition, ...]
    rest: str
    meaning: Any
    name: str
    """The name of the capture; empty without one."""
    place: "Place | None"
    """The place behind the entry; None at the end of the form, where no entry is taken."""


class Way(NamedTuple):
    """A word table that may come next at a place."""

    conditions: tuple[Condition, ...]
    entries: Entries | None
    """None at the end of a form."""
    name: str
    place: "Place | None"

    def entries_at(self, symbol: str) -> tuple[tuple[str, Any], ...]:
        """Return the entries that a symbol allows: what is left of each, and its meaning."""
        entries = TO_END if self.entries is None else self.entries.get(symbol)
        if not entries or (self.conditions and not all(one.may_hold(symbol) for one in self.conditions)):
            return ()
        return entries


TO_END: tuple[tuple[str, Any], ...] = (("", None),)


class Place:
    """A point of a form: a node, and the place behind it."""

    def __init__(self, node: Node | None = None, behind: "Place | None" = None) -> None:
        """node: None at the end of a form."""
        self._node, self._behind = node, behind
        self._known_steps: dict[str, tuple[Step, ...]] = {}
        self._ways: list[Way] | None = None

    def ways(self) -> list[Way]:
        """Return what may come next, in the order in which it is tried."""
        if self._ways is None:
            self._ways = list(self._node.ways(self._behind or END)) if self._node else [Way((), None, "", None)]
        return self._ways

    def ways_at(self, symbol: str) -> "list[tuple[Way, tuple[tuple[str, Any], ...]]]":
        """Return the ways that a symbol allows, in the order in which they are tried, each with its entries."""
        return [(way, entries) for way in self.ways() if (entries := way.entries_at(symbol))]

    def ends_behind(self, symbol: str) -> bool:
        """Return whether a match may be this symbol and nothing else."""
        behind = [way.place for way, entries in self.ways_at(symbol) if way.place and any(not rest for rest, _ in entries)]
        return any(way.entries is None and not way.conditions for place in behind for way in place.ways())

    def match(self, symbols: list[str], at: int, captured: Captured) -> int:
        """Return the end of the first match from a symbol on, and add to what is captured; -1 if there is none. The last symbol matches nothing."""
        for conditions, rest, meaning, name, place in self._known_steps.get(symbols[at]) or self._kept_steps(symbols[at]):
            count = len(captured)
            if not conditions or _hold(conditions, symbols, at, captured):
                if place is None:
                    return at
                after = _end(rest, symbols, at + 1) if rest else at + 1
                if after and name:
                    captured.append((name, meaning, at, after))
                end = place.match(symbols, after + (symbols[after] == SPACE), captured) if after else -1
                if end >= 0:
                    return end
            del captured[count:]
        return -1

    def _kept_steps(self, symbol: str) -> tuple[Step, ...]:
        """Return the steps that a symbol allows, and keep them: `match` asks again at the next text."""
        if symbol not in self._known_steps:
            self._known_steps[symbol] = tuple(
                Step(way.conditions, rest, meaning, way.name, way.place)
                for way, entries in self.ways_at(symbol)
                for rest, meaning in entries
            )
        return self._known_steps[symbol]


END = Place()


def _hold(conditions: tuple[Condition, ...], symbols: list[str], at: int, captured: Captured) -> bool:
    """Return whether all conditions hold. For speed, without all() and its generator: most steps with conditions have one."""
    return conditions[0].holds(symbols, at, captured) and (len(conditions) == 1 or _hold(conditions[1:], symbols, at, captured))


def _end(rest: str, symbols: list[str], at: int) -> int:
    """Return the end of an entry whose other symbols stand at a place, spaces between them left out; 0 if they do not."""
    for symbol in rest:
        at += symbols[at] == SPACE
        if symbols[at] != symbol:
            return 0
        at += 1
    return at
