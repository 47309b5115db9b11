"""The ledger's frontier: the URLs to request, each with its tries in earlier runs."""

import sqlite3
from collections.abc import Collection

from kontan_crawler.outcomes import CONCLUSIVE_REASONS, DELIVERED, GIVEN_UP, KNOWN, MOVED, WRITTEN
from kontan_crawler.store.compact import compact_url, expand_url, key_of
from kontan_crawler.store.run_outcomes import DONE, MAX_TRIES, RunOutcomes, is_failure

_TRIED = CONCLUSIVE_REASONS | {MOVED}  # outcomes that count as a try
_DELIVERED = "SELECT 1 FROM article WHERE key = key_of(found.address) AND article.address = found.address"


class Frontier(RunOutcomes):
    """The frontier for one run. A URL belongs to the last run that registered or resolved it."""

    def __init__(self, database: sqlite3.Connection, run: str = "") -> None:
        super().__init__(database, run)
        database.create_function("key_of", 1, lambda compact: key_of(expand_url(compact)), deterministic=True)

    def register(self, url: str, day: int | None, known: bool, force: bool = False) -> str | None:
        """Register a URL for this run. Return None if it must be requested, else the reason to skip it: `known` or `given_up`.

        day: of its listing, an ordinal. known: the article is delivered. force: request it despite its tries, and reset its failures.
        """
        compact = compact_url(url)
        row = self.database.execute("SELECT run, outcome, tries FROM found WHERE address = ?", (compact,)).fetchone()
        run, outcome, tries = row or ("", None, 0)
        if run != self.run:
            outcome = KNOWN if known else GIVEN_UP if tries >= MAX_TRIES and not force else None
        self.database.execute(
            "INSERT INTO found (address, day, run, outcome) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (address) DO UPDATE SET day = coalesce(excluded.day, day), run = excluded.run, outcome = excluded.outcome,"
            " failed = CASE WHEN ? THEN 0 ELSE failed END",
            (compact, day, self.run, outcome, force),
        )
        return outcome if outcome in (KNOWN, GIVEN_UP) else None

    def resolve(self, url: str, outcome: str, day: int | None = None, revision: int | None = None) -> None:
        """Set the outcome of a URL, unless this run has written its article.

        day: of publication, an ordinal; used if no listing gave a day. revision: of the written line.
        """
        self.database.execute(
            "INSERT INTO found (address, day, run, outcome, revision) VALUES (?1, ?2, ?3, ?4, ?5)"
            " ON CONFLICT (address) DO UPDATE SET"
            " day = coalesce(day, ?2), run = ?3, outcome = ?4, revision = ?5 WHERE run <> ?3 OR outcome IS NOT ?6",
            (compact_url(url), day, self.run, outcome, revision, WRITTEN),
        )

    def backlog(self, kanal: Collection[str]) -> list[str]:
        """Return the URLs of earlier runs in these sections that are neither delivered nor given up, newest day first."""
        rows = self.database.execute(
            f"SELECT address FROM found WHERE run <> ? AND tries < ? AND NOT EXISTS ({_DELIVERED}) ORDER BY day DESC", (self.run, MAX_TRIES)
        )
        return [expand_url(compact) for (compact,) in rows if compact.partition("/")[0] in kanal]

    def confirm(self) -> None:
        """Mark written articles as delivered if a delivered feed has them, else as waiting."""
        self.database.execute(
            f"UPDATE found SET outcome = CASE WHEN EXISTS ({_DELIVERED} AND article.revision >= found.revision) THEN ? END"
            " WHERE run = ? AND outcome = ?",
            (DELIVERED, self.run, WRITTEN),
        )

    def close(self, suspect_reasons: Collection[str] = ()) -> None:
        """End the run: remove delivered URLs, and count the tries and failures of the others.

        A conclusive reason is a try, an error is a failure; a reason can be both.
        suspect_reasons: not counted as tries, because the site may have changed.
        """
        self.database.execute(f"DELETE FROM found WHERE run = ? AND (outcome IN (?, ?, ?) OR EXISTS ({_DELIVERED}))", (self.run, *DONE))
        for outcome in {outcome for _, outcome in self.resolved()}:
            added = (outcome in _TRIED and outcome not in suspect_reasons, is_failure(outcome), self.run, outcome)
            self.database.execute("UPDATE found SET tries = tries + ?, failed = failed + ? WHERE run = ? AND outcome = ?", added)
