"""The outcomes of one run: which addresses it registered and what became of each."""

import sqlite3
from collections import Counter
from dataclasses import dataclass

from kontan_crawler.outcomes import (
    AGAIN_ASKED,
    AGAIN_FAILED,
    DELIVERED,
    GIVEN_UP,
    KNOWN,
    MOVED,
    NEW_ASKED,
    NEW_FAILED,
    UNCHANGED,
    WRITTEN,
    is_error,
)
from kontan_crawler.store.compact import compact_url, expand_url

TRIES = 3
"""After this many runs in vain an address is given up; after this many failed requests it is not counted as a failure any more."""
DONE = (DELIVERED, KNOWN, UNCHANGED)
_NOT_ASKED = (KNOWN, GIVEN_UP, None)


@dataclass(frozen=True)
class Tally:
    """The number of addresses of one day and section with one outcome; the outcome None is waiting."""

    day: int | None
    kanal: str
    outcome: str | None
    count: int


class RunOutcomes:
    """The addresses that a run registered, for reading."""

    def __init__(self, database: sqlite3.Connection, run: str = "") -> None:
        self.database, self.run = database, run

    def has_asked(self, url: str) -> bool:
        """Return whether this run has asked for an address or will ask for it."""
        rows = self.database.execute(
            "SELECT 1 FROM found WHERE address = ? AND run = ? AND outcome IS NOT ?", (compact_url(url), self.run, KNOWN)
        )
        return rows.fetchone() is not None

    def tally(self) -> list[Tally]:
        """Count the addresses by day, section and outcome, newest day first."""
        rows = self.database.execute(
            "SELECT day, substr(address, 1, instr(address, '/') - 1) AS kanal, outcome, count(*) FROM found WHERE run = ?"
            " GROUP BY day, kanal, outcome ORDER BY day DESC, kanal, outcome",
            (self.run,),
        )
        return [Tally(*row) for row in rows]

    def first_tries(self) -> Counter[str]:
        """Count the outcomes of addresses asked for the first time; the key "" is their total. Later tries say nothing new."""
        rows = self.database.execute("SELECT outcome, count(*) FROM found WHERE run = ? AND tries = 0 GROUP BY outcome", (self.run,))
        outcomes = Counter({outcome: count for outcome, count in rows if outcome not in _NOT_ASKED})
        return Counter({"": outcomes.total()}) + outcomes

    def failures(self) -> Counter[str]:
        """Count requests and failures by statistic, separately for new addresses and for those that failed in one or two earlier runs."""
        rows = self.database.execute(
            "SELECT failed, outcome, count(*) FROM found WHERE run = ? AND failed < ? GROUP BY failed, outcome", (self.run, TRIES)
        )
        counts: Counter[str] = Counter()
        for failed, outcome, count in rows:
            if outcome not in _NOT_ASKED:
                counts[AGAIN_ASKED if failed else NEW_ASKED] += count
                counts[AGAIN_FAILED if failed else NEW_FAILED] += count if is_failure(outcome) else 0
        return counts

    def asked(self) -> int:
        """Return the number of addresses that this run asked for or still has to ask for."""
        return sum(tally.count for tally in self.tally() if tally.outcome not in (KNOWN, GIVEN_UP))

    def refused(self) -> list[tuple[str, str]]:
        """Return the addresses that this run asked for in vain, each with its reason."""
        return [(expand_url(address), outcome) for address, outcome in self.resolved() if _is_reason(outcome)]

    def waiting(self) -> list[str]:
        """Return the addresses that are registered but not resolved."""
        rows = self.database.execute("SELECT address FROM found WHERE run = ? AND outcome IS NULL ORDER BY address", (self.run,))
        return [expand_url(address) for (address,) in rows]

    def resolved(self) -> list[tuple[str, str]]:
        """Return the addresses with an outcome, in compact form."""
        return self.database.execute(
            "SELECT address, outcome FROM found WHERE run = ? AND outcome IS NOT NULL ORDER BY address", (self.run,)
        ).fetchall()


def is_failure(outcome: str) -> bool:
    """Return whether an outcome means that the article could not be requested or read."""
    return _is_reason(outcome) and is_error(outcome)


def _is_reason(outcome: str) -> bool:
    return outcome not in (*DONE, WRITTEN, GIVEN_UP, MOVED)
