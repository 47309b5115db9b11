"""Attempts: only a page that was being read when three processes ended is left out."""

import fcntl
import os

import pytest

from kontan_crawler.reextract.attempts import Attempt


def die(task, offset: int | None) -> None:
    """Leave what a process leaves that ended while it read the page at an offset; None: before the first."""
    attempt = Attempt(task).__enter__()
    if offset is not None:
        attempt.begin(offset)
    os.close(attempt._descriptor)


@pytest.mark.parametrize(
    ("deaths", "left_out"),
    [
        ([], set()),
        ([7, 7], set()),
        ([7, 8, 7], set()),
        ([7, 8, 7, 7], {7}),
        ([7] * 3 + [8] * 4, {7, 8}),
        ([None] * 9, set()),
        ([0, 0, 0], {0}),
    ],
)
def test_pages_left_out(tmp_path, deaths, left_out):
    for offset in deaths:
        die(tmp_path / "00001", offset)
    with Attempt(tmp_path / "00001") as attempt:
        assert {offset for offset in range(10) if not attempt.begin(offset)} == left_out


def test_an_attempt_that_ends_leaves_no_trace(tmp_path):
    for _ in range(5):
        with Attempt(tmp_path / "00001") as attempt:
            assert attempt.begin(7)
        with pytest.raises(ZeroDivisionError), Attempt(tmp_path / "00001") as attempt:
            attempt.begin(7)
            raise ZeroDivisionError
    assert [*tmp_path.iterdir()] == []


def test_a_living_attempt_and_another_file_do_not_count(tmp_path):
    for _ in range(3):
        die(tmp_path / "00002", 7)
    living = [Attempt(tmp_path / "00001").__enter__() for _ in range(3)]
    for attempt in living:
        assert attempt.begin(7)
    with Attempt(tmp_path / "00001") as attempt:
        assert attempt.begin(7)
    for attempt in living:
        fcntl.flock(attempt._descriptor, fcntl.LOCK_UN)
        attempt.__exit__(None, None, None)
