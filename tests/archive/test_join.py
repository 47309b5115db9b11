"""Joining WARC files: the records stay byte for byte, and a crash at any step loses nothing."""

import os
from pathlib import Path

import pytest

from kontan_crawler.archive import join
from kontan_crawler.archive.check import check
from kontan_crawler.archive.find import find
from kontan_crawler.archive.index import in_order, read_index
from kontan_crawler.archive.join import can_join, join_warcs, remove_joined
from kontan_crawler.archive.names import index_path, warcs_in
from kontan_crawler.archive.recover import index_lines
from tests.archive.exchanges import an_exchange, archived

RUNS = [f"internasional-2026-02-04T{hour:02}-20-00.000000" for hour in range(3)]


@pytest.fixture
def warcs(tmp_path):
    return [
        file for number, run in enumerate(RUNS) for file in archived(tmp_path, [an_exchange(number), an_exchange(number + 10)], run=run)
    ]


@pytest.fixture
def target(tmp_path):
    return tmp_path / f"idle-{RUNS[0]}-00000.warc.gz"


def problems(folder):
    return [problem for one in check([folder]) for problem in one.problems()]


def join_and_remove(warcs, target):
    join_warcs(warcs, target)
    remove_joined(warcs, target)


def test_the_joined_file_has_all_bytes_and_an_index_of_its_own(warcs, target):
    before = b"".join(warc.read_bytes() for warc in warcs)
    join_warcs(warcs, target)
    assert target.read_bytes() == before and all(map(can_join, warcs))
    assert index_path(target).read_text() == "".join(in_order(index_lines(target))) and len([*read_index(index_path(target))]) == 6
    assert problems(target.parent) == []
    remove_joined(warcs, target)
    assert sorted(path.name for path in target.parent.iterdir()) == sorted([target.name, index_path(target).name])
    assert problems(target.parent) == []


def test_every_answer_is_found_afterwards(warcs, target):
    join_and_remove(warcs, target)
    for number in (0, 1, 2, 10, 11, 12):
        url = an_exchange(number).url
        (found,) = find(target.parent, url, [])
        assert found.body == an_exchange(number).body


STEPS = [
    (join.os, "replace", 1),
    (join, "write_atomically", 1),
    (join.os, "fsync", 1),
    *((Path, "unlink", number) for number in range(1, 7)),
]


@pytest.mark.parametrize(("place", "name", "count"), STEPS, ids=[f"{name} {count}" for _, name, count in STEPS])
def test_a_crash_at_any_step(place, name, count, warcs, target, monkeypatch):
    """The files are whole after it, but for those that are in the joined one; joining them again gives the same file.

    A file that has lost its index stays: nothing says that it is in the joined one.
    """
    before, calls = b"".join(warc.read_bytes() for warc in warcs), [0]
    real = getattr(place, name)

    def crash(*args, **options):
        calls[0] += 1
        if calls[0] == count:
            raise OSError("crash")
        return real(*args, **options)

    with monkeypatch.context() as patched:
        patched.setattr(place, name, crash)
        with pytest.raises(OSError, match="crash"):
            join_and_remove(warcs, target)
    kept = {line.record_id for warc in warcs_in(target.parent) for line in index_lines(warc)}
    assert len(kept) == 6
    join_and_remove(warcs, target)
    assert target.read_bytes() == before and problems(target.parent) == []
    assert target in warcs_in(target.parent) and len(warcs_in(target.parent)) <= (2 if name == "unlink" else 1)


def test_a_file_that_is_not_in_the_joined_one_stays(warcs, target):
    join_warcs(warcs[:2], target)
    remove_joined(warcs, target)
    assert warcs_in(target.parent) == sorted([target, warcs[2]])
    index_path(target).unlink()
    remove_joined([warcs[2]], target)
    assert warcs_in(target.parent) == sorted([target, warcs[2]])


def damage_index(warcs, target):
    index_path(warcs[0]).unlink()


def shorten(warcs, target):
    target.write_bytes(target.read_bytes()[:-1000])


def flip(warcs, target):
    joined = bytearray(target.read_bytes())
    joined[len(joined) // 2] ^= 1
    target.write_bytes(joined)


def other_index(warcs, target):
    index_path(target).write_bytes(index_path(warcs[0]).read_bytes())


@pytest.mark.parametrize(
    ("damage", "stay"), [(damage_index, {0}), (shorten, {2}), (flip, {1}), (other_index, {0, 1, 2}), (lambda *_: None, set())]
)
def test_only_files_that_stand_in_the_joined_one_are_removed(damage, stay, warcs, target):
    join_warcs(warcs, target)
    damage(warcs, target)
    remove_joined(warcs, target)
    assert {number for number, warc in enumerate(warcs) if warc.exists()} == stay


def test_a_file_with_other_contents_is_not_indexed(warcs, target):
    """A power cut may have undone what the ledger knew of its batch."""
    join_warcs(warcs, target)
    index_path(target).unlink()
    for others in (warcs[:2], warcs[1:], warcs[::-1]):
        with pytest.raises(FileExistsError):
            join_warcs(others, target)
        assert not index_path(target).exists()
    join_warcs(warcs, target)
    assert problems(target.parent) == []


def test_a_file_without_an_index_of_its_own_is_not_joined(warcs):
    assert all(map(can_join, warcs))
    os.unlink(index_path(warcs[0]))
    index_path(warcs[1]).write_bytes(index_path(warcs[2]).read_bytes())
    warcs[2].unlink()
    assert not any(map(can_join, warcs))
