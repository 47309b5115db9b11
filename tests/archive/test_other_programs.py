"""The archive opens in other programs, and their index is ours."""

import json

import pytest

from kontan_crawler.archive.index import parse_line
from kontan_crawler.archive.names import index_path
from kontan_crawler.archive.recover import index_lines
from tests.archive.exchanges import HTML, an_exchange, archived
from tests.archive.other_programs import cdxj_lines, fastwarc, warcio
from tests.spiders.test_walk import KONTAN

ANSWERS = {
    "a page": an_exchange(1), "removed": an_exchange(2, status=404), "busy": an_exchange(3, status=503, headers=[]),
    "moved": an_exchange(4, b"", status=302, headers=[("Location", f"{KONTAN}/news/a"), HTML]),
    "moved to UTF-8": an_exchange(5, b"", status=301, headers=[("Location", f"{KONTAN}/news/\xc3\x85")]),
    "unchanged": an_exchange(6, b"", status=304, headers=[("ETag", '"a"')]), "unchanged, typed": an_exchange(7, b"", status=304, headers=[HTML]),
    "robots": an_exchange(8, b"User-agent: *", url=f"{KONTAN}/robots.txt", headers=[("Content-Type", "text/plain")]),
    "an odd type": an_exchange(9, headers=[("Content-Type", " TEXT/HTML charset=utf-8")]),
    "a listing": an_exchange(11, url="https://www.kontan.co.id/search/indeks?kanal=internasional&tanggal=04&bulan=02&tahun=2026&pos=indeks&per_page="),
    "no body": an_exchange(12, b""), "damaged gzip": an_exchange(13, b"\x1f\x8b\x08damaged", is_decoded=False), "HTTP/1.0": an_exchange(14, protocol="HTTP/1.0"),
    "a path that is escaped": an_exchange(15, url=f"{KONTAN}/news/Kapal-%C3%85lesund/?b=2&a=1"), "torn": an_exchange(16, is_torn=True),
    "zeros": an_exchange(17, bytes(200_000)), "WARC in a page": an_exchange(18, b"\r\n\r\nWARC/1.1\r\nWARC-Type: response\r\n\r\n"),
}  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    (path,) = archived(tmp_path_factory.mktemp("archive"), ANSWERS.values())
    return path


def test_digests_are_right_for_others(path):
    assert fastwarc("check", "-q", "-p", path) == (0, "")
    assert warcio("check", path) == (0, "")


def test_warcio_lists_each_record(path):
    code, out = warcio("index", "-f", "warc-type,warc-target-uri", path)
    found = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [one["warc-type"] for one in found if one["warc-type"] not in ("response", "revisit")] == [
        "warcinfo",
        *["request"] * len(ANSWERS),
    ]
    assert [one["warc-target-uri"] for one in found if one["warc-type"] in ("response", "revisit")] == [one.url for one in ANSWERS.values()]


@pytest.mark.parametrize("kind", ["one file", "several files", "answers one by one"])
def test_index_is_that_of_another_program(kind, path, tmp_path):
    for warc in [path] if kind == "one file" else archived(tmp_path, ANSWERS.values(), 1 if kind == "answers one by one" else 2000):
        text = index_path(warc).read_text("utf-8")
        ours = [(line.split(" ", 2)[:2], json.loads(line.split(" ", 2)[2])) for line in text.splitlines()]
        theirs = [(line.split(" ", 2)[:2], json.loads(line.split(" ", 2)[2])) for line in cdxj_lines(warc)]
        assert [(key, {name: fields[name] for name in fields if name != "record_id"}) for key, fields in ours] == theirs
        assert sorted(map(parse_line, text.splitlines()), key=lambda line: line.offset) == index_lines(warc)


def test_fastwarc_reads_the_bodies(path):
    from fastwarc import ArchiveIterator, WarcRecordType

    with path.open("rb") as file:
        found = [record.reader.read() for record in ArchiveIterator(file, record_types=WarcRecordType.response)]
    assert found == [one.body for one in ANSWERS.values() if one.status != 304]
