"""Indexes with odd addresses, types and names are written and read again, and stop no command."""

import pytest

from kontan_crawler.archive.check import check
from kontan_crawler.archive.index import IndexLine, in_order, parse_line, read_index, surt
from kontan_crawler.archive.losses import lost_files
from kontan_crawler.archive.names import index_path
from kontan_crawler.archive.recover import timestamp_of
from tests.reextract.test_reextract import KONTAN, keep, page

URL = f"{KONTAN}/a"

ODD = [
    "",
    "http://[",
    "http://[a b",
    "https://a:x/",
    f"{URL} a",
    f"{URL}\u2028a",
    f"{URL}\x85",
    f"{URL}\xa0a",
    f'{URL}"\\a',
    f"{URL}\ud800",
]


@pytest.mark.parametrize("mime", ["text/html", "text/html\x85", "\u2028", "\x1c"])
@pytest.mark.parametrize("url", ODD)
def test_line_is_read_as_it_was_written(url, mime, tmp_path):
    line = IndexLine(url, "20260204050000", "200", mime, "sha1:A", 5, 6, "a.warc.gz", "urn:uuid:a")
    assert parse_line(str(line)) == line and " " not in surt(url)
    (tmp_path / "a.cdxj").write_text("".join(in_order([line, line])), encoding="utf-8", newline="")
    assert len([*read_index(tmp_path / "a.cdxj")]) == 2


@pytest.mark.parametrize("name", ["", "/", "..", "a/b.warc.gz", "/a/b.warc.gz", "a\0", "a" * 5000])
def test_name_in_an_index(name, tmp_path):
    """An index that names an odd file stops no command; the answers of a missing file are named."""
    warc = keep(tmp_path, "run", page(URL))
    text = index_path(warc).read_text().replace(warc.name, name.replace("\0", "\\u0000")).replace("urn:uuid:", "urn:uuid:0")
    index_path(warc).write_text(text)
    assert [one.lost for one in check([tmp_path])] == [[]]
    index_path(warc).write_text(text)
    warc.unlink()
    assert len([*lost_files(tmp_path, [])]) == 1 and len([*check([tmp_path])]) == 1


DATES = {
    "2026-02-04T05:00:00Z": "20260204050000", "2026-02-04T05:00:00.123456Z": "20260204050000", "2026-02-04T05:00:00.5Z": "20260204050000",
    "0001-02-04T05:00:00Z": "00010204050000", "": "0" * 14, "kemarin": "0" * 14,
}  # fmt: skip


@pytest.mark.parametrize(("warc_date", "timestamp"), DATES.items())
def test_timestamp(warc_date, timestamp):
    assert timestamp_of(warc_date) == timestamp
