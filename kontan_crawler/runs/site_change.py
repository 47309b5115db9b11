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


_WORDS = {
    REFUSED: "more URLs give no article: {of}",
    WARNING: "more articles have the warning {of}",
    SELECTOR: "the selector {of} matches fewer articles",
    MISSING: "more articles lack the field {of}",
    WORDS_UNDER: "more texts have fewer than {of} words",
    WORDS_OVER: "more texts have more than {of} words",
    FALLBACK: "the fallback template reads more articles",
    BOILERPLATE: "more texts contain boilerplate",
    UNDATED: "more rows of listings have no readable date",
    NO_ARTICLE_ROWS: "more rows of listings link to no article",
    OTHER_KANAL_ROWS: "more rows of listings link to other sections",
}


def in_words(change: SiteChange) -> str:
    """Return a suspected change as a clause: "more articles lack the field dateline". A code of another version stands as it is."""
    words = _WORDS.get(change.code)
    return words.format(of=change.of) if words else " ".join(filter(None, [change.code, change.of]))
