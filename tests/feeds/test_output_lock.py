"""The lock of an output folder."""

from datetime import date

import pytest

from kontan_crawler.feeds import output_lock
from kontan_crawler.feeds.output_lock import LOCK_NAME, OutputLock


def test_linked_lock_file(tmp_path):
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / LOCK_NAME).symlink_to(tmp_path / "elsewhere")
    OutputLock.acquire(tmp_path / "output").release()
    assert (tmp_path / "elsewhere").stat().st_size > 0


@pytest.fixture
def remembered(tmp_path):
    """A folder whose state was recorded at the end of a run."""
    for name in ("a.jsonl", "b.jsonl"):
        (tmp_path / name).write_text("{}\n")
    OutputLock.acquire(tmp_path)
    OutputLock.remember_if_held(tmp_path)
    OutputLock.release_if_held(tmp_path)
    return tmp_path


def is_unchanged(folder):
    lock = OutputLock.acquire(folder)
    lock.release()
    return lock.is_unchanged


def test_a_folder_is_unchanged_until_a_file_comes_or_goes(remembered):
    assert is_unchanged(remembered)
    assert not is_unchanged(remembered)  # the run in between did not record it


CHANGES = {
    "new file": lambda folder: (folder / "c.jsonl").write_text("{}\n"), "removed": lambda folder: (folder / "a.jsonl").unlink(),
    "renamed": lambda folder: (folder / "a.jsonl").rename(folder / "c.jsonl"), "lock file damaged": lambda folder: (folder / LOCK_NAME).write_text("[1"),
    "lock file of another version": lambda folder: (folder / LOCK_NAME).write_text('{"pid": 1}'), "no lock file": lambda folder: (folder / LOCK_NAME).unlink(),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_a_folder_is_changed(change, remembered):
    CHANGES[change](remembered)
    assert not is_unchanged(remembered)


def test_each_day_reads_the_folder_once(remembered, monkeypatch):
    monkeypatch.setattr(output_lock, "today", lambda: date(2026, 2, 5))
    assert not is_unchanged(remembered)
