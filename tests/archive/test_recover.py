"""The files of killed runs are closed: cut at any byte, nothing whole is lost, and closing can be repeated after a crash at any step."""

import os
import shutil
from pathlib import Path
from random import Random

import pytest

from kontan_crawler.archive.index import in_order, read_index
from kontan_crawler.archive.losses import lost_in
from kontan_crawler.archive.names import index_path, open_path
from kontan_crawler.archive.recover import close_open_files, index_lines
from kontan_crawler.feeds.file_lock import open_locked
from tests.archive.exchanges import RUN, an_archive, an_exchange, records_in

NAME = f"{RUN}-00000.warc.gz"
COUNT = 3


@pytest.fixture(scope="module")
def killed(tmp_path_factory) -> dict[str, bytes]:
    """The files that a killed run leaves, by name."""
    folder = tmp_path_factory.mktemp("killed")
    archive = an_archive(folder)
    for number in range(COUNT):
        archive.add(an_exchange(number))
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    archive.release()
    assert files.keys() == {f"{NAME}.open", f"{RUN}-00000.cdxj.open"}
    return files


def put(files: dict[str, bytes], folder: Path, cut: int | None = None) -> Path:
    """Write the files of a killed run, the WARC file up to a byte and the index as it was then; return the path of the closed file."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    opened, index = folder / f"{NAME}.open", folder / f"{RUN}-00000.cdxj.open"
    opened.write_bytes(files[opened.name][:cut])
    index.write_bytes(files[index.name])
    if cut is not None:
        index.write_text("".join(f"{line}\n" for line in read_index(index) if line.offset + line.length <= cut), encoding="utf-8")
    return folder / NAME


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_cut_at_any_byte(killed, tmp_path):
    content = killed[f"{NAME}.open"]
    put(killed, tmp_path / "whole")
    lines = index_lines(tmp_path / "whole" / f"{NAME}.open")
    edges = {edge + near for line in lines for edge in (line.offset, line.offset + line.length) for near in (-1, 0, 1)}
    for cut in sorted({0, 1, 2, 3, len(content), *edges, *Random(1).sample(range(len(content)), 100)}):
        path = put(killed, tmp_path / "archive", cut)
        whole = [line for line in lines if line.offset + line.length <= cut]
        closed = list(close_open_files(path.parent))
        if not whole:
            assert (closed, contents(path.parent)) == ([], {})
            continue
        assert closed == [(path, len(whole), [])] and index_lines(path) == whole
        assert content.startswith(path.read_bytes())
        assert records_in(path)[0].kind == "warcinfo"
        after = contents(path.parent)
        assert after.keys() == {NAME, index_path(path).name} and after[index_path(path).name].decode() == "".join(in_order(whole))
        assert list(close_open_files(path.parent)) == [] and contents(path.parent) == after


@pytest.mark.parametrize("index", ["lost", "torn", "of other answers", "longer than the file"])
def test_the_index_is_made_again(index, killed, tmp_path):
    path = put(killed, tmp_path / "archive")
    beside, lines = index_path(open_path(path)), index_lines(open_path(path))
    if index == "lost":
        beside.unlink()
    elif index == "torn":
        beside.write_bytes(beside.read_bytes()[:-20])
    elif index == "of other answers":
        beside.write_bytes(b"no index\n" * 9)
    else:
        beside.write_bytes(beside.read_bytes() + beside.read_bytes())
    assert list(close_open_files(path.parent)) == [(path, COUNT, [])]
    assert index_path(path).read_text("utf-8") == "".join(in_order(lines)) and not beside.exists()


def test_acknowledged_answers_that_are_lost_stay_in_the_index(killed, tmp_path):
    for place in range(COUNT):
        path = put(killed, tmp_path / "archive")
        lines, content = index_lines(open_path(path)), bytearray(killed[f"{NAME}.open"])
        content[lines[place].offset + 50] ^= 255
        open_path(path).write_bytes(content)
        assert list(close_open_files(path.parent)) == [(path, COUNT - 1, [lines[place]])]
        found = {line.record_id for line in index_lines(path)}
        assert lost_in(path, found) == [lines[place]]
    path = put(killed, tmp_path / "archive")
    open_path(path).write_bytes(b"")
    list(close_open_files(path.parent))
    assert len(lost_in(path, ())) == COUNT


def test_the_file_of_a_living_process_is_left_alone(killed, tmp_path):
    path = put(killed, tmp_path / "archive", 1100)
    before = contents(path.parent)
    descriptor = open_locked(open_path(path))
    assert list(close_open_files(path.parent)) == [] and contents(path.parent) == before
    os.close(descriptor)
    assert list(close_open_files(path.parent)) == [(path, 1, [])]


STEPS = ["open", "replace", "fsync", "unlink", "ftruncate"]  # in any order


class Crash(Exception):
    """The end of the process."""


def test_closing_can_be_repeated_after_a_crash_at_any_step(killed, tmp_path, monkeypatch):
    path = put(killed, tmp_path / "archive", len(killed[f"{NAME}.open"]) - 3)
    list(close_open_files(path.parent))
    wanted, crashed = contents(path.parent), 0
    for step in range(1, 99):
        put(killed, tmp_path / "archive", len(killed[f"{NAME}.open"]) - 3)
        left = [step]
        with monkeypatch.context() as patch:
            for name in STEPS:
                patch.setattr(os, name, dying(getattr(os, name), left))
            try:
                list(close_open_files(path.parent))
            except Crash:
                crashed += 1
        list(close_open_files(path.parent))
        assert contents(path.parent) == wanted, step
        if left[0] > 0:
            break
    assert crashed > 6


def dying(real, left):
    def call(*words, **named):
        left[0] -= 1
        if left[0] == 0:
            raise Crash
        return real(*words, **named)

    return call


def test_only_open_files_of_this_program_are_closed(tmp_path):
    for name in ("a.warc.open", "b.warc.gz", "c.cdxj.open", "d.txt.open"):
        (tmp_path / name).write_bytes(b"x")
    before = contents(tmp_path)
    assert list(close_open_files(tmp_path)) == [] and contents(tmp_path) == before
    assert list(close_open_files(tmp_path / "nowhere")) == []


def test_a_file_that_is_closed_meanwhile_is_not_replaced(killed, tmp_path, monkeypatch):
    """Another process closes it after this one has listed the folder."""
    path = put(killed, tmp_path / "archive")
    listed = [open_path(path)]
    assert [len(file.lost) for file in close_open_files(path.parent)] == [0]
    before = contents(path.parent)
    monkeypatch.setattr(type(path), "glob", lambda folder, pattern: iter(listed if pattern.endswith(".warc.gz.open") else []))
    assert list(close_open_files(path.parent)) == [] and contents(path.parent) == before
    open_path(path).write_bytes(b"")
    assert list(close_open_files(path.parent)) == [] and path.read_bytes() == before[path.name]
