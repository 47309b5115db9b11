"""What the ledger tells the report, read once, with no file of it made, changed or left behind."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kontan_crawler.store.database import LEDGER_NAME


@dataclass(frozen=True)
class LedgerRows:
    """Rows as they stand there; empty where there is no ledger, or none that can be read."""

    runs: Sequence[tuple[str, str | None]] = ()
    """Identifier and manifest, as JSON; None for a run without an end."""
    feeds: Sequence[str] = ()
    """Paths of feeds, those of the folder relative to it."""
    error: str = ""


def read_ledger(folder: Path) -> LedgerRows:
    """Read the ledger of a folder, which may be another user's, and written meanwhile."""
    path = folder.absolute() / LEDGER_NAME
    if not path.exists():
        return LedgerRows()
    # Without a log nobody writes; SQLite would make its two files to find that out.
    immutable = "" if path.with_name(f"{LEDGER_NAME}-wal").exists() else "&immutable=1"
    try:
        database = sqlite3.connect(f"{path.as_uri()}?mode=ro{immutable}", uri=True)
        try:
            runs = database.execute("SELECT id, manifest FROM run").fetchall()
            feeds = [str(feed) for (feed,) in database.execute("SELECT path FROM feed")]
        finally:
            database.close()
    except sqlite3.Error as error:
        return LedgerRows(error=str(error))
    return LedgerRows(runs, feeds)
