"""The forms that can begin at a token, by their FIRST sets. For speed only: trying every form at every token gives the same mentions."""

import re
from collections import defaultdict
from typing import NamedTuple

from kontan_crawler.dates.forms import COMPILED, GRAMMAR, Reader
from kontan_crawler.dates.grammar import Pattern

NUMBERS = "".join(GRAMMAR.tables["FIGURE"])
FIRST = frozenset().union(*(pattern.node.first for pattern, _ in COMPILED))

# A form can begin at a word, or at a number that is not the rest of a longer one ("2.740.000").
FORM_START = re.compile(f"[{re.escape(''.join(sorted(FIRST - set(NUMBERS))))}]|(?<![{NUMBERS}][-/.,:])[{NUMBERS}]")

# Symbols in the same tables begin the same forms, so they share one compiled set of candidates.
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
    """All forms as one expression, without captures."""
    forms: list[tuple[Pattern, Reader]]


CANDIDATES: dict[tuple[str, ...], Candidates] = {}


def candidates(symbol: str) -> Candidates:
    """Return the forms that can begin with a symbol matched by FORM_START."""
    tables = TABLES_OF[symbol]
    if tables not in CANDIDATES:
        CANDIDATES[tables] = compile_candidates(symbol)
    return CANDIDATES[tables]


def compile_candidates(symbol: str) -> Candidates:
    """Compile the candidates of a symbol."""
    forms = [form for form in COMPILED if symbol in form[0].node.first]
    any_form = "|".join(pattern.node.starting_with(symbol) for pattern, _ in forms)
    return Candidates(re.compile(CAPTURING_GROUP.sub("(?:", any_form)), forms)
