"""`scrapy export`: the newest line of each article, by day, section and kind."""

import gzip
import os
import shutil
import subprocess

import pytest

from kontan_crawler.export.problems import MAX_NAMED
from kontan_crawler.store.ledger import Ledger
from tests.crawling import SCRAPY
from tests.export.feeds import line, slugs, state, write_feed
from tests.in_process import ROOT, scrapy

OLD = ROOT / "tests" / "files" / "output_0_1_0"


def export(*words, folder, code=0, errors=0):
    """Export OUTPUT_DIR; check the exit code and the number of messages; return standard output."""
    done = scrapy("export", "-s", f"OUTPUT_DIR={folder}", *map(str, words))
    assert (done.returncode, len(done.stderr.splitlines())) == (code, errors), done.stderr
    return done.stdout.encode()


@pytest.fixture
def folder(tmp_path):
    """An output folder of three feeds; b has two lines, in two of them."""
    output = tmp_path / "output"
    output.mkdir()
    write_feed(output / "1.jsonl", line("b"), line("a", published_at="2026-02-05T00:30:00+07:00"))
    write_feed(output / "2.jsonl.gz", line("b", 2), line("c", published_at=None, listed_on="2026-02-03"))
    write_feed(output / "3.jl", line("d", kanal="global", language="en", sources=["Reuters"], warnings=["fallback"]))
    return output


def test_the_newest_line_of_each_article_in_order(folder):
    before = state(folder)
    expected = [line("b", 2), line("d", kanal="global", language="en", sources=["Reuters"], warnings=["fallback"])]
    expected += [line("a", published_at="2026-02-05T00:30:00+07:00"), line("c", published_at=None, listed_on="2026-02-03")]
    assert export(folder=folder) == export("-O", "-", folder=folder) == b"".join(one + b"\n" for one in expected)
    assert state(folder) == before


DAYS = {"e": ("2026-02-03T17:30:00+00:00", None), "f": (None, "2026-02-05"), "g": (None, None), "h": ("2026-02-03T23:59:59+07:00", None)}
"""Slugs with published_at and listed_on; all were crawled on 2026-02-06, by Jakarta's time."""


@pytest.mark.parametrize(("words", "expected"), [
    (["--since", "2026-02-04"], "efg"), (["--until", "2026-02-04"], "he"), (["--since", "2026-02-04", "--until", "2026-02-04"], "e"),
    (["--since", "2026-02-05", "--until", "2026-02-06"], "fg"), (["--until", "2026-02-03"], "h"), (["--since", "2026-02-06"], "g"),
    (["--until", "1999-12-31"], ""),
])  # fmt: skip
def test_days(tmp_path, words, expected):
    lines = [line(slug, published_at=at, listed_on=on, crawled_at="2026-02-05T20:00:00Z") for slug, (at, on) in DAYS.items()]
    write_feed(tmp_path / "a.jsonl", *lines, b'{"url": "https://global.kontan.co.id/news/undated", "revision": 1}')
    assert "".join(slugs(export(*words, folder=tmp_path, errors=not expected))) == expected


@pytest.mark.parametrize(("words", "expected"), [
    (["--kanal", "global"], "d"), (["--kanal", "Internasional, global"], "bdac"), (["--kanal", "nasional"], ""),
    (["--kind", "indonesian"], "bac"), (["--kind", "english"], "d"), (["--kind", "wire"], "d"), (["--kind", "own"], "bac"),
    (["--kind", "complete"], "bac"), (["--kind", "incomplete"], "d"), (["--kind", "Wire, english"], "d"), (["--kind", "wire,own"], ""),
    (["--kind", "own", "--since", "2026-02-04", "--kanal", "internasional"], "ba"),
])  # fmt: skip
def test_sections_and_kinds(folder, words, expected):
    assert "".join(slugs(export(*words, folder=folder, errors=not expected))) == expected


@pytest.mark.parametrize("warning", ["parts_missing", "parts_doubtful"])
def test_incomplete(tmp_path, warning):
    write_feed(tmp_path / "a.jsonl", line("a", warnings=["mojibake"]), line("b", warnings=["mojibake", warning]))
    assert slugs(export("--kind", "incomplete", folder=tmp_path)) == ["b"]
    assert slugs(export("--kind", "complete", folder=tmp_path)) == ["a"]


def test_an_older_revision_is_not_selected_in_place_of_the_newest(tmp_path):
    write_feed(tmp_path / "a.jsonl", line("a", 2, language="en"), line("a", 1))
    assert export("--kind", "indonesian", folder=tmp_path, errors=1) == b""


def test_equal_revisions(tmp_path):
    write_feed(tmp_path / "a.jsonl", line("x", crawled_at="2026-02-05T08:00:00+07:00", text="old"), line("y", text="first"))
    write_feed(tmp_path / "b.jsonl", line("x", crawled_at="2026-02-05T02:00:00+00:00", text="new"), line("y", text="second"))
    assert (
        export(folder=tmp_path) == line("x", crawled_at="2026-02-05T02:00:00+00:00", text="new") + b"\n" + line("y", text="first") + b"\n"
    )


@pytest.mark.parametrize("ending", [b"", b"\n", b"\r\n", b"\n\n \n"])
def test_bytes_of_a_line_stay(tmp_path, ending):
    odd = line("a").replace(b'{"url"', b'  {"extra": 1.50,\t"url"') + b" "
    (tmp_path / "a.jsonl").write_bytes(odd + ending)
    assert export(folder=tmp_path) == odd + b"\n"


def test_gzip_output(folder, tmp_path):
    plain, packed = tmp_path / "all.jsonl", tmp_path / "all.jsonl.gz"
    export("-O", plain, folder=folder, errors=1)
    export("-O", packed, folder=folder, errors=1)
    first = packed.read_bytes()
    export("-O", packed, folder=folder, errors=1)
    assert packed.read_bytes() == first and gzip.decompress(first) == plain.read_bytes() == export(folder=folder)
    assert {path.name for path in tmp_path.iterdir()} == {"output", "all.jsonl", "all.jsonl.gz"}


@pytest.mark.parametrize(("lines", "counts"), [([line("a")], "1 article from 1 feed"), ([line("a"), line("b")], "2 articles from 1 feed")])
def test_counts(tmp_path, lines, counts):
    write_feed(tmp_path / "a.jsonl", *lines)
    done = scrapy("export", str(tmp_path), "-O", str(tmp_path / "all.jsonl"))
    assert done.returncode == 0 and done.stderr.endswith(f": {counts}\n")


def test_no_article_matches(folder, tmp_path):
    assert export("--since", "2026-03-01", "-O", tmp_path / "none.jsonl", folder=folder, errors=1) == b""
    assert (tmp_path / "none.jsonl").read_bytes() == b""


@pytest.mark.parametrize("name", ["empty", "absent"])
def test_no_feed(tmp_path, name):
    (tmp_path / "empty").mkdir()
    done = scrapy("export", "-s", f"OUTPUT_DIR={tmp_path / name}", "-O", str(tmp_path / "all.jsonl"))
    assert (done.returncode, len(done.stderr.splitlines()), done.stdout) == (1, 1, "")
    assert str(tmp_path / name) in done.stderr and "-s OUTPUT_DIR=PATH" in done.stderr and not (tmp_path / "all.jsonl").exists()


BAD = [b"{", b"[]", b"1", b"{}", b"\xff", b"[" * 100_000, line("a", 0), line("a", True), line("a", url=1), line("a", url=""), b'{"revision": 1}',
       line("a", published_at="yesterday"), line("a", crawled_at=5), line("a", listed_on="x"), line("a", warnings=1), line("a", warnings=[{}]),
       line("a", published_at="0001-01-01T00:00:00+14:00")]  # fmt: skip


def test_bad_lines_are_named(tmp_path):
    feed = write_feed(tmp_path / "a.jsonl", *BAD, b" ", line("b"))
    done = scrapy("export", str(feed))
    assert (done.returncode, slugs(done.stdout.encode())) == (1, ["b"])
    named = done.stderr.splitlines()
    assert len(named) == len(BAD) and all(f"{feed}, line {number}: " in one for number, one in enumerate(named, 1))


def test_many_bad_lines_are_counted(tmp_path):
    write_feed(tmp_path / "a.jsonl", *[b"{"] * (MAX_NAMED + 7), line("b"))
    done = scrapy("export", str(tmp_path))
    assert done.returncode == 1 and len(done.stderr.splitlines()) == MAX_NAMED + 1 and " 7 " in done.stderr.splitlines()[-1]


def test_damaged_gzip(tmp_path):
    """Its lines before the damage are used, and the other feeds."""
    feed = write_feed(tmp_path / "a.jsonl.gz", line("a"), *(line(f"x{number}", text=os.urandom(2000).hex()) for number in range(50)))
    feed.write_bytes(feed.read_bytes()[:-5000])
    write_feed(tmp_path / "b.jsonl", line("b"))
    done = scrapy("export", str(tmp_path), "-O", str(tmp_path / "all.jsonl"))
    found = slugs((tmp_path / "all.jsonl").read_bytes())
    assert done.returncode == 1 and str(feed) in done.stderr and found[:2] == ["a", "b"] and 40 < len(found) < 52


def test_feed_that_cannot_be_read(tmp_path):
    """A name without data, as on a damaged disk: /proc/self/mem is a regular file whose first byte cannot be read."""
    (tmp_path / "a.jsonl").symlink_to("/proc/self/mem")
    write_feed(tmp_path / "b.jsonl", line("b"))
    assert slugs(export(folder=tmp_path, code=1, errors=1)) == ["b"]


def test_names_of_feeds_without_a_file_are_named(tmp_path):
    (tmp_path / "gone.jsonl").symlink_to("nowhere")
    (tmp_path / "loop.jsonl").symlink_to("loop.jsonl")
    os.mkfifo(tmp_path / "pipe.jsonl")
    (tmp_path / "folder.jsonl").mkdir()
    write_feed(tmp_path / "b.jsonl", line("b"))
    assert slugs(export(folder=tmp_path, code=1, errors=3)) == ["b"]


def test_a_byte_order_mark_is_no_part_of_a_line(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b"\xef\xbb\xbf" + line("a") + b"\n")
    assert export(folder=tmp_path) == line("a") + b"\n"


def test_feeds_of_an_old_version(tmp_path):
    shutil.copytree(OLD, tmp_path / "old")
    before = state(tmp_path / "old")
    lines = export(folder=tmp_path / "old").splitlines()
    assert sorted(lines) == sorted((OLD / "arsip-2026-11-26T12-08-27+00-00.jsonl").read_bytes().splitlines())
    assert before.items() <= state(tmp_path / "old").items()
    assert len(export("--kind", "complete,indonesian", "--since", "2026-02-03", folder=tmp_path / "old").splitlines()) > 0


def test_feeds_elsewhere_that_the_ledger_has_learnt(folder, tmp_path):
    feed = write_feed(tmp_path / "elsewhere.jsonl", line("z"))
    ledger = Ledger(folder)
    for path in (feed, write_feed(tmp_path / "gone.jsonl"), write_feed(tmp_path / "x.jsonl.run.json")):
        ledger.files.mark_learnt(path)
    ledger.close()
    (tmp_path / "gone.jsonl").unlink()
    assert set(slugs(export(folder=folder))) == set("abcdz")
    assert export(folder, folder=tmp_path / "absent") == export(folder=folder)


def test_damaged_ledger(folder):
    (folder / "ledger.sqlite3").write_bytes(b"no database" * 100)
    assert len(export(folder=folder, code=1, errors=1).splitlines()) == 4


def test_folders_and_feeds_by_name(folder, tmp_path):
    other = write_feed(tmp_path / "other.txt", line("o"))
    assert set(slugs(export(folder, other, folder / "1.jsonl", folder=tmp_path))) == set("abcdo")
    assert slugs(export(other, folder=folder)) == ["o"]


def test_part_files_are_not_read(folder):
    write_feed(folder / "4.jsonl.part", line("p"))
    assert "p" not in slugs(export(folder=folder))


@pytest.mark.parametrize("words", [
    ["--since", "2026-02-30"], ["--since", "20260201"], ["--until", "2026-2-1"], ["--until", "2026-02-01T00:00"], ["--since", ""],
    ["--since", "2026-02-02", "--until", "2026-02-01"], ["--kanal", "nowhere"], ["--kanal", ""], ["--kind", "long"], ["--kind", "wire,"],
    ["absent.jsonl"], ["/dev/null"], ["{folder}/4.jsonl.part"], ["{folder}/1.jsonl.run.json"], ["--sinces=1"], ["-O", "/dev/null"], ["-O", "/dev/stdout"],
    ["-O", "{folder}"], ["-O", "{folder}/absent/a.jsonl"], ["-O", "{folder}/ledger.sqlite3"], ["-O", "{folder}/run.lock"],
    ["-O", "{folder}/new.jsonl.part"], ["-O", "{folder}/new.jsonl.run.json"], ["-O", "{folder}/a.warc.gz"], ["-O", ""],
    ["-O", "{folder}/a.csv"], ["-O", "{folder}/a.parquet"], ["-O", "{folder}/a.json"], ["-O", "{folder}/a.jsonl.zst"], ["-O", "{folder}/all"],
    ["-O", "{folder}/" + "a" * 300],
])  # fmt: skip
def test_arguments_that_cannot_be_used(folder, words):
    write_feed(folder / "4.jsonl.part", line("p"))
    (folder / "1.jsonl.run.json").write_text("{}")
    before = state(folder)
    assert export(*(word.format(folder=folder) for word in words), folder=folder, code=2, errors=1) == b""
    assert state(folder) == before


def test_message_names_the_endings_and_where_other_formats_are_made(folder, tmp_path):
    done = scrapy("export", str(folder), "-O", str(tmp_path / "x.parquet"))
    assert done.returncode == 2 and not (tmp_path / "x.parquet").exists()
    for named in (".jsonl", ".jsonl.gz", "docs/loading.md", "scrapy dataset build"):
        assert named in done.stderr


def test_full_disk_and_interruption_leave_the_earlier_file(folder, tmp_path, monkeypatch):
    written = tmp_path / "all.jsonl"
    written.write_bytes(b"earlier")
    for error, code in [(OSError(28, "No space left on device"), 1), (KeyboardInterrupt(), 130)]:

        def fail(descriptor, error=error):
            raise error

        with monkeypatch.context() as patch:
            patch.setattr("os.fsync", fail)
            export("-O", written, folder=folder, code=code, errors=1)
        assert written.read_bytes() == b"earlier" and {path.name for path in tmp_path.iterdir()} == {"output", "all.jsonl"}


def test_closed_pipe_ends_quietly(tmp_path):
    write_feed(tmp_path / "a.jsonl", *(line(f"a{number:03}", text="x" * 10_000) for number in range(50)))
    command = f'"$@" export "{tmp_path}" | head -n 1'
    done = subprocess.run(["sh", "-c", command, "sh", *SCRAPY], cwd=ROOT, capture_output=True, check=True)
    assert (slugs(done.stdout), done.stderr) == (["a000"], b"")
