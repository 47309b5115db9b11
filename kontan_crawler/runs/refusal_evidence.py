"""Whose fault a URL without an article is: its own, or the site's.

A URL counts a try, and is given up after three, only if the same run read other articles of its section, and if the response is its
own: not shared by many other URLs, unless the page states its reason itself (removed, paid, photos).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kontan_crawler.outcomes import OWN_REASONS, is_error
from kontan_crawler.runs.alike_responses import may_be_alike, site_traits
from kontan_crawler.runs.rechecks import Rechecks
from kontan_crawler.store.frontier import Frontier
from kontan_crawler.store.history import History
from kontan_crawler.store.refused_url import WALL, RefusedUrl

_MIN_ARTICLES, _ALMOST_NONE = 5, 0.1  # new URLs of a section that a run must request to judge it; share of them
_MIN_STATED = 10  # URLs that state their reason, and no article


@dataclass
class Section:
    """What a run got in one section. Refusals that state their reason are counted apart."""

    kanal: str
    read: int = 0
    new_read: int = 0
    refused: int = 0
    new_refused: int = 0
    stated: int = 0
    rechecks_read: int = 0
    rechecks_refused: int = 0

    @property
    def has_article(self) -> bool:
        """Whether an article of the section was read, perhaps by a recheck."""
        return bool(self.read or self.rechecks_read)

    @property
    def lacks_article(self) -> bool:
        """Whether there are refusals and no article: rechecks would say whose fault it is."""
        return bool(self.refused or self.stated) and not self.has_article

    @property
    def is_unreadable(self) -> bool:
        """Whether the site hides the articles of the section."""
        new = self.new_refused + self.new_read
        if new >= _MIN_ARTICLES and self.new_read <= new * _ALMOST_NONE:
            return True
        many = self.refused + self.rechecks_refused >= _MIN_ARTICLES or self.stated >= _MIN_STATED
        return not self.has_article and (many or bool(self.rechecks_refused))


@dataclass(frozen=True)
class RefusalEvidence:
    """The sections of a run, and the URLs whose refusal is not their own."""

    sections: Mapping[str, Section] = field(default_factory=dict)
    site_faults: frozenset[str] = frozenset()
    """URLs whose responses are alike."""
    site_traits: frozenset[str] = frozenset()
    """The traits of these responses."""
    uncounted: frozenset[str] = frozenset()
    """URLs whose refusal is no try, those of `site_faults` included."""
    fault_count: int = 0
    """Number of `site_faults` that count as errors: those whose reason alone would be none, if the run requested enough new URLs."""

    @property
    def unreadable(self) -> list[Section]:
        return [section for section in self.sections.values() if section.is_unreadable]

    @property
    def without_article(self) -> list[Section]:
        return [section for section in self.sections.values() if section.lacks_article]


def evidence_of(frontier: Frontier, history: History, rechecks: Rechecks | None = None) -> RefusalEvidence:
    """Return the evidence of a run, from the outcomes of its URLs and of its rechecks, if they are known."""
    refused = [row for row in frontier.refused_urls() if row.reason not in OWN_REASONS]
    sections = _sections(frontier, refused, rechecks or Rechecks())
    read = {kanal: section.read for kanal, section in sections.items()}
    traits = site_traits(history, refused, frontier.refused_earlier(), read)
    site_faults = frozenset(row.url for row in refused if may_be_alike(row) and row.traits & traits)
    provable = {kanal for kanal, section in sections.items() if section.has_article and not section.is_unreadable}
    uncounted = site_faults | {row.url for row in refused if row.kanal not in provable or WALL in row.response}
    new = sum(section.new_refused + section.new_read for section in sections.values())
    fault_count = sum(row.url in site_faults and not is_error(row.reason) for row in refused) if new >= _MIN_ARTICLES else 0
    return RefusalEvidence(sections, site_faults, traits, uncounted, fault_count)


def _sections(frontier: Frontier, refused: Iterable[RefusedUrl], rechecks: Rechecks) -> dict[str, Section]:
    found: dict[str, Section] = {}

    def of(kanal: str) -> Section:
        return found.setdefault(kanal, Section(kanal))

    for (kanal, is_new), count in frontier.articles_read().items():
        of(kanal).read += count
        of(kanal).new_read += count if is_new else 0
    for row in refused:
        of(row.kanal).stated += row.is_stated
        of(row.kanal).refused += not row.is_stated
        of(row.kanal).new_refused += row.is_new and not row.is_stated
    for kanal, recheck in rechecks.by_kanal():
        of(kanal).rechecks_read += recheck.is_read
        of(kanal).stated += recheck.is_stated
        of(kanal).rechecks_refused += not recheck.is_read and not recheck.is_stated
    return found
