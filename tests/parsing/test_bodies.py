"""Bodies as they come: packed with gzip or not, in any Unicode encoding, or no text at all. Only the bytes decide."""

import gzip
import random
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontan_crawler.outcomes import BROKEN_ENCODING, NO_HTML
from kontan_crawler.parsing import HttpResponse, read_article
from kontan_crawler.parsing.decode import decoded
from kontan_crawler.parsing.gunzip import gunzip, unpacked
from kontan_crawler.parsing.http_response import MAX_SIZE
from tests.parsing.test_recorded_pages import FILES, RECEIVED, wanted

WIRE, URL = (FILES / "desktop_wire.html").read_bytes(), wanted("desktop_wire")["url"]
PACKED = gzip.compress(WIRE, mtime=0)
NOISE = random.Random(0).randbytes(5000)
WHOLE = {
    "plain": WIRE,
    "gzip": PACKED,
    "gzip, twice": gzip.compress(PACKED, mtime=0),
    "gzip, in two members": gzip.compress(WIRE[:1000], mtime=0) + gzip.compress(WIRE[1000:], mtime=0),
    "gzip, then a line break": PACKED + b"\r\n",
    "gzip, then zeros": PACKED + bytes(512),
    "byte order mark": b"\xef\xbb\xbf" + WIRE,
    "UTF-16": WIRE.decode().encode("utf-16"),
    "UTF-16, big endian": b"\xfe\xff" + WIRE.decode().encode("utf-16-be"),
    "UTF-16 without a mark": WIRE.decode().encode("utf-16-le"),
    "UTF-16, big endian, without a mark": WIRE.decode().encode("utf-16-be"),
    "UTF-32": WIRE.decode().encode("utf-32"),
    "UTF-16, packed": gzip.compress(WIRE.decode().encode("utf-16"), mtime=0),
    "control characters": WIRE.replace(b"kapal", b"ka\x02pal\x00", 9),
}
BROKEN = {
    "gzip, torn": PACKED[: len(PACKED) // 2],
    "gzip, without its last byte": PACKED[:-1],
    "gzip, only its first bytes": PACKED[:3],
    "gzip, its checksum is wrong": PACKED[:-8] + b"\0" * 8,
    "gzip, damaged": PACKED[:10] + b"\xff" * 2000,
    "gzip, twice, the inner one torn": gzip.compress(PACKED[:-20], mtime=0),
    "gzip, its second member torn": gzip.compress(WIRE[:1000], mtime=0) + gzip.compress(WIRE[1000:], mtime=0)[:-20],
}
NO_TEXT = {
    "PNG": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + NOISE,
    "JPEG": b"\xff\xd8\xff\xe0\0\x10JFIF\0" + NOISE,
    "GIF of a pixel": b"GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff!\xf9\4\1\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;",
    "WebP": b"RIFF\x24\0\0\0WEBPVP8 " + NOISE,
    "PDF": b"%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF",
    "zip": b"PK\x03\x04\x14\0\0\0\x08\0" + NOISE,
    "random": NOISE,
    "few random": NOISE[:200],
    "zlib": zlib.compress(WIRE),
    "zeros": bytes(4096),
    "a page whose second half is zeros": WIRE[: len(WIRE) // 2] + bytes(len(WIRE) // 2),
    "packed zip": gzip.compress(b"PK\x03\x04" + NOISE, mtime=0),
}
MIXED = [  # UTF-8 with single bytes of Windows-1252
    (b"Harga \x93naik\x94, kata G\xc3\xa0rc\xc3\xada.", "Harga “naik”, kata Gàrcía."),
    (b"kopi \x96 teh, \x80 5, Malm\xf6 dan S\xc3\xa3o Tom\xe9.", "kopi – teh, € 5, Malmö dan São Tomé."),
    (b"di \x93Caf\xe9\x94 itu", "di “Café” itu"),
    (b"S\xe3o Paulo \x96 Z\xfcrich", "São Paulo – Zürich"),  # no UTF-8 at all
    (b"Harga\xa0emas \xe2\x80\x93 naik", "Harga\xa0emas – naik"),
    (b"\xef\xbb\xbfMalm\xf6, Z\xc3\xbcrich", "Malmö, Zürich"),
    (b"dia \xe2\x80... \xc3\xa9", "dia \ufffd... é"),  # cut by a limit of bytes
    (b"tawa \xf0\x9f\x98 lagi, Malm\xf6, Z\xc3\xbcrich", "tawa \ufffd lagi, Malmö, Zürich"),
    (b"lalu Z\xc3\xbcrich, Caf\xc3", "lalu Zürich, Caf\ufffd"),
    (b"Z\xc3\xbcrich, tanda \x81 dan \x93", "Zürich, tanda \ufffd dan \ufffd"),  # not Windows-1252
]
TYPES = ("", "text/html; charset=utf-8", "text/html; charset=iso-8859-1", "application/pdf", "image/png")


@pytest.mark.parametrize("body", WHOLE.values(), ids=WHOLE)
def test_same_record(body):
    page = HttpResponse(URL, body, "text/html")
    read = read_article([page], RECEIVED)
    assert page.unreadable is None and read.article
    assert (read.article.title, read.article.text) == (wanted("desktop_wire")["title"], wanted("desktop_wire")["text"])


@pytest.mark.parametrize("body", BROKEN.values(), ids=BROKEN)
def test_broken_gzip(body):
    assert read_article([HttpResponse(URL, body)], RECEIVED).refused == BROKEN_ENCODING


@pytest.mark.parametrize("content_type", TYPES)
@pytest.mark.parametrize("body", NO_TEXT.values(), ids=NO_TEXT)
def test_no_text(body, content_type):
    assert read_article([HttpResponse(URL, body, content_type)], RECEIVED).refused == NO_HTML


@pytest.mark.parametrize("content_type", TYPES)
def test_the_content_type_changes_nothing(content_type):
    assert read_article([HttpResponse(URL, WIRE, content_type)], RECEIVED) == read_article([HttpResponse(URL, WIRE)], RECEIVED)


def test_packed_page_is_unpacked_up_to_the_limit():
    page = HttpResponse(URL, gzip.compress(b" " * 2**26, mtime=0))
    assert len(page.content) == MAX_SIZE + 1
    assert read_article([page], RECEIVED).refused == "too_large"


def test_part_may_be_packed():
    assert read_article([HttpResponse(URL, WIRE), HttpResponse(URL, PACKED)], RECEIVED).article


@given(st.binary(max_size=3000), st.integers(1, 60))
def test_gzip_is_whole_only_at_its_end(body, cut):
    packed = gzip.compress(body, mtime=0)
    assert gunzip(packed, 10_000) == gunzip(packed + b"more", 10_000) == body
    torn = packed[: -min(cut, len(packed))]
    assert unpacked(torn, 10_000) == torn


@given(st.binary() | st.binary().map(gzip.compress) | st.integers(0, len(PACKED)).map(lambda end: PACKED[:end]))
def test_never_raises(body):
    page = HttpResponse(URL, body)
    assert page.unreadable in (None, BROKEN_ENCODING, NO_HTML) and isinstance(page.text, str)


@pytest.mark.parametrize("content_type", ["", "text/html; charset=utf-8", "text/html; charset=iso-8859-1", "text/html; charset=no-such"])
@pytest.mark.parametrize(("content", "wanted"), MIXED)
def test_only_bytes_that_are_no_utf_8_are_windows_1252(content, wanted, content_type):
    assert decoded(content, content_type) == wanted


def test_declared_latin_1():
    assert decoded(b"tanda \x81 dan \x93", "text/html; charset=iso-8859-1") == "tanda \ufffd dan “"


CP1252 = bytes(range(1, 256)).decode("cp1252", "ignore")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), st.text(CP1252))  # NULs are UTF-16
def test_valid_utf_8_stays(text, typed):
    mixed = text.encode() + b" " + typed.encode("cp1252") + b" " + text.encode()
    assert decoded(mixed, "").startswith(text.removeprefix("\ufeff"))
