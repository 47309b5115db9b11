"""Nodes of a form's syntax tree: each says what may come next at a place (see places.py)."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from kontan_crawler.dates.places import Captured, Entries, Node, Place, Way
from kontan_crawler.dates.tokens import SPACE


class Literals:
    """One of several entries of a word table; the longest that matches. Spaces between and after its symbols are optional."""

    def __init__(self, entries: Entries, name: str = "") -> None:
        """name: of the capture; empty without one."""
        self.entries, self.name = entries, name

    def ways(self, behind: Place) -> Iterator[Way]:
        yield Way((), self.entries, self.name, behind)


def entries_of(table: Mapping[str, Any]) -> Entries:
    """Return the entries of a word table, given as symbols, by their first symbol."""
    entries: Entries = {}
    for entry, meaning in sorted(table.items(), key=lambda item: len(item[0]), reverse=True):
        is_number = len(entry) == 1 and (meaning is None or type(meaning) is int)
        entries[entry[0]] = entries.get(entry[0], ()) + (_number(meaning) if is_number else ((entry[1:], meaning),))
    return entries


@cache
def _number(meaning: int | None) -> tuple[tuple[str, Any], ...]:
    """Return the entry of one symbol with a meaning. For memory, the same one each time: the tables have thousands of numbers."""
    return (("", meaning),)


class Sequence:
    """Nodes in a row."""

    def __init__(self, nodes: list[Node]) -> None:
        self.nodes = nodes
        self._places: dict[Place, Place] = {}

    def ways(self, behind: Place) -> Iterator[Way]:
        yield from self.place(behind).ways()

    def place(self, behind: Place) -> Place:
        """Return the place before the first node."""
        if behind not in self._places:
            first = behind
            for node in reversed(self.nodes):
                first = Place(node, first)
            self._places[behind] = first
        return self._places[behind]


class Alternation:
    """One of several nodes; nullable if optional."""

    def __init__(self, nodes: list[Node], optional: bool = False) -> None:
        self.nodes, self.optional = nodes, optional

    def ways(self, behind: Place) -> Iterator[Way]:
        for node in self.nodes:
            yield from node.ways(behind)
        if self.optional:
            yield from behind.ways()


class Lookahead:
    """A node that must follow the expression, or must not, and is not part of it."""

    def __init__(self, node: Node, negative: bool = False) -> None:
        self.negative = negative
        self.place = Place(node)

    def ways(self, behind: Place) -> Iterator[Way]:
        for way in behind.ways():
            yield way._replace(conditions=(self, *way.conditions))

    def may_hold(self, symbol: str) -> bool:
        """Return whether it may hold before a symbol."""
        return self.negative or bool(self.place.ways_at(symbol))

    def holds(self, symbols: list[str], at: int, captured: Captured) -> bool:
        """Return whether it holds, and add to what is captured."""
        if not self.negative:
            return self.place.match(symbols, at, captured) >= 0
        return self.place.match(symbols, at + (symbols[at] == SPACE), []) < 0
