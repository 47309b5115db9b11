"""A run's manifest, as far as the report counts it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kontan_crawler.dates.moment import WIB
from kontan_crawler.delivery.manifest import begun_of
from kontan_crawler.delivery.summary import summary_of
from kontan_crawler.printable import printable

DID_ITS_JOB, FAILED, STOPPED, DIED = VERDICTS = ("did its job", "failed", "stopped", "died")
_BY_EXIT_CODE = {0: DID_ITS_JOB, 1: FAILED, None: DIED}


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
    """By reason."""
    feeds: Sequence[str]
    """Names of the files it delivered."""


def run_of(manifest: Mapping[str, Any]) -> RunLine:
    """Return what is counted of a manifest. Raises ValueError where a key of it is missing or has another type."""
    try:
        begun = begun_of(manifest)
        outcomes: Counter[str] = Counter()
        refused: Counter[str] = Counter()
        for row in manifest["days"]:
            outcomes.update({name: row[name] for name in ("delivered", "known", "unchanged", "waiting")})
            refused.update(row["refused"])
        return RunLine(
            begun.id, printable(begun.spider), begun.started.astimezone(WIB), datetime.fromisoformat(manifest["ended"]).astimezone(WIB),
            _BY_EXIT_CODE.get(manifest["exit_code"], STOPPED), list(map(printable, [next(summary_of(manifest)), *manifest["failed_checks"]])),
            outcomes, {printable(reason): count for reason, count in refused.items()}, [str(feed["file"]) for feed in manifest["feeds"]],
        )  # fmt: skip
    except (KeyError, TypeError, AttributeError, OverflowError) as error:
        raise ValueError(f"not as manifests are: {error!r}") from None
