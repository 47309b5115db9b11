"""The ledger's frontier: the URLs to request, each with its tries in earlier runs."""

import sqlite3
from collections.abc import Collection, Iterable, Set

from kontan_crawler.outcomes import CONCLUSIVE_REASONS, DELIVERED, GIVEN_UP, KNOWN, MOVED, TOO_LONG, WRITTEN
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

    def resolve(
        self, url: str, outcome: str, day: int | None = None, revision: int | None = None, response: Iterable[str] = ()
    ) -> None:  # fmt: skip
        """Set the outcome of a URL, unless this run has written its article.

        day: of publication, an ordinal; used if no listing gave a day. revision: of the written line. response: see `RefusedUrl`.
        """
        self.database.execute(
            "INSERT INTO found (address, day, run, outcome, revision, response, first_run) VALUES (?1, ?2, ?3, ?4, ?5, ?7, ?3)"
            " ON CONFLICT (address) DO UPDATE SET day = coalesce(day, ?2), run = ?3, outcome = ?4, revision = ?5, response = ?7,"
            " first_run = coalesce(first_run, ?3) WHERE run <> ?3 OR outcome IS NOT ?6",
            (compact_url(url), day, self.run, outcome, revision, WRITTEN, " ".join(sorted(response)) or None),
        )

    def backlog(self, kanal: Collection[str]) -> list[str]:
        """Return the URLs of earlier runs in these sections that are neither delivered nor given up, newest day first."""
        rows = self.database.execute(
            f"SELECT address FROM found WHERE run <> ? AND tries < ? AND NOT EXISTS ({_DELIVERED}) ORDER BY day DESC", (self.run, MAX_TRIES)
        )
        return [expand_url(compact) for (compact,) in rows if compact.partition("/")[0] in kanal]

    def day_of(self, url: str) -> int | None:
        """Return the day of the listing of a URL, an ordinal; None if unknown."""
        row = self.database.execute("SELECT day FROM found WHERE address = ?", (compact_url(url),)).fetchone()
        return row[0] if row else None

    def confirm(self) -> None:
        """Mark written articles as delivered if a delivered feed has them, else as waiting."""
        self.database.execute(
            f"UPDATE found SET outcome = CASE WHEN EXISTS ({_DELIVERED} AND article.revision >= found.revision) THEN ? END"
            " WHERE run = ? AND outcome = ?",
            (DELIVERED, self.run, WRITTEN),
        )

    def close(self, uncounted: Set[str] = frozenset()) -> None:
        """End the run: remove delivered URLs, and count the tries and failures of the others.

        A conclusive reason is a try, an error is a failure; a reason can be both. A URL that is too long is not tried again.
        uncounted: URLs whose reason is not counted as a try, because it may be the site's.
        """
        self.database.execute(f"DELETE FROM found WHERE run = ? AND (outcome IN (?, ?, ?) OR EXISTS ({_DELIVERED}))", (self.run, *DONE))
        counts = [
            (_tries(outcome) if expand_url(compact) not in uncounted else 0, is_failure(outcome), compact)
            for compact, outcome in self.resolved()
        ]
        self.database.executemany("UPDATE found SET tries = tries + ?, failed = failed + ? WHERE address = ?", counts)

    def forget_tries(self, traits: Set[str]) -> int:
        """Request the URLs again whose earlier responses have one of these traits, which proved to be the site's. Return their number."""
        rows = self.database.execute("SELECT address, response FROM found WHERE tries > 0 AND response IS NOT NULL")
        found = [(compact,) for compact, response in rows if not traits.isdisjoint(response.split())]
        self.database.executemany("UPDATE found SET tries = 0 WHERE address = ?", found)
        return len(found)

    def take_back_try(self, url: str) -> bool:
        """Take one try of a URL back; return whether it had one."""
        changed = self.database.execute("UPDATE found SET tries = tries - 1 WHERE address = ? AND tries > 0", (compact_url(url),))
        return changed.rowcount > 0


def is_try(outcome: str) -> bool:
    """Return whether an outcome counts as a try, unless it is the site's fault."""
    return outcome in _TRIED


def _tries(outcome: str) -> int:
    return MAX_TRIES if outcome == TOO_LONG else int(is_try(outcome))
