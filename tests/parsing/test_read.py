"""`read_article`: responses in, a record or a reason out."""

import json
import re
from dataclasses import asdict
from hashlib import sha256
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from kontan_crawler.outcomes import PARTS_DOUBTFUL, PARTS_MISSING, REDIRECTED
from kontan_crawler.parsing import HttpResponse, ReadResult, read_article
from kontan_crawler.parsing.http_response import parse_html
from kontan_crawler.parsing.raw_article import RawArticle
from kontan_crawler.parsing.read import read_crawled
from kontan_crawler.text.source_hash import source_hash, source_words
from tests.parsing.test_recorded_pages import FILES, PAGES, RECEIVED, wanted

ARTICLE_URL = "https://internasional.kontan.co.id/news/harga-kopi-naik"
FIRST, SECOND = ("<p>KONTAN.CO.ID - PRAHA. Harga kopi naik.</p>", "<p>Pasar lesu.</p>")
LINKS = "".join(f'<a href="{ARTICLE_URL}?page={number}">{number}</a>' for number in (1, 2, 3))
PAID = f"<p>Silakan berlangganan untuk melanjutkan membaca.</p><div class='pagination'>{LINKS}</div>"


def part(story: str, links: str = LINKS) -> bytes:
    return f"""<html><head><title>Harga Kopi Naik</title></head><body><h1 class="detail-desk">Harga Kopi Naik</h1>
    <div class=" fs14 ff-opensans font-gray">Rabu, 04 Februari 2026 / 22:20 WIB</div><div class="tmpt-desk-kon" itemprop="articleBody">
    {story}<div class="pagination">{links}</div></div></body></html>""".encode()


def read(*bodies: bytes, url: str = ARTICLE_URL) -> ReadResult:
    return read_article([HttpResponse(url, body) for body in bodies], RECEIVED)


def test_no_response():
    with pytest.raises(ValueError):
        read()


@pytest.mark.parametrize("page", PAGES)
def test_recorded_page_with_and_without_a_query(page):
    body, url = (FILES / f"{page}.html").read_bytes(), wanted(page)["url"]
    first, whole = (asdict(read(body, url=one).article) for one in (url, f"{url}?page=all"))
    assert {*first.pop("warnings")} ^ {*whole.pop("warnings")} <= {PARTS_DOUBTFUL, PARTS_MISSING}
    assert first == whole


PARTS = {  # parts, text, warnings
    "all": ([FIRST, SECOND, "<p>Hujan turun.</p>"], "Harga kopi naik.\n\nPasar lesu.\n\nHujan turun.", []),
    "the first alone": ([FIRST], "Harga kopi naik.", ["parts_missing", "parts_missing"]),
    "one is missing": ([FIRST, SECOND], "Harga kopi naik.\n\nPasar lesu.", ["parts_missing"]),
    "the second is empty": ([FIRST, "", SECOND], "Harga kopi naik.\n\nPasar lesu.", ["parts_missing"]),
    "the second is a note on payment": ([FIRST, PAID, SECOND], "Harga kopi naik.\n\nPasar lesu.", ["parts_missing"]),
    "the first again": ([FIRST, FIRST], "Harga kopi naik.", ["parts_doubtful"]),
    "the first again, with the paper's old dateline": (["<p>JAKARTA. Harga kopi naik.</p>"] * 2, "Harga kopi naik.", ["parts_doubtful"]),
    "the first again, with a byline alone": ([f"<p>Reporter: Sari</p>{FIRST}"] * 2, "Harga kopi naik.", ["parts_doubtful"]),
    "the second again": ([FIRST, SECOND, SECOND], "Harga kopi naik.\n\nPasar lesu.", ["parts_doubtful"]),
    "the first again, with an advertisement": ([FIRST, f"{FIRST}<p>Cicilan 0 persen.</p>"], "Harga kopi naik.", ["parts_doubtful"]),
    "all, but the second is missing": ([FIRST + SECOND, "", SECOND], "Harga kopi naik.\n\nPasar lesu.", []),
    "all, and the end again": ([FIRST + SECOND, SECOND], "Harga kopi naik.\n\nPasar lesu.", []),
}


@pytest.mark.parametrize(("stories", "text", "warnings"), PARTS.values(), ids=PARTS)
def test_parts(stories, text, warnings):
    article = read(*map(part, stories)).article
    assert (article.text, article.warnings) == (text, sorted(set(warnings)))


def test_links_of_a_later_part():
    pages = part(FIRST, f'<a href="{ARTICLE_URL}?page=2">2</a>'), part(SECOND), part("<p>Hujan turun.</p>")
    assert read(*pages).article.text == "Harga kopi naik.\n\nPasar lesu.\n\nHujan turun."


def test_part_in_another_template():
    article = read(part(FIRST), part(SECOND).replace(b"tmpt-desk-kon", b"ctn")).article
    assert (article.text, article.template, article.warnings) == ("Harga kopi naik.", "desktop", ["parts_missing"])


WORDS = ("Kapal dari utara tiba lebih awal dan membawa gandum untuk penggilingan di tepi pelabuhan itu.",
         "Para pedagang menunggu kabar dari kota lain sebelum mereka menetapkan harga baru untuk musim depan.",
         "Gudang di sebelah barat masih penuh, sehingga sebagian muatan dipindahkan ke kota di hulu sungai.")  # fmt: skip
SHORT = "Pasar menunggu. Data terbit besok."
UNKNOWN_PARTS = {  # the body of the second part, the text behind the first, warnings
    "a few words": (f"<p>{SHORT}</p>", [SHORT], []),
    "a notice": ("<p>Halaman yang Anda cari tidak ditemukan.</p>", [], []),
    "a few words about a page that is not found": (f"<p>Pelaku tidak ditemukan. {SHORT}</p>", [f"Pelaku tidak ditemukan. {SHORT}"], []),
    "a sentence about content": (
        "<p>Konten tersebut sudah dihapus Meta sehari kemudian.</p>",
        ["Konten tersebut sudah dihapus Meta sehari kemudian."],
        [],
    ),
    "a sentence about a site": (
        "<p>Situs itu tidak dapat ditemukan lagi sejak Rabu.</p>",
        ["Situs itu tidak dapat ditemukan lagi sejak Rabu."],
        [],
    ),
}


@pytest.mark.parametrize(("second", "behind", "warnings"), UNKNOWN_PARTS.values(), ids=UNKNOWN_PARTS)
def test_parts_of_an_unknown_template(second, behind, warnings):
    """The element of the body is that of the first part, however few words it has."""
    story = "".join(f"<p>{words}</p>" for words in WORDS)
    pages = (f"""<html><head><title>Harga Kopi Naik</title></head><body><header><a href="/">KONTAN</a> <a href="/nasional">Nasional</a></header>
    <div class="bungkus"><h1>Harga Kopi Naik</h1><time datetime="2026-02-04T22:20:00+07:00">Rabu, 04 Februari 2026, 22:20 WIB</time>
    <div class="lembar">{body}</div></div></body></html>""" for body in (story, second))  # fmt: skip
    article = read(*(page.encode() for page in pages)).article
    assert article.text.split("\n\n") == [*WORDS, *behind]
    assert article.warnings == sorted([*warnings, "fallback"])


CLOSED = "<p>Cek Berita dan Artikel yang lain di <a href='https://news.google.com/'>Google News</a></p>"
REPEATED = "Para pedagang menunggu kabar dari kota lain sebelum mereka menetapkan harga lama untuk musim depan."  # WORDS[1], a word changed
CLOSED_PARTS = {  # sentences of the first and the second page, and of the text; each has the closing line
    "new ones": (WORDS[:2], WORDS[2:], WORDS),
    "two again, and a new one": (WORDS[:2], WORDS, WORDS),
    "one in other words": (WORDS, (REPEATED, WORDS[2]), WORDS),
}


@pytest.mark.parametrize(("first", "second", "text"), CLOSED_PARTS.values(), ids=CLOSED_PARTS)
def test_parts_with_the_closing_line_on_each(first, second, text):
    pages = (part("".join(f"<p>{words}</p>" for words in sentences) + CLOSED) for sentences in (first, second))
    assert tuple(read(*pages).article.text.split("\n\n")) == text


@pytest.mark.parametrize(("closing", "warnings"), [(CLOSED, []), ("", ["parts_missing"])])
def test_kept_page_whose_parts_nobody_asked_for(closing, warnings):
    first = HttpResponse(f"{ARTICLE_URL}?page=all", part(FIRST + closing))
    article = read_crawled(first, RawArticle(received=RECEIVED), lambda number: "not_asked").article
    assert (article.text, sorted(set(article.warnings))) == ("Harga kopi naik.", warnings)


def test_part_with_a_headline_of_its_own():
    second = part(SECOND).replace(
        b'<h1 class="detail-desk">Harga Kopi Naik', b'<h1 class="detail-desk">Bagian Kedua: Nelayan Bergen Menolak'
    )
    assert read(part(FIRST), second).article.text == "Harga kopi naik.\n\nPasar lesu."


def test_part_with_the_headline_of_another_article():
    other = part(SECOND).replace(b"Harga Kopi Naik", b"Presiden Bertemu Raja")
    article = read(part(FIRST), other).article
    assert (article.text, article.warnings) == ("Harga kopi naik.", ["parts_missing"])


def test_part_of_another_article():
    responses = [HttpResponse(ARTICLE_URL, part(FIRST)), HttpResponse(f"{ARTICLE_URL}-1?page=2", part(SECOND))]
    assert read_article(responses, RECEIVED).article.warnings == ["parts_missing"]


CLOSING = "<p>Cek Berita dan Artikel yang lain di <a href='https://news.google.com/'>Google News</a></p>"
POINTER = "<p><strong>Baca Juga: <a href='/news/panen-teh'>Panen Teh</a></strong></p>"
PAGINATION = f"""<div class="ff-opensans"><div class="paginations"> Halaman <a class="button-pagination" href="{ARTICLE_URL}?page=1">1</a>
<a class="button-pagination" href="{ARTICLE_URL}?page=2">2</a> <a class="fright" href="{ARTICLE_URL}?page=2">Selanjutnya</a>
<a href="{ARTICLE_URL}?page=all">Tampilkan Semua</a></div></div>"""
SINGLE = {  # one page, its links to parts, the warnings of ?page=all and of the URL without a query
    "no sign of parts": (FIRST, "", [], []),
    "closing line": (FIRST + CLOSING, "", [], []),
    "closing line, links": (FIRST + CLOSING, LINKS, [], []),
    "links": (FIRST, LINKS, ["parts_doubtful"], ["parts_missing"]),
    "the real block": (FIRST, PAGINATION, ["parts_doubtful"], ["parts_missing"]),
    "links of another article": (FIRST, '<a href="/news/panen-teh?page=2">2</a>', [], []),
    "ends on a pointer": (FIRST + POINTER, "", ["parts_doubtful"], ["parts_doubtful"]),
    "ends on a pointer and the closing line": (FIRST + POINTER + CLOSING, "", [], []),
    "a pointer before the last paragraph": (FIRST + POINTER + SECOND, "", [], []),
    "ends on the next article": (FIRST + POINTER + "<h2>Selanjutnya: <a href='/news/panen-teh'>Panen Teh</a></h2>", "", [], []),
    "ends on a label": (FIRST + "<p><strong>Baca Juga:</strong></p>", "", ["parts_doubtful"], ["parts_doubtful"]),
    "the words that it goes on": (FIRST + "<p>(Bersambung ke halaman 2)</p>", "", ["parts_doubtful"], ["parts_doubtful"]),
    "words of a pagination without links": (FIRST + "<p>Halaman 1 2 Selanjutnya</p>", "", ["parts_doubtful"], ["parts_doubtful"]),
}


@pytest.mark.parametrize(("story", "links", "of_all", "of_first"), SINGLE.values(), ids=SINGLE)
def test_warnings_of_one_page(story, links, of_all, of_first):
    """Nothing more can be requested."""
    page = part(story, links)
    assert read(page, url=f"{ARTICLE_URL}?page=all").article.warnings == of_all
    assert read(page).article.warnings == of_first


SLUG = "harga-kopi-naik"
OTHER_LINKS = {
    "relative": "?page=2",
    "root-relative": f"/news/{SLUG}?page=2",
    "without a scheme": f"//internasional.kontan.co.id/news/{SLUG}?page=2",
    "http": f"http://internasional.kontan.co.id/news/{SLUG}?page=2",
    "capital letters": f"HTTPS://Internasional.KONTAN.co.id/news/{SLUG}?page=2",
    "another query": f"{ARTICLE_URL}?source=home_popular&amp;page=2#halaman",
    "another section": f"https://global.kontan.co.id/news/{SLUG}?page=2",
    "AMP": f"https://amp.kontan.co.id/news/{SLUG}?page=2",
}
PLACES = {
    "in the body": lambda link: part(FIRST, f'<a href="{link}">2</a>'),
    "before the story": lambda link: part(f'<p><a href="{link}">Halaman berikutnya</a></p>{FIRST}', ""),
    "below the body": lambda link: part(FIRST, "").replace(b"</body>", f'<ul class="x7"><li><a href="{link}">2</a></li></ul></body>'.encode()),
    "in the head": lambda link: part(FIRST, "").replace(b"</head>", f'<link rel="next" href="{link}"></head>'.encode()),
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("link", OTHER_LINKS.values(), ids=OTHER_LINKS)
def test_links_to_parts_are_known_by_their_target(link, place):
    assert read(place(link), part(SECOND, "")).article.text.endswith("Pasar lesu.")
    assert read(place(link)).article.warnings == ["parts_missing"]


REFUSED = {
    "another site": (part(FIRST), "https://contoh.com/news/a", "off_site"),
    "a paid section": (part(FIRST), "https://insight.kontan.co.id/news/a", "paywall"),
    "another site's paid section": (part(FIRST), "https://insight.contoh.com/news/a", "off_site"),
    "a paid section without a scheme": (part(FIRST), "insight.kontan.co.id/a", "paywall"),
    "a front": (part(FIRST), "https://internasional.kontan.co.id/", REDIRECTED),
    "AMP": (part(FIRST), "https://amp.kontan.co.id/news/a", REDIRECTED),
    "an invalid URL": (part(FIRST), "http://[", "off_site"),
    "a page that is gone": (b"<html><body><h1>404 - Halaman tidak ditemukan</h1></body></html>", ARTICLE_URL, "removed"),
    "a byline without a text": (part("<p>Editor: Sari</p>"), ARTICLE_URL, "no_text"),
    "three pictures": (part("<p>Pasar lesu.</p>" + "<img src='/1.jpg'>" * 3), ARTICLE_URL, "photo"),
    "nothing": (b"", ARTICLE_URL, "no_article"),
    "too large": (bytes(9 * 2**20), ARTICLE_URL, "too_large"),
}


@pytest.mark.parametrize(("body", "url", "reason"), REFUSED.values(), ids=REFUSED)
def test_refused(body, url, reason):
    result = read(body, url=url)
    assert (result.article, result.refused) == (None, reason)


CHARSETS = {  # bytes of the page, content type, expected sentence
    "a truncated character": ("<p>Pasar “lesu” di Malmö.</p>".encode() + b"\xe2\x80<p>Satu.</p>", "", "Pasar “lesu” di Malmö."),
    "windows-1252, not declared": ("<p>Pasar lesu di Malmö.</p>".encode("cp1252"), "", "Pasar lesu di Malmö."),
    "UTF-8, declared as another charset": ("<p>Pasar “lesu”.</p>".encode(), "text/html; charset=iso-8859-1", "Pasar “lesu”."),
    "a charset that is not for text": ("<p>Pasar lesu di Malmö.</p>".encode("cp1252"), "text/html; charset=idna", "Pasar lesu di Malmö."),
    "a charset that is not for text, an odd body": ("<p>Pasar lesu di Malmö.</p>".encode("cp1252"), "text/html; charset=hex", "di Malmö."),
}


@pytest.mark.parametrize(("story", "content_type", "sentence"), CHARSETS.values(), ids=CHARSETS)
def test_charset(story, content_type, sentence):
    before, after = part("{}").split(b"{}")
    result = read_article([HttpResponse(ARTICLE_URL, before + story + after, content_type)], RECEIVED)
    assert sentence in result.article.text


def test_selector_matches():
    matches = read(part(FIRST)).matches
    assert matches["parser/title/css/h1.detail-desk"] == 1
    assert matches["parser/body/css/div.tmpt-desk-kon[itemprop=articleBody]"] == 1
    assert matches["parser/summary/css/meta[name=description]::attr(content)"] == 0


# `source_hash` must stay the same as in stored feeds, whose hashes were made from HTML.

_END = re.compile(r"<!--\s*pagination end\s*-->")
_UNSEEN = re.compile(r"<!--.*?-->|<(script|style|noscript|iframe)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)


def hash_of_html(title: str, body: str) -> str:
    """Return the hash as first made: from HTML, by regular expressions."""
    seen = unescape(re.sub(r"<[^<>]*>", " ", _UNSEEN.sub(" ", _END.split(body, maxsplit=1)[0])))
    words = " ".join(re.findall(r"\w+", title.lower())) + "\n" + " ".join(re.findall(r"\w+", seen.lower()))
    return sha256(words.encode("utf-8", "replace")).hexdigest()


PIECES = st.lists(
    st.sampled_from(["<p>", "</p>", "<b>", "</b>", "kata", " dua ", "<br>", "&amp;", "&lt;x&gt;", "é", "<!-- x -->", "<!-- pagination end -->",
                     "<script>var a = 1</script>", "<iframe src=x>y</iframe>", "<a href='/x?a=1&b=2' title='a > b'>", "</a>", "&nbsp;", "<table><tr><td>1</td></tr></table>"]),
    max_size=25,
).map("".join)  # fmt: skip


@given(PIECES)
def test_source_hash_is_stable(pieces):
    body = parse_html(f"<div>{pieces}</div>")
    written = etree.tostring(body, method="html", encoding="unicode")
    assert source_hash("Judul: Satu", [source_words(body)]) == hash_of_html("Judul: Satu", written)


@given(PIECES)
def test_reading_does_not_change_the_document(pieces):
    response = HttpResponse(ARTICLE_URL, part(pieces))
    before = html.tostring(response.document.root)
    assert read_article([response], RECEIVED) == read_article([response], RECEIVED)
    assert html.tostring(response.document.root) == before


def test_record_is_json():
    article = read(part(FIRST)).article
    assert json.loads(json.dumps(asdict(article))) == asdict(article)
