"""The ledger's file: migrations, damage, transactions."""

import sqlite3

import pytest

from kontan_crawler.store import database
from kontan_crawler.store.errors import OutputError
from kontan_crawler.store.ledger import Ledger
from tests.store.ledgers import A, learn, record


def test_migrations_run_once(tmp_path):
    Ledger(tmp_path).close()
    Ledger(tmp_path).close()
    plain = sqlite3.connect(tmp_path / database.LEDGER_NAME)
    assert plain.execute("PRAGMA user_version").fetchone() == (len(database.migrations()),)
    plain.close()


def test_ledger_of_a_newer_program(tmp_path):
    Ledger(tmp_path).close()
    plain = sqlite3.connect(tmp_path / database.LEDGER_NAME)
    plain.execute("PRAGMA user_version = 99")
    plain.close()
    with pytest.raises(OutputError, match="99"):
        Ledger(tmp_path)


def test_failed_migration_changes_nothing(tmp_path, monkeypatch):
    Ledger(tmp_path).close()
    broken = [*database.migrations(), "CREATE TABLE more (x); CREATE TABLE more (x);"]
    monkeypatch.setattr(database, "migrations", lambda: broken)
    with pytest.raises(OutputError, match=database.LEDGER_NAME):
        Ledger(tmp_path)
    monkeypatch.undo()
    Ledger(tmp_path).close()


@pytest.mark.parametrize("content", [b"no ledger at all" * 300, b"SQLite format 3\0" + b"\xff" * 9000], ids=["text", "torn header"])
def test_damaged_ledger(content, tmp_path):
    (tmp_path / database.LEDGER_NAME).write_bytes(content)
    with pytest.raises(database.LedgerDamaged, match=database.LEDGER_NAME):
        Ledger(tmp_path)


def test_changes_are_a_transaction(ledger):
    with pytest.raises(ZeroDivisionError), ledger.changes():
        learn(ledger, record())
        with ledger.changes():
            raise ZeroDivisionError
    assert ledger.articles.get(A) is None
