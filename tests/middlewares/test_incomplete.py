"""Incomplete bodies, and bodies that are not text, before Scrapy decodes them."""

import gzip
import random
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.http import Response

from kontan_crawler.middlewares.incomplete import incomplete_reason, without_broken_body
from kontan_crawler.scrapy_private import brotli, zstd

PAGE = b"<html><body><p>" + b"Kapal gandum tiba di pelabuhan utara. " * 3000 + b"</p></body></html>"
NOISE = random.Random(0).randbytes(3000)


def gz(body: bytes) -> bytes:
    return gzip.compress(body, mtime=0)


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


PACKERS = {  # Content-Encoding -> function that packs
    "gzip": gz, "x-gzip": gz, "deflate": zlib.compress, "Deflate": raw_deflate, "br": brotli.compress, "zstd": zstd.compress,
    "gzip, br": lambda body: brotli.compress(gz(body)), "gzip, gzip": lambda body: gz(gz(body)), "identity": bytes, "utf-8": bytes,
}  # fmt: skip
PACKED = {encoding: pack(PAGE) for encoding, pack in PACKERS.items()}
STRONG = [encoding for encoding in PACKED if encoding not in ("identity", "utf-8")]


def reason(body: bytes, encoding: str = "", content_type: str = "text/html", flags=(), max_size: int = 2**20) -> str | None:
    headers = {name: value for name, value in (("Content-Type", content_type), ("Content-Encoding", encoding)) if value}
    return incomplete_reason(Response("https://www.kontan.co.id/", headers=headers, body=body, flags=flags), max_size)


@pytest.mark.parametrize("encoding", PACKED)
def test_whole_body(encoding):
    assert reason(PACKED[encoding], encoding) is None


@pytest.mark.parametrize("encoding", STRONG)
def test_torn_body(encoding):
    packed = PACKED[encoding]
    assert {reason(packed[:end], encoding) for end in (1, 5, len(packed) // 2, len(packed) - 1)} == {"broken_encoding"}


@pytest.mark.parametrize("encoding", STRONG)
def test_body_with_another_encoding(encoding):
    assert reason(PAGE, encoding) == reason(NOISE, encoding) == "broken_encoding"


CASES = [  # body, Content-Encoding, reason
    (b"", "", "empty"), (b"", "gzip", "empty"), (gz(b""), "gzip", "empty"), (brotli.compress(b""), "br", "empty"), (gz(b""), "", "empty"),
    (gz(PAGE), "", None), (gz(gz(PAGE)), "", None), (gz(gz(PAGE)), "gzip", None), (gz(PAGE)[:-9], "", "broken_encoding"),
    (gz(gz(PAGE)[:-9]), "gzip", "broken_encoding"), (brotli.compress(PAGE), "", "no_html"), (zstd.compress(PAGE), "", "no_html"),
    (NOISE, "", "no_html"), (gz(NOISE), "gzip", "no_html"), (b"\x89PNG\r\n\x1a\n\0\0", "", "no_html"), (b"%PDF-1.4 %%EOF", "", "no_html"),
    (brotli.compress(PAGE), "identity", "no_html"), (PAGE, "", None), (b"<rss/>", "", None),
]  # fmt: skip


@pytest.mark.parametrize(("body", "encoding", "expected"), CASES)
def test_reason(body, encoding, expected):
    assert reason(body, encoding) == expected


@pytest.mark.parametrize(
    ("content_type", "expected"),
    [("", "no_html"), ("text/plain", "no_html"), ("application/xhtml+xml; charset=utf-8", "no_html"), ("application/json", "no_html"),
     ("image/png", None), ("application/pdf", None), ("application/octet-stream", None)],
)  # fmt: skip
def test_binary_content_that_says_so_is_complete(content_type, expected):
    assert reason(NOISE, content_type=content_type) == expected
    assert reason(gz(PAGE)[:-9], content_type=content_type) == "broken_encoding"


@pytest.mark.parametrize(
    ("body", "expected"),
    [(PAGE, None), (PAGE[:-14], "truncated"), (b"<rss></rss>", None), (b"<urlset><url></urlset>\n", None), (b"<rss><i", "truncated"),
     (gz(PAGE), None), (gz(PAGE)[:-1], "broken_encoding"), (b"", "empty")],
)  # fmt: skip
def test_body_without_a_length(body, expected):
    assert reason(body, flags=("partial",)) == expected


@pytest.mark.parametrize("encoding", [*STRONG, ""])
def test_bomb_is_unpacked_up_to_the_limit(encoding):
    """Scrapy refuses it, by DOWNLOAD_MAXSIZE; if it has no Content-Encoding, its parser does."""
    bomb = PACKERS.get(encoding, gz)(b" " * 2**22)
    assert reason(bomb, encoding, max_size=2**16) is None


@pytest.mark.parametrize("encoding", STRONG)
def test_status_is_kept_without_a_broken_body(encoding):
    kept = Response("https://www.kontan.co.id/", 404, {"Content-Encoding": encoding}, PACKED[encoding])
    torn = kept.replace(body=PACKED[encoding][:-9])
    assert without_broken_body(kept, 2**20) is kept
    answer = without_broken_body(torn, 2**20)
    assert (answer.status, answer.body, answer.headers.get("Content-Encoding")) == (404, b"", None)


@given(st.binary(max_size=300), st.sampled_from(["", *PACKERS]))
def test_any_body_has_a_reason_or_none(body, encoding):
    assert reason(body, encoding) in (None, "empty", "broken_encoding", "no_html")
