"""The file of an export replaces an earlier export, and never a feed."""

import pytest

from tests.export.feeds import line, slugs, state, write_feed
from tests.in_process import scrapy


@pytest.fixture
def folder(tmp_path):
    write_feed(tmp_path / "m.jsonl", line("a"), line("b"))
    write_feed(tmp_path / "n.jsonl.gz", line("a", 2), line("c"))
    return tmp_path


def export(folder, name, *words):
    """Export a folder into one of its files; return the exit code."""
    return scrapy("export", "-s", f"OUTPUT_DIR={folder}", "-O", str(folder / name), *map(str, words)).returncode


@pytest.mark.parametrize("name", ["all.jsonl", "zall.jsonl.gz", "all.jl"])
def test_an_earlier_export_among_the_feeds_is_replaced(folder, name):
    before = state(folder)
    assert [export(folder, name), export(folder, name)] == [0, 0]
    first = (folder / name).read_bytes()
    write_feed(folder / "o.jsonl", line("a", 3), line("d"))
    assert export(folder, name) == 0 and (folder / name).read_bytes() != first
    plain = scrapy("export", str(folder / name)).stdout
    assert slugs(plain.encode()) == list("abcd") and '"a 3"' in plain
    assert before.items() <= state(folder).items()


def test_an_earlier_export_of_other_days_is_replaced(folder):
    assert [export(folder, "all.jsonl"), export(folder, "all.jsonl", "--since", "2026-03-01"), export(folder, "all.jsonl")] == [0, 0, 0]
    assert slugs((folder / "all.jsonl").read_bytes()) == list("abc")


def test_a_line_of_an_earlier_export_does_not_win(folder):
    """A line of the earlier export, whose feed has a newer reading of the same revision by now."""
    assert export(folder, "all.jsonl") == 0
    newer = line("b", crawled_at="2026-02-09T08:00:00+07:00")
    write_feed(folder / "o.jsonl", newer)
    assert export(folder, "all.jsonl") == 0 and newer in (folder / "all.jsonl").read_bytes().splitlines()


@pytest.mark.parametrize(("name", "words"), [
    ("m.jsonl", []), ("n.jsonl.gz", []), ("link.jsonl", []), ("run.jsonl", []), ("run.jsonl.gz", []), ("later.jsonl", []), ("writing.jsonl", []),
    ("copy.jsonl", ["{folder}/copy.jsonl", "{folder}/m.jsonl"]), ("damaged.jsonl.gz", []),
])  # fmt: skip
def test_a_feed_is_refused(folder, name, words):
    """Also one without lines of its own, beside a manifest, and one that a run is writing."""
    (folder / "link.jsonl").symlink_to(folder / "m.jsonl")
    for empty in ("run.jsonl", "run.jsonl.run.json", "later.jsonl.2026-02-04T090000.run.json", "writing.jsonl.part"):
        (folder / empty).touch()
    write_feed(folder / "copy.jsonl", line("a"))
    for damaged in ("damaged.jsonl.gz", "damaged too.jsonl.gz"):
        (folder / damaged).write_bytes((folder / "n.jsonl.gz").read_bytes()[:-9])
    before = state(folder)
    assert export(folder, name, *(word.format(folder=folder) for word in words)) == 2
    assert state(folder) == before


def test_an_earlier_export_is_replaced_although_a_feed_cannot_be_read(folder):
    (folder / "a.jsonl").symlink_to("/proc/self/mem")
    assert [export(folder, "all.jsonl"), export(folder, "all.jsonl", "--kind", "own")] == [1, 1]
    assert slugs((folder / "all.jsonl").read_bytes()) == list("abc")


def test_an_export_whose_feed_is_gone_stays(folder):
    assert export(folder, "all.jsonl") == 0
    (folder / "n.jsonl.gz").unlink()
    before = state(folder)
    assert export(folder, "all.jsonl") == 2
    assert state(folder) == before


def test_a_folder_with_nothing_but_an_earlier_export_has_no_feed(tmp_path):
    write_feed(tmp_path / "all.jsonl")
    assert export(tmp_path, "all.jsonl") == 1


def test_the_file_has_the_permissions_of_a_new_file(folder):
    assert export(folder, "all.jsonl") == 0
    (folder / "new").touch()
    assert (folder / "all.jsonl").stat().st_mode == (folder / "new").stat().st_mode
