"""The forms that can begin at a token, by their FIRST sets. This only saves time: the tagger could try every form at every token."""

import re
from collections import defaultdict
from typing import NamedTuple

from kontan_crawler.dates.forms import COMPILED, GRAMMAR, Reader
from kontan_crawler.dates.grammar import Pattern

NUMBERS = "".join(GRAMMAR.tables["FIGURE"])
FIRST = frozenset().union(*(pattern.node.first for pattern, _ in COMPILED))

# Where a form can begin: at a word, or at a number that does not continue a longer one, as in "2.740.000".
FORM_START = re.compile(f"[{re.escape(''.join(sorted(FIRST - set(NUMBERS))))}]|(?<![{NUMBERS}][-/.,:])[{NUMBERS}]")

# Symbols of the same tables begin the same forms: they share one compiled set of candidates.
TABLES_OF: dict[str, tuple[str, ...]] = defaultdict(tuple)
for name, table in GRAMMAR.tables.items():
    for symbol in {symbols[0] for symbols in table}:
        TABLES_OF[symbol] += (name,)
for symbol in GRAMMAR.words:
    TABLES_OF[symbol] += (symbol,)

CAPTURING_GROUP = re.compile(r"(?<!\\)\((?!\?)")


class Candidates(NamedTuple):
    """The forms that can begin with a symbol."""

    any_form: re.Pattern[str]
    """Matches where one of them does, without captures."""
    forms: list[tuple[Pattern, Reader]]


CANDIDATES: dict[tuple[str, ...], Candidates] = {}


def candidates(symbol: str) -> Candidates:
    """Return the forms that can begin with a symbol that FORM_START found."""
    tables = TABLES_OF[symbol]
    if tables not in CANDIDATES:
        CANDIDATES[tables] = compile_candidates(symbol)
    return CANDIDATES[tables]


def compile_candidates(symbol: str) -> Candidates:
    """Compile the forms that can begin with a symbol."""
    forms = [form for form in COMPILED if symbol in form[0].node.first]
    any_form = "|".join(pattern.node.starting_with(symbol) for pattern, _ in forms)
    return Candidates(re.compile(CAPTURING_GROUP.sub("(?:", any_form)), forms)
