"""Part files: a crash at any step or a full disk loses, tears or duplicates no line."""

import json
import os
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontan_crawler.feeds.atomic_files import write_atomically
from kontan_crawler.feeds.names import MANIFEST_SUFFIX, feed_of, part_of
from kontan_crawler.feeds.part_files import PartFile
from kontan_crawler.feeds.part_recovery import recover_part
from kontan_crawler.store.errors import OutputError

LINES = [json.dumps({"url": f"https://internasional.kontan.co.id/news/a{number}"}).encode() + b"\n" for number in range(9)]


class Crash(BaseException):
    """The process dies."""


def feed_with(folder: Path, lines: list[bytes], name: str = "berita.jsonl") -> Path:
    feed = folder / name
    feed.write_bytes(b"".join(lines))
    return feed


def crashed_part(feed: Path, lines: list[bytes], torn: bytes = b"") -> Path:
    part_of(feed).write_bytes(b"".join(lines) + torn)
    return part_of(feed)


def lines_in(folder: Path) -> Counter[bytes]:
    return Counter(line for feed in folder.glob("*.jsonl") for line in feed.read_bytes().splitlines(keepends=True))


def written(feed: Path, lines: list[bytes], append: bool = False) -> PartFile:
    part = PartFile(feed, append)
    for line in lines:
        part.write(line)
    return part


def test_feed_appears_when_it_is_complete(tmp_path):
    feed = tmp_path / "new" / "berita.jsonl"
    part = written(feed, LINES[:2])
    assert not feed.exists()
    assert part.path.read_bytes() == b"".join(LINES[:2])  # each line is flushed at once
    part.deliver()
    assert feed.read_bytes() == b"".join(LINES[:2])
    assert [path.name for path in feed.parent.iterdir()] == ["berita.jsonl"]


def test_append_creates_a_new_file_of_old_and_new_lines(tmp_path):
    feed = feed_with(tmp_path, LINES[:2])
    before = feed.stat().st_ino
    part = written(feed, LINES[2:3], append=True)
    assert feed.read_bytes() == b"".join(LINES[:2])
    part.deliver()
    assert feed.read_bytes() == b"".join(LINES[:3])
    assert feed.stat().st_ino != before
    assert len(list(tmp_path.iterdir())) == 1


def test_append_to_a_file_without_final_newline(tmp_path):
    feed = feed_with(tmp_path, [LINES[0].rstrip()])
    written(feed, LINES[1:2], append=True).deliver()
    assert feed.read_bytes() == b"".join(LINES[:2])


def test_overwrite_renames_the_old_feed_and_its_manifest(tmp_path):
    feed = feed_with(tmp_path, LINES[:2])
    (tmp_path / f"berita.jsonl{MANIFEST_SUFFIX}").write_text("{}")
    os.utime(feed, (1, 1))
    written(feed, LINES[2:3]).deliver()
    (aside,) = [path for path in tmp_path.glob("*.jsonl") if path != feed]
    assert feed.read_bytes() == LINES[2]
    assert aside.name == "berita.1970-01-01T00-00-01.000000.jsonl"  # when it was written
    assert aside.read_bytes() == b"".join(LINES[:2])
    assert (tmp_path / f"{aside.name}{MANIFEST_SUFFIX}").exists() and not (tmp_path / f"berita.jsonl{MANIFEST_SUFFIX}").exists()


def test_overwrite_of_an_empty_feed_keeps_nothing(tmp_path):
    feed = feed_with(tmp_path, [])
    written(feed, LINES[:1]).deliver()
    assert [path.name for path in tmp_path.iterdir()] == ["berita.jsonl"]


TAILS = [b"", LINES[5][:1], LINES[5][:-1], b"\0" * 4096, b"\0" * 100 + LINES[6], b"[1]\n", b"\xff\xfe\n", b"\n"]


@pytest.mark.parametrize("tail", TAILS, ids=repr)
def test_recovery_delivers_complete_lines(tail, tmp_path):
    part = crashed_part(tmp_path / "berita.jsonl", LINES[:3], tail)
    assert recover_part(part) == 3
    assert feed_of(part).read_bytes() == b"".join(LINES[:3])
    assert not part.exists()


def test_recovery_removes_a_part_file_without_a_complete_line(tmp_path):
    part = crashed_part(feed_with(tmp_path, LINES[:1]), [], LINES[1][:9])
    assert recover_part(part) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["berita.jsonl"]


def test_recovery_without_unwanted_lines(tmp_path):
    part = crashed_part(tmp_path / "berita.jsonl", LINES[:4], b"{")
    assert recover_part(part, lambda line: line not in LINES[1:3]) == 2
    assert feed_of(part).read_bytes() == LINES[0] + LINES[3]
    assert [path.name for path in tmp_path.iterdir()] == ["berita.jsonl"]


def test_recovery_of_an_appended_feed_without_its_unwanted_first_new_line(tmp_path):
    part = crashed_part(feed_with(tmp_path, LINES[:1]), LINES[:3])
    assert recover_part(part, lambda line: line != LINES[1]) == 1
    assert feed_of(part).read_bytes() == LINES[0] + LINES[2]


APPENDED = [  # lines of the feed, content of the part file after the crash, lines of all feeds after recovery
    ([*LINES[:4]], LINES[0] + LINES[1] + LINES[2][:5], LINES[:4]),  # while the old lines were copied
    ([*LINES[:2]], b"".join(LINES[:2]), LINES[:2]),
    ([*LINES[:2]], b"".join(LINES[:3]) + b"{", LINES[:3]),
    ([LINES[0], b"{torn\n", LINES[1]], LINES[0] + b"{torn\n" + LINES[1] + LINES[2], [LINES[0], b"{torn\n", LINES[1], LINES[2]]),
    ([LINES[0], b"\n", LINES[1]], LINES[0] + b"\n" + LINES[1] + b"\n" + LINES[2], [LINES[0], b"\n", LINES[1], b"\n", LINES[2]]),
    ([LINES[0][:-1]], LINES[0] + LINES[1], LINES[:2]),
]


@pytest.mark.parametrize(("old", "left", "wanted"), APPENDED)
def test_recovery_after_a_crash_while_appending(old, left, wanted, tmp_path):
    part = crashed_part(feed_with(tmp_path, old), [left])
    recover_part(part)
    assert lines_in(tmp_path) == Counter(wanted)
    assert not part.exists() and len(list(tmp_path.iterdir())) == 1


def test_overwritten_feeds_of_the_same_time_get_different_names(tmp_path):
    for number in range(3):
        part = written(tmp_path / "berita.jsonl", LINES[number : number + 1])
        os.utime(part.path, (1, 1))
        part.deliver()
    assert lines_in(tmp_path) == Counter(LINES[:3])


def test_feed_that_is_being_written_is_locked(tmp_path):
    feed = tmp_path / "berita.jsonl"
    part = written(feed, LINES[:1])
    assert recover_part(part.path) is None
    with pytest.raises(OutputError, match=r"berita\.jsonl"):
        PartFile(feed, append=False)
    part.deliver()


@pytest.mark.parametrize("append", [False, True], ids=["overwrite", "append"])
@pytest.mark.parametrize("step", range(8))
def test_crash_at_any_step_of_a_delivery(step, append, tmp_path, monkeypatch):
    feed = feed_with(tmp_path, LINES[:2])
    (tmp_path / f"berita.jsonl{MANIFEST_SUFFIX}").write_text("{}")
    part = written(feed, LINES[2:5], append)
    crash_at(monkeypatch, step)
    try:
        part.deliver()
    except Crash:
        part.close()
    monkeypatch.undo()
    recover_part(part.path)
    assert lines_in(tmp_path) == Counter(LINES[:5])
    assert not part.path.exists()
    assert set(LINES[2:5]) <= set(feed.read_bytes().splitlines(keepends=True))


def crash_at(monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    """Crash before call number `step` among those that rename, remove or sync files."""
    calls = iter(range(1000))
    for name in ("replace", "fsync", "unlink", "rename"):
        real = getattr(os, name)

        def call(*args, real=real):
            if next(calls) == step:
                raise Crash
            return real(*args)

        monkeypatch.setattr(os, name, call)


def test_feed_is_synced_before_renaming_and_its_folder_after(tmp_path, monkeypatch):
    feed, calls = tmp_path / "berita.jsonl", []
    part = written(feed, LINES[:1])
    sync, replace = os.fsync, os.replace
    monkeypatch.setattr(os, "fsync", lambda number: (calls.append(os.readlink(f"/proc/self/fd/{number}")), sync(number)))
    monkeypatch.setattr(os, "replace", lambda *names: (calls.append("renamed"), replace(*names)))
    part.deliver()
    assert calls == [str(part.path), "renamed", str(tmp_path)]


@pytest.mark.parametrize("room", range(0, 2 * len(LINES[0]) + 1, 7))
def test_line_is_written_completely_or_not_at_all(room, tmp_path, monkeypatch):
    part, write = PartFile(tmp_path / "berita.jsonl", append=False), os.write
    left = [room]

    def write_a_little(descriptor, data):
        if not left[0]:
            raise OSError(28, "No space left on device")
        count = write(descriptor, bytes(data)[: min(left[0], 5)])
        left[0] -= count
        return count

    monkeypatch.setattr(os, "write", write_a_little)
    with pytest.raises(OSError, match="No space"):
        for line in LINES:
            part.write(line)
    assert part.failed
    assert part.path.read_bytes() == b"".join(LINES[: room // len(LINES[0])])
    part.close()


@given(st.lists(st.sampled_from(LINES), max_size=6), st.binary(max_size=60))
def test_recovered_lines_are_the_complete_ones(tmp_path_factory, lines, tail):
    folder = tmp_path_factory.mktemp("torn")
    part = crashed_part(folder / "berita.jsonl", lines, tail.replace(b"\n", b""))
    count = recover_part(part)
    assert count == len(lines)
    assert not lines or feed_of(part).read_bytes() == b"".join(lines)


@pytest.mark.parametrize("step", range(3))
def test_write_atomically_gives_the_old_or_the_new_file(step, tmp_path, monkeypatch):
    path = tmp_path / "x.json"
    write_atomically(path, "old")
    crash_at(monkeypatch, step)
    with pytest.raises(Crash):
        write_atomically(path, "new")
    assert path.read_text() in ("old", "new")


def test_symbolic_link_is_not_followed(tmp_path):
    (tmp_path / "elsewhere").write_text("mine")
    part_of(tmp_path / "berita.jsonl").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="symbolic link"):
        PartFile(tmp_path / "berita.jsonl", append=False)
    assert (tmp_path / "elsewhere").read_text() == "mine"
