"""Spelling and vocabulary of docs, docstrings, comments and messages. `make check` runs these tests."""

from pathlib import Path

from tests.in_process import ROOT
from tests.prose import discouraged, misspelled

OURS = frozenset(line for line in (ROOT / "tests" / "words.txt").read_text("utf-8").splitlines() if not line.startswith("#"))
BETTER = dict(line.split(" -> ") for line in (ROOT / "tests" / "better_words.txt").read_text("utf-8").splitlines())
FOLDERS = ("bench", "checkout", "docs", "kontan_crawler", "tests")
GENERATED = ROOT / "docs" / "date-forms.md"
KINDS = {"", ".md", ".py", ".toml", ".yaml"}


def _files() -> list[Path]:
    found = [*ROOT.iterdir(), *(ROOT / ".ci").iterdir(), *(path for folder in FOLDERS for path in (ROOT / folder).rglob("*"))]
    return sorted(path for path in found if path.is_file() and path.suffix in KINDS and path != GENERATED)


def test_spelling():
    wrong = [f"{path.relative_to(ROOT)}:{one}" for path in _files() for one in misspelled(path, OURS)]
    assert not wrong, "\n".join(["correct the word, quote it if it is code, or add it to tests/words.txt:", *wrong])


def test_vocabulary():
    found = [f"{path.relative_to(ROOT)}:{one}" for path in _files() for one in discouraged(path, BETTER)]
    assert not found, "\n".join(["use the better phrase in tests/better_words.txt:", *found])
