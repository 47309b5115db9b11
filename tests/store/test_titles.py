"""Titles in lists, feeds, folders and ledgers."""

import gzip
import json

import pytest

from kontan_crawler.store.ledger import Ledger
from kontan_crawler.store.titles import titles_of

RECORD = {"title": "Harga Kopi Naik", "related": [{"title": "Teh Turun"}, {"title": None}, 5]}


def test_list_and_feed(tmp_path):
    (tmp_path / "titles.txt").write_text("\ufeffHarga Kopi Naik\n\nTeh Turun\n", encoding="utf-8")
    assert list(filter(None, titles_of(tmp_path / "titles.txt"))) == ["Harga Kopi Naik", "Teh Turun"]
    with gzip.open(tmp_path / "feed.jsonl.gz", "wb") as file:
        file.write(f"{json.dumps(RECORD)}\n{{broken\n\xff".encode("latin-1"))
    assert list(titles_of(tmp_path / "feed.jsonl.gz"))[:2] == ["Harga Kopi Naik", "Teh Turun"]


def test_folder_with_a_ledger(tmp_path):
    Ledger(tmp_path).close()
    (tmp_path / "feed.jsonl").write_text(json.dumps(RECORD), encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no title", encoding="utf-8")
    assert list(titles_of(tmp_path)) == ["Harga Kopi Naik", "Teh Turun"]


def test_slugs_of_a_ledger(tmp_path):
    ledger = Ledger(tmp_path)
    with ledger.changes():
        ledger.articles._database.execute("INSERT INTO article VALUES (1, 'internasional/harga-kopi-naik', 1, NULL, x'00', NULL)")
    ledger.close()
    assert list(titles_of(tmp_path / "ledger.sqlite3")) == ["harga-kopi-naik"]


def test_what_cannot_be_read(tmp_path):
    with pytest.raises(OSError, match="absent"):
        list(titles_of(tmp_path / "absent"))
    (tmp_path / "ledger.sqlite3").write_bytes(b"no ledger" * 100)
    with pytest.raises(ValueError, match="recover"):
        list(titles_of(tmp_path / "ledger.sqlite3"))


def test_damaged_gzip(tmp_path):
    (tmp_path / "feed.jsonl.gz").write_bytes(gzip.compress(b"Harga Kopi\n" * 1000)[:-20])
    with pytest.raises(ValueError, match="damaged"):
        list(titles_of(tmp_path / "feed.jsonl.gz"))
