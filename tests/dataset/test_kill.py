"""A build that is killed at any moment, or finds the disk full, leaves the old dataset whole, or the new one."""

import os
import resource
import shutil
import signal
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import pytest

from kontan_crawler.dataset.replace_folder import work_folder
from kontan_crawler.dataset.replaceable import is_dataset
from tests.dataset.feeds import FILLER, dataset, digests, record, write_feed
from tests.forked import Forked

EVENTS = ("open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "shutil.rmtree", "ctypes.dlsym", "os.listdir", "tempfile.mkstemp")
"""Audit events that change files, or come before a change."""


class Dying(Forked):
    """A build that kills itself at its `last`-th event that concerns a folder, or meets a limit of the size of a file."""

    def __init__(self, words: list[str], folder: Path, last: int = 0, limit: int = 0, counts: Path | None = None, **streams) -> None:
        self._folder, self._last, self._limit, self._counts, self._seen = str(folder), last, limit, counts, 0
        super().__init__(words, os.environ, **streams)

    def run(self) -> None:
        if self._limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (self._limit, self._limit))
        sys.addaudithook(self._on_event)
        super().run()

    def _on_event(self, event: str, arguments: tuple) -> None:
        if event in EVENTS and (event == "ctypes.dlsym" or (arguments and self._folder in str(arguments[0]))):
            self._seen += 1
            if self._counts:
                os.write(self._descriptor, b"x")
            if self._seen == self._last:
                os.kill(os.getpid(), signal.SIGKILL)

    @property
    def _descriptor(self) -> int:
        if not hasattr(self, "_opened"):
            counts, self._counts = self._counts, None
            self._opened = os.open(counts, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
            self._counts = counts
        return self._opened


@pytest.fixture
def two(tmp_path, drawn):
    """Two folders of feeds, the datasets of both, and the folder of the dataset that is built again, built from the first."""
    found = {}
    for name, count in (("old", 3), ("new", 6)):
        (tmp_path / name).mkdir()
        write_feed(
            tmp_path / name / "1.jsonl",
            *(
                record(f"slug-{number}", text=f"{FILLER * 20} {number}", published_at=f"2026-0{number + 1}-04T10:00:00+07:00")
                for number in range(count)
            ),
        )
        dataset("build", tmp_path / name, "--to", tmp_path / f"of-{name}")
        found[name] = digests(tmp_path / f"of-{name}")
    dataset("build", tmp_path / "old", "--to", tmp_path / "data")
    return tmp_path, found


def build(folder: Path, feeds: str, **options) -> int:
    """Build a dataset in a process of its own; return its exit code."""
    with Dying(["dataset", "build", str(folder / feeds), "--to", str(folder / "data")], folder, **options) as process:
        return process.wait(60)


def events_of(folder: Path) -> int:
    """Return how many events a build has. The dataset is built from the old feeds again afterwards."""
    assert build(folder, "new", counts=folder / "counts") == 0
    assert build(folder, "old") == 0
    return (folder / "counts").stat().st_size


def check(folder: Path, found: dict) -> str:
    """Check that the dataset is one of the two; return which."""
    return {tuple(one.items()): name for name, one in found.items()}[tuple(digests(folder / "data").items())]


def killed_at(folder: Path, found: dict, moments: Iterable[int]) -> set[str]:
    """Kill a build at each of these events; return which datasets were there afterwards."""
    left = set()
    for moment in moments:
        shutil.rmtree(folder / ".data.kontan_crawler.build", ignore_errors=True)  # emptying it would be events, too
        assert build(folder, "new", last=moment) == -signal.SIGKILL
        left.add(check(folder, found))
    assert build(folder, "old") == 0  # removes what the last one left
    assert check(folder, found) == "old" and not list(folder.glob(".data*"))
    return left


def test_killed(two):
    folder, found = two
    count = events_of(folder)
    assert count > 30
    assert killed_at(folder, found, [count // 2, count - 1, count]) == {"old", "new"}


@pytest.mark.soak
def test_killed_at_each_event(two):
    folder, found = two
    assert killed_at(folder, found, range(1, events_of(folder) + 1)) == {"old", "new"}


@pytest.mark.parametrize("limit", [500, 4000, 16_000])
def test_full_disk(two, limit):
    folder, found = two
    assert build(folder, "new", limit=limit, stderr=folder / "said") == 1
    (message,) = (folder / "said").read_text().splitlines()
    assert message.startswith("scrapy dataset: ") and "cannot be read or written" in message
    assert check(folder, found) == "old"
    assert not list(folder.glob(".data*"))


@pytest.mark.parametrize("name", ["text", "articles"])
def test_full_disk_behind_the_lines(two, monkeypatch, name):
    """pyarrow raises ArrowInvalid once a file could not be written."""
    import errno

    from pyarrow import ArrowInvalid, parquet

    def no_space(self, *rows):
        if f"/{name}/" not in str(self.where):
            return write(self, *rows)
        failed.append(self.where)
        raise OSError(errno.ENOSPC, "No space left on device") if len(failed) == 1 else ArrowInvalid("Operation on closed file")

    folder, found = two
    failed, write = [], parquet.ParquetWriter.write_batch
    monkeypatch.setattr(parquet.ParquetWriter, "write_batch", no_space)
    assert "free disk space" in dataset("build", folder / "new", "--to", folder / "data", code=1, errors=1)[-1]
    assert check(folder, found) == "old" and not list(folder.glob(".data*"))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_interrupted(two, number, monkeypatch, request):
    from kontan_crawler.dataset import build as module

    def interrupted(folder):
        signal.raise_signal(number)

    folder, found = two
    monkeypatch.setattr(module, "complete", interrupted)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell lets its background jobs ignore it
    request.addfinalizer(lambda: signal.signal(signal.SIGINT, before))
    assert "interrupted; nothing was written" in dataset("build", folder / "new", "--to", folder / "data", code=130)[-1]
    assert check(folder, found) == "old" and not list(folder.glob(".data*"))


def test_two_builds_at_once(two):
    folder, found = two
    with work_folder(folder / "data", is_dataset) as work:
        (work / "rows").write_text("x")
        assert "another command builds" in dataset("build", folder / "new", "--to", folder / "data", code=75)[-1]
        assert (work / "rows").read_text() == "x"
    assert check(folder, found) == "old"


def test_a_build_that_begins_while_the_old_dataset_is_removed(two, monkeypatch):
    def meanwhile(path, **options):
        seen.append(path)
        assert "another command builds" in dataset("build", folder / "old", "--to", folder / "data", code=75)[-1]
        return rmtree(path, **options)

    folder, found = two
    seen, rmtree = [], shutil.rmtree
    monkeypatch.setattr(shutil, "rmtree", meanwhile)
    dataset("build", folder / "new", "--to", folder / "data")
    assert seen and check(folder, found) == "new" and not list(folder.glob(".data*"))


@pytest.mark.parametrize("name", [".data.build", ".data.old", ".data.kontan_crawler.old"])
def test_folders_of_others_stay(two, name):
    folder, found = two
    (folder / name).mkdir()
    (folder / name / "mine").write_text("x")
    dataset("build", folder / "new", "--to", folder / "data")
    assert check(folder, found) == "new" and (folder / name / "mine").read_text() == "x"


def test_work_folder_that_is_a_link(two, tmp_path):
    folder, found = two
    (mine := tmp_path / "mine").mkdir()
    (mine / "file").write_text("x")
    (folder / ".data.kontan_crawler.build").symlink_to(mine)
    assert "cannot be read or written" in dataset("build", folder / "new", "--to", folder / "data", code=1)[-1]
    assert (mine / "file").read_text() == "x" and check(folder, found) == "old"


@pytest.mark.parametrize("change", ["grown", "gone"])
def test_feed_that_changes_during_a_build(two, monkeypatch, change):
    from kontan_crawler.dataset import build as module

    folder, found = two
    feed = folder / "new" / "1.jsonl"

    def write_rows(*given):
        feed.unlink() if change == "gone" else feed.write_bytes(feed.read_bytes() + b"{}\n")
        return 1

    monkeypatch.setattr(module, "write_rows", write_rows)
    assert f"{feed} has changed since the build began" in dataset("build", folder / "new", "--to", folder / "data", code=1)[-1]
    assert check(folder, found) == "old"


def test_rights_that_are_written_during_a_build(two, monkeypatch):
    from kontan_crawler.dataset import build as module

    folder, found = two
    card, complete = folder / "data" / "README.md", module.complete

    def edit_meanwhile(work):
        card.write_text(card.read_text("utf-8").replace("<!-- rights -->\n", "<!-- rights -->\nMine.\n"), "utf-8")
        complete(work)

    monkeypatch.setattr(module, "complete", edit_meanwhile)
    assert "was edited" in dataset("build", folder / "new", "--to", folder / "data", code=2)[-1]
    assert "Mine." in card.read_text("utf-8")


@pytest.mark.parametrize("step", [1, 2, 3])
def test_without_exchange(two, monkeypatch, step):
    """A file system that cannot exchange two names: a kill between the renames is undone by the next build."""
    import errno

    from kontan_crawler.dataset import replace_folder as module

    folder, found = two

    def no_exchange(one, other):
        raise OSError(errno.EINVAL, "x")

    class Killed(BaseException):
        pass

    def dying(*names):
        calls.append(names)
        if len(calls) == step:
            raise Killed
        return rename(*names)

    calls, rename = [], os.rename
    monkeypatch.setattr(module, "_exchange", no_exchange)
    with monkeypatch.context() as patch:
        patch.setattr(module.os, "rename", dying)
        with suppress(Killed):
            dataset("build", folder / "new", "--to", folder / "data")
    dataset("build", folder / "old", "--to", folder / "data")
    assert check(folder, found) == "old" and not list(folder.glob(".data*"))


def test_empty_folder_in_the_place_of_one_that_was_moved(two):
    """The kill was between the renames; then another program created the folder."""
    folder, found = two
    (folder / "data").rename(folder / ".data.kontan_crawler.old")
    (folder / "data").mkdir()
    (folder / "empty.jsonl").write_bytes(b"")
    dataset("build", folder / "empty.jsonl", "--to", folder / "data", code=1)
    assert check(folder, found) == "old"
