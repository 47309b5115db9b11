"""Misspelt months: words that are one edit from the name of a month."""

from collections import Counter
from collections.abc import Iterator
from string import ascii_lowercase

from kontan_crawler.dates.words import MISSPELT_MONTH, MISSPELT_SHORT_MONTH, MONTH

# Names of people, one edit from a month.
NO_MISPRINTS = {"januar", "augustus"}


def misspellings() -> dict[str, str]:
    """Return each word that is one edit from exactly one month -> the misspelt month that stands for it in the grammar."""
    entries = {number: entry for table in (MISSPELT_MONTH, MISSPELT_SHORT_MONTH) for entry, number in table.items()}
    pairs = {(word, number) for name, number in MONTH.items() if number in entries for word in edits(name)}
    months_of = Counter(word for word, _ in pairs)
    return {word: entries[number] for word, number in pairs if months_of[word] == 1 and word not in MONTH and word not in NO_MISPRINTS}


def edits(word: str) -> Iterator[str]:
    """Yield every word with one letter of `word` deleted, replaced or inserted, or two neighbours exchanged."""
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        yield before + after[1:]
        yield before + after[1:2] + after[:1] + after[2:]
        yield from (before + letter + after[1:] for letter in ascii_lowercase)
        yield from (before + letter + after for letter in ascii_lowercase)
