"""The ledger: one SQLite file beside the feeds."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from kontan_crawler.store.database import LEDGER_NAME, connect, raise_output_errors
from kontan_crawler.store.days import Days
from kontan_crawler.store.delivered_articles import DeliveredArticles
from kontan_crawler.store.feed_records import DeliveredArticle
from kontan_crawler.store.files import Files
from kontan_crawler.store.frontier import Frontier
from kontan_crawler.store.history import History
from kontan_crawler.store.idle_files import IdleFiles
from kontan_crawler.store.idle_runs import IdleRuns
from kontan_crawler.store.past_days import PastDays
from kontan_crawler.store.repeated_lines import RepeatedLines


class Ledger:
    """The data that is kept between runs. Opening it and `changes` raise OutputError if the file cannot be read or written."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / LEDGER_NAME
        self._database = connect(folder)
        self.articles = DeliveredArticles(self._database)
        self.days = Days(self._database)
        self.history = History(self._database)
        self.idle_runs = IdleRuns(self._database)
        self.idle_files = IdleFiles(self._database, folder)
        self.files = Files(self._database, folder)
        self.lines = RepeatedLines(self._database)
        self.past_days = PastDays(self._database)

    def frontier(self, run: str) -> Frontier:
        """Return the frontier for one run."""
        return Frontier(self._database, run)

    def learn(self, articles: Iterable[DeliveredArticle], now: datetime) -> int:
        """Add articles of a delivered feed, and count their lines; return the number of new ones. Idempotent. now: aware."""
        delivered = list(articles)
        self.lines.count(delivered, now)
        return self.articles.learn(delivered)

    def forget(self, articles: Iterable[DeliveredArticle]) -> None:
        """Remove articles with their lines."""
        delivered = list(articles)
        self.lines.forget(delivered)
        self.articles.forget(delivered)

    def forget_runs(self, runs: Iterable[str]) -> None:
        """Forget these runs, and all days, URLs to request and learnt files, which recovery learns again from feeds and manifests."""
        self._database.executemany("DELETE FROM run WHERE id = ?", [(run,) for run in runs])
        for table in ("listed", "found", "feed", "past_day", "covered"):
            self._database.execute(f"DELETE FROM {table}")

    @contextmanager
    def changes(self) -> Iterator[None]:
        """Run the block as one transaction; an inner block joins the outer one."""
        with raise_output_errors(self.path):
            if self._database.in_transaction:
                yield
                return
            self._database.execute("BEGIN IMMEDIATE")
            with self._database:  # commits, or rolls back
                yield

    def take_repair(self, name: str) -> bool:
        """Return whether a repair of the data of an earlier version is to be done, and remove it from the list."""
        return self._database.execute("DELETE FROM repair WHERE name = ?", (name,)).rowcount > 0

    def sync(self) -> None:
        """Write all commits to the disk, so that they survive a power cut."""
        with raise_output_errors(self.path):
            self._database.execute("PRAGMA wal_checkpoint(FULL)")

    def check(self) -> None:
        """Check the whole file; slow for a large one. Raises LedgerDamaged."""
        with raise_output_errors(self.path):
            found = self._database.execute("PRAGMA quick_check(1)").fetchone()[0]
            if found != "ok":
                raise sqlite3.DatabaseError(found)

    def close(self) -> None:
        """Close the file and merge its write-ahead log into it. Raises RuntimeError within `changes`: the transaction would be lost."""
        if self._database.in_transaction:
            raise RuntimeError("the ledger was closed within a transaction")
        self._database.close()
