"""Changes of the site by code, as a manifest lists them under `suspected`."""

from collections.abc import Iterable
from dataclasses import dataclass

# More often than in the baseline:
REFUSED = "refused"  # URLs give no article, for this reason
WARNING = "warning"  # articles have this warning
SELECTOR = "selector"  # this selector matches nothing
MISSING = "missing"  # articles lack this field
WORDS_UNDER, WORDS_OVER = "words_under", "words_over"  # texts have fewer, or more, than this number of words
FALLBACK = "fallback"  # the fallback template reads articles
BOILERPLATE = "boilerplate"  # texts contain boilerplate
UNDATED = "undated"  # listing rows have no readable date
NO_ARTICLE_ROWS, OTHER_KANAL_ROWS = "no_article_rows", "other_kanal_rows"  # listing rows link to no article, or to other sections


@dataclass(frozen=True)
class SiteChange:
    """A suspected change: its code and, for some codes, the reason, field, selector or number it applies to."""

    code: str
    of: str | None = None


def in_order(changes: Iterable[SiteChange]) -> list[SiteChange]:
    """Return the changes without duplicates, sorted by `code` and `of`."""
    return sorted(set(changes), key=lambda change: (change.code, change.of or ""))


def suspected_refusals(changes: Iterable[SiteChange]) -> list[str]:
    """Return the suspected reasons of refusal; later runs request the URLs with these reasons again."""
    return [change.of for change in changes if change.code == REFUSED and change.of]
