"""The manifest of a run: the file `<feed>.run.json` beside its feeds.

Fields are the keys of the file, in its order; docs/delivery.md defines them.
"""

from collections import Counter
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field

from kontan_crawler.outcomes import DELIVERED, KNOWN, OK, STATED_REASONS, UNCHANGED, WAITING
from kontan_crawler.runs.site_change import SiteChange, suspected_refusals
from kontan_crawler.store.history import RunStart
from kontan_crawler.urls import canonical, kanal_of

MANIFEST_VERSION = 6
"""2: other counts of articles and listings. 3: codes instead of sentences under `suspected`.
4: `replica`, `repeated_lines`, and `counted` in `given_up`. 5: `archive`. 6: `idle_before`."""
COUNTED_VERSION = 4
_LIMIT = 2**53  # integers below it are exact in every JSON reader


def _check_canonical(url: str) -> str:
    if canonical(url) != url:
        raise ValueError("not the canonical URL of an article")
    return url


CanonicalUrl = Annotated[str, AfterValidator(_check_canonical)]
Count = Annotated[int, Field(ge=0, lt=_LIMIT)]
Number = Annotated[int, Field(gt=-_LIMIT, lt=_LIMIT)]


class ManifestModel(BaseModel):
    """Base of the models in a manifest: strict types, immutable."""

    model_config = ConfigDict(strict=True, frozen=True)


class Previous(ManifestModel):
    """The previous run of the same spider over the same sections that no signal stopped."""

    run: str
    exit_code: Number | None
    completed: bool


class IdleBefore(ManifestModel):
    """Runs of one spider that delivered nothing and succeeded: their number, and the ids of the first and the last."""

    spider: str
    runs: Count
    first: str
    last: str


class FeedLines(ManifestModel):
    """A delivered feed and its number of lines."""

    file: str
    lines: Count


class ArchiveFiles(ManifestModel):
    """The WARC files of a run with their size, and the space that the folder takes and has, in bytes."""

    files: list[str]
    bytes: Count
    total_bytes: Count
    free_bytes: Count


class DayRow(ManifestModel):
    """Counts of URLs of one day and section, by outcome; `day` is None for URLs without a date."""

    day: date | None
    kanal: str
    listed: Count
    delivered: Count
    known: Count
    unchanged: Count
    waiting: Count
    refused: dict[str, Count]
    listed_to_end_at: AwareDatetime | None


class EmptyDay(ManifestModel):
    """A past day without a row in a section."""

    kanal: str
    day: date


class DaySpan(ManifestModel):
    """Scheduled days of a section that were not read completely."""

    kanal: str
    since: date
    until: date


class Refusal(ManifestModel):
    """A URL that was requested and gave no article."""

    url: CanonicalUrl
    reason: str
    counted: bool = True
    """Whether it is one of the three refusals after which the URL is given up."""


class LineCount(ManifestModel):
    """A short line that stands in `articles` of the last `of` delivered articles: it may be boilerplate."""

    line: str
    articles: Count
    of: Count


class Manifest(ManifestModel):
    """The record of one run, for its users and for later runs."""

    manifest_version: Count = MANIFEST_VERSION
    program: str
    run: str
    spider: str
    arguments: dict[str, str]
    kanal: tuple[str, ...]
    since: date | None
    replica: bool | None = None
    started: AwareDatetime
    ended: AwareDatetime
    reason: str
    exit_code: Number | None
    completed: bool
    last_completed: AwareDatetime | None
    previous: Previous | None
    idle_before: list[IdleBefore] = []
    failed_checks: list[str]
    suspected: list[SiteChange]
    repeated_lines: list[LineCount] = []
    feeds: list[FeedLines]
    archive: ArchiveFiles | None = None
    days: list[DayRow]
    days_empty: list[EmptyDay]
    days_left: list[DaySpan] | None
    given_up: list[Refusal]
    waiting: list[CanonicalUrl]
    robots: dict[str, dict[str, list[str]]]
    counts: dict[str, Number]

    @property
    def start(self) -> RunStart:
        """The start of the run, as the history stores it."""
        return RunStart(self.run, self.spider, self.arguments, self.started, self.kanal, self.since, self.replica)

    @property
    def is_idle(self) -> bool:
        """Whether the run delivered nothing and succeeded."""
        return self.exit_code == OK and not self.outcomes[DELIVERED]

    @property
    def outcomes(self) -> dict[str, int]:
        """Counts of URLs that were not refused, by outcome; WAITING for those without one."""
        columns = ((row.delivered, row.known, row.unchanged, row.waiting) for row in self.days)
        sums = map(sum, zip((0, 0, 0, 0), *columns, strict=True))
        return dict(zip((DELIVERED, KNOWN, UNCHANGED, WAITING), sums, strict=True))

    @property
    def uncounted(self) -> frozenset[str]:
        """The refused URLs whose reason is no try. Before version 4: all but those that state their reason beside other articles."""
        if self.manifest_version >= COUNTED_VERSION:
            return frozenset(refused.url for refused in self.given_up if not refused.counted)
        read = {row.kanal for row in self.days if row.delivered or row.unchanged}
        stated = STATED_REASONS - {*suspected_refusals(self.suspected)}
        return frozenset(refused.url for refused in self.given_up if kanal_of(refused.url) not in read or refused.reason not in stated)

    @property
    def refused(self) -> Counter[str]:
        """Counts of refused URLs, by reason."""
        counts: Counter[str] = Counter()
        for row in self.days:
            counts.update(row.refused)
        return counts
