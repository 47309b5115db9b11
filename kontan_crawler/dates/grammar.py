"""Compile forms to syntax trees (nodes.py). A form is a kind of time expression, in the notation below.

`[hari] WEEKDAY [DAYPART]` matches "hari Senin", "Senin malam". What is matched are symbols: one character for each word (see tokens.py).

    WEEKDAY         one entry of a word table, captured under the table's name in lower case
    first_day:DAY   the same, captured under another name
    GARBLED+        one to twelve entries, not captured
    NUMERIC         a phrase: a named part of the notation
    [ x ]           optional x
    < x | y >       x or y
    { x }           lookahead: x follows the expression and is not part of it
    {! x }          x does not follow
    anything else   that word or sign

A space between two elements is optional.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from kontan_crawler.dates.nodes import Alternation, Literals, Lookahead, Sequence, entries_of
from kontan_crawler.dates.places import END, Captured, Node
from kontan_crawler.dates.tokens import SPACE, Vocabulary

ELEMENT = re.compile(r"\{!|[\[\]<>{}|]|(?:(?P<label>[a-z_]+):)?(?P<name>[A-Z][A-Z_]+)(?P<many>\+)?|[^\s\[\]<>|{}]+")
MAX_REPEATED = 12
Captures = dict[str, Any]
"""What a form captured: name -> meaning of the entry in its word table."""


class Match(NamedTuple):
    """Where a form matches. The tokens from start to end are the expression."""

    start: int
    end: int
    past: int
    """The token after the end and the space behind it."""
    captured: Captured


class Pattern:
    """A compiled form."""

    def __init__(self, node: Sequence, names: list[str]) -> None:
        """names: of its captures."""
        self.node, self.names = node, names
        self.start = node.place(END)

    def match(self, symbols: list[str], at: int) -> Match | None:
        """Return the match that begins at a symbol. The last symbol is END_OF_TEXT."""
        captured: Captured = []
        end = self.start.match(symbols, at, captured)
        return Match(at, end - (symbols[end - 1] == SPACE), end, captured) if end >= 0 else None


class Grammar:
    """Compiles forms with the same word tables and phrases."""

    def __init__(self, tables: Mapping[str, Mapping[str, Any]], phrases: Mapping[str, str], spellings: Mapping[str, str]) -> None:
        """tables: entry -> meaning, by the name of the table. phrases: notation, by the name of the phrase. spellings: see Vocabulary."""
        self.vocabulary = Vocabulary(spellings)
        self.phrases = phrases
        self._compiled_phrases: dict[str, Pattern] = {}
        self.tables: dict[str, dict[str, Any]] = {}
        for name, table in sorted(tables.items(), key=lambda item: len(item[1]), reverse=True):
            # The longest table first: it lists all numbers in order, so their symbols are in order, and most tables are a few ranges.
            self.tables[name] = {self.vocabulary.encode(entry): meaning for entry, meaning in table.items()}
        self._entries = {name: entries_of(table) for name, table in self.tables.items()}

    def compile(self, notation: str) -> Pattern:
        """Compile a form by recursive descent: the methods below share one iterator, and each consumes the elements of its node.

        Raises KeyError for a name that is neither a table nor a phrase.
        """
        names: list[str] = []
        return Pattern(Sequence(self._sequence(ELEMENT.finditer(notation), names)), names)

    def _sequence(self, elements: Iterator[re.Match[str]], names: list[str]) -> list[Node]:
        return [self._node(element, elements, names) for element in elements]

    def _alternation(self, elements: Iterator[re.Match[str]], names: list[str], optional: bool) -> Alternation:
        """Parse the alternatives up to the closing bracket, and consume it."""
        alternatives: list[list[Node]] = [[]]
        while (element := next(elements))[0] not in "]>}":
            if element[0] == "|":
                alternatives.append([])
            else:
                alternatives[-1].append(self._node(element, elements, names))
        return Alternation([Sequence(nodes) for nodes in alternatives], optional)

    def _node(self, element: re.Match[str], elements: Iterator[re.Match[str]], names: list[str]) -> Node:
        sign, name = element[0], element["name"]
        if sign in "[<":
            return self._alternation(elements, names, optional=sign == "[")
        if sign in ("{", "{!"):
            return Lookahead(self._alternation(elements, names, optional=False), negative=sign == "{!")
        if name in self.phrases:
            return self._phrase(name, names)
        return self._table(element, names) if name else self._word(sign)

    def _phrase(self, name: str, names: list[str]) -> Node:
        if name not in self._compiled_phrases:
            self._compiled_phrases[name] = self.compile(self.phrases[name])
        names += self._compiled_phrases[name].names
        return Alternation([self._compiled_phrases[name].node])

    def _table(self, element: re.Match[str], names: list[str]) -> Node:
        entries = self._entries[element["name"]]
        if element["many"]:
            return _repeated(Literals(entries), MAX_REPEATED)
        names.append(element["label"] or element["name"].lower())
        return Literals(entries, names[-1])

    def _word(self, word: str) -> Node:
        return Literals(entries_of({self.vocabulary.encode(word): None}))


def _repeated(node: Node, count: int) -> Node:
    """Return a node that matches another one up to `count` times, at least once."""
    return Sequence([node, Alternation([_repeated(node, count - 1)], optional=True)]) if count > 1 else node
