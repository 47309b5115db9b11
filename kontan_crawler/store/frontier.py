"""The ledger's frontier: addresses that listings named, and what came of them in the run under way."""

import sqlite3
from collections import Counter
from collections.abc import Collection
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
    SAID_OF_THE_ARTICLE,
    UNCHANGED,
    WRITTEN,
    is_error,
)
from kontan_crawler.store.compact import compact_url, expand_url, key_of

TRIES = 3
"""Runs that ask in vain for an address before it is let be; after as many that could not ask, it says nothing of the site."""
_TRIED = (MOVED, *sorted(SAID_OF_THE_ARTICLE))
_DONE = (DELIVERED, KNOWN, UNCHANGED)
_HELD = "EXISTS (SELECT 1 FROM article WHERE key = key_of(found.address) AND article.address = found.address)"


@dataclass(frozen=True)
class Tally:
    """How many addresses of a day and section came to one outcome; None is waiting."""

    day: int | None
    kanal: str
    outcome: str | None
    count: int


class Frontier:
    """Found addresses of one run; those of earlier runs that no feed holds become its own when it meets them."""

    def __init__(self, database: sqlite3.Connection, run: str = "") -> None:
        self._database, self._run = database, run
        database.create_function("key_of", 1, lambda address: key_of(expand_url(address)), deterministic=True)

    def register(self, url: str, day: int | None, known: bool, force: bool = False) -> str | None:
        """Note that this run met an address; return its outcome if it need not be asked: known or given_up.

        day: the day it is listed under. known: a feed holds it. force: ask however often it was in vain, and count a failure as if it were the first.
        """
        address = compact_url(url)
        row = self._database.execute("SELECT run, outcome, tries FROM found WHERE address = ?", (address,)).fetchone()
        run, outcome, tries = row or ("", None, 0)
        if run != self._run:
            outcome = KNOWN if known else GIVEN_UP if tries >= TRIES and not force else None
        self._database.execute(
            "INSERT INTO found (address, day, run, outcome) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (address) DO UPDATE SET day = coalesce(excluded.day, day), run = excluded.run, outcome = excluded.outcome,"
            " failed = failed * ?",
            (address, day, self._run, outcome, not force),
        )
        return outcome if outcome in (KNOWN, GIVEN_UP) else None

    def resolve(self, url: str, outcome: str, day: int | None = None, revision: int | None = None) -> None:
        """Note what came of an address; a line written in this run stays what came of it.

        day: of publication, where it was listed under none. revision: of the line written.
        """
        self._database.execute(
            "INSERT INTO found (address, day, run, outcome, revision) VALUES (?1, ?2, ?3, ?4, ?5)"
            " ON CONFLICT (address) DO UPDATE SET"
            " day = coalesce(day, ?2), run = ?3, outcome = ?4, revision = ?5 WHERE run <> ?3 OR outcome IS NOT ?6",
            (compact_url(url), day, self._run, outcome, revision, WRITTEN),
        )

    def backlog(self, kanal: Collection[str]) -> list[str]:
        """Return the addresses of these sections that earlier runs found and no feed holds, as long as they are worth asking."""
        rows = self._database.execute(
            f"SELECT address FROM found WHERE run <> ? AND tries < ? AND NOT {_HELD} ORDER BY day DESC", (self._run, TRIES)
        )
        return [expand_url(address) for (address,) in rows if address.partition("/")[0] in kanal]

    def confirm(self) -> None:
        """What was written is delivered if the articles learnt say so; if not, it waits again."""
        self._database.execute(
            f"UPDATE found SET outcome = CASE WHEN {_HELD[:-1]} AND article.revision >= found.revision) THEN ? END"
            " WHERE run = ? AND outcome = ?",
            (DELIVERED, self._run, WRITTEN),
        )

    def has_asked(self, url: str) -> bool:
        """Tell whether this run asked for an address, or is to."""
        rows = self._database.execute(
            "SELECT 1 FROM found WHERE address = ? AND run = ? AND outcome IS NOT ?", (compact_url(url), self._run, KNOWN)
        )
        return rows.fetchone() is not None

    def tally(self) -> list[Tally]:
        """Count what came of the addresses met, by day and section, newest day first."""
        rows = self._database.execute(
            "SELECT day, substr(address, 1, instr(address, '/') - 1) AS kanal, outcome, count(*) FROM found WHERE run = ?"
            " GROUP BY day, kanal, outcome ORDER BY day DESC, kanal, outcome",
            (self._run,),
        )
        return [Tally(*row) for row in rows]

    def first_tries(self) -> Counter[str]:
        """Count the addresses asked for the first time, and the reasons why some gave no article: what was in vain before says nothing new."""
        rows = self._database.execute("SELECT outcome, count(*) FROM found WHERE run = ? AND tries = 0 GROUP BY outcome", (self._run,))
        outcomes = Counter({outcome: count for outcome, count in rows if outcome not in (KNOWN, GIVEN_UP, None)})
        return Counter({"": outcomes.total()}) + outcomes

    def failures(self) -> Counter[str]:
        """Count what was asked for and what of it failed, apart where it had failed in one or two runs; by the names of statistics."""
        rows = self._database.execute(
            "SELECT failed, outcome, count(*) FROM found WHERE run = ? AND failed < ? GROUP BY failed, outcome", (self._run, TRIES)
        )
        counts: Counter[str] = Counter()
        for failed, outcome, count in rows:
            if outcome not in (KNOWN, GIVEN_UP, None):
                counts[AGAIN_ASKED if failed else NEW_ASKED] += count
                counts[AGAIN_FAILED if failed else NEW_FAILED] += count if _is_failure(outcome) else 0
        return counts

    def asked(self) -> int:
        """Return how many addresses this run asked for, or was to ask for."""
        return sum(tally.count for tally in self.tally() if tally.outcome not in (KNOWN, GIVEN_UP))

    def refused(self) -> list[tuple[str, str]]:
        """Return the addresses that this run asked for in vain, each with its reason."""
        return [(expand_url(address), outcome) for address, outcome in self._settled() if _is_reason(outcome)]

    def waiting(self) -> list[str]:
        """Return the addresses that this run met and did not come to."""
        rows = self._database.execute("SELECT address FROM found WHERE run = ? AND outcome IS NULL ORDER BY address", (self._run,))
        return [expand_url(address) for (address,) in rows]

    def close(self, doubtful: Collection[str] = ()) -> None:
        """Forget what a feed holds; count a try where the site said something of the article, a failure where it could not be asked.

        doubtful: reasons that count for no try, as the site seems to have changed.
        """
        self._database.execute(f"DELETE FROM found WHERE run = ? AND (outcome IN (?, ?, ?) OR {_HELD})", (self._run, *_DONE))
        for outcome in {outcome for _, outcome in self._settled()}:
            added = (outcome in _TRIED and outcome not in doubtful, _is_failure(outcome), self._run, outcome)
            self._database.execute("UPDATE found SET tries = tries + ?, failed = failed + ? WHERE run = ? AND outcome = ?", added)

    def _settled(self) -> list[tuple[str, str]]:
        return self._database.execute(
            "SELECT address, outcome FROM found WHERE run = ? AND outcome IS NOT NULL ORDER BY address", (self._run,)
        ).fetchall()


def _is_reason(outcome: str) -> bool:
    return outcome not in (*_DONE, WRITTEN, GIVEN_UP, MOVED)


def _is_failure(outcome: str) -> bool:
    return _is_reason(outcome) and is_error(outcome)
