"""Read the ledger without creating or changing a file."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kontan_crawler.store.database import LEDGER_NAME, read_only


@dataclass(frozen=True)
class LedgerRows:
    """Rows of the ledger; empty if it is missing or unreadable."""

    runs: Sequence[tuple[str, str | None]] = ()
    """Identifier and manifest as JSON, None for an unfinished run."""
    feeds: Sequence[str] = ()
    """Paths of feeds, relative to the folder if inside it."""
    error: str = ""


def read_ledger(folder: Path) -> LedgerRows:
    """Read the ledger of a folder, which may belong to another user and be in use."""
    if not (folder / LEDGER_NAME).exists():
        return LedgerRows()
    try:
        with read_only(folder) as database:
            runs = database.execute("SELECT id, manifest FROM run").fetchall()
            feeds = [str(feed) for (feed,) in database.execute("SELECT path FROM feed")]
    except sqlite3.Error as error:
        return LedgerRows(error=str(error))
    return LedgerRows(runs, feeds)
