"""The forms that can begin at a token, by their FIRST sets and the symbols that may come second. For speed only: trying every form at every token gives the same mentions."""

import re
from functools import cache, lru_cache

from kontan_crawler.dates.forms import COMPILED, GRAMMAR, Reader
from kontan_crawler.dates.grammar import Pattern
from kontan_crawler.dates.nodes import ranges

NUMBERS = ranges(GRAMMAR.tables["FIGURE"])
WORDS = ranges(frozenset().union(*(pattern.node.first for pattern, _ in COMPILED)) - GRAMMAR.tables["FIGURE"].keys())

# A form can begin at a word, or at a number that is not the rest of a longer one ("2.740.000").
FORM_START = re.compile(f"[{WORDS}]|(?<![{NUMBERS}][-/.,:])[{NUMBERS}]")


@cache
def beginning_with(symbol: str) -> list[tuple[Pattern, Reader, frozenset[str], bool]]:
    """Return the forms that can begin with a symbol, the symbols that may come second, and whether any other may."""
    return [(pattern, reader, *pattern.node.following(symbol)) for pattern, reader in COMPILED if symbol in pattern.node.first]


@lru_cache(maxsize=10_000)
def candidates(first: str, second: str) -> list[tuple[Pattern, Reader]]:
    """Return the forms that can begin with a symbol and have the other one behind it. A space between them is left out."""
    return [(pattern, reader) for pattern, reader, symbols, is_open in beginning_with(first) if is_open or second in symbols]
