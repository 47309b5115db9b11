"""Read the ledger without creating or changing a file."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kontan_crawler.clock import WIB
from kontan_crawler.store.database import LEDGER_NAME, read_only


@dataclass(frozen=True)
class LedgerRows:
    """Rows of the ledger; empty if it is missing or unreadable."""

    runs: Sequence[tuple[str, datetime, str | None]] = ()
    """Identifier, start in WIB, and manifest as JSON, None for an unfinished run."""
    feeds: Sequence[str] = ()
    """Paths of feeds, relative to the folder if inside it."""
    error: str = ""


def read_ledger(folder: Path) -> LedgerRows:
    """Read the ledger of a folder, which may belong to another user and be in use."""
    if not (folder / LEDGER_NAME).exists():
        return LedgerRows()
    try:
        with read_only(folder) as database:
            rows = database.execute("SELECT id, started, manifest FROM run").fetchall()
            runs = [(run, datetime.fromisoformat(started).astimezone(WIB), manifest) for run, started, manifest in rows]
            feeds = [str(feed) for (feed,) in database.execute("SELECT path FROM feed")]
    except (sqlite3.Error, ValueError, TypeError, OverflowError) as error:
        return LedgerRows(error=str(error))
    return LedgerRows(runs, feeds)
