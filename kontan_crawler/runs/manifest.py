"""The manifest of a run, `<feed>.run.json` beside its feeds: what was listed, delivered, known, refused and why, and what is left.

Field names are the keys of the file, in its order; docs/delivery.md says what each means.
"""

from collections import Counter
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field

from kontan_crawler.outcomes import DELIVERED, KNOWN, UNCHANGED, WAITING
from kontan_crawler.runs.site_change import SiteChange
from kontan_crawler.store.history import RunStart
from kontan_crawler.urls import canonical

MANIFEST_VERSION = 3
"""2: articles and listings are counted otherwise; see `counts`. 3: what is suspected is codes, and no sentences."""
_LIMIT = 2**53  # whole numbers below it are exact in every program that reads JSON


def _checked(url: str) -> str:
    if canonical(url) != url:
        raise ValueError("it is no canonical address of an article")
    return url


Address = Annotated[str, AfterValidator(_checked)]
Count = Annotated[int, Field(ge=0, lt=_LIMIT)]
Number = Annotated[int, Field(gt=-_LIMIT, lt=_LIMIT)]


class Part(BaseModel):
    """A manifest or a part of one: nothing in it is turned into another type, nothing is changed once it is made."""

    model_config = ConfigDict(strict=True, frozen=True)


class Previous(Part):
    """The run of the same spider before this one, those left out that a signal stopped."""

    run: str
    exit_code: Number | None
    completed: bool


class FeedLines(Part):
    """A feed that was delivered, and how many lines it holds."""

    file: str
    lines: Count


class DayRow(Part):
    """What came of the addresses of a day and a section; `day` is None for those that no listing dated."""

    day: date | None
    kanal: str
    listed: Count
    delivered: Count
    known: Count
    unchanged: Count
    waiting: Count
    refused: dict[str, Count]
    listed_to_end_at: AwareDatetime | None


class EmptyDay(Part):
    """A day that was over and had no row in a section."""

    kanal: str
    day: date


class DaySpan(Part):
    """Days of a section that were wanted and not read to their end."""

    kanal: str
    since: date
    until: date


class GivenUp(Part):
    """An address that was asked for in vain."""

    url: Address
    reason: str


class Manifest(Part):
    """One run, as it is told to others and to the runs after it."""

    manifest_version: Count = MANIFEST_VERSION
    program: str
    run: str
    spider: str
    arguments: dict[str, str]
    kanal: tuple[str, ...]
    since: date | None
    started: AwareDatetime
    ended: AwareDatetime
    reason: str
    exit_code: Number | None
    completed: bool
    last_completed: AwareDatetime | None
    previous: Previous | None
    failed_checks: list[str]
    suspected: list[SiteChange]
    feeds: list[FeedLines]
    days: list[DayRow]
    days_empty: list[EmptyDay]
    days_left: list[DaySpan] | None
    given_up: list[GivenUp]
    waiting: list[Address]
    robots: dict[str, dict[str, list[str]]]
    counts: dict[str, Number]

    @property
    def start(self) -> RunStart:
        """The run as it was begun."""
        return RunStart(self.run, self.spider, self.arguments, self.started, self.kanal, self.since)

    @property
    def addresses(self) -> dict[str, int]:
        """How many addresses came to an outcome that is no refusal; WAITING are those that came to none."""
        columns = ((row.delivered, row.known, row.unchanged, row.waiting) for row in self.days)
        sums = map(sum, zip((0, 0, 0, 0), *columns, strict=True))
        return dict(zip((DELIVERED, KNOWN, UNCHANGED, WAITING), sums, strict=True))

    @property
    def refused(self) -> Counter[str]:
        """How many addresses gave no article, by the reason."""
        counts: Counter[str] = Counter()
        for row in self.days:
            counts.update(row.refused)
        return counts
