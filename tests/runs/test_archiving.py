"""The archive of a run: what it keeps, what it does if it cannot, and how the file of a run that died is closed."""

import re
import shutil
from dataclasses import asdict
from datetime import timedelta
from errno import ENOSPC

import pytest

from kontan_crawler.archive import warc_file
from kontan_crawler.archive.capture import captures_in
from kontan_crawler.archive.names import index_path, open_path
from kontan_crawler.archive.scan import scan
from kontan_crawler.clock import now
from kontan_crawler.outcomes import FAILED, OK
from kontan_crawler.replica.server import serve
from kontan_crawler.runs import archiving
from tests.crawling import crawl, scrapy
from tests.manifests import manifests
from tests.spiders.test_walk import ALL, DAY, INDEX, KONTAN, HandMade, listing, row, sentence, story

SITE = {INDEX: listing(row("a"), row("b")), f"{INDEX}20": listing(), ALL: story(1), f"{KONTAN}/news/b?page=all": story(2)}


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    """A folder after a run of two articles; its WARC file."""
    folder = tmp_path_factory.mktemp("crawled")
    with serve(HandMade(SITE)) as replica:
        assert crawl(*DAY, folder=folder, replica=replica).exit_code == OK
    (warc,) = (folder / "archive").glob("*.warc.gz")
    return folder, warc


@pytest.fixture
def died(crawled, tmp_path):
    """A copy of that folder as if the run had died while it wrote a record; the path of its closed file."""
    shutil.copytree(crawled[0], folder := tmp_path / "output")
    warc = folder / "archive" / crawled[1].name
    with warc.open("ab") as file:
        file.write(warc.read_bytes()[:300])
    warc.rename(open_path(warc))
    index_path(warc).rename(index_path(open_path(warc)))
    return folder, warc


def contents(folder):
    return {path.name: path.read_bytes() for path in (folder / "archive").iterdir()}


def recover(folder, *words):
    return scrapy("recover", "-s", f"OUTPUT_DIR={folder}", "-s", "REPLICA_DIR=.", *words)


def test_scrapy_recover_closes_the_file(crawled, died):
    folder, warc = died
    done = recover(folder)
    assert (done.returncode, done.stderr) == (OK, "")
    assert contents(folder) == contents(crawled[0])  # without what was torn, and with the same index
    (count,) = re.findall(rf"{re.escape(str(warc))}: (\d+)\b", done.stdout)
    assert int(count) == len([*captures_in(warc)])
    assert str(warc) not in recover(folder).stdout and contents(folder) == contents(crawled[0])


def test_the_next_run_closes_the_file(crawled, died):
    folder, warc = died
    with serve(HandMade(SITE)) as replica:
        done = crawl(*DAY, folder=folder, replica=replica)
    assert done.exit_code == OK and str(warc) in done.log
    assert contents(folder).items() >= contents(crawled[0]).items()


def test_open_files_are_looked_for_unless_the_run_before_completed_today(tmp_path, monkeypatch):
    looked, close_open_files = [], archiving.close_open_files
    monkeypatch.setattr(archiving, "close_open_files", lambda folder: looked.append(folder) or close_open_files(folder))
    article = "artikel", "-a", f"url={KONTAN}/news/b", "-a", "refresh=always"
    failing = "arsip", "-a", "since=2026-02-01", "-a", "until=2026-02-01"
    other = {"ARCHIVE_DIR": "other"}
    numbers = []
    with serve(HandMade(SITE)) as replica:
        for words, settings in ((article, {}), (article, {}), (article, other), (article, {}), (failing, {}), (article, {}), (article, {})):
            crawl(*words, folder=tmp_path, replica=replica, **settings)
            numbers.append(len(looked))
        assert numbers == [1, 1, 2, 3, 3, 4, 4]  # the first run, another archive, the archive before, a failed run before
        monkeypatch.setattr(archiving, "today", lambda: now().date() + timedelta(days=1))
        crawl(*article, folder=tmp_path, replica=replica)
    assert len(looked) == 5


def test_the_setting(crawled, died, tmp_path):
    folder, warc = died
    moved = shutil.move(folder / "archive", tmp_path / "warc")
    assert recover(folder, "-s", f"ARCHIVE_DIR={moved}").returncode == OK
    assert (tmp_path / "warc" / warc.name).read_bytes() == crawled[1].read_bytes() and not (folder / "archive").exists()


def test_a_file_that_cannot_be_closed(died):
    folder, warc = died
    index_path(warc).mkdir()  # in place of the index
    done = recover(folder)
    assert done.returncode == FAILED and str(folder / "archive") in done.stderr and open_path(warc).exists()


A_PARTS = {ALL: story(1, links="2"), f"{KONTAN}/news/a?page=2": story(2, opening=False)}


def crawl_a(folder):
    with serve(HandMade(A_PARTS)) as replica:
        return crawl("artikel", "-a", f"url={KONTAN}/news/a", folder=folder, replica=replica)


@pytest.mark.parametrize("whole", range(7))
def test_full_disk(whole, tmp_path, monkeypatch):
    """After some writes: one of the warcinfo record, then two of each answer, in the file and in its index."""

    def write(descriptor, content):
        if len(written) == whole:
            real(descriptor, content[:10])  # what has found space
            raise OSError(ENOSPC, "No space left on device")
        written.append(content)
        real(descriptor, content)

    written, real = [], warc_file._write_all
    monkeypatch.setattr(warc_file, "_write_all", write)
    first = crawl_a(tmp_path)
    monkeypatch.undo()
    (manifest,) = manifests(tmp_path)
    assert (first.exit_code, manifest["reason"], first.feed) == (FAILED, "output_failed", [])
    assert str(tmp_path / "archive") in manifest["failed_checks"][0] and "No space left" in manifest["failed_checks"][0]
    assert not any(refusal["counted"] for refusal in manifest["given_up"])
    again = crawl_a(tmp_path)
    assert again.exit_code == OK and not [*(tmp_path / "archive").glob("*.open")]
    (record,) = again.feed
    assert record["text"].split("\n\n") == [sentence(1), sentence(2)] and record["warnings"] == []
    found = [one for warc in (tmp_path / "archive").glob("*.warc.gz") for one in captures_in(warc)]
    assert record["archived"] in [asdict(capture.archived) for capture in found]  # and nothing is damaged


def test_a_file_in_place_of_the_folder(tmp_path):
    (tmp_path / "archive").write_text("")
    done = crawl_a(tmp_path)
    assert done.exit_code == FAILED and not done.feed and str(tmp_path / "archive") in done.log and "Traceback" not in done.log


def test_every_answer_is_kept_once(crawled):
    kept = [capture.url for capture in captures_in(crawled[1])]
    robots = [f"https://{host}.kontan.co.id/robots.txt" for host in ("internasional", "www")]
    assert sorted(kept) == sorted([*SITE, *robots])


def test_the_secret_of_a_proxy_is_not_kept(tmp_path):
    with serve(HandMade({ALL: story(1)})) as replica:
        variables = {"https_proxy": replica.proxy.replace("://", "://name:secret@"), "SSL_CERT_FILE": str(replica.ca_file), "no_proxy": ""}
        words = (
            "crawl",
            "artikel",
            "-a",
            f"url={KONTAN}/news/a",
            "-s",
            f"OUTPUT_DIR={tmp_path}",
            "-s",
            "REPLICA_DIR=.",
            "-s",
            "DOWNLOAD_DELAY=0",
        )
        done = scrapy(*words, environment=variables)
    assert done.returncode == OK, done.stderr
    (warc,) = (tmp_path / "archive").glob("*.warc.gz")
    requests = [place.record.http for place in scan(warc) if place.record.kind == "request"]
    assert len(requests) == 2 and all(request.get_header("Host") and not request.get_header("Proxy-Authorization") for request in requests)
