"""Compiles the notation forms are written in to regular expressions over letters (see letters.py).

    WEEKDAY         one entry of a word table, kept under its name in small letters
    first_day:DAY   the same, kept under another name
    GARBLED+        one to nine entries, not kept
    NUMERIC         a phrase: a named piece of notation, put in its place
    [ x ]           x or nothing
    < x | y >       x or y
    { x }           x must stand behind the expression, outside it
    anything else   that very word or sign

Between any two elements a space may stand or not.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from kontan_crawler.dates.nodes import Behind, Choice, Either, Piece, Sequence
from kontan_crawler.dates.tokens import SPACE, Alphabet

ELEMENT = re.compile(r"[\[\]<>{}|]|(?:(?P<label>[a-z_]+):)?(?P<name>[A-Z][A-Z_]+)(?P<many>\+)?|[^\s\[\]<>|{}]+")
Groups = list[tuple[str, dict[str, Any]]]


class Pattern(NamedTuple):
    """A compiled piece of notation."""

    regex: re.Pattern[str]
    groups: Groups
    """For each group of the regex: the name it is kept under, and what its letters mean."""
    piece: Piece

    def parts(self, match: re.Match[str]) -> dict[str, Any]:
        """What a match says: name -> meaning, for the groups that took part."""
        found = zip(self.groups, match.groups(), strict=True)
        return {name: table[letters.replace(SPACE, "")] for (name, table), letters in found if letters is not None}


class Grammar:
    """Word tables, phrases and the alphabet they are spelled in."""

    def __init__(self, tables: Mapping[str, Mapping[str, Any]], phrases: Mapping[str, str]) -> None:
        """Spell every table; the notation of phrases is read when they are used."""
        self.alphabet = Alphabet()
        self.phrases = phrases
        self.tables = {name: {self.alphabet.spell(key): value for key, value in table.items()} for name, table in tables.items()}
        self.words: set[str] = set()
        """The letters that stand in notation as words of their own."""

    def compile(self, notation: str) -> Pattern:
        """Make a pattern of a form's notation. Raises KeyError for a name that is neither table nor phrase."""
        groups: Groups = []
        piece = Sequence(self._sequence(ELEMENT.finditer(notation), groups))
        return Pattern(re.compile(piece.regex), groups, piece)

    def _sequence(self, elements: Iterator[re.Match[str]], groups: Groups) -> list[Piece]:
        return [self._piece(element, elements, groups) for element in elements]

    def _either(self, elements: Iterator[re.Match[str]], groups: Groups, optional: bool) -> Either:
        """Read what stands in brackets, up to the closing one."""
        ways: list[list[Piece]] = [[]]
        while (element := next(elements))[0] not in "]>}":
            if element[0] == "|":
                ways.append([])
            else:
                ways[-1].append(self._piece(element, elements, groups))
        return Either([Sequence(way) for way in ways], optional)

    def _piece(self, element: re.Match[str], elements: Iterator[re.Match[str]], groups: Groups) -> Piece:
        sign, name = element[0], element["name"]
        if sign in "[<":
            return self._either(elements, groups, optional=sign == "[")
        if sign == "{":
            return Behind(self._either(elements, groups, optional=False))
        if name in self.phrases:
            return Either([Sequence(self._sequence(ELEMENT.finditer(self.phrases[name]), groups))])
        return self._of_table(element, groups) if name else self._word(sign)

    def _of_table(self, element: re.Match[str], groups: Groups) -> Piece:
        table = self.tables[element["name"]]
        if element["many"]:
            return Choice(table, "(?:(?:{}) ?){{1,9}}")
        groups.append((element["label"] or element["name"].lower(), table))
        return Choice(table, "({}) ?")

    def _word(self, word: str) -> Piece:
        spelling = self.alphabet.spell(word)
        self.words.update(spelling)
        return Choice([spelling])
