"""The ledger's SQLite file: opened, migrated, and its errors said in words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from kontan_crawler.store.errors import OutputError

LEDGER_NAME = "ledger.sqlite3"
_SETTINGS = (
    "journal_mode = WAL", "synchronous = NORMAL", "cache_size = -65536",  # KiB
    "temp_store = MEMORY",  # a hardened service has no folder for temporary files
    "wal_autocheckpoint = 100",  # pages: a log of half a megabyte, synced every few dozen changes
)  # fmt: skip


class LedgerDamaged(OutputError):
    """The file is no ledger; `scrapy recover` makes it anew from the feeds."""


@contextmanager
def raise_output_errors(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into one line: OutputError, or LedgerDamaged where the file itself is bad."""
    try:
        yield
    except sqlite3.OperationalError as error:
        what_to_do = "another program holds it open: close that" if "locked" in str(error) else "free the disk or mend the permissions"
        raise OutputError(f"the ledger {path} cannot be written: {error}; {what_to_do}, then start again") from error
    except sqlite3.DatabaseError as error:
        if type(error) is not sqlite3.DatabaseError:  # a mistake of ours
            raise
        raise LedgerDamaged(f"the ledger {path} is damaged: {error}; `scrapy recover` makes it anew from the feeds") from error


def connect(folder: Path) -> sqlite3.Connection:
    """Open the ledger of a folder, brought to the newest migration.

    Commits survive the end of the process; after a power cut the newest may be missing, never one between
    (WAL with synchronous NORMAL), and what they said is learnt again from the feeds.
    Raises OutputError, LedgerDamaged.
    """
    path = folder / LEDGER_NAME
    with raise_output_errors(path):
        database = sqlite3.connect(path, isolation_level=None)
        try:
            for setting in _SETTINGS:
                database.execute(f"PRAGMA {setting}")
            _migrate(database, path)
        except (sqlite3.Error, OutputError):
            database.close()
            raise
    return database


def migrations() -> list[str]:
    """Return the SQL of all migrations, in the order of their numbers."""
    found = [entry for entry in (files(__package__) / "migrations").iterdir() if entry.name.endswith(".sql")]
    return [entry.read_text(encoding="utf-8") for entry in sorted(found, key=lambda entry: entry.name)]


def _migrate(database: sqlite3.Connection, path: Path) -> None:
    (version,) = database.execute("PRAGMA user_version").fetchone()
    known = migrations()
    if version > len(known):
        raise OutputError(f"the ledger {path} was written by a newer kontan_crawler (migration {version}); use that one")
    for number, script in enumerate(known[version:], version + 1):
        database.executescript(f"BEGIN; {script} PRAGMA user_version = {number}; COMMIT;")
