"""Docs, docstrings, comments and messages are spelled right, in the words that this project uses. `make check` runs this."""

from pathlib import Path

import pytest

from tests.crawling import ROOT
from tests.prose import given_up, misspelled

OURS = frozenset(line for line in (ROOT / "tests" / "words.txt").read_text("utf-8").splitlines() if not line.startswith("#"))
BETTER = dict(line.split(" -> ") for line in (ROOT / "tests" / "better_words.txt").read_text("utf-8").splitlines())
FOLDERS = ("bench", "docs", "kontan_crawler", "tests")
GENERATED = ROOT / "docs" / "date-forms.md"
KINDS = {"", ".md", ".py", ".toml", ".yaml"}


def _files() -> list[Path]:
    found = [*ROOT.iterdir(), *(ROOT / ".ci").iterdir(), *(path for folder in FOLDERS for path in (ROOT / folder).rglob("*"))]
    return sorted(path for path in found if path.is_file() and path.suffix in KINDS and path != GENERATED)


def test_spelling():
    wrong = [f"{path.relative_to(ROOT)}:{one}" for path in _files() for one in misspelled(path, OURS)]
    assert not wrong, "\n".join(["correct the word, quote it if it is code, or add it to tests/words.txt:", *wrong])


def test_no_phrase_that_was_given_up():
    found = [f"{path.relative_to(ROOT)}:{one}" for path in _files() for one in given_up(path, BETTER)]
    assert not found, "\n".join(["use the better phrase of tests/better_words.txt:", *found])


@pytest.mark.parametrize(("name", "text", "found"), [
    ("a.py", '"""Return teh moment."""', ["1: teh"]), ("a.py", "\nx = 1  # a coment", ["2: coment"]),
    ("a.py", 'print(f"the feed {x} is not compleet here")', ["1: compleet"]), ("a.py", 'x = "Harga minyak naik tajam"', []),
    ("a.py", '"""Return `teh`, "teh", teh_x, x.teh, TEH, a Teh1, or LedgerTeh."""', []),
    ("a.md", "Fine.\n```\nteh\n```\nTeh `end`, [here](teh.md).", ["5: teh"]), ("Makefile", "teh:\n\n# teh", ["3: teh"]),
])  # fmt: skip
def test_what_is_misspelled_is_found(name, text, found, tmp_path):
    (path := tmp_path / name).write_text(text)
    assert sorted(misspelled(path, frozenset())) == found


@pytest.mark.parametrize(("text", "found"), [
    ("# the head line", ["1: head line -> headline"]), ("def take_head_line(): pass", ["1: head line -> headline"]),
    ("class HeadLine: pass", ["1: Head Line -> headline"]), ("head_line = 1  # `head line`, ahead lines", []),
])  # fmt: skip
def test_what_was_given_up_is_found(text, found, tmp_path):
    (path := tmp_path / "a.py").write_text(text)
    assert sorted(given_up(path, {"head line": "headline"})) == found
