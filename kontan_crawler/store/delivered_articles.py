"""The ledger's articles: those whose line is in a delivered feed."""

import json
import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from kontan_crawler.store.compact import compact_url, expand_url, key_of
from kontan_crawler.store.feed_records import DeliveredArticle

_VALIDATOR_DAYS = 60  # older articles are rarely requested again
_NEIGHBOURS = 10_000  # articles


@dataclass(frozen=True)
class Validator:
    """The validators of a page for conditional requests (RFC 9110, section 8.8)."""

    etag: str | None
    modified: str | None

    def headers(self) -> dict[str, str]:
        """Return the headers of a conditional request."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in named.items() if value}


class DeliveredArticles:
    """The delivered articles, by canonical URL."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def get(self, url: str) -> DeliveredArticle | None:
        """Return a delivered article, or None."""
        return self.find(key_of(url), compact_url(url))

    def find(self, key: int, compact: str) -> DeliveredArticle | None:
        """Return a delivered article by key and compact URL, or None."""
        row = self._database.execute(
            "SELECT key, address, revision, published, content, source FROM article WHERE key = ? AND address = ?", (key, compact)
        ).fetchone()
        return DeliveredArticle(*row) if row else None

    def learn(self, articles: Iterable[DeliveredArticle]) -> int:
        """Add articles of a delivered feed, keeping the newest revision of each; return how many were new. Idempotent."""
        count = 0
        for article in articles:
            known = self._database.execute(
                "SELECT rowid, revision FROM article WHERE key = ? AND address = ?", (article.key, article.compact_url)
            ).fetchone()
            values = (article.revision, article.published, article.content, article.source)
            if known is None:
                self._database.execute("INSERT INTO article VALUES (?, ?, ?, ?, ?, ?)", (article.key, article.compact_url, *values))
                count += 1
            elif known[1] < article.revision:
                self._database.execute(
                    "UPDATE article SET revision = ?, published = ?, content = ?, source = ? WHERE rowid = ?", (*values, known[0])
                )
                count += 1
        return count

    def forget(self, articles: Iterable[DeliveredArticle]) -> None:
        """Remove articles."""
        for article in articles:
            self._database.execute("DELETE FROM article WHERE key = ? AND address = ?", (article.key, article.compact_url))
            self._database.execute("DELETE FROM validator WHERE address = ?", (article.compact_url,))

    def published_since(self, day: int) -> list[str]:
        """Return the URLs of articles published on or after a day, newest first. day: an ordinal."""
        rows = self._database.execute("SELECT address FROM article WHERE published >= ? ORDER BY published DESC", (day,))
        return [expand_url(compact) for (compact,) in rows]

    def newest(self, count: int) -> list[str]:
        """Return the URLs of the `count` newest articles, newest first."""
        rows = self._database.execute("SELECT address FROM article WHERE published IS NOT NULL ORDER BY published DESC LIMIT ?", (count,))
        return [expand_url(compact) for (compact,) in rows]

    def nearest_day(self, kanal: str, day: int, excluded: Collection[int]) -> int | None:
        """Return the day nearest to `day`, but none of `excluded`, on which an article of a section was published, or None.

        Looks only at the _NEIGHBOURS articles of all sections before and after it. Days are ordinals.
        """
        found = self._database.execute(
            "SELECT published FROM ("
            " SELECT * FROM (SELECT published, address FROM article WHERE published <= ?1 ORDER BY published DESC LIMIT ?2)"
            " UNION ALL SELECT * FROM (SELECT published, address FROM article WHERE published > ?1 ORDER BY published LIMIT ?2)"
            ") WHERE substr(address, 1, instr(address, '/') - 1) = ?3 AND published NOT IN (SELECT value FROM json_each(?4))"
            " ORDER BY abs(published - ?1) LIMIT 1",
            (day, _NEIGHBOURS, kanal, json.dumps([*excluded])),
        ).fetchone()
        return found[0] if found else None

    def validator(self, url: str) -> Validator | None:
        """Return the validator of a delivered page, or None."""
        row = self._database.execute("SELECT etag, modified FROM validator WHERE address = ?", (compact_url(url),)).fetchone()
        return Validator(*row) if row else None

    def keep_validator(self, url: str, validator: Validator) -> None:
        """Store the validator of a page if its article is delivered."""
        article = self.get(url)
        if article and article.published:
            self._database.execute(
                "INSERT OR REPLACE INTO validator VALUES (?, ?, ?, ?)",
                (article.compact_url, validator.etag, validator.modified, article.published),
            )

    def forget_validators(self, today: int) -> None:
        """Delete the validators of old articles. today: an ordinal."""
        self._database.execute("DELETE FROM validator WHERE published < ?", (today - _VALIDATOR_DAYS,))
