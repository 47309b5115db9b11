"""`scrapy read`: pages in, feed lines out, in order. A bad line changes no other line."""

import gzip
import json
import os
import subprocess
import threading

import pytest

from kontan_crawler.clock import now
from kontan_crawler.parsing.feed_lines import aware_datetime, feed_lines
from kontan_crawler.parsing.recording import recorded_part
from kontan_crawler.replica.expected import percent_encoded
from kontan_crawler.replica.site import Site
from tests.crawling import SCRAPY, crawl
from tests.in_process import ROOT, scrapy
from tests.parsing.test_read import ARTICLE_URL, FIRST, SECOND, part
from tests.parsing.test_recorded_pages import FILES, wanted

WIRE, URL = FILES / "desktop_wire.html", wanted("desktop_wire")["url"]
AT = "2026-02-05T09:00:00+07:00"
GOOD = {"url": URL, "html": WIRE.read_text(encoding="utf-8")}


def scrapy_read(*words: str, given: bytes | None = None) -> subprocess.CompletedProcess[str]:
    """Run `scrapy read`, with `given` on standard input."""
    return scrapy("read", *words, given=given)


def lines_of(*records: object) -> list[bytes]:
    return [json.dumps(record).encode() for record in records]


def read(*lines: bytes) -> tuple[list[dict], list[str]]:
    messages: list[str] = []
    return [json.loads(line) for line in feed_lines(lines, aware_datetime(AT), messages.append)], messages


def test_page_from_file_and_standard_input():
    done = scrapy_read(str(WIRE), "--url", URL, "--at", AT)
    assert (done.returncode, done.stderr) == (0, "")
    record = json.loads(done.stdout)
    assert recorded_part(record) == wanted("desktop_wire") and record["crawled_at"] == AT and record["revision"] == 1
    assert scrapy_read("--url", f"{URL}?page=all", "--at", AT, given=WIRE.read_bytes()).stdout == done.stdout


def test_parts(tmp_path):
    for number, story in enumerate((FIRST, SECOND, "<p>Hujan turun.</p>"), 1):
        (tmp_path / f"{number}.html").write_bytes(part(story))
    done = scrapy_read(*(str(tmp_path / f"{number}.html") for number in (1, 2, 3)), "--url", ARTICLE_URL)
    assert json.loads(done.stdout)["text"] == "Harga kopi naik.\n\nPasar lesu.\n\nHujan turun."


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_json_lines(pack, tmp_path):
    lines = lines_of(GOOD, {"url": "https://insight.kontan.co.id/news/a", "html": "x"}, "no object")
    (tmp_path / "pages").write_bytes(pack(b"\n".join([*lines[:1], b"", *lines[1:]])))
    done = scrapy_read(str(tmp_path / "pages"), "--at", AT)
    record, paid, bad = map(json.loads, done.stdout.splitlines())
    assert record["title"] == wanted("desktop_wire")["title"]
    assert (paid, bad) == ({"url": "https://insight.kontan.co.id/news/a", "refused": "paywall"}, {"url": None, "refused": "bad_line"})
    assert done.returncode == 1 and "line 4:" in done.stderr and done.stderr.count("\n") == 1


def test_page_without_an_article():
    done = scrapy_read(given=lines_of({"url": ARTICLE_URL, "html": ""})[0])
    assert (done.returncode, done.stderr, json.loads(done.stdout)) == (0, "", {"url": ARTICLE_URL, "refused": "no_article"})


BAD = [
    b"{", b"[]", b"null", b"\xff\xfe", b"[" * 5000, b'{"url": "x"}', b'{"html": "x"}', b'{"url": 1, "html": "x"}', b'{"url": "x", "html": null}',
    b'{"url": "x", "html": []}', b'{"url": "x", "html": [1]}', b'{"url": "x", "html": "x", "crawled_at": "kemarin"}',
    b'{"url": "x", "html": "x", "crawled_at": 5}', b'{"url": "x", "html": "x", "crawled_at": "9999-12-31T23:59:59-12:00"}',
    b'{"url": "x", "html": "x", "crawled_at": "9999-12-31T23:59:59+07:00"}', b'{"url": "x", "html": "x", "crawled_at": "0001-01-01"}',
    b'{"url": "x", "html": "x", "crawled_at": "1995-12-31"}', b'{"url": "x", "html": "x", "crawled_at": "2399-01-01"}',
]  # fmt: skip


@pytest.mark.parametrize("line", BAD)
def test_bad_line(line):
    good = lines_of(GOOD)[0]
    records, messages = read(good, line, good)
    assert [record.get("refused") for record in records] == [None, "bad_line", None]
    assert len(messages) == 1 and "line 2:" in messages[0]


MOMENTS = [
    (None, AT), ("2026-02-04T23:00:00Z", "2026-02-05T06:00:00+07:00"), ("2026-02-05T10:00:00", "2026-02-05T10:00:00+07:00"),
    ("2026-02-05T10:00:00+08:00", "2026-02-05T09:00:00+07:00"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "crawled_at"), MOMENTS)
def test_crawled_at(given, crawled_at):
    records, _ = read(*lines_of(GOOD if given is None else {**GOOD, "crawled_at": given}))
    assert records[0]["crawled_at"] == crawled_at


@pytest.mark.parametrize(
    "url", ["", "kopi", "http://[", "https://contoh.com/news/a", "\ud800", "https://internasional.kontan.co.id/news/\ud800"]
)
def test_invalid_url(url):
    records, messages = read(*lines_of({**GOOD, "url": url}))
    assert not messages and records[0]["refused"] in ("off_site", "redirected")


def test_lone_surrogate_is_escaped():
    done = scrapy_read(given=lines_of({**GOOD, "url": "\ud800"})[0])
    assert (done.returncode, json.loads(done.stdout)) == (0, {"url": "\ud800", "refused": "off_site"})


WRONG = [
    ((str(WIRE),), "--url"), ((str(WIRE), str(WIRE)), "--url"), (("--at", "kemarin", str(WIRE), "--url", URL), "--at"),
    (("--at", "", str(WIRE), "--url", URL), "--at"), (("--at", "9999-12-31", str(WIRE), "--url", URL), "--at"), (("tidak-ada.jsonl",), "tidak-ada.jsonl"), ((str(ROOT),), str(ROOT)), (("tidak-ada.html", "--url", URL), "tidak-ada.html"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "named"), WRONG)
def test_wrong_argument(words, named):
    done = scrapy_read(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert named in done.stderr and "Traceback" not in done.stderr


def test_page_without_a_url(tmp_path):
    (tmp_path / "page").write_bytes(b"\xef\xbb\xbf\n" + WIRE.read_bytes())
    done = scrapy_read(str(tmp_path / "page"))
    assert (done.returncode, done.stdout) == (2, "") and "--url" in done.stderr


@pytest.mark.parametrize("given", [lines_of({"url": ARTICLE_URL, "html": ""}) * 300, lines_of(GOOD)], ids=["many", "one"])
def test_pipe_is_read_once(given, tmp_path):
    os.mkfifo(pipe := tmp_path / "pipe")
    threading.Thread(target=pipe.write_bytes, args=(b"\n".join(given),), daemon=True).start()
    done = scrapy_read(str(pipe))
    assert (done.returncode, len(done.stdout.splitlines()), done.stderr) == (0, len(given), "")


CLOSED = [("<&-", 2, "standard input is closed"), (">&-", 1, "standard output is closed"), ("2>&-", 1, ""), ("2>/dev/full", 1, "")]


@pytest.mark.parametrize(("redirected", "code", "said"), CLOSED)
def test_closed_streams(redirected, code, said, tmp_path):
    (tmp_path / "bad.jsonl").write_bytes(b"{")
    name = "" if "<" in redirected else str(tmp_path / "bad.jsonl")
    command = f"{' '.join(map(str, SCRAPY))} read {name} {redirected}"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert done.returncode == code and said.encode() in done.stderr and b"Traceback" not in done.stderr
    assert done.stdout == (b'{"url": null, "refused": "bad_line"}\n' if "2>" in redirected else b"")


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("words", [("-", "--url", URL), ("--url", URL)])
def test_gzip_page_on_standard_input(words, times):
    page = WIRE.read_bytes()
    for _ in range(times):
        page = gzip.compress(page)
    done = scrapy_read(*words, "--at", AT, given=page)
    assert json.loads(done.stdout)["title"] == wanted("desktop_wire")["title"]


@pytest.mark.parametrize("pack", [gzip.compress, lambda page: gzip.compress(gzip.compress(page))], ids=["once", "twice"])
def test_torn_gzip_page(pack, tmp_path):
    (tmp_path / "a.html").write_bytes(pack(WIRE.read_bytes())[:-20])
    done = scrapy_read(str(tmp_path / "a.html"), "--url", URL)
    assert (done.returncode, json.loads(done.stdout)) == (0, {"url": URL, "refused": "broken_encoding"})


@pytest.mark.parametrize("url", [URL.removeprefix("https://"), URL.removeprefix("https:"), URL.replace("https", "http"), f"{URL}?page=2#x"])
def test_url_in_any_form_of_the_site(url):
    records, _ = read(*lines_of({**GOOD, "url": url}))
    assert records[0]["url"] == URL


def test_damaged_gzip_file(tmp_path):
    packed = gzip.compress(b"\n".join(lines_of({"url": ARTICLE_URL, "html": ""}) * 1000))
    (tmp_path / "torn.gz").write_bytes(packed[: len(packed) // 2])
    done = scrapy_read(str(tmp_path / "torn.gz"))
    *records, last = map(json.loads, done.stdout.splitlines())
    assert (
        records and {record["refused"] for record in records} <= {"no_article", "bad_line"} and last == {"url": None, "refused": "bad_line"}
    )
    assert done.returncode == 1 and "Traceback" not in done.stderr and done.stderr.count("\n") <= 2


def test_gzip_json_lines_on_standard_input():
    done = scrapy_read(given=gzip.compress(lines_of({"url": ARTICLE_URL, "html": ""})[0]))
    assert (done.returncode, json.loads(done.stdout)["refused"]) == (0, "no_article")


@pytest.mark.parametrize("words", [("read",), ("dates", "--forms")])
def test_full_disk(words):
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*SCRAPY, *words], cwd=ROOT, input=lines_of(GOOD)[0], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1 and done.stderr.count(b"\n") == 1 and b"No space left" in done.stderr


def test_closed_pipe_is_no_error():
    command = " ".join(map(str, (*SCRAPY, "read", "|", "head", "-c", "10")))
    given = b"\n".join(lines_of(GOOD) * 50)
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], cwd=ROOT, input=given, capture_output=True, check=False)
    assert done.stdout.startswith(b'{"id": "') and b"Error" not in done.stderr


def test_same_bytes_as_a_crawl(dataset, replica, tmp_path):
    short = {percent_encoded(story.url) for story in dataset.stories if story.variant.paging == "short"}
    url = next(url for url, expected in dataset.expected.items() if url in short and "“" in expected["text"])
    crawl("artikel", "-a", f"url={url}", folder=tmp_path, replica=replica, ARCHIVE=0)
    line = next(tmp_path.glob("artikel-*.jsonl")).read_bytes()
    body = Site(dataset).respond(f"{url}?page=all", {"user-agent": ""}).body
    done = scrapy_read("--url", url, "--at", json.loads(line)["crawled_at"], given=body)
    assert done.stdout == line.decode()


def test_crawled_at_is_now_by_default():
    before = now().replace(microsecond=0)
    record = json.loads(scrapy_read("--url", URL, given=WIRE.read_bytes()).stdout)
    assert before <= aware_datetime(record["crawled_at"]) <= now()
