"""Compiles the notation forms are written in to regular expressions over letters (see letters.py).

    WEEKDAY         one entry of a word table, kept under its name in small letters
    first_day:DAY   the same, kept under another name
    GARBLED+        two to nine entries, not kept
    SLASHED         a phrase: a named piece of notation, put in its place
    [ x ]           x or nothing            < x | y >   either
    {x}             x must stand there, outside the expression
    anything else   that very word or sign

Between any two elements a space may stand or not.
"""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from kontan_crawler.dates.letters import SPACE, Alphabet

ELEMENT = re.compile(r"[\[\]<>|]|\{\S+\}|(?:(?P<label>[a-z_]+):)?(?P<name>[A-Z][A-Z_]+)(?P<many>\+)?|[^\s\[\]<>|{}]+")
BRACKETS = {"[": "(?:", "]": ")?", "<": "(?:", ">": ")", "|": "|"}


class Pattern(NamedTuple):
    """A compiled piece of notation."""

    regex: re.Pattern[str]
    groups: list[tuple[str, dict[str, Any]]]
    """For each group of the regex: the name it is kept under, and what its letters mean."""

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

    def compile(self, notation: str) -> Pattern:
        """Make a pattern of a form's notation. Raises KeyError for a name that is neither table nor phrase."""
        groups: list[tuple[str, dict[str, Any]]] = []
        return Pattern(re.compile(self._regex(notation, groups)), groups)

    def _regex(self, notation: str, groups: list[tuple[str, dict[str, Any]]]) -> str:
        regex = ""
        for element in ELEMENT.finditer(notation):
            regex += self._element(element, groups, at_start=not regex)
        return regex

    def _element(self, element: re.Match[str], groups: list[tuple[str, dict[str, Any]]], at_start: bool) -> str:
        sign, name = element.group(), element["name"]
        if sign in BRACKETS:
            return BRACKETS[sign]
        if sign[0] == "{":
            look = "(?<=" if at_start else "(?="
            return look + re.escape(self.alphabet.spell(sign[1:-1])) + ")"
        if name in self.phrases:
            return f"(?:{self._regex(self.phrases[name], groups)})"
        if element["many"]:
            return f"(?:(?:{any_of(self.tables[name])}) ?){{2,9}}"
        if name:
            groups.append((element["label"] or name.lower(), self.tables[name]))
            return f"({any_of(self.tables[name])}) ?"
        return " ?".join(map(re.escape, self.alphabet.spell(sign))) + " ?"


def any_of(spellings: Mapping[str, Any]) -> str:
    """A regex for one of some spellings, the longest that fits; spaces may stand between their letters."""
    phrases = sorted((s for s in spellings if len(s) > 1), key=len, reverse=True)
    single = re.escape("".join(s for s in spellings if len(s) == 1))
    return "|".join([" ?".join(map(re.escape, phrase)) for phrase in phrases] + ([f"[{single}]"] if single else []))
