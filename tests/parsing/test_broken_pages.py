"""Broken and hostile pages: each gives a record or a reason, without an exception and in limited time.

Huge pages are tested at a twentieth of their size, and in full by `make soak`, as are two fifths of the damaged ones.

Seeds generate the cases from good pages, so that the name of a case reproduces it.
"""

import json
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from functools import cache
from random import Random
from typing import NamedTuple

import pytest
from lxml import etree, html
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes

from kontan_crawler.items import Article
from kontan_crawler.middlewares.responses import to_http_response
from kontan_crawler.parsing import read_article
from kontan_crawler.replica.dataset import Dataset
from kontan_crawler.replica.site import Site
from kontan_crawler.settings import DOWNLOAD_MAXSIZE
from kontan_crawler.text.clean import clean
from tests.parsing.test_recorded_pages import FILES, KEYS, NOT_RECORDED, PAGES, RECEIVED, wanted

HTML = "text/html; charset=UTF-8"
MAX_SECONDS = 30  # seconds of CPU time; a good page takes a hundredth of a second
ARTICLE_URL = "https://internasional.kontan.co.id/news/halaman-uji"
REASONS = {"paywall", "redirected", "too_large", "broken_encoding", "no_html", "removed", "error_page", "photo", "no_text", "no_article"}


class Case(NamedTuple):
    """A response as the server sends it."""

    body: bytes
    content_type: str = HTML
    url: str = ARTICLE_URL


@cache
def good_pages() -> list[Case]:
    """Return all recorded pages and sixty of the replica, with the site's anomalies; twenty of them of other dialects."""
    replies = [*_of_replica(0, 40), *(reply for dialect in range(1, 21) for reply in _of_replica(dialect, 1))]
    recorded = [((FILES / f"{page}.html").read_bytes(), wanted(page)["url"]) for page in PAGES]
    return [Case(body, HTML, url) for body, url in recorded + replies]


def _of_replica(dialect: int, count: int) -> Iterator[tuple[bytes, str]]:
    dataset = Dataset(today=date(2026, 2, 4), dialect=dialect)
    site = Site(dataset)
    for url in Random(0).sample(sorted(dataset.expected), count):
        yield site.respond(f"{url}?page=all", {"user-agent": ""}).body, url


# Damage: functions that take a random generator and a good page, and return bytes.


def cut(random: Random, body: bytes) -> bytes:
    return body[: random.randrange(len(body))]


def cut_front(random: Random, body: bytes) -> bytes:
    return body[random.randrange(len(body)) :]


def flip_bytes(random: Random, body: bytes) -> bytes:
    flipped = bytearray(body)
    for _ in range(random.randint(1, 500)):
        flipped[random.randrange(len(flipped))] = random.randrange(256)
    return bytes(flipped)


def lose_tags(random: Random, body: bytes) -> bytes:
    return re.sub(rb"<[^>]*>", lambda tag: b"" if random.random() < 0.2 else tag[0], body)


def double_tags(random: Random, body: bytes) -> bytes:
    return re.sub(rb"<[^>]*>", lambda tag: tag[0] * random.choice((1, 1, 1, 2)), body)


def mix_tags(random: Random, body: bytes) -> bytes:
    parts = re.split(rb"(<[^>]*>)", body)
    tags = parts[1::2]
    random.shuffle(tags)
    parts[1::2] = tags
    return b"".join(parts)


def close_nothing(random: Random, body: bytes) -> bytes:
    return re.sub(rb"</[^>]*>", lambda tag: b"" if random.random() < 0.9 else tag[0], body)


def break_entities(random: Random, body: bytes) -> bytes:
    broken = [
        b"&",
        b"&amp",
        b"&#xD800;",
        b"&#55357;&#56832;",
        b"&#0;",
        b"&#x110000;",
        b"&#150;",
        b"&nbsp",
        b"&amp;amp;lt;b&amp;gt;",
        b"&;",
        b"&foo;",
    ]
    return re.sub(rb" ", lambda _: random.choice((b" ", b" ", random.choice(broken))), body)


def strew(random: Random, body: bytes, pieces: list[bytes]) -> bytes:
    """Insert pieces at thirty random places."""
    for place in sorted((random.randrange(len(body)) for _ in range(30)), reverse=True):
        body = body[:place] + random.choice(pieces) + body[place:]
    return body


def null_bytes(random: Random, body: bytes) -> bytes:
    return strew(random, body, [b"\x00", b"\x00" * 50])


def control_characters(random: Random, body: bytes) -> bytes:
    return strew(
        random, body, [b"\x01", b"\x0b", b"\x0c", b"\x1b[31m", b"\x7f", b"\xc2\x85", b"\xe2\x80\xa8", b"\xef\xbf\xbe", b"\xe2\x80\xae"]
    )


def surrogates(random: Random, body: bytes) -> bytes:
    return strew(
        random, body, [b"\xed\xa0\xbd", b"\xed\xb2\xa9", b"\xed\xa0\xbd\xed\xb2\xa9", b"\xf4\x90\x80\x80", b"\xc0\x80", b"\xff\xfe"]
    )


def markup(random: Random, body: bytes) -> bytes:
    return strew(random, body, [
        b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?php echo '", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"<plaintext>", b"<title>", b"</div>",
        b"<script>document.write('</div>');</script>", b"<script>", b"<style>", b"<textarea>", b"<svg><foreignObject>", b"<math>", b"<frameset>",
        b"<table>", b"<td>", b"</p>", b"<a href='", b"<meta charset=utf-16>", b"<base href='http://['>", b"<body>", b"</html>", b"<template>",
    ])  # fmt: skip


def break_addresses(random: Random, body: bytes) -> bytes:
    broken = [
        b"https://[",
        b"//[::1/x",
        b"https://a:99999999/",
        b"javascript:alert(1)",
        b"data:,x",
        b"\xff\xfe",
        b"https:///",
        b"?page=999",
        b"",
    ]
    return re.sub(rb"(href|src|content)=\"[^\"]*\"", lambda found: b'%s="%s"' % (found[1], random.choice(broken)), body)


def mix_numbers(random: Random, body: bytes) -> bytes:
    return re.sub(rb"\d+", lambda _: str(random.choice((0, 1, 31, 99, 2026, 10**6, 10**20))).encode(), body)


def gigantic_attributes(random: Random, body: bytes) -> bytes:
    huge = b"x y " * 50_000
    return re.sub(
        rb"<(div|p|a|h1)\b", lambda tag: tag[0] + (b' class="%s" id="%s"' % (huge, huge) if random.random() < 0.003 else b""), body
    )


def change_tree(random: Random, body: bytes) -> bytes:
    """Give thirty elements another tag or style, a comment or an instruction beside them, or other words."""
    root = html.document_fromstring(body)
    elements = [element for element in root.find("body").iter("*") if element.getparent() is not None]
    for element in (random.choice(elements) for _ in range(30)):
        random.choice(CHANGES)(random, element)
    return html.tostring(root, encoding="utf-8")


CHANGES: list[Callable[[Random, etree._Element], None]] = [
    lambda random, element: setattr(element, "tag", random.choice(["span", "div", "figure", "blockquote", "td", "a", "b", "p", "sup", "img"])),
    lambda random, element: element.set("style", random.choice(["display:block", "display:none", "font-weight:bold"])),
    lambda random, element: element.addnext(etree.Comment("iklan")),
    lambda random, element: element.addprevious(etree.Comment("iklan")),
    lambda random, element: element.addnext(etree.ProcessingInstruction("php", "echo 1")),
    lambda random, element: element.insert(0, etree.Comment("iklan")),
    lambda random, element: setattr(element, random.choice(["text", "tail"]), random.choice(["", "Foto: ", "Baca Juga:", "Editor: Sari", " | "])),
    lambda random, element: element.set("class", random.choice(["img-detail-desk", "caption", "sub-judul", "kontan_premiun", "pagination"])),
]  # fmt: skip


DAMAGE: list[tuple[Callable[[Random, bytes], bytes], int]] = [
    (cut, 70), (cut_front, 20), (flip_bytes, 50), (lose_tags, 40), (double_tags, 20), (mix_tags, 30), (close_nothing, 25),
    (break_entities, 20), (null_bytes, 15), (control_characters, 20), (surrogates, 20), (markup, 50), (break_addresses, 15),
    (mix_numbers, 15), (gigantic_attributes, 4), (change_tree, 80),
]  # fmt: skip

# Wrong content types.
LABELS = [
    "text/html; charset=UTF-16", "text/html; charset=windows-1252", "text/html; charset=no-such", "text/html; charset=shift_jis", "text/html;",
    "", "text/plain", "application/xml", "text/xml; charset=ascii", "application/json", "application/xhtml+xml", "application/octet-stream",
    "image/jpeg", "application/pdf", "video/mp4", "\x00", "text/html; charset=UTF-7", "text/html; charset=idna",
]  # fmt: skip


# Extreme pages: a template, and the story for its `{}`.

DESKTOP = """<html><head>%s</head><body><h1 class="detail-desk">Judul Halaman Uji</h1>
<div class=" fs14 ff-opensans font-gray">%s</div><div class="tmpt-desk-kon" itemprop="articleBody">
<p>Sumber: <b>Reuters</b> | Editor: <b>Tri Lestari</b></p><p>KONTAN.CO.ID - PRAHA. Kalimat pembuka dari cerita ini.</p>{}</div></body></html>"""
NOW = "Rabu, 04 Februari 2026 / 22:20 WIB"
PLAIN = DESKTOP % ("", NOW)
UNKNOWN = "<html><body><article><h1>Judul</h1><p>Kalimat pembuka dari cerita ini.</p>{}</article></body></html>"
LINE = "<p>Kalimat kedua dari cerita ini.</p>"
EXTREME_PAGES = {
    "nested_div": (PLAIN, "<div>" * 10_000 + LINE + "</div>" * 10_000),
    "nested_unclosed": (PLAIN, "<div><b><a href='/x'><i>" * 10_000 + LINE),
    "nested_tables": (PLAIN, "<table><tr><td>" * 10_000 + "kata" + "</td></tr></table>" * 10_000),
    "nested_lists": (PLAIN, "<ul><li>kata" * 10_000),
    "nested_links": (PLAIN, "<a href='/tag/x'><span>kata</span>" * 10_000),
    "nested_figures": (PLAIN, "<figure><p>kata" * 3_000),
    "nested_pages": (PLAIN, "<div class='pagination'>" * 10_000),
    "nested_bodies": (PLAIN, "<div class='tmpt-desk-kon' itemprop='articleBody'>" * 10_000 + LINE),
    "nested_unknown": (UNKNOWN, "<div>" * 10_000 + LINE),
    "one_paragraph": (PLAIN, "<p>" + "Kata demi kata. " * 65_000 + "</p>"),
    "one_word": (PLAIN, "<p>" + "a" * 1_000_000 + "</p>"),
    "one_paragraph_unknown": (UNKNOWN, "<p>" + "Kata demi kata. " * 65_000 + "</p>"),
    "one_mojibake": (PLAIN, "<p>" + "â€œKataâ€\x9d ZÃ¼rich. " * 40_000 + "</p>"),
    "links": (PLAIN, "<p>" + "<a href='/news/x'>kata</a> " * 100_000 + "</p>"),
    "links_tags": (PLAIN, "<ul>" + "<li><a href='/tag/x'>kata</a></li>" * 100_000 + "</ul>"),
    "links_unknown": (UNKNOWN, "<p>" + "<a href='/news/x'>kata</a> " * 30_000 + "</p>"),
    "related": (PLAIN, "<p>" + "Baca Juga: <a class='track-bacajuga-inside' href='/news/x'>kata</a> " * 20_000 + "</p>"),
    "related_spaces": (PLAIN, "<p>" + ("Baca" + " " * 5_000 + "Juga") * 50 + ": <a href='/news/x'>kata</a></p>"),
    "breaks": (PLAIN, "<p>" + "<br>" * 1_000_000 + "kata</p>"),
    "breaks_unknown": (UNKNOWN, "<p>" + "<br>" * 50_000 + "kata</p>"),
    "table": (PLAIN, "<table>" + ("<tr>" + "<td>sel</td>" * 10 + "</tr>") * 10_000 + "</table>"),
    "table_unknown": (UNKNOWN, "<table>" + ("<tr>" + "<td>sel</td>" * 10 + "</tr>") * 5_000 + "</table>"),
    "paragraphs": (PLAIN, "<p>Kata yang sama.</p>" * 100_000),
    "chrome": (PLAIN, "<script>x</script><iframe></iframe><p class='insideads'>Iklan</p>" * 30_000 + LINE),
    "heads": ("<h1 class='jdl_dtl'>Judul</h1>" * 20_000 + PLAIN, LINE),
    "entities": (PLAIN, "<p>&amp;" + "amp;" * 50_000 + "</p>"),
    "datelines": (PLAIN.replace("PRAHA. ", "PRAHA. KONTAN.CO.ID - " * 30_000), LINE),
    "long_date": (DESKTOP % ("", "4 2 2026 " * 30_000), LINE),
    "long_meta_date": (DESKTOP % (f"<meta name='content_PublishedDate' content='{'2026-02-04 ' * 30_000}'>", ""), LINE),
    "long_caption": (
        PLAIN.replace(
            '<div class="tmpt', "<div class='img-detail-desk'><img src='x'><p>" + "FOTO/Nama " * 30_000 + '</p></div><div class="tmpt'
        ),
        LINE,
    ),
    "caption_marks": (PLAIN, "<p>" + "kata.A" * 100_000 + " © 2026 Konten oleh Kontan</p>"),
    "picture_url": (DESKTOP % ("<meta property='og:image' content='https://[x/'>", NOW), LINE),
    "related_port": (PLAIN, "<p>Baca Juga: <a class='track-bacajuga-inside' href='https://a:99999999/'>Judul</a></p>"),
    "invisible": (PLAIN, "<p>" + "\u200d\u200b" * 200_000 + "kata</p>"),
    "combining": (PLAIN, "<p>e" + "\u0301" * 100_000 + "</p>"),
    "comment_unclosed": (PLAIN, LINE + "<!-- " + LINE * 1_000),
    "script_end": (PLAIN, "<script>var a = '</div></div></body></html>';</script>" + LINE),
    "fifty_megabytes": (PLAIN, LINE * 1_400_000),
    "seven_megabytes": (PLAIN, LINE * 190_000),
}
NOT_HTML = {
    "empty": b"",
    "one_byte": b"<",
    "nulls": b"\x00" * 100_000,
    "bytes": bytes(range(256)) * 400,
    "bom": b"\xff\xfe\x00\x00",
    "gzip": b"\x1f\x8b\x08" + b"x" * 999,
}


def cases() -> Iterator[tuple[str, Callable[[], Case]]]:
    """Yield the name and the function of every case, in order."""
    for damage, count in DAMAGE:
        for seed in range(count):
            yield f"{damage.__name__}-{seed}", lambda damage=damage, seed=seed: damaged(damage, seed)
    for number, label in enumerate(LABELS):
        yield f"label-{number}", lambda label=label: Random(label).choice(good_pages())._replace(content_type=label)
        yield f"label_cut-{number}", lambda label=label, number=number: damaged(cut, number)._replace(content_type=label)
    for name, (page, story) in EXTREME_PAGES.items():
        part = story if len(story) > DOWNLOAD_MAXSIZE else story[: len(story) // 20]
        yield name, lambda page=page, story=part: extreme_page(page, story)
        yield f"{name}_whole", lambda page=page, story=story: extreme_page(page, story)
    for name, body in NOT_HTML.items():
        yield name, lambda body=body: Case(body)
        yield f"{name}_unlabelled", lambda body=body: Case(body, "")


def extreme_page(page: str, story: str) -> Case:
    return Case(page.replace("{}", story).encode("utf-8", "surrogatepass"))


def damaged(damage: Callable[[Random, bytes], bytes], seed: int) -> Case:
    random = Random(f"{damage.__name__} {seed}")
    page = random.choice(good_pages())
    return page._replace(body=damage(random, page.body))


CASES = dict(cases())


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise TimeoutError if the block takes more CPU time. The load of the machine does not matter."""

    def too_slow(*_: object) -> None:
        raise TimeoutError(f"took more than {seconds} s of CPU time")

    before = signal.signal(signal.SIGPROF, too_slow)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def response_of(case: Case) -> Response:
    """Return the response as Scrapy builds it from headers and body."""
    headers = Headers({"Content-Type": case.content_type} if case.content_type else {})
    url = f"{case.url}?page=all"
    kind = responsetypes.from_args(headers=headers, url=url, body=case.body)
    return kind(url, headers=headers, body=case.body)


def outcome(response: Response) -> Article | str:
    """Return the article of a response, or the reason why there is none."""
    result = read_article([to_http_response(response)], RECEIVED)
    return result.refused or result.article


def assert_is_record(article: Article) -> None:
    record = asdict(article)
    assert [*KEYS] == [key for key in record if key not in NOT_RECORDED]
    assert json.loads(json.dumps(record, ensure_ascii=False).encode("utf-8")) == record
    assert article.text
    for paragraph in article.text.split("\n\n"):
        for line in paragraph.split("\n"):
            assert line and clean(line) == line


def test_at_least_five_hundred_pages():
    assert len(CASES) >= 500


IN_SOAK = {name for name in CASES if name.endswith("_whole") or name[-1] in "3579" and "-" in name}
"""Pages of full size, and the damaged ones with most odd seeds."""


@pytest.mark.parametrize("name", [pytest.param(name, marks=[pytest.mark.soak] * (name in IN_SOAK)) for name in CASES])
def test_page_gives_a_record_or_a_reason(name):
    response = response_of(CASES[name]())
    with at_most(MAX_SECONDS if name.endswith("_whole") else MAX_SECONDS / 3):
        result = outcome(response)
    if isinstance(result, str):
        assert result in REASONS
    else:
        assert_is_record(result)
