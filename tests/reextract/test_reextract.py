"""Reading an archive again gives what the crawl delivered, byte for byte, with any number of processes."""

import json
import os
import shutil
import signal
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from distributed import LocalCluster

from kontan_crawler.archive.archive import Archive
from kontan_crawler.archive.exchange import Exchange
from kontan_crawler.archive.names import DELIVERED, LISTED_ON, PART, PART_OF, RECHECK, index_path, warcs_in
from kontan_crawler.archive.recover import close_open_files
from kontan_crawler.clock import WIB, now_in_seconds
from kontan_crawler.reextract import read_file as reading
from kontan_crawler.reextract.attempts import Attempt
from kontan_crawler.replica.dataset import Dataset
from kontan_crawler.replica.server import serve
from kontan_crawler.replica.site import Site
from kontan_crawler.store.database import LEDGER_NAME
from tests.crawling import DAY, WEEK, crawl
from tests.in_process import scrapy
from tests.reextract.agreement import differences, read_again
from tests.spiders.test_walk import story

DIALECTS = [1, 2, *(pytest.param(number, marks=pytest.mark.soak) for number in range(3, 40))]
SMALL = 100_000  # bytes of a file: an article's parts may stand in two
KONTAN = "https://internasional.kontan.co.id/news"
HTML = [("Content-Type", "text/html; charset=utf-8")]


def crawl_dialect(folder: Path, number: int) -> Path:
    """Crawl the replica in a dialect, into files of a small size; return the output folder."""
    with serve(Site(Dataset(DAY, per_day=2, dialect=number))) as replica:
        run = crawl(*WEEK, folder=folder, replica=replica, ARCHIVE_FILE_SIZE=SMALL)
    assert run.feed and len(warcs_in(folder / "archive")) > 3
    return folder


@pytest.fixture(scope="module")
def crawled(tmp_path_factory) -> Path:
    """The output folder of a crawl of dialect 0."""
    return crawl_dialect(tmp_path_factory.mktemp("crawled") / "output", 0)


def test_the_same_bytes_as_the_crawl_of_dialect_0(crawled):
    assert differences(crawled) == ({}, {})


@pytest.mark.parametrize("number", DIALECTS)
def test_the_same_bytes_as_the_crawl(tmp_path, number):
    assert differences(crawl_dialect(tmp_path / "output", number)) == ({}, {})


def test_order_is_that_of_files_and_offsets(crawled):
    lines, found = read_again(crawled / "archive")
    assert found.errors == [] and found.lines == len(lines)
    assert lines == read_again(*reversed(warcs_in(crawled / "archive")))[0]


@pytest.mark.soak
@pytest.mark.parametrize("processes", [2, 8])
def test_the_same_bytes_with_several_processes(crawled, processes):
    assert read_again(crawled / "archive", processes=processes)[0] == read_again(crawled / "archive")[0]


def read_and_die_once(task: reading.Task) -> reading.FileResult:
    """Read a file; the process of the second file ends midway, once."""
    died = Path(task.parts).parents[1] / "died"
    if Path(task.warc).name.endswith("00001.warc.gz") and not died.exists():
        begin = Attempt.begin

        def begin_or_die(attempt: Attempt, offset: int) -> bool:
            if begin(attempt, offset) and attempt.pages > 2:
                died.touch()
                os.kill(os.getpid(), signal.SIGKILL)
            attempt.pages += 1
            return True

        Attempt.begin, Attempt.pages = begin_or_die, 0
    return reading.read_file(task)


def read_or_die(task: reading.Task) -> reading.FileResult:
    """Read a file; a page with the word of a fatal page ends the process, each time."""
    read = reading.read_capture

    def read_or_kill(capture, parts, boilerplate):
        if b"fatal" in capture.body:
            os.kill(os.getpid(), signal.SIGKILL)
        return read(capture, parts, boilerplate)

    reading.read_capture = read_or_kill
    return reading.read_file(task)


def test_a_lost_worker_loses_nothing(crawled, monkeypatch):
    expected = read_again(crawled / "archive")[0]
    monkeypatch.setattr("kontan_crawler.reextract.reextract.read_file", read_and_die_once)
    lines, found = read_again(crawled / "archive", processes=3)
    assert (lines, found.errors) == (expected, [])


@pytest.fixture
def scheduler():
    """The address of a cluster that gives a task up when its worker dies."""
    options = {"dashboard_address": None, "memory_limit": 0, "silence_logs": "CRITICAL", "scheduler_kwargs": {"allowed_failures": 0}}
    with LocalCluster(n_workers=2, threads_per_worker=1, **options) as cluster:
        yield cluster.scheduler_address


def test_a_page_that_ends_its_process_each_time_is_named_and_left_out(scheduler, tmp_path, monkeypatch):
    for number in range(2):
        keep(tmp_path, f"run-{number}", *(page(f"{KONTAN}/{number}{letter}") for letter in "abc"))
    keep(tmp_path, "run-9", page(f"{KONTAN}/x"), page(f"{KONTAN}/y", text="fatal"), page(f"{KONTAN}/z"))
    monkeypatch.setattr("kontan_crawler.reextract.reextract.read_file", read_or_die)
    lines, found = read_again(tmp_path, scheduler=scheduler)
    assert urls(lines) == ["0a", "0b", "0c", "1a", "1b", "1c", "x", "z"]
    (error,) = found.errors
    assert error.startswith(f"{KONTAN}/y?page=all in ") and error.endswith(" is left out: reading it ended its process 3 times")


def page(url: str, text: str = "", number: int = 1, **facts: str) -> Exchange:
    """Return the exchange of an article page of this program. text: in its body."""
    body = story(number).replace("Kapal Gandum Tiba", f"Kapal Gandum {text or number} Tiba")
    return Exchange(
        url=f"{url}?page=all", received=now_in_seconds(), status=200, headers=HTML, body=f"<html><body>{body}</body></html>".encode(),
        facts={DELIVERED: "0", **facts},
    )  # fmt: skip


def keep(folder: Path, run: str, *exchanges: Exchange) -> Path:
    """Write exchanges into one WARC file; return its path."""
    archive = Archive(folder, run, "kontan_crawler", "agent", 10**9)
    for exchange in exchanges:
        archive.add(exchange)
    archive.close()
    return archive.files[0]


def records(lines: list[bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines]


def revisions(lines: list[bytes]) -> list[tuple[str, int]]:
    """Return the last parts of the URLs, and the revisions."""
    return [(record["url"].rpartition("/")[2], record["revision"]) for record in records(lines)]


def urls(lines: list[bytes]) -> list[str]:
    return [slug for slug, _ in revisions(lines)]


def test_what_is_no_article_gives_no_line(tmp_path):
    first = page(f"{KONTAN}/a")
    others = [
        replace(page(f"{KONTAN}/b"), status=404), replace(page(f"{KONTAN}/c"), is_torn=True), page(f"{KONTAN}/d", **{RECHECK: "true"}),
        replace(first, url="https://www.kontan.co.id/"), replace(first, url="https://example.com/news/a"),
        replace(page(f"{KONTAN}/e"), status=304), replace(page(f"{KONTAN}/f"), url=f"{KONTAN}/f?page=2", facts={PART_OF: "<urn:x>", PART: "2"}),
    ]  # fmt: skip
    lines, found = read_again(keep(tmp_path, "run", first, *others))
    assert (urls(lines), found.errors) == (["a"], [])


def test_newest_revision_by_default_and_every_one_with_all(tmp_path):
    one = keep(tmp_path, "run-1", page(f"{KONTAN}/a"), page(f"{KONTAN}/b"))
    first, _ = records(read_again(one)[0])
    delivered = f"1 {first['content_hash'][:16]} {first['source_hash'][:16]}"
    two = keep(tmp_path, "run-2", page(f"{KONTAN}/a", number=2, **{DELIVERED: delivered}))
    assert revisions(read_again(two, one, every_revision=False)[0]) == [("b", 1), ("a", 2)]
    assert revisions(read_again(two, one)[0]) == [("a", 1), ("b", 1), ("a", 2)]


def test_facts_of_the_request_are_read_again(tmp_path):
    exchange = replace(page(f"{KONTAN}/a", **{LISTED_ON: "2026-02-04"}), received=now_in_seconds().replace(year=2026, month=2, day=5))
    (line,), _ = read_again(path := keep(tmp_path, "run", exchange))
    assert f'"crawled_at": "{exchange.received.astimezone(WIB).isoformat()}"'.encode() in line
    assert b'"listed_on": "2026-02-04"' in line and f'"warc": "{path.name}"'.encode() in line


def test_lost_pages_are_named_and_fail(tmp_path):
    path = keep(tmp_path, "run-1", *(page(f"{KONTAN}/{letter}") for letter in "abc"))
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    missing = keep(tmp_path, "run-2", page(f"{KONTAN}/d"))
    missing.unlink()
    done = scrapy("reextract", str(tmp_path), "-O", str(tmp_path / "new.jsonl"))
    assert done.returncode == 1
    assert f"{KONTAN}/b?page=all" in done.stderr and "is lost, at byte" in done.stderr
    assert f"{KONTAN}/d?page=all" in done.stderr and f"{missing} is missing" in done.stderr
    assert urls((tmp_path / "new.jsonl").read_bytes().splitlines()) == ["a", "c"]
    index_path(path).unlink()
    missing.with_suffix("").with_suffix(".cdxj").unlink()
    done = scrapy("reextract", str(tmp_path), "-O", str(tmp_path / "new.jsonl"))
    assert done.returncode == 1 and f"{path} is damaged at byte" in done.stderr


@pytest.mark.parametrize("name", ["a-backup.warc.gz", "z-backup.warc.gz"])
def test_a_copy_changes_nothing(crawled, tmp_path, name):
    folder = tmp_path / "archive"
    shutil.copytree(crawled / "archive", folder)
    first = warcs_in(folder)[0]
    shutil.copy(first, folder / name)
    assert read_again(folder)[0] == read_again(crawled / "archive")[0]


def test_a_renamed_file_is_not_missing(tmp_path):
    path = keep(tmp_path, "run", page(f"{KONTAN}/a"))
    path.rename(tmp_path / "other.warc.gz")
    lines, found = read_again(tmp_path)
    assert (urls(lines), found.errors) == (["a"], [])


def test_files_of_a_run_that_is_going_on_are_left_out(tmp_path):
    keep(tmp_path, "run-1", page(f"{KONTAN}/a"))
    living = Archive(tmp_path, "run-2", "kontan_crawler", "agent", 1)
    living.add(page(f"{KONTAN}/b"))
    living.add(page(f"{KONTAN}/c"))
    lines, found = read_again(tmp_path)
    assert (urls(lines), found.errors) == (["a"], []) and len(found.notes) == 2
    living.release()
    assert urls(read_again(tmp_path)[0]) == ["a", "b", "c"]


def test_files_that_change_while_they_are_read(tmp_path, monkeypatch):
    """One is closed, one is removed: the others are read."""
    keep(tmp_path, "run-1", page(f"{KONTAN}/a"))
    died = Archive(tmp_path, "run-2", "kontan_crawler", "agent", 10**9)
    died.add(page(f"{KONTAN}/b"))
    died.release()
    removed = keep(tmp_path, "run-3", page(f"{KONTAN}/c"))

    def read_later(task: reading.Task) -> reading.FileResult:
        list(close_open_files(tmp_path))
        removed.unlink(missing_ok=True)
        return read(task)

    read = reading.read_file
    monkeypatch.setattr("kontan_crawler.reextract.reextract.read_file", read_later)
    lines, found = read_again(tmp_path)
    assert urls(lines) == ["a", "b"]
    assert [str(removed) in error and "cannot be read" in error for error in found.errors] == [True]


def test_a_file_that_cannot_be_read(tmp_path):
    keep(tmp_path, "run-1", page(f"{KONTAN}/a"))
    (tmp_path / "bad.warc.gz").symlink_to("/proc/self/mem")
    lines, found = read_again(tmp_path)
    assert urls(lines) == ["a"] and len(found.errors) == 1 and "bad.warc.gz cannot be read" in found.errors[0]


def test_what_is_not_read_is_counted_or_named(tmp_path):
    torn = replace(page(f"{KONTAN}/c"), is_torn=True)
    broken = replace(page(f"{KONTAN}/d"), is_decoded=False, headers=[*HTML, ("Content-Encoding", "gzip")], body=b"\x1f\x8b\x08damaged")
    lines, found = read_again(keep(tmp_path, "run", page(f"{KONTAN}/a"), torn, broken))
    assert (urls(lines), found.pages, found.refused) == (["a"], 3, {"truncated": 1, "broken_encoding": 1})


BAD = {
    "no output": ([], "-O is missing"),
    "no such file": (["-O", "{0}/new.jsonl", "{0}/none.warc.gz"], "does not exist"),
    "no such old feed": (["-O", "{0}/new.jsonl", "{0}", "--diff", "{0}/old.jsonl"], "is no file"),
    "no processes": (["-O", "{0}/new.jsonl", "{0}", "--processes", "0"], "--processes='0' is invalid"),
    "both": (["-O", "{0}/new.jsonl", "{0}", "--processes", "2", "--scheduler", "tcp://127.0.0.1:9"], "use it without --scheduler"),
    "no address": (["-O", "{0}/new.jsonl", "{0}", "--scheduler", "foo"], "--scheduler='foo' is no address"),
    "no port": (["-O", "{0}/new.jsonl", "{0}", "--scheduler", "tcp://host:port"], "is no address"),
    "another scheme": (["-O", "{0}/new.jsonl", "{0}", "--scheduler", "http://host:8786"], "is no address"),
    "empty address": (["-O", "{0}/new.jsonl", "{0}", "--scheduler", ""], "is no address"),
    "no folder": (["-O", "{0}/none/new.jsonl", "{0}"], "does not exist"),
    "a folder": (["-O", "{0}", "{0}"], "is no regular file"),
    "a device": (["-O", "/dev/null", "{0}"], "is no regular file"),
    "a WARC file": (["-O", "{0}/a.warc.gz", "{0}"], "has the name of an archive's file"),
    "an index": (["-O", "{0}/a.cdxj", "{0}"], "has the name of an archive's file"),
    "a compressed feed": (["-O", "{0}/new.jsonl.gz", "{0}"], "would hold JSON Lines"),
    "another format": (["-O", "{0}/new.csv", "{0}"], "would hold JSON Lines"),
    "no file to read": (["-O", "{0}/new.jsonl", "{0}"], "no WARC file in"),
    "a pipe": (["-O", "{0}/new.jsonl", "/dev/null"], "is no regular file"),
}


@pytest.mark.parametrize("case", BAD)
def test_invalid_arguments_are_one_line(tmp_path, case):
    words, message = BAD[case]
    done = scrapy("reextract", *(word.format(tmp_path) for word in words))
    assert done.returncode == 2
    assert message in done.stderr and done.stderr.startswith("scrapy reextract: ") and done.stderr.count("\n") == 1
    assert [*tmp_path.iterdir()] == []


def test_no_input_and_no_earlier_feed_is_overwritten(tmp_path):
    path = keep(tmp_path, "run", page(f"{KONTAN}/a")).rename(tmp_path / "odd-name")
    feed, changed = tmp_path / "n.jsonl", tmp_path / "n.changed.jsonl"
    changed.write_text("{}\n")
    before = path.read_bytes()
    for words in ((str(path), "-O", str(path)), (str(path), "-O", str(feed), "--diff", str(changed))):
        done = scrapy("reextract", *words)
        assert done.returncode == 2 and done.stderr.count("\n") == 1, done.stderr
    assert path.read_bytes() == before and changed.read_text() == "{}\n" and not feed.exists()


@pytest.mark.parametrize("evidence", ["manifest", "ledger", "ledger of OUTPUT_DIR", "part"])
def test_no_feed_of_a_run_is_overwritten(crawled, tmp_path, evidence):
    """Not as the new feed, nor as its changed records: with its manifest or the ledger of its folder, elsewhere, or while it is written."""
    (delivered,) = crawled.glob("*.jsonl")
    output, old = tmp_path / "output", keep(tmp_path, "run", page(f"{KONTAN}/a"))
    shutil.copytree(crawled, output, ignore=shutil.ignore_patterns(*([] if evidence == "manifest" else ["*.run.json"]), "archive"))
    feed = (output / delivered.name).rename((tmp_path if evidence == "ledger of OUTPUT_DIR" else output) / "n.changed.jsonl")
    if evidence == "manifest":
        (output / f"{delivered.name}.run.json").rename(output / "n.changed.jsonl.run.json")
    if evidence in ("manifest", "part"):
        (output / LEDGER_NAME).unlink()
    if evidence == "part":
        (output / "n.changed.jsonl.part").touch()
    if evidence == "ledger of OUTPUT_DIR":
        assert scrapy("recover", str(feed), "-s", f"OUTPUT_DIR={output}").returncode == 0
    before, names = feed.read_bytes(), sorted(tmp_path.rglob("*"))
    for words in (["-O", str(feed)], ["-O", str(feed.with_name("n.jsonl")), "--diff", str(delivered)]):
        done = scrapy("reextract", str(old), *words, "-s", f"OUTPUT_DIR={output}")
        assert done.returncode == 2 and "is one of the feeds" in done.stderr and done.stderr.count("\n") == 1, done.stderr
    assert feed.read_bytes() == before and sorted(tmp_path.rglob("*")) == names


def test_an_earlier_feed_is_replaced_only_by_one_with_lines(tmp_path):
    """What cannot be read, such as a page in place of a WARC file, empties neither the feed nor the changed records."""
    feed, changed, stored = tmp_path / "n.jsonl", tmp_path / "n.changed.jsonl", tmp_path / "page.html"
    stored.write_text("<html>")
    feed.write_text("{}\n")
    changed.write_text("{}\n")
    done = scrapy("reextract", str(stored), "-O", str(feed), "--diff", str(keep(tmp_path / "archive", "run", page(f"{KONTAN}/a"))))
    assert done.returncode == 1 and "was not written" in done.stderr and done.stdout == ""
    assert feed.read_text() == changed.read_text() == "{}\n"
    assert scrapy("reextract", str(tmp_path / "archive"), "-O", str(feed)).returncode == 0
    assert urls(feed.read_bytes().splitlines()) == ["a"]


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "127.0.0.1:9", "tls://127.0.0.1:9"])
def test_no_scheduler(address, tmp_path, monkeypatch):
    monkeypatch.setattr("kontan_crawler.reextract.run_tasks._TIMEOUT", 0.1)
    path = keep(tmp_path / "archive", "run", page(f"{KONTAN}/a"))
    done = scrapy("reextract", str(path), "-O", str(tmp_path / "new.jsonl"), "--scheduler", address)
    assert done.returncode == 2 and done.stderr.startswith(f"scrapy reextract: no Dask scheduler answers at {address}: ")
    assert done.stderr.count("\n") == 1 and [one.name for one in tmp_path.iterdir()] == ["archive"]


def test_a_worker_is_no_scheduler(tmp_path):
    path = keep(tmp_path / "archive", "run", page(f"{KONTAN}/a"))
    with LocalCluster(n_workers=1, processes=False, dashboard_address=None, protocol="tcp", silence_logs="CRITICAL") as cluster:
        done = scrapy("reextract", str(path), "-O", str(tmp_path / "new.jsonl"), "--scheduler", cluster.workers[0].address)
    assert done.returncode == 2 and "but a Worker" in done.stderr and done.stderr.count("\n") == 1


def test_a_link_is_followed(tmp_path):
    (tmp_path / "feeds").mkdir()
    (tmp_path / "new.jsonl").symlink_to("feeds/real.jsonl")
    assert scrapy("reextract", str(keep(tmp_path, "run", page(f"{KONTAN}/a"))), "-O", str(tmp_path / "new.jsonl")).returncode == 0
    assert (tmp_path / "new.jsonl").is_symlink() and urls((tmp_path / "feeds/real.jsonl").read_bytes().splitlines()) == ["a"]


def test_an_interrupt_leaves_nothing(tmp_path, monkeypatch):
    def interrupt(task: reading.Task) -> reading.FileResult:
        os.kill(os.getpid(), signal.SIGTERM)
        return reading.read_file(task)

    monkeypatch.setattr("kontan_crawler.reextract.reextract.read_file", interrupt)
    path = keep(tmp_path / "archive", "run", page(f"{KONTAN}/a"))
    done = scrapy("reextract", str(path), "-O", str(tmp_path / "new.jsonl"))
    assert done.returncode == 130 and done.stderr == "scrapy reextract: interrupted; no feed was written\n"
    assert [one.name for one in tmp_path.iterdir()] == ["archive"]


def test_files_that_are_no_archive(tmp_path):
    (tmp_path / "empty.warc.gz").touch()
    (tmp_path / "text.warc").write_text("no WARC")
    (tmp_path / "page.html").write_text("<html>")
    done = scrapy("reextract", str(tmp_path), str(tmp_path / "page.html"), "-O", str(tmp_path / "new.jsonl"))
    assert done.returncode == 1 and not (tmp_path / "new.jsonl").exists()
    assert "empty.warc.gz is empty" in done.stderr
    assert "page.html is no WARC file" in done.stderr and "text.warc is damaged at byte 0" in done.stderr
