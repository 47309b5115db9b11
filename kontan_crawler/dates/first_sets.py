"""Which forms may begin where. All of this only saves time: every form could be tried at every word."""

import re
from collections import defaultdict
from typing import NamedTuple

from kontan_crawler.dates.forms import COMPILED, GRAMMAR, Reader
from kontan_crawler.dates.grammar import Pattern

NUMBER = "".join(GRAMMAR.tables["FIGURE"])
FIRST = frozenset().union(*(pattern.piece.first for pattern, _ in COMPILED))

# Where a form may begin: at a word, or at a number that is not the rest of a longer one as in "2.740.000".
BEGINNING = re.compile(f"[{re.escape(''.join(sorted(FIRST - set(NUMBER))))}]|(?<![{NUMBER}][-/.,:])[{NUMBER}]")

# Letters that stand in the same tables may begin the same forms, and share what is compiled for one of them.
KINDS: dict[str, tuple[str, ...]] = defaultdict(tuple)
for name, table in GRAMMAR.tables.items():
    for letter in {spelling[0] for spelling in table}:
        KINDS[letter] += (name,)
for letter in GRAMMAR.words:
    KINDS[letter] += (letter,)

# No groups are wanted where only the beginning is sought.
GROUP = re.compile(r"(?<!\\)\((?!\?)")


class Opening(NamedTuple):
    """The forms that may begin with a letter."""

    any_form: re.Pattern[str]
    """Matches where one of them does."""
    forms: list[tuple[Pattern, Reader]]


OPENINGS: dict[tuple[str, ...], Opening] = {}


def opening(letter: str) -> Opening:
    """What may begin with a letter that BEGINNING found."""
    kind = KINDS[letter]
    if kind not in OPENINGS:
        OPENINGS[kind] = opening_of(letter)
    return OPENINGS[kind]


def opening_of(letter: str) -> Opening:
    """Compile what may begin with a letter."""
    forms = [form for form in COMPILED if letter in form[0].piece.first]
    any_form = "|".join(pattern.piece.opened_by(letter) for pattern, _ in forms)
    return Opening(re.compile(GROUP.sub("(?:", any_form)), forms)
