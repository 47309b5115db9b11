"""The index: its lines are read as they were written, and bad lines are passed over."""

import pytest

from kontan_crawler.archive.index import IndexLine, parse_line, read_index, surt
from tests.archive.other_programs import surt as surt_of_others

LINE = IndexLine("https://a.kontan.co.id/x", "20260204152000", "200", "text/html", "sha1:A", 1, 2, "a.warc.gz", "urn:uuid:1")
URLS = [
    "https://internasional.kontan.co.id/news/kapal-tiba?page=all", "https://www.kontan.co.id/", "https://www.kontan.co.id", "https://kontan.co.id/a/",
    "https://www.kontan.co.id/search/indeks?kanal=internasional&tanggal=04&bulan=02&tahun=2026&pos=indeks&per_page=",
    "https://www.kontan.co.id/search/indeks?kanal=internasional&tanggal=04&bulan=02&tahun=2026&pos=indeks&per_page=20",
    "https://www.kontan.co.id/sitemap/internasional-news.xml.gz", "https://internasional.kontan.co.id/robots.txt",
    "https://internasional.kontan.co.id/news/Kapal-%C3%85lesund?page=2", "https://internasional.kontan.co.id/news/a%20b", "https://a.kontan.co.id/news//a",
    "https://a.kontan.co.id:443/x", "https://a.kontan.co.id:8443/x", "http://a.kontan.co.id/x?", "https://a.kontan.co.id/x?b&a=1&a", "https://a.kontan.co.id/x?a=B",
    "https://a.kontan.co.id/a/../b", "https://a.kontan.co.id/./b", "https://a.kontan.co.id/x?q=a+b", "https://a.kontan.co.id/x?q=%2F", "https://a.kontan.co.id/a%2fb",
    "https://a.kontan.co.id/x#y", "https://a.kontan.co.id/x;jsessionid=1?a=1",
    "https://www2.kontan.co.id/x", "https://a.kontan.co.id/x?a=1&", "https://a.kontan.co.id/index.html", "https://a.kontan.co.id/x/?a=1",
]  # fmt: skip


@pytest.mark.parametrize("url", URLS)
def test_key_is_that_of_other_programs(url):
    assert surt(url) == surt_of_others(url)


def test_lines_are_read_as_written():
    assert parse_line(f"{LINE}\n") == LINE


@pytest.mark.parametrize("line", ["", "x", f"{LINE}"[:-1], f"{LINE}"[1:].lstrip("id"), 'a 20260204152000 {"offset": "x", "length": "1"}', "a 20260204152000 []",
                                  'a 20260204152000 {"offset": null, "length": "1"}', 'a 20260204152000 ' + '{"a":' * 9999])  # fmt: skip
def test_bad_line(line):
    assert parse_line(line) in (None, LINE)


def test_bad_lines_are_passed_over(tmp_path):
    (tmp_path / "a.cdxj").write_bytes(b"\xff\x00\n" + f"{LINE}\n".encode() + f"{LINE}\n".encode()[:40])
    assert list(read_index(tmp_path / "a.cdxj")) == [LINE]
    assert list(read_index(tmp_path / "b.cdxj")) == []
