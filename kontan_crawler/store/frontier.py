"""The ledger's frontier: addresses found in listings and not yet delivered."""

import sqlite3
from collections.abc import Collection

from kontan_crawler.outcomes import CONCLUSIVE_REASONS, DELIVERED, GIVEN_UP, KNOWN, MOVED, WRITTEN
from kontan_crawler.store.compact import compact_url, expand_url, key_of
from kontan_crawler.store.run_outcomes import DONE, TRIES, RunOutcomes, is_failure

_COUNTS_AS_TRY = (MOVED, *sorted(CONCLUSIVE_REASONS))
_IS_DELIVERED = "EXISTS (SELECT 1 FROM article WHERE key = key_of(found.address) AND article.address = found.address)"


class Frontier(RunOutcomes):
    """The frontier as one run sees it. An address of an earlier run becomes this run's when it is registered."""

    def __init__(self, database: sqlite3.Connection, run: str = "") -> None:
        super().__init__(database, run)
        database.create_function("key_of", 1, lambda address: key_of(expand_url(address)), deterministic=True)

    def register(self, url: str, day: int | None, known: bool, force: bool = False) -> str | None:
        """Register an address; return its outcome, known or given_up, if it need not be asked for.

        day: the day of its listing. known: the article is delivered. force: ask despite earlier tries, and count a failure as the first.
        """
        address = compact_url(url)
        row = self.database.execute("SELECT run, outcome, tries FROM found WHERE address = ?", (address,)).fetchone()
        run, outcome, tries = row or ("", None, 0)
        if run != self.run:
            outcome = KNOWN if known else GIVEN_UP if tries >= TRIES and not force else None
        self.database.execute(
            "INSERT INTO found (address, day, run, outcome) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (address) DO UPDATE SET day = coalesce(excluded.day, day), run = excluded.run, outcome = excluded.outcome,"
            " failed = failed * ?",
            (address, day, self.run, outcome, not force),
        )
        return outcome if outcome in (KNOWN, GIVEN_UP) else None

    def resolve(self, url: str, outcome: str, day: int | None = None, revision: int | None = None) -> None:
        """Set the outcome of an address, unless this run has written its article.

        day: the day of publication, used if no listing gave a day. revision: of the written line.
        """
        self.database.execute(
            "INSERT INTO found (address, day, run, outcome, revision) VALUES (?1, ?2, ?3, ?4, ?5)"
            " ON CONFLICT (address) DO UPDATE SET"
            " day = coalesce(day, ?2), run = ?3, outcome = ?4, revision = ?5 WHERE run <> ?3 OR outcome IS NOT ?6",
            (compact_url(url), day, self.run, outcome, revision, WRITTEN),
        )

    def backlog(self, kanal: Collection[str]) -> list[str]:
        """Return the addresses of these sections that earlier runs found, that are not delivered and not given up."""
        rows = self.database.execute(
            f"SELECT address FROM found WHERE run <> ? AND tries < ? AND NOT {_IS_DELIVERED} ORDER BY day DESC", (self.run, TRIES)
        )
        return [expand_url(address) for (address,) in rows if address.partition("/")[0] in kanal]

    def confirm(self) -> None:
        """Mark written articles as delivered if a delivered feed holds them; the others wait again."""
        self.database.execute(
            f"UPDATE found SET outcome = CASE WHEN {_IS_DELIVERED[:-1]} AND article.revision >= found.revision) THEN ? END"
            " WHERE run = ? AND outcome = ?",
            (DELIVERED, self.run, WRITTEN),
        )

    def close(self, suspect_reasons: Collection[str] = ()) -> None:
        """Remove delivered addresses; add a try where the site refused the article, and a failure where it could not be asked.

        suspect_reasons: reasons that add no try, because the site seems to have changed.
        """
        self.database.execute(f"DELETE FROM found WHERE run = ? AND (outcome IN (?, ?, ?) OR {_IS_DELIVERED})", (self.run, *DONE))
        for outcome in {outcome for _, outcome in self.resolved()}:
            added = (outcome in _COUNTS_AS_TRY and outcome not in suspect_reasons, is_failure(outcome), self.run, outcome)
            self.database.execute("UPDATE found SET tries = tries + ?, failed = failed + ? WHERE run = ? AND outcome = ?", added)
