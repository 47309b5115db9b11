"""Crawls over HTTPS on loopback with the archive: every answer is kept as it came, and each feed line names the record of its page."""

import gzip
import os
import subprocess
import sys
from collections import Counter
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import pytest

from kontan_crawler import __version__
from kontan_crawler.archive.index import read_index
from kontan_crawler.archive.names import index_path, warcs_in
from kontan_crawler.archive.recover import index_lines
from kontan_crawler.clock import WIB, now, today
from kontan_crawler.parsing.gunzip import unpacked
from kontan_crawler.replica.demo import SETTINGS, environment, setting_options
from kontan_crawler.replica.server import serve
from kontan_crawler.replica.site import Reply
from tests.archive.exchanges import an_exchange, archived, records_in
from tests.archive.other_programs import cdxj_lines, fastwarc, warcio
from tests.crawling import crawl
from tests.faulty_replica import BROKEN_GZIP, ERROR_PAGE, serve_faulty
from tests.feeds.test_feeds import CAN_MOUNT, mounted
from tests.in_process import ROOT
from tests.manifests import manifests
from tests.spiders.test_walk import DAY, HTML, INDEX, KONTAN, HandMade, listing, moved, row, story

SITE = {
    INDEX: listing(*map(row, "abcdefg")), f"{INDEX}20": listing(), f"{KONTAN}/robots.txt": (200, {"Content-Type": "text/plain"}, "User-agent: *\nDisallow: /x\n"),
    f"{KONTAN}/news/a?page=all": story(1, 2), f"{KONTAN}/news/b?page=all": story(3, 4, links="23"), f"{KONTAN}/news/b?page=2": story(5, opening=False),
    f"{KONTAN}/news/b?page=3": story(6, opening=False), f"{KONTAN}/news/c?page=all": moved(f"{KONTAN}/news/moved?page=all"), f"{KONTAN}/news/moved?page=all": story(7, 8),
    f"{KONTAN}/news/e?page=all": story(9, 10), f"{KONTAN}/news/f?page=all": story(11, 12), f"{KONTAN}/news/g?page=all": story(13, 14).replace("nomor", "nomor “Ålesund”"),
}  # fmt: skip
FAULTS = {  # URL -> fault of each attempt
    f"{KONTAN}/news/e?page=all": ["status_503", "status_500"], f"{KONTAN}/news/f?page=all": ["broken_gzip", "truncated_gzip", "brotli"],
    f"{KONTAN}/news/g?page=all": ["truncated_eof", "gzip_twice"],
}  # fmt: skip
ARTICLES = ["a", "b", "e", "f", "g", "moved"]


def faults(url, attempt):
    return dict(enumerate(FAULTS.get(url, ()), 1)).get(attempt)


def answers_in(folder):
    """Return the records of all files in a folder, by type, without the first of each file."""
    found = [record for path in warcs_in(folder) for record in records_in(path)]
    return {kind: [record for record in found if record.kind == kind] for kind in ("warcinfo", "response", "request", "revisit")}


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    """A run, its folder and the requested URLs."""
    folder = tmp_path_factory.mktemp("output")
    with serve_faulty(HandMade(SITE), faults) as replica:
        run = crawl(*DAY, folder=folder, replica=replica, RETRY_WAIT=0.01, ERROR_SHARE_MAX=1)
        assert run.exit_code == 0, run.log
        return run, folder, [url for url, _ in replica.requests if urlsplit(url).scheme]


def test_every_answer_is_kept(crawled):
    run, folder, requested = crawled
    records = answers_in(folder / "archive")
    assert Counter(record.url for record in records["response"]) == Counter(requested)
    assert Counter(record.url for record in records["request"]) == Counter(requested)
    assert Counter(record.header("WARC-Concurrent-To").strip("<>") for record in records["request"]) == Counter(
        record.record_id for record in records["response"]
    )
    by_url = {url: [(record.status, record.payload) for record in records["response"] if record.url == url] for url in requested}
    for url, reply in SITE.items():
        status, _, body = (200, HTML, reply) if isinstance(reply, str) else reply
        assert by_url[url][-1] == (status, body.encode()) or url == f"{KONTAN}/news/g?page=all", url
    assert by_url[f"{KONTAN}/news/d?page=all"][0][0] == 404
    assert by_url[f"{KONTAN}/news/e?page=all"] == [(503, ERROR_PAGE), (500, ERROR_PAGE), (200, SITE[f"{KONTAN}/news/e?page=all"].encode())]
    assert by_url["https://www.kontan.co.id/robots.txt"][0][0] == 404 and {record["url"][-1] for record in run.feed} == {
        one[-1] for one in ARTICLES
    }


def test_bodies_as_they_are_decoded(crawled):
    _, folder, _ = crawled
    page = SITE[f"{KONTAN}/news/f?page=all"].encode()
    records = [record for record in answers_in(folder / "archive")["response"] if record.url == f"{KONTAN}/news/f?page=all"]
    packed = gzip.compress(page, mtime=0)
    kept = [(record.payload, record.http_header("Content-Encoding"), record.http_header("X-Crawl-Content-Encoding")) for record in records]
    assert kept == [(BROKEN_GZIP, "gzip", ""), (packed[: len(packed) // 2], "gzip", ""), (page, "", "br")]
    assert [record.http_header("Content-Length") for record in records] == [str(len(record.payload)) for record in records]
    assert records[2].http_header("X-Crawl-Content-Length")


def test_torn_answers_say_so(crawled):
    _, folder, _ = crawled
    torn, packed = (record for record in answers_in(folder / "archive")["response"] if record.url == f"{KONTAN}/news/g?page=all")
    page = SITE[torn.url].encode()
    assert (torn.header("WARC-Truncated"), torn.payload) == ("disconnect", page[: len(page) // 2])
    assert (
        packed.header("WARC-Truncated") == ""
        and gzip.decompress(packed.payload) == page
        and packed.http_header("X-Crawl-Content-Encoding") == "gzip"
    )


def test_feed_lines_name_their_pages(crawled):
    run, folder, _ = crawled
    records = {record.record_id: record for record in answers_in(folder / "archive")["response"]}
    for line in run.feed:
        record = records[line["archived"]["record_id"]]
        assert (folder / "archive" / line["archived"]["warc"]).exists()
        assert record.header("WARC-Payload-Digest") == line["archived"]["payload_digest"]
        assert unpacked(record.payload, 9999) == SITE[record.url].encode() and record.url == f"{line['url']}?page=all"


def test_parts_name_the_first(crawled):
    _, folder, _ = crawled
    first, *parts = (record for record in answers_in(folder / "archive")["response"] if "/news/b" in record.url)
    assert [(part.url[-1], part.header("Kontan-Part"), part.header("Kontan-Part-Of")) for part in parts] == [
        ("2", "2", f"<{first.record_id}>"), ("3", "3", f"<{first.record_id}>")
    ]  # fmt: skip
    assert first.header("Kontan-Listed-On") == "2026-02-04" and first.header("Kontan-Delivered") == "0"


def test_the_file_says_who_wrote_it_and_when(crawled):
    run, folder, _ = crawled
    (info,), (manifest,) = answers_in(folder / "archive")["warcinfo"], manifests(folder)
    fields = dict(line.split(": ", 1) for line in info.payload.decode().splitlines())
    assert (fields["software"], fields["isPartOf"]) == (f"kontan_crawler {__version__}", manifest["run"])
    assert fields["http-header-user-agent"].startswith("kontan_crawler/")
    for record in answers_in(folder / "archive")["response"]:
        assert timedelta() <= now() - moment_of(record) < timedelta(minutes=9)


def moment_of(record):
    return datetime.fromisoformat(record.header("WARC-Date").replace("Z", "+00:00")).astimezone(WIB)


def test_other_programs_open_the_archive(crawled):
    _, folder, requested = crawled
    (path,) = warcs_in(folder / "archive")
    assert fastwarc("check", "-q", "-p", path) == (0, "") and warcio("check", path) == (0, "")
    assert len(warcio("index", path)[1].splitlines()) == 1 + 2 * len(requested)
    assert len(cdxj_lines(path)) == len(requested) == len(list(read_index(index_path(path))))
    assert sorted(read_index(index_path(path)), key=lambda line: line.offset) == index_lines(path)


def test_manifest_names_the_files(crawled):
    run, folder, requested = crawled
    (manifest,) = manifests(folder)
    (path,) = warcs_in(folder / "archive")
    kept = manifest["archive"]
    assert (kept["files"], kept["bytes"]) == ([path.name], path.stat().st_size)
    assert kept["total_bytes"] == path.stat().st_size + index_path(path).stat().st_size and kept["free_bytes"] > 0


class Unchanged(HandMade):
    """A site that answers conditional requests with 304."""

    def respond(self, url, headers):
        reply = super().respond(url, headers)
        return (
            Reply(304, {"ETag": '"1"'})
            if headers.get("if-none-match")
            else Reply(reply.status, {**reply.headers, "ETag": '"1"'}, reply.body)
        )


ARTIKEL = ("artikel", "-a", f"url={KONTAN}/news/a")


def test_unchanged_pages_and_a_file_for_each_run(tmp_path):
    page = SITE[f"{KONTAN}/news/a?page=all"].replace("Rabu, 04 Februari 2026", f"{today():%d/%m/%Y}")
    with serve(Unchanged({**SITE, f"{KONTAN}/news/a?page=all": page})) as replica:
        first = crawl(*ARTIKEL, folder=tmp_path, replica=replica)
        before = {path: path.read_bytes() for path in warcs_in(tmp_path / "archive")}
        again = crawl(*ARTIKEL, "-a", "refresh=9999", folder=tmp_path, replica=replica)
    assert (first.exit_code, again.exit_code, again.stat("article/unchanged")) == (0, 0, 1)
    paths = warcs_in(tmp_path / "archive")
    assert len(before) == 1 and len(paths) == 2
    assert all(path.read_bytes() == content for path, content in before.items())
    (revisit,) = answers_in(tmp_path / "archive")["revisit"]
    assert (revisit.url, revisit.status, revisit.payload) == (f"{KONTAN}/news/a?page=all", 304, b"")
    (new,) = (path for path in paths if path not in before)
    (line,) = (line for line in read_index(index_path(new)) if line.status == "304")
    assert (line.mime, line.record_id) == ("warc/revisit", revisit.record_id)
    assert fastwarc("check", "-q", new) == (0, "") and warcio("check", new) == (0, "")


def test_no_archive(tmp_path):
    with serve(HandMade(SITE)) as replica:
        run = crawl(*ARTIKEL, folder=tmp_path, replica=replica, ARCHIVE=0)
    assert run.exit_code == 0 and [line["archived"] for line in run.feed] == [None]
    assert not (tmp_path / "archive").exists() and manifests(tmp_path)[0]["archive"] is None


def test_archive_elsewhere(tmp_path):
    with serve(HandMade(SITE)) as replica:
        for number, folder in enumerate((tmp_path / "pages" / "of kontan", "pages")):
            run = crawl(*ARTIKEL, folder=tmp_path / f"output-{number}", replica=replica, ARCHIVE_DIR=folder)
            (path,) = warcs_in(tmp_path / f"output-{number}" / folder)
            assert run.exit_code == 0 and run.feed[0]["archived"]["warc"] == path.name
            assert not (tmp_path / f"output-{number}" / "archive").exists()


def test_answers_of_the_replica_are_kept_apart(tmp_path):
    with serve(HandMade(SITE)) as replica:
        run = crawl(*ARTIKEL, folder=tmp_path / "output", replica=replica, REPLICA_DIR="replica", ARCHIVE_DIR=tmp_path / "site")
    assert run.exit_code == 0 and len(warcs_in(tmp_path / "output" / "replica" / "archive")) == 1 and not (tmp_path / "site").exists()


def test_rotation(tmp_path):
    with serve(HandMade(SITE)) as replica:
        run = crawl(*DAY, folder=tmp_path, replica=replica, ARCHIVE_FILE_SIZE=3000, ERROR_SHARE_MAX=1)
    paths = warcs_in(tmp_path / "archive")
    (manifest,) = manifests(tmp_path)
    assert run.exit_code == 0 and len(paths) > 2 and manifest["archive"]["files"] == [path.name for path in paths]
    assert all(path.stat().st_size >= 3000 for path in paths[:-1])
    where = {record.record_id: path.name for path in paths for record in records_in(path)}
    assert all(line["archived"]["warc"] == where[line["archived"]["record_id"]] for line in run.feed) and len(run.feed) == len(ARTICLES)


def critical(log):
    return [line for line in log.splitlines() if " CRITICAL: " in line]


REFUSING = {  # what stands in the place of the folder
    "a file": lambda folder: folder.write_text("x"), "a link to nowhere": lambda folder: folder.symlink_to("/proc/nowhere"),
    "an open file that is a folder": lambda folder: (folder / "internasional-1-00000.warc.gz.open").mkdir(parents=True),
}  # fmt: skip


@pytest.mark.parametrize("make", REFUSING.values(), ids=REFUSING)
def test_an_archive_that_cannot_be_written_ends_the_run(make, tmp_path):
    folder = tmp_path / "archive"
    make(folder)
    with serve(HandMade(SITE)) as replica:
        run = crawl(*ARTIKEL, folder=tmp_path / "output", replica=replica, ARCHIVE_DIR=folder)
        assert run.exit_code == 1 and not run.feed
        assert "Traceback" not in run.log
        assert [str(folder) in line and "ARCHIVE=0" in line for line in run.log.splitlines() if "cannot write" in line] == [True], run.log
        again = crawl(*ARTIKEL, folder=tmp_path / "output", replica=replica, ARCHIVE_DIR=tmp_path / "good")
    assert again.exit_code == 0 and len(again.feed) == 1


def crawl_mounted(options, folder, replica, *settings):
    """Crawl a day with a new file system mounted as ARCHIVE_DIR; return exit code and log."""
    words = mounted(folder / "archive", options)
    command = [
        sys.executable,
        "-W",
        "error",
        "-m",
        "scrapy",
        "crawl",
        *DAY,
        *setting_options({**SETTINGS, "OUTPUT_DIR": folder, "ERROR_SHARE_MAX": 1}),
    ]
    script = f'"$@"; code=$?; cp -r "{folder}/archive" "{folder}/kept"; exit $code'
    done = subprocess.run(
        [*words, "sh", "-c", script, "sh", *command], cwd=ROOT, env=os.environ | environment(replica), capture_output=True, text=True, timeout=200
    )  # fmt: skip
    return done.returncode, done.stderr


@pytest.mark.skipif(not CAN_MOUNT, reason="mounting a file system needs root")
@pytest.mark.parametrize("options", ["size=1m,ro", "size=24k"], ids=["read-only", "full"])
def test_disk_of_the_archive(options, tmp_path):
    folder = tmp_path / "output"
    (folder / "archive").mkdir(parents=True)
    slugs = [f"a{number}" for number in range(20)]
    pages = {f"{KONTAN}/news/{slug}?page=all": story(*range(20 * number, 20 * number + 20)) for number, slug in enumerate(slugs)}
    with serve(HandMade({INDEX: listing(*map(row, slugs)), f"{INDEX}20": listing(), **pages})) as replica:
        code, log = crawl_mounted(options, folder, replica)
        assert code == 1 and "Traceback" not in log
        (error,) = critical(log)
        assert str(folder / "archive") in error and "ARCHIVE=0" in error
        feeds = [line for path in folder.glob("*.jsonl") for line in path.read_text("utf-8").splitlines()]
        assert (0 < len(feeds) < len(slugs)) == ("ro" not in options)
        (folder / "archive").rmdir()
        (folder / "kept").rename(folder / "archive")
        run = crawl(*DAY, folder=folder, replica=replica)
    assert run.exit_code == 0
    assert Counter(line["url"] for line in run.feed) == Counter(f"{KONTAN}/news/{slug}" for slug in slugs)
    records = {record.record_id: record for record in answers_in(folder / "archive")["response"]}
    assert all(records[line["archived"]["record_id"]].payload == pages[f"{line['url']}?page=all"].encode() for line in run.feed)
    assert not list((folder / "archive").glob("*.open"))


def test_files_of_a_killed_run_are_closed_by_the_next(tmp_path):
    (path,) = archived(tmp_path / "archive", [an_exchange(1), an_exchange(2)])
    index_path(path).rename(f"{index_path(path)}.open")
    path.rename(f"{path}.open")
    with serve(HandMade(SITE)) as replica:
        run = crawl(*ARTIKEL, folder=tmp_path, replica=replica)
    assert run.exit_code == 0 and "recovered 2 answers" in run.log
    assert path.exists() and not list((tmp_path / "archive").glob("*.open")) and len(warcs_in(tmp_path / "archive")) == 2
