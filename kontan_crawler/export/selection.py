"""Which articles are exported: by day of publication, section and kind."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kontan_crawler import spider_args
from kontan_crawler.clock import parse_iso
from kontan_crawler.outcomes import PARTS_DOUBTFUL, PARTS_MISSING
from kontan_crawler.spider_args import ArgumentError
from kontan_crawler.store.article_line import ArticleLine

_INCOMPLETE = frozenset({"fallback", PARTS_MISSING, PARTS_DOUBTFUL})  # warnings
KINDS: Mapping[str, Callable[[ArticleLine], bool]] = {
    "indonesian": lambda article: article.language == "id",
    "english": lambda article: article.language == "en",
    "wire": lambda article: article.has_sources,
    "own": lambda article: not article.has_sources,
    "complete": lambda article: _INCOMPLETE.isdisjoint(article.warnings),
    "incomplete": lambda article: not _INCOMPLETE.isdisjoint(article.warnings),
}
"""Names of `--kind`, each with its condition."""


@dataclass(frozen=True)
class Selection:
    """Conditions that must all hold. The days are inclusive; an empty `kanal` stands for all sections."""

    since: date | None = None
    until: date | None = None
    kanal: Sequence[str] = ()
    kinds: Sequence[str] = ()

    def has(self, article: ArticleLine) -> bool:
        """Return whether an article is selected. An article without any day is in no span of days."""
        return (
            self._has_day(article.day)
            and (not self.kanal or article.kanal.lower() in self.kanal)
            and all(KINDS[kind](article) for kind in self.kinds)
        )

    def _has_day(self, day: date | None) -> bool:
        if self.since is None and self.until is None:
            return True
        return day is not None and (self.since or date.min) <= day <= (self.until or date.max)


def selection_of(since: str | None, until: str | None, kanal: str | None, kind: str | None) -> Selection:
    """Return the selection that the options state; None is an option that is not given. Raises ArgumentError."""
    first, last = _day("--since", since), _day("--until", until)
    if first and last and last < first:
        raise ArgumentError(f"--until={until!r} is before --since={since!r}; use --since <= --until")
    return Selection(first, last, () if kanal is None else spider_args.kanal("--kanal", kanal), () if kind is None else _kinds(kind))


def _day(name: str, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        day = parse_iso(value)
    except ValueError:
        day = datetime.max
    if isinstance(day, datetime):
        raise ArgumentError(f"{name}={value!r} is no day; use YYYY-MM-DD")
    return day


def _kinds(value: str) -> tuple[str, ...]:
    kinds = tuple(kind.strip().lower() for kind in value.split(","))
    for kind in kinds:
        if kind not in KINDS:
            raise ArgumentError(f"--kind={value!r} is invalid: unknown kind {kind!r}; use {', '.join(KINDS)}")
    return kinds
