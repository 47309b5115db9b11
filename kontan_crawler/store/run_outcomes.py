"""The outcomes of the URLs that one run registered."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kontan_crawler.outcomes import (
    AGAIN_ASKED,
    AGAIN_FAILED,
    CONCLUSIVE_REASONS,
    DELIVERED,
    GIVEN_UP,
    KNOWN,
    MOVED,
    NEW_ASKED,
    NEW_FAILED,
    READ_REASONS,
    UNCHANGED,
    WRITTEN,
    is_error,
)
from kontan_crawler.store.compact import compact_url, expand_url
from kontan_crawler.store.refused_url import RefusedUrl

MAX_TRIES = 3
"""A URL is given up after this many tries: runs in which the site gave a conclusive answer, but no article."""
MAX_FAILURES = 3
"""A URL that failed in this many runs no longer counts in the share of failures."""
DONE = (DELIVERED, KNOWN, UNCHANGED)
"""Outcomes of a URL whose article is delivered."""
_NOT_REQUESTED = (KNOWN, GIVEN_UP)


@dataclass(frozen=True)
class Tally:
    """The number of URLs with one day, section and outcome; None is waiting. day: an ordinal."""

    day: int | None
    kanal: str
    outcome: str | None
    count: int


class RunOutcomes:
    """Reads the URLs that a run registered."""

    def __init__(self, database: sqlite3.Connection, run: str = "") -> None:
        self.database, self.run = database, run

    def is_requested(self, url: str) -> bool:
        """Return whether this run has requested a URL or will request it."""
        rows = self.database.execute(
            "SELECT 1 FROM found WHERE address = ? AND run = ? AND outcome IS NOT ?", (compact_url(url), self.run, KNOWN)
        )
        return rows.fetchone() is not None

    def tally(self) -> list[Tally]:
        """Count the URLs by day, section and outcome, newest day first."""
        rows = self.database.execute(
            "SELECT day, substr(address, 1, instr(address, '/') - 1) AS kanal, outcome, count(*) FROM found WHERE run = ?"
            " GROUP BY day, kanal, outcome ORDER BY day DESC, kanal, outcome",
            (self.run,),
        )
        return [Tally(*row) for row in rows]

    def first_tries(self) -> Counter[str]:
        """Count the outcomes of requested URLs without a try in earlier runs; the key "" is the total. A failure is no try."""
        rows = self.database.execute("SELECT outcome, count(*) FROM found WHERE run = ? AND tries = 0 GROUP BY outcome", (self.run,))
        outcomes = Counter({outcome: count for outcome, count in rows if outcome not in (*_NOT_REQUESTED, None)})
        return Counter({"": outcomes.total()}) + outcomes

    def failures(self) -> Counter[str]:
        """Count requested and failed URLs, by statistic: new ones, and those that failed in one or two earlier runs."""
        rows = self.database.execute(
            "SELECT failed, outcome, count(*) FROM found WHERE run = ? AND failed < ? GROUP BY failed, outcome", (self.run, MAX_FAILURES)
        )
        counts: Counter[str] = Counter()
        for failed, outcome, count in rows:
            if outcome not in (*_NOT_REQUESTED, None):
                counts[AGAIN_ASKED if failed else NEW_ASKED] += count
                counts[AGAIN_FAILED if failed else NEW_FAILED] += count if is_failure(outcome) else 0
        return counts

    def requested(self) -> int:
        """Return the number of URLs that this run has requested or will request."""
        return sum(tally.count for tally in self.tally() if tally.outcome not in _NOT_REQUESTED)

    def refusals(self) -> list[tuple[str, str]]:
        """Return the URLs without an article, each with its reason."""
        return [(expand_url(compact), outcome) for compact, outcome in self.resolved() if _is_reason(outcome)]

    def refused_urls(self) -> list[RefusedUrl]:
        """Return the URLs without an article, each with the traits of its response. An article that was read and not delivered is none."""
        return [row for row in self._refused("found.run = ?", self.run) if _is_reason(row.reason) and row.reason not in READ_REASONS]

    def refused_earlier(self) -> list[RefusedUrl]:
        """Return the URLs for which earlier runs got a conclusive response without an article, those given up included."""
        rows = self._refused("(found.run <> ? OR outcome = ?) AND response IS NOT NULL", self.run, GIVEN_UP)
        return [row for row in rows if row.reason in (*CONCLUSIVE_REASONS, GIVEN_UP)]

    def _refused(self, condition: str, *values: str) -> Iterator[RefusedUrl]:
        rows = self.database.execute(
            "SELECT address, outcome, tries = 0 AND failed = 0, coalesce(started, ''), response FROM found LEFT JOIN run ON run.id = first_run"
            f" WHERE {condition} AND outcome IS NOT NULL ORDER BY address",
            values,
        )
        return (  # most have an article, and are not kept
            RefusedUrl(expand_url(compact), compact.partition("/")[0], outcome, bool(is_new), since, frozenset((response or "").split()))
            for compact, outcome, is_new, since, response in rows
        )

    def articles_read(self) -> Counter[tuple[str, bool]]:
        """Count the URLs whose article was read, by section and by whether they are new."""
        rows = self.database.execute(
            "SELECT substr(address, 1, instr(address, '/') - 1), tries = 0 AND failed = 0, outcome, count(*) FROM found WHERE run = ?"
            " GROUP BY 1, 2, 3",
            (self.run,),
        )
        counts: Counter[tuple[str, bool]] = Counter()
        for kanal, is_new, outcome, count in rows:
            if outcome in (WRITTEN, DELIVERED, UNCHANGED, *READ_REASONS):
                counts[kanal, bool(is_new)] += count
        return counts

    def waiting(self) -> list[str]:
        """Return the URLs without an outcome."""
        rows = self.database.execute("SELECT address FROM found WHERE run = ? AND outcome IS NULL ORDER BY address", (self.run,))
        return [expand_url(compact) for (compact,) in rows]

    def resolved(self) -> list[tuple[str, str]]:
        """Return the compact URLs with an outcome, each with it."""
        return self.database.execute(
            "SELECT address, outcome FROM found WHERE run = ? AND outcome IS NOT NULL ORDER BY address", (self.run,)
        ).fetchall()


def is_failure(outcome: str) -> bool:
    """Return whether an outcome is an error: the site may have an article there."""
    return _is_reason(outcome) and is_error(outcome)


def _is_reason(outcome: str) -> bool:
    return outcome not in (*DONE, WRITTEN, GIVEN_UP, MOVED)
