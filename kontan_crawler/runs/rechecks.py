"""Rechecks: delivered articles that are requested again only to see whether the site still gives them as before."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from kontan_crawler.outcomes import MOVED, READ
from kontan_crawler.urls import kanal_of


class Recheck(NamedTuple):
    """The outcome of a recheck: `outcomes.READ`, or the reason of a refusal; whether the page states the reason itself."""

    outcome: str
    is_stated: bool = False

    @property
    def is_read(self) -> bool:
        return self.outcome in (READ, MOVED)


class Rechecks:
    """The rechecks of one run, by canonical URL."""

    def __init__(self) -> None:
        self._outcomes: dict[str, Recheck | None] = {}

    def __contains__(self, url: str) -> bool:
        return url in self._outcomes

    def begin(self, url: str) -> None:
        """Record a request."""
        self._outcomes[url] = None

    def end(self, url: str, outcome: str, is_stated: bool = False) -> None:
        """Record its outcome."""
        self._outcomes[url] = Recheck(outcome, is_stated)

    def outcomes(self) -> Counter[str]:
        """Count the outcomes of finished rechecks; the key "" is the total."""
        counts = Counter(recheck.outcome for recheck in self._outcomes.values() if recheck)
        return Counter({"": counts.total()}) + counts

    def by_kanal(self) -> Iterator[tuple[str, Recheck]]:
        """Yield the section and the outcome of each finished recheck."""
        return ((kanal_of(url), recheck) for url, recheck in self._outcomes.items() if recheck)
