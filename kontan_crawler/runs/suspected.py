"""What a run may suspect, by its past, that the site has changed: stable codes, as they stand in manifests."""

from collections.abc import Iterable
from dataclasses import dataclass

REFUSED = "refused"  # of a reason: more addresses gave no article for it
WARNING = "warning"  # of a warning: more articles bear it
SELECTOR = "selector"  # of a selector: it matches nothing
MISSING = "missing"  # of a field: more articles are without it
WORDS_UNDER, WORDS_OVER = "words_under", "words_over"  # of a number of words: more texts are shorter, or longer
FALLBACK = "fallback"  # more articles are read by the fallback
BOILERPLATE = "boilerplate"  # more texts hold words of boilerplate
UNDATED = "undated"  # more rows of listings bear no date that can be read
NO_ARTICLE_ROWS, OTHER_KANAL_ROWS = "no_article_rows", "other_kanal_rows"  # more rows lead to no article, or to other sections


@dataclass(frozen=True)
class Suspect:
    """One thing that may have changed: a code, and what it is of, where it is of something."""

    code: str
    of: str | None = None


def in_order(suspects: Iterable[Suspect]) -> list[Suspect]:
    """Return suspects by code and what they are of, each once."""
    return sorted(set(suspects), key=lambda suspect: (suspect.code, suspect.of or ""))


def refusals(suspects: Iterable[Suspect]) -> list[str]:
    """Return the reasons of refusal that are suspected: an address that was refused for one is asked again."""
    return [suspect.of for suspect in suspects if suspect.code == REFUSED and suspect.of]
