"""Responses without an article that are alike: if many URLs get one, it is the site's, and says nothing about each URL."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kontan_crawler.outcomes import CONCLUSIVE_REASONS
from kontan_crawler.store.history import History
from kontan_crawler.store.refused_url import OWN, RefusedUrl, is_reason

_MIN_URLS = 3
_SHARE = 0.05  # of the URLs read or refused since the first such response
_LARGE_SHARE = 0.2  # for pages that were made for their URLs, and for responses that have nothing but the reason in common


@dataclass
class _Group:
    """URLs whose responses share a trait."""

    share: float
    urls: set[str] = field(default_factory=set)
    kanal: set[str] = field(default_factory=set)
    since: set[str] = field(default_factory=set)

    def add(self, row: RefusedUrl) -> None:
        self.urls.add(row.url)
        self.kanal.add(row.kanal)
        self.since.add(row.since)

    def is_of_site(self, history: History, read: Mapping[str, int]) -> bool:
        """Return whether the URLs are many, also among the articles that were read since the first of them."""
        if len(self.urls) < _MIN_URLS:
            return False
        most = len(self.urls) * (1 - self.share) / self.share
        now = sum(read.get(kanal, 0) for kanal in self.kanal)
        return now + history.delivered_since(min(self.since), self.kanal, enough=int(most) + 1) <= most


def site_traits(history: History, now: Iterable[RefusedUrl], earlier: Iterable[RefusedUrl], read: Mapping[str, int]) -> frozenset[str]:
    """Return the traits of responses that are the site's. now: refused in this run. read: number of articles that it read, by section."""
    groups: dict[tuple[str, float], _Group] = {}
    for row in (*filter(may_be_alike, now), *(row for row in earlier if not row.is_stated)):
        for trait in row.traits:
            share = _LARGE_SHARE if OWN in row.response or is_reason(trait) else _SHARE
            groups.setdefault((trait, share), _Group(share)).add(row)
    return frozenset(trait for (trait, _), group in groups.items() if group.is_of_site(history, read))


def may_be_alike(row: RefusedUrl) -> bool:
    """Return whether a refusal would count as a try, and the page does not state its reason itself."""
    return row.reason in CONCLUSIVE_REASONS and not row.is_stated
