"""Compile forms to regular expressions. A form is a kind of time expression, in the notation below.

`[hari] WEEKDAY [DAYPART]` matches "hari Senin", "Senin malam". The regular expressions match symbols: one character for each word
(see tokens.py).

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
from functools import cached_property
from typing import Any

from kontan_crawler.dates.nodes import Alternation, Literals, Lookahead, Node, Sequence
from kontan_crawler.dates.tokens import SPACE, Vocabulary

ELEMENT = re.compile(r"\{!|[\[\]<>{}|]|(?:(?P<label>[a-z_]+):)?(?P<name>[A-Z][A-Z_]+)(?P<many>\+)?|[^\s\[\]<>|{}]+")
Captures = dict[str, Any]
"""What a form captured: name -> meaning of the entry in its word table."""
Groups = list[tuple[str, dict[str, Any]]]
"""Name and word table (symbols -> meaning) of each capturing group, in order."""


class Pattern:
    """A compiled form."""

    def __init__(self, node: Node, groups: Groups) -> None:
        self.node = node
        self.groups = groups

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The regular expression, compiled on first use."""
        return re.compile(self.node.regex)

    def captures(self, match: re.Match[str]) -> Captures:
        """Return the meaning of each entry that a match captured, by name."""
        found = zip(self.groups, match.groups(), strict=True)
        return {name: table[symbols.replace(SPACE, "")] for (name, table), symbols in found if symbols is not None}


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
        self._nodes = {name: Literals(table, "({}) ?") for name, table in self.tables.items()}

    def compile(self, notation: str) -> Pattern:
        """Compile a form by recursive descent: the methods below share one iterator, and each consumes the elements of its node.

        Raises KeyError for a name that is neither a table nor a phrase.
        """
        groups: Groups = []
        return Pattern(Sequence(self._sequence(ELEMENT.finditer(notation), groups)), groups)

    def _sequence(self, elements: Iterator[re.Match[str]], groups: Groups) -> list[Node]:
        return [self._node(element, elements, groups) for element in elements]

    def _alternation(self, elements: Iterator[re.Match[str]], groups: Groups, optional: bool) -> Alternation:
        """Parse the alternatives up to the closing bracket, and consume it."""
        alternatives: list[list[Node]] = [[]]
        while (element := next(elements))[0] not in "]>}":
            if element[0] == "|":
                alternatives.append([])
            else:
                alternatives[-1].append(self._node(element, elements, groups))
        return Alternation([Sequence(nodes) for nodes in alternatives], optional)

    def _node(self, element: re.Match[str], elements: Iterator[re.Match[str]], groups: Groups) -> Node:
        sign, name = element[0], element["name"]
        if sign in "[<":
            return self._alternation(elements, groups, optional=sign == "[")
        if sign in ("{", "{!"):
            return Lookahead(self._alternation(elements, groups, optional=False), negative=sign == "{!")
        if name in self.phrases:
            return self._phrase(name, groups)
        return self._table(element, groups) if name else self._word(sign)

    def _phrase(self, name: str, groups: Groups) -> Node:
        if name not in self._compiled_phrases:
            self._compiled_phrases[name] = self.compile(self.phrases[name])
        groups += self._compiled_phrases[name].groups
        return Alternation([self._compiled_phrases[name].node])

    def _table(self, element: re.Match[str], groups: Groups) -> Node:
        table = self.tables[element["name"]]
        if element["many"]:
            return Literals(table, "(?:(?:{}) ?){{1,12}}", repeated=True)
        groups.append((element["label"] or element["name"].lower(), table))
        return self._nodes[element["name"]]

    def _word(self, word: str) -> Node:
        return Literals([self.vocabulary.encode(word)])
