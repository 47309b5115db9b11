"""Feeds of all kinds: the default, -O, -o, other formats, other stores; full disks and missing permissions."""

import csv
import json
import os
import shutil
import subprocess
import sys
import threading
from collections import Counter
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kontan_crawler.feeds.output_lock import OutputLock
from kontan_crawler.replica.demo import SETTINGS, environment, setting_options
from kontan_crawler.replica.server import serve
from kontan_crawler.store.errors import OutputError
from kontan_crawler.store.ledger import Ledger
from tests.crawling import DAY as LAST_DAY
from tests.crawling import crawl, scrapy_process
from tests.in_process import ROOT, scrapy
from tests.manifests import manifests
from tests.small_site import SmallSite
from tests.spiders.test_walk import DAY as ONE_DAY
from tests.spiders.test_walk import INDEX, KONTAN, HandMade, listing, row, story

LONG = 350
"""Sentences of a long article."""


def long_articles():
    """Return the URLs of a day of long articles that fill a small disk, and their site."""
    slugs = [f"a{number}" for number in range(15)]
    pages = {f"{KONTAN}/news/{slug}?page=all": story(*range(LONG * number, LONG * (number + 1))) for number, slug in enumerate(slugs)}
    return [f"{KONTAN}/news/{slug}" for slug in slugs], HandMade({INDEX: listing(*map(row, slugs)), f"{INDEX}20": listing(), **pages})


@pytest.fixture(scope="module")
def site():
    return SmallSite(LAST_DAY)


@pytest.fixture(scope="module")
def urls(site):
    return list(site.expected)[:6]


def artikel(urls, *words, folder, replica, **settings):
    return crawl("artikel", "-a", f"url={','.join(urls)}", *words, folder=folder, replica=replica, **settings)


def delivered(folder, urls):
    ledger = Ledger(folder)
    known = [url for url in urls if ledger.articles.get(url)]
    ledger.close()
    return known


def urls_in(folder):
    lines = [line for path in folder.glob("*.jsonl") for line in path.read_text(encoding="utf-8").splitlines()]
    return Counter(json.loads(line)["url"] for line in lines)


@pytest.mark.parametrize("option", ["-O", "-o"])
def test_append_and_overwrite_lose_nothing(option, urls, replica, tmp_path):
    feeds = tmp_path / "feeds"
    for given in (urls[:2], urls[:4], urls):
        run = artikel(given, option, str(feeds / "berita.jsonl"), folder=tmp_path, replica=replica)
        assert run.exit_code == 0
    assert {*urls_in(feeds)} == {*urls}
    newest = [json.loads(line)["url"] for line in (feeds / "berita.jsonl").read_text(encoding="utf-8").splitlines()]
    assert Counter(newest) == Counter(urls)  # with -O, those delivered earlier are copies
    assert delivered(tmp_path, urls) == urls
    assert len(list(feeds.glob("*.run.json"))) == 3
    assert not list(tmp_path.glob("*.jsonl"))


def test_batches(urls, replica, tmp_path):
    feeds = json.dumps({f"{tmp_path}/%(batch_id)d.jsonl": {"format": "jsonlines", "batch_item_count": 2}})
    run = artikel(urls[:5], folder=tmp_path, replica=replica, FEEDS=feeds)
    assert run.exit_code == 0
    assert urls_in(tmp_path) == Counter(urls[:5])
    assert delivered(tmp_path, urls[:5]) == urls[:5]
    assert not list(tmp_path.glob("*.part"))


def test_empty_feed_is_stored_if_wanted(replica, tmp_path):
    feed = tmp_path / "berita.jsonl"
    run = artikel([f"{KONTAN}/news/tidak-ada"], "-O", str(feed), folder=tmp_path, replica=replica, FEED_STORE_EMPTY=True)
    assert (run.exit_code, feed.read_bytes()) == (0, b"")


def test_articles_in_another_format_count_as_delivered(urls, replica, tmp_path):
    run = artikel(urls[:2], "-O", str(tmp_path / "berita.csv"), folder=tmp_path, replica=replica)
    assert run.exit_code == 0
    with (tmp_path / "berita.csv").open(encoding="utf-8", newline="") as rows:
        assert Counter(row["url"] for row in csv.DictReader(rows)) == Counter(urls[:2])
    assert delivered(tmp_path, urls[:2]) == urls[:2]


def test_articles_of_a_feed_without_all_keys_count_as_delivered(urls, replica, tmp_path):
    feeds = json.dumps({f"{tmp_path}/titles.jsonl": {"format": "jsonlines", "fields": ["title"]}})
    assert artikel(urls[:2], folder=tmp_path, replica=replica, FEEDS=feeds).exit_code == 0
    assert delivered(tmp_path, urls[:2]) == urls[:2]


def test_standard_output(urls, replica, tmp_path):
    command = [
        sys.executable,
        "-m",
        "scrapy",
        "crawl",
        "artikel",
        "-a",
        f"url={urls[0]}",
        "-o",
        "/dev/stdout:jsonlines",
        "-s",
        f"OUTPUT_DIR={tmp_path}",
    ]
    command += setting_options(SETTINGS)
    done = subprocess.run(command, cwd=ROOT, env=os.environ | environment(replica), capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["url"] == urls[0]
    assert delivered(tmp_path, urls[:1]) == urls[:1]


class Store(BaseHTTPRequestHandler):
    """Accepts uploads as S3 does."""

    def do_PUT(self):
        self.server.puts.append((self.path, self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(self.server.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format, *args):
        """Write no log."""


@contextmanager
def store(status):
    with ThreadingHTTPServer(("127.0.0.1", 0), Store) as server:
        server.status, server.puts = status, []
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(("status", "code"), [(200, 0), (403, 1)])
def test_articles_in_s3_count_as_delivered_once_stored(status, code, urls, replica, tmp_path, monkeypatch):
    monkeypatch.setenv("AWS_REQUEST_CHECKSUM_CALCULATION", "when_required")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with store(status) as server:
        keys = {"AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b", "AWS_REGION_NAME": "c"}
        address = f"http://127.0.0.1:{server.server_address[1]}"
        run = artikel(urls[:2], "-O", "s3://bucket/berita.jsonl", folder=tmp_path, replica=replica, AWS_ENDPOINT_URL=address, **keys)
    assert run.exit_code == code, run.log
    assert delivered(tmp_path, urls[:2]) == (urls[:2] if code == 0 else [])
    (manifest,) = manifests(tmp_path)
    assert bool(manifest["failed_checks"]) == bool(code)
    path, body = server.puts[0]
    assert path == "/bucket/berita.jsonl" and b"content_hash" in body


# Disks


def critical(log):
    return [line for line in log.splitlines() if " CRITICAL: " in line]


def is_one_critical_line(run):
    return len(critical(run.log)) == 1 and "Traceback" not in run.log


def test_output_dir_is_a_file(tmp_path):
    (tmp_path / "file").write_text("")
    run = crawl("internasional", folder=tmp_path / "file" / "output")
    assert run.exit_code == 1 and len(run.log.splitlines()) == 1 and "OUTPUT_DIR" in run.log


def test_unwritable_feed_ends_the_run_before_its_first_request(urls, replica, tmp_path):
    replica.requests.clear()
    run = artikel(urls[:1], "-O", "/proc/nowhere/berita.jsonl", folder=tmp_path, replica=replica)
    assert run.exit_code == 1 and is_one_critical_line(run), run.log
    assert replica.requests == []


def test_damaged_ledger_ends_the_run_before_its_first_request(urls, replica, tmp_path):
    (tmp_path / "ledger.sqlite3").write_bytes(b"no ledger" * 999)
    replica.requests.clear()
    run = artikel(urls[:1], folder=tmp_path, replica=replica)
    assert run.exit_code == 1 and "ledger.sqlite3" in run.log and "Traceback" not in run.log
    assert replica.requests == []


def mounted(folder, options):
    """Return the words that run a command with a new file system mounted at a folder."""
    return ["unshare", "--mount", "sh", "-c", f'mount -t tmpfs -o {options} tmpfs "{folder}" && exec "$@"; exit $?', "sh"]


CAN_MOUNT = shutil.which("unshare") and subprocess.run([*mounted("/mnt", "size=1m"), "true"], capture_output=True).returncode == 0


def limited(size):
    """Return the words that run a command with a limit on the size of files, in bytes."""
    return [
        sys.executable,
        "-c",
        f"import os, resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size})); os.execvp(sys.argv[1], sys.argv[1:])",
    ]


def crawl_day(words, folder, replica):
    """Crawl a day; return exit code, standard error and log. words: prefix of the command. Copies the output to `kept`."""
    settings = {**SETTINGS, "OUTPUT_DIR": folder, "LOG_FILE": folder.parent / "log"}
    command = [sys.executable, "-W", "error", "-m", "scrapy", "crawl", *ONE_DAY]
    command += setting_options(settings)
    done = subprocess.run(
        [*words, "sh", "-c", f'"$@"; code=$?; cp -r "{folder}" "{folder.parent}/kept"; exit $code', "sh", *command],
        cwd=ROOT, env=os.environ | environment(replica), capture_output=True, text=True, timeout=200,
    )  # fmt: skip
    return done.returncode, done.stderr, (folder.parent / "log").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def full_day():
    urls, site = long_articles()
    with serve(site) as replica:
        yield urls, replica


@pytest.mark.parametrize("kind", ["disk", "file size"])
def test_full_disk_loses_no_complete_line(kind, full_day, tmp_path):
    urls, replica = full_day
    if kind == "disk" and not CAN_MOUNT:
        pytest.skip("mounting a file system needs root")
    folder = tmp_path / "output"
    folder.mkdir()
    words = mounted(folder, "size=600k") if kind == "disk" else limited(300_000)
    code, err, log = crawl_day(words, folder, replica)
    assert code == 1, log
    (error,) = critical(log)
    assert str(folder) in error and "Traceback" not in log + err
    kept = tmp_path / "kept"
    feed = urls_in(kept)
    assert 0 < len(feed) < len(urls) and set(feed.values()) == {1}
    run = crawl(*ONE_DAY, folder=kept, replica=replica)
    assert run.exit_code == 0
    assert Counter(record["url"] for record in run.feed) == Counter(urls)


@pytest.mark.skipif(not CAN_MOUNT, reason="mounting a file system needs root")
def test_read_only_file_system(replica, tmp_path):
    folder = tmp_path / "output"
    folder.mkdir()
    command = [sys.executable, "-m", "scrapy", "crawl", "internasional", "-s", f"OUTPUT_DIR={folder}"]
    done = subprocess.run(
        [*mounted(folder, "size=1m,ro"), *command], cwd=ROOT, env=os.environ | environment(replica), capture_output=True, text=True
    )
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1 and str(folder) in done.stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="another user needs root")
def test_no_permission(tmp_path):
    os.seteuid(65534)
    try:
        with pytest.raises(OutputError, match=rf"{tmp_path}.*OUTPUT_DIR"):
            OutputLock.acquire(tmp_path / "output")
    finally:
        os.seteuid(0)


FAILING = {  # words of `scrapy crawl` that name an unwritable feed
    "a full disk": ["-O", "/dev/full:csv"],
    "nowhere": ["-O", "/proc/nowhere/x.csv"],
    "a folder": ["-O", "{folder}:jsonlines"],
    "an alphabet": ["-s", 'FEEDS={{"{folder}/x.csv": {{"format": "csv", "encoding": "ascii"}}}}'],
    "one of two": ["-s", 'FEEDS={{"{folder}/good.jsonl": {{"format": "jsonlines"}}, "/proc/nowhere/x.csv": {{"format": "csv"}}}}'],
}


@pytest.mark.parametrize("words", FAILING.values(), ids=FAILING)
def test_articles_of_an_unwritable_feed_are_not_delivered(words, site, replica, tmp_path):
    urls = [url for url, expected in site.expected.items() if not expected["text"].isascii()][:20]
    assert len(urls) == 20
    process = scrapy_process if "/dev/full:csv" in words else scrapy  # in process, its unwritten bytes would fail a later test
    run = artikel(urls, *(word.format(folder=tmp_path) for word in words), folder=tmp_path, replica=replica, run=process)
    assert run.exit_code == 1 and is_one_critical_line(run), run.log
    (manifest,) = manifests(tmp_path)
    assert (manifest["exit_code"], manifest["reason"], manifest["completed"]) == (1, "output_failed", False)
    assert set(delivered(tmp_path, urls)) == {record["url"] for record in run.feed}


def test_articles_in_no_feed_are_not_delivered(urls, replica, tmp_path):
    feeds = json.dumps({f"{tmp_path}/x.jsonl": {"format": "jsonlines", "item_classes": ["kontan_crawler.items.Page"]}})
    artikel(urls[:2], folder=tmp_path, replica=replica, FEEDS=feeds)
    assert delivered(tmp_path, urls[:2]) == []


def test_append_learns_from_the_existing_feed_first(urls, replica, tmp_path):
    feeds = tmp_path / "feeds"
    artikel(urls[:3], "-o", str(feeds / "b.jsonl"), folder=tmp_path, replica=replica)
    (tmp_path / "ledger.sqlite3").unlink()
    shutil.copy(feeds / "b.jsonl", feeds / "c.jsonl.part")
    artikel(urls[:4], "-o", str(feeds / "b.jsonl"), folder=tmp_path, replica=replica)
    assert Counter(json.loads(line)["url"] for line in (feeds / "b.jsonl").read_text(encoding="utf-8").splitlines()) == Counter(urls[:4])


def test_folder_with_a_percent_sign(urls, replica, tmp_path):
    folder = tmp_path / "100%off"
    assert len(artikel(urls[:1], folder=folder, replica=replica).feed) == 1
