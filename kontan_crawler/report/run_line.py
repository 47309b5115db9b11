"""A run's manifest, as far as the report counts it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kontan_crawler.clock import WIB
from kontan_crawler.printable import printable
from kontan_crawler.runs.manifest import begun_of
from kontan_crawler.runs.summary import summary_of

DID_ITS_JOB, FAILED, STOPPED, DIED = VERDICTS = ("did its job", "failed", "stopped", "died")
_BY_EXIT_CODE = {0: DID_ITS_JOB, 1: FAILED, None: DIED}
_LISTINGS = {"listing/failed": "listing failed", "listing/unreadable": "listing unreadable"}
_OUTCOMES = ("delivered", "known", "unchanged", "waiting")


@dataclass(frozen=True, slots=True)
class RunLine:
    """What is counted of one run; moments are aware and in WIB, texts are printable."""

    id: str
    spider: str
    started: datetime
    ended: datetime
    verdict: str
    """One of VERDICTS."""
    sentences: Sequence[str]
    """How it went, and each check that failed."""
    outcomes: Mapping[str, int]
    """delivered, known, unchanged, waiting."""
    refused: Mapping[str, int]
    """By reason; listings too."""
    feeds: Mapping[str, int]
    """Names of the files it delivered, with the lines they held then."""


def run_of(manifest: Mapping[str, Any]) -> RunLine:
    """Return what is counted of a manifest. Raises ValueError where a key of it is missing or has another type."""
    try:
        begun = begun_of(manifest)
        outcomes: Counter[str] = Counter()
        refused: Counter[str] = Counter()
        for row in manifest["days"]:
            outcomes.update({name: _count(row[name]) for name in _OUTCOMES})
            refused.update({printable(reason): _count(count) for reason, count in row["refused"].items()})
            _count(row["listed"])
        refused.update({told: _count(manifest["counts"][name]) for name, told in _LISTINGS.items() if name in manifest["counts"]})
        return RunLine(
            begun.id, printable(begun.spider), begun.started.astimezone(WIB), datetime.fromisoformat(manifest["ended"]).astimezone(WIB),
            _BY_EXIT_CODE.get(manifest["exit_code"], STOPPED), list(map(printable, [next(summary_of(manifest)), *manifest["failed_checks"]])),
            outcomes, refused, {str(feed["file"]): _count(feed["lines"]) for feed in manifest["feeds"]},
        )  # fmt: skip
    except (KeyError, TypeError, AttributeError, OverflowError) as error:
        raise ValueError(f"not as manifests are: {error!r}") from None


def _count(value: object) -> int:
    if type(value) is not int or not 0 <= value < 2**53:  # what a chart can draw
        raise ValueError(f"{value!r:.20} is no count")
    return value
