"""The text of a robots.txt: any content type, any Unicode encoding, the first 500 KiB."""

import gzip
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.http import Response

from kontan_crawler.middlewares.request_refused import RequestRefused
from kontan_crawler.middlewares.robotstxt_rules import rules_by_agent
from kontan_crawler.middlewares.robotstxt_text import NotRobotsTxt, robotstxt_text

TEXT = "User-agent: *\nDisallow: /news/\nDisallow: /café\n"
RULES = {"*": ["Disallow: /news/", "Disallow: /café"]}
ASCII = TEXT.replace("é", "e").encode()
LIMIT = 500 * 1024


def text_of(body: bytes, content_type: str = "text/plain", status: int = 200) -> str:
    return robotstxt_text(Response("https://www.kontan.co.id/robots.txt", status, {"Content-Type": content_type}, body))


BODIES = {  # body, content type
    "UTF-8": (TEXT.encode(), "text/plain"),
    "byte order mark": (b"\xef\xbb\xbf" + TEXT.encode(), "text/plain"),
    "byte order mark, as HTML": (b"\xef\xbb\xbf" + TEXT.encode(), "text/html"),
    "as an image": (TEXT.encode(), "image/png"),
    "without a type": (TEXT.encode(), ""),
    "CR": (TEXT.replace("\n", "\r").encode(), "text/plain"),
    "CRLF": (TEXT.replace("\n", "\r\n").encode(), "text/plain"),
    "UTF-16": (TEXT.encode("utf-16"), "text/plain"),
    "UTF-16, said to be UTF-8": (TEXT.encode("utf-16"), "text/plain; charset=utf-8"),
    "UTF-16, big endian": (b"\xfe\xff" + TEXT.encode("utf-16-be"), "text/plain"),
    "UTF-16 without a mark": (TEXT.encode("utf-16-le"), "text/plain"),
    "UTF-16, big endian, without a mark": (TEXT.encode("utf-16-be"), "text/plain"),
    "UTF-32": (TEXT.encode("utf-32"), "text/plain"),
    "UTF-16, CR": (TEXT.replace("\n", "\r").encode("utf-16"), "text/plain"),
    "declared charset": (TEXT.encode("iso-8859-1"), "text/plain; charset=iso-8859-1"),
    "wrong charset": (TEXT.encode(), "text/plain; charset=iso-8859-1"),
    "unknown charset": (TEXT.encode(), "text/plain; charset=klingon"),
    "a comment in another charset": ("# für\n".encode("cp1252") + TEXT.encode(), "text/plain"),
    "gzip": (gzip.compress(TEXT.encode()), "text/plain"),
    "gzip, twice": (gzip.compress(gzip.compress(TEXT.encode("utf-16"))), "text/html"),
}


@pytest.mark.parametrize(("body", "content_type"), BODIES.values(), ids=BODIES)
def test_rules(body, content_type):
    assert rules_by_agent(text_of(body, content_type)) == RULES


UNDECODABLE = {
    "random": random.Random(0).randbytes(3000),
    "a picture": b"\x89PNG\r\n\x1a\n" + random.Random(0).randbytes(3000),
    "a rule in another charset": TEXT.encode("cp1252"),
    "garbage before the rules": b"\x80\x81\xfe\xff" + ASCII,
    "torn UTF-8": TEXT.encode()[:-2],
    "torn UTF-16": TEXT.encode("utf-16")[:-1],
    "zeros": bytes(300),
    "torn gzip": gzip.compress(TEXT.encode())[:-9],
}


@pytest.mark.parametrize("body", UNDECODABLE.values(), ids=UNDECODABLE)
def test_bytes_that_cannot_be_decoded_are_no_rules(body):
    with pytest.raises(RequestRefused):
        text_of(body)


@pytest.mark.parametrize("content_type", ["text/html", "text/plain", ""])
@pytest.mark.parametrize("body", ["\ufeff<!DOCTYPE html><h1>Kontan</h1>", "\n <html>Disallow: /</html>", "Selamat datang"])
def test_page_in_its_place(body, content_type):
    with pytest.raises(NotRobotsTxt):
        text_of(body.encode(), content_type)


@pytest.mark.parametrize(("status", "why"), [(500, "http_500"), (429, "http_429"), (408, "http_408"), (204, "http_204"), (304, "http_304")])
def test_unavailable(status, why):
    with pytest.raises(RequestRefused, match=why):
        text_of(ASCII, status=status)


@pytest.mark.parametrize("status", [401, 403, 404, 410, 418])
def test_host_without_robots_txt(status):
    assert text_of(b"\x89PNG" + bytes(30), status=status) == ""


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
@pytest.mark.parametrize(("encoding", "filler"), [("utf-8", "x"), ("utf-8", "é"), ("utf-16", "x"), ("utf-8-sig", "€")])
def test_limit_in_bytes(encoding, filler, end):
    """A rule within the first 500 KiB is read, and none of which a part is beyond."""
    head = f"User-agent: *{end}Disallow: /first{end}# "
    size = (LIMIT - len((head + end).encode(encoding))) // len(filler.encode(encoding.removesuffix("-sig").replace("16", "16-le")))
    for cut in range(0, 40, 5):
        text = f"{head}{filler * (size - cut)}{end}Disallow: /second{end}Disallow: /third{end * 2000}"
        wanted = ["Disallow: /first"]
        for rule in ("second", "third"):
            whole = text[: text.index(rule)] + rule + end[0]
            wanted += [f"Disallow: /{rule}"] * (len(whole.encode(encoding)) <= LIMIT)
        assert rules_by_agent(text_of(text.encode(encoding))) == {"*": wanted}


@given(st.binary(max_size=400), st.sampled_from(("", "text/html", "text/plain; charset=iso-8859-1", "text/plain; charset=hex")))
def test_any_bytes(body, content_type):
    try:
        text = text_of(body, content_type)
    except (RequestRefused, NotRobotsTxt):
        return
    assert isinstance(text, str)
