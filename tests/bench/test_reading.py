"""Scores of readings, and the table of two pages."""

from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace

import pytest

from bench import reading
from bench.pages import Page, replica_pages
from bench.peers import environments
from bench.peers.environments import NotInstalled, python_of
from bench.peers.process import Round
from bench.peers.readers import BASE, OURS, READERS
from bench.peers.reading import Reading
from bench.peers.worker import timed
from bench.reading_scores import foreign, paragraphs, score

PAGE = Page(
    "https://internasional.kontan.co.id/news/kapal",
    b"",
    "Kapal “Ålesund” Tiba",
    "2026-02-04",
    ["Ani", "Budi"],
    "Kapal tiba.\n\nIa besar.",
    "OSLO",
)
RIGHT = Reading('Kapal "Ålesund" Tiba', "2026-02-04", ["Budi", "Ani"], "Kapal tiba.\nIa besar.")
ALONE = "lxml alone"


def test_a_right_reading():
    scores = score([(PAGE, RIGHT)])
    assert (scores.precision, scores.recall, scores.f1, scores.exact, scores.foreign) == (1, 1, 1, 1, 0)
    assert [scores.share(name) for name in ("title", "day", "authors")] == [1, 1, 1]


def test_paragraphs_are_counted_in_each_page():
    doubled = RIGHT._replace(text="Kapal tiba.\nKapal tiba.\nBaca Juga: Kapal lain")
    scores = score([(PAGE, doubled), (PAGE, Reading())])
    assert (scores.same, scores.read, scores.expected, scores.exact) == (1, 3, 4, 0)
    assert (scores.precision, scores.recall, scores.f1) == (1 / 3, 1 / 4, 2 / 7)
    assert scores.foreign_per_100 == 50


def test_paragraphs_in_another_order_are_not_exact():
    scores = score([(PAGE, RIGHT._replace(text="Ia besar.\n\nKapal tiba."))])
    assert (scores.f1, scores.exact) == (1, 0)


@pytest.mark.parametrize(("authors", "reading_authors", "compared", "right"), [
    ([], [], 0, 0), ([], [""], 0, 0), ([], ["Ani"], 1, 0), (["Ani"], [], 1, 0), (["Ani"], ["Ani", "Budi"], 1, 0), (["Ani"], [" Ani"], 1, 1),
])  # fmt: skip
def test_a_field_that_neither_has_is_not_compared(authors, reading_authors, compared, right):
    scores = score([(replace(PAGE, authors=authors), RIGHT._replace(authors=reading_authors))])
    assert (scores.compared["authors"], scores.right["authors"]) == (compared, right)


@pytest.mark.parametrize(("text", "expected"), [
    ("KONTAN.CO.ID - OSLO. Kapal tiba.", ["Kapal tiba."]),
    ("KONTAN.CO.ID\n\xa0-\xa0OSLO. Kapal  tiba.", ["Kapal tiba."]),
    ("KONTAN.CO.ID -\nOSLO.\nKapal tiba.", ["Kapal tiba."]),
    ("Oslo ramai.\n---\n| a | b |", ["Oslo ramai.", "a b"]),
    ("• Kapal\u200b “tiba”\n- Ia", ['Kapal "tiba"', "Ia"]),
    ("-5 derajat", ["-5 derajat"]),
])  # fmt: skip
def test_paragraphs_are_compared_without_form(text, expected):
    assert paragraphs(text, "OSLO") == expected


def test_a_part_of_the_text_is_not_foreign():
    assert foreign(["Kapal", "tiba. Ia", "Iklan"], ["Kapal tiba.", "Ia besar."]) == ["Iklan"]


def test_an_error_of_a_reader_is_an_empty_reading():
    def fail(url: str, body: bytes) -> Reading:
        raise KeyError("body")

    seconds, found, error = timed(fail, "", b"")
    assert (found, error) == (Reading(), "KeyError: 'body'") and seconds >= 0


class InProcess:
    """Reads in this process."""

    def __init__(self, name: str, pages: object, make: bool) -> None:
        if READERS[name].own:
            raise NotInstalled("no environment")
        self.version, self._read = "1", READERS[name].load()

    def rounds(self, count: int) -> Iterator[Round]:
        for number in range(count):
            found = [timed(self._read, page.url, page.body) for page in PAGES[number::count]]
            yield Round(1000 * sum(seconds for seconds, *_ in found), [one for _, one, _ in found], [error for *_, error in found])

    def close(self) -> None:
        """Nothing to end."""


PAGES = replica_pages([0], 2)


def test_a_table_of_two_pages(monkeypatch):
    monkeypatch.setattr(reading, "ReaderProcess", InProcess)
    found = list(reading.lines("Two", PAGES, [OURS, BASE, "goose3", ALONE], rounds=2, make=False))
    rows = {cells[1]: cells[2:-1] for cells in ([cell.strip() for cell in line.split("|")] for line in found if line.startswith("| "))}
    assert list(rows) == ["reader", "---", OURS, BASE, ALONE] and found[-1] == "Left out: goose3: no environment"
    assert rows[OURS][1:6] == ["1.000", "1.000", "1.000", "1.000", "0"]
    assert float(rows[BASE][1]) < 1 and rows[BASE][-1] == "1"
    assert rows[ALONE][1:9] == ["–"] * 8 and float(rows[ALONE][-1].split()[0]) > 1


def test_a_missing_environment_is_not_made_unless_it_is_asked_for(monkeypatch, tmp_path):
    monkeypatch.setattr(environments, "FOLDER", tmp_path)
    with pytest.raises(NotInstalled):
        python_of("goose3", make=False)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("errors", "reason"), [("ERROR: a\nERROR: no goose3\nnotice", "ERROR: no goose3"), ("", "pip ended with 1")])
def test_an_installation_that_fails_says_why_and_is_tried_again(errors, reason, monkeypatch, tmp_path):
    monkeypatch.setattr(environments, "FOLDER", tmp_path)
    monkeypatch.setattr(environments.venv, "create", lambda folder, **options: folder.mkdir(exist_ok=True))
    monkeypatch.setattr(environments.subprocess, "run", lambda *args, **options: SimpleNamespace(returncode=1, stderr=errors))
    for _ in range(2):
        with pytest.raises(NotInstalled) as failed:
            python_of("goose3", make=True)
        assert str(failed.value) == reason


def test_a_fresh_environment_is_kept_until_its_lock_changes(monkeypatch, tmp_path):
    made: list[object] = []
    (tmp_path / "goose3.lock").write_text("goose3==1\n")
    monkeypatch.setattr(environments, "FOLDER", tmp_path)
    monkeypatch.setattr(environments, "LOCKS", tmp_path)
    monkeypatch.setattr(environments.venv, "create", lambda folder, **options: folder.mkdir(exist_ok=True) or made.append(folder))
    monkeypatch.setattr(environments.subprocess, "run", lambda *args, **options: SimpleNamespace(returncode=0))
    assert {python_of("goose3", make=True) for _ in range(2)} == {str(tmp_path / "goose3" / "bin" / "python")}
    (tmp_path / "goose3.lock").write_text("goose3==2\n")
    python_of("goose3", make=True)
    assert len(made) == 2


def test_each_environment_is_pinned():
    for name in {reader.package for reader in READERS.values() if reader.own}:
        pins = (environments.LOCKS / f"{name}.lock").read_text("utf-8").splitlines()
        assert any(pin.startswith(f"{name}==") for pin in pins) and all("==" in pin for pin in pins)
