"""The ledger's SQLite file: opening, migrations, error messages."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from kontan_crawler.store.errors import OutputError

LEDGER_NAME = "ledger.sqlite3"
_SETTINGS = (
    "journal_mode = WAL", "synchronous = NORMAL", "cache_size = -65536",  # KiB
    "temp_store = MEMORY",  # a hardened service has no temporary folder
    "wal_autocheckpoint = 100",  # pages; keeps the write-ahead log under half a megabyte
)  # fmt: skip


class LedgerDamaged(OutputError):
    """The file is not a ledger, or is damaged; `scrapy recover` rebuilds it from the feeds."""


@contextmanager
def raise_output_errors(path: Path) -> Iterator[None]:
    """Convert SQLite's errors to OutputError, or to LedgerDamaged if the file is damaged."""
    try:
        yield
    except sqlite3.OperationalError as error:
        remedy = "close the other program that has it open" if "locked" in str(error) else "free disk space or fix the permissions"
        raise OutputError(f"the ledger {path} cannot be written: {error}; {remedy}, then run again") from error
    except sqlite3.DatabaseError as error:
        if type(error) is not sqlite3.DatabaseError:  # a bug of ours
            raise
        raise LedgerDamaged(f"the ledger {path} is damaged: {error}; `scrapy recover` rebuilds it from the feeds") from error


def connect(folder: Path) -> sqlite3.Connection:
    """Open the ledger of a folder and apply missing migrations.

    Commits survive the end of the process. A power cut may lose the last ones (WAL with synchronous NORMAL);
    the ledger learns them again from the feeds. Raises OutputError, LedgerDamaged.
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


@contextmanager
def read_only(folder: Path) -> Iterator[sqlite3.Connection]:
    """Open the ledger of a folder, which may belong to another user and be in use, without creating or changing a file. Raises sqlite3.Error."""
    path = folder.absolute() / LEDGER_NAME
    # Without a WAL file no process writes; SQLite would create two files to check that.
    immutable = "" if path.with_name(f"{LEDGER_NAME}-wal").exists() else "&immutable=1"
    database = sqlite3.connect(f"{path.as_uri()}?mode=ro{immutable}", uri=True)
    try:
        yield database
    finally:
        database.close()


def migrations() -> list[str]:
    """Return the SQL of all migrations in numerical order."""
    found = [entry for entry in (files(__package__) / "migrations").iterdir() if entry.name.endswith(".sql")]
    return [entry.read_text(encoding="utf-8") for entry in sorted(found, key=lambda entry: entry.name)]


def _migrate(database: sqlite3.Connection, path: Path) -> None:
    (version,) = database.execute("PRAGMA user_version").fetchone()
    known = migrations()
    if version > len(known):
        raise OutputError(f"the ledger {path} was written by a newer kontan_crawler (migration {version}); use that version")
    for number, script in enumerate(known[version:], version + 1):
        database.executescript(f"BEGIN; {script} PRAGMA user_version = {number}; COMMIT;")
