"""Each damaged, lost or missing place is named once; indexes are made again only where they are missing or wrong."""

import gzip
import os
import shutil
from errno import EROFS
from unittest import mock

import pytest

from kontan_crawler.archive import check as checking
from kontan_crawler.archive.check import check, check_file
from kontan_crawler.archive.file_check import Totals
from kontan_crawler.archive.index import read_index
from kontan_crawler.archive.names import index_path
from tests.archive.exchanges import an_archive, an_exchange, archived

NAME = "run-00000.warc.gz"


def checked(folder, *paths):
    """Return the problems and notes of all files, without the folder, and the totals."""
    totals, problems, notes = Totals(), [], []
    for one in check(paths or [folder]):
        totals.add(one)
        problems += [line.replace(f"{folder}/", "") for line in one.problems()]
        notes += [line.replace(f"{folder}/", "") for line in one.notes]
    return problems, notes, totals


@pytest.fixture
def path(tmp_path):
    """A closed file with three pages."""
    return archived(tmp_path, map(an_exchange, range(3)), run="run")[0]


def damage(path, number):
    """Change a byte of an answer."""
    line = sorted(read_index(index_path(path)), key=lambda line: line.offset)[number]
    content = bytearray(path.read_bytes())
    content[line.offset + line.length // 2] ^= 1
    path.write_bytes(content)
    return line


def test_a_whole_archive(path):
    archived(path.parent / "more", [an_exchange(9)], run="more")
    assert checked(path.parent) == ([], [], Totals(files=2, answers=4))


def test_a_damaged_place_and_its_page(path):
    line = damage(path, 1)
    problems, notes, totals = checked(path.parent)
    assert (len(problems), notes, totals) == (2, [], Totals(files=1, answers=2, damaged=1, lost=1))
    assert problems[0].startswith(f"{NAME} is damaged at byte {line.offset}: ")
    assert problems[1] == f"{line.url} of {line.timestamp} in {NAME} is lost, at byte {line.offset}"


def test_a_damaged_file_gets_no_index(path):
    damage(path, 1)
    index_path(path).unlink()
    assert len(checked(path.parent)[0]) == 1 and not index_path(path).exists()


def test_a_missing_file(path):
    path.unlink()
    (problem,), notes, totals = checked(path.parent)
    assert problem.startswith(f"{NAME} is missing; its index names 3 answers") and "kapal-0" in problem
    assert (notes, totals) == ([], Totals(lost=3, missing=1))


def test_a_file_that_is_empty_or_none(path):
    path.write_bytes(b"")
    (path.parent / "text.warc").write_text("text")
    (path.parent / "page.html").write_text("<html>")
    problems, _, totals = checked(path.parent, path.parent, path.parent / "page.html")
    assert totals == Totals(files=3, damaged=3, lost=3)
    assert problems[:2] == ["page.html is no WARC file", f"{NAME} is empty"] and problems[-1].startswith("text.warc is damaged at byte 0")
    assert all(f"in {NAME} is lost" in line for line in problems[2:5])


def remove(path):
    index_path(path).unlink()


def empty(path):
    index_path(path).write_bytes(b"")


def of_another_file(path):
    (other,) = archived(path.parent.parent / "other", [an_exchange(7)], run="other")
    shutil.copy(index_path(other), index_path(path))


def cut(path):
    index_path(path).write_bytes(b"".join(index_path(path).read_bytes().splitlines(keepends=True)[:2]))


@pytest.mark.parametrize(("change", "fault"), [
    (remove, "is missing"), (empty, "lacks 3 answers"), (of_another_file, "belongs to another file"), (cut, "lacks 1 answer"),
])  # fmt: skip
def test_an_index_is_made_again(tmp_path, change, fault):
    (path,) = archived(tmp_path / "a", map(an_exchange, range(3)), run="run")
    before = index_path(path).read_bytes()
    change(path)
    assert checked(path.parent) == (
        [],
        [f"run-00000.cdxj {fault}; it is made again, with 3 answers"],
        Totals(files=1, answers=3, indexes=1),
    )
    assert index_path(path).read_bytes() == before and len([*path.parent.iterdir()]) == 2
    assert checked(path.parent) == ([], [], Totals(files=1, answers=3))


def test_a_folder_that_cannot_be_written(path):
    index_path(path).unlink()
    with mock.patch("kontan_crawler.archive.make_index.write_atomically", side_effect=OSError(EROFS, os.strerror(EROFS))):
        problems, notes, totals = checked(path.parent)
    assert (problems, totals) == ([], Totals(files=1, answers=3))
    assert notes == ["run-00000.cdxj is missing; it cannot be written: Read-only file system"]


def test_the_index_of_a_namesake_stays(path):
    plain = path.with_name("run-00000.warc")
    plain.write_bytes(gzip.decompress(path.read_bytes()))
    index_path(path).write_bytes(index_path(path).read_bytes().replace(b'.warc.gz"', b'.warc"').replace(b'"urn:', b'"urm:'))
    before = index_path(path).read_bytes()
    checked(path.parent, path)
    assert index_path(path).read_bytes() == before


def test_a_file_that_cannot_be_read(path):
    with mock.patch("kontan_crawler.archive.check.scan", side_effect=PermissionError(13, "Permission denied", str(path))):
        assert [*check_file(path).problems()] == [f"{path} cannot be read: Permission denied"]


def opened(folder):
    archive = an_archive(folder, run="run")
    for number in range(3):
        archive.add(an_exchange(number))
    archive.release()
    return folder / f"{NAME}.open"


def test_an_open_file(tmp_path):
    path = opened(tmp_path)
    problems, (note,), totals = checked(tmp_path)
    assert (problems, totals) == ([], Totals(files=1, answers=3)) and note.startswith(f"{path.name} is open") and "torn" not in note
    content = path.read_bytes()
    path.write_bytes(content + content[:200])
    problems, (note,), totals = checked(tmp_path)
    assert (problems, totals) == ([], Totals(files=1, answers=3)) and f"torn end, at byte {len(content)}" in note
    assert not (tmp_path / "run-00000.cdxj").exists()


def test_an_open_file_with_damage_within(tmp_path):
    path = opened(tmp_path)
    damage(path, 1)
    assert len(checked(tmp_path)[0]) == 2
    path.write_bytes(path.read_bytes()[:-900])  # and what its index names at the end
    assert len(checked(tmp_path)[0]) == 4


def test_an_answer_written_during_the_check_is_not_lost(tmp_path):
    archive = an_archive(tmp_path, run="run")
    archive.add(an_exchange(1))

    def lost_in(path, found):
        archive.add(an_exchange(2))
        return losses(path, found)

    losses = checking.lost_in
    with mock.patch.object(checking, "lost_in", lost_in):
        assert checked(tmp_path)[0] == []
    archive.release()
