"""Rows of fronts, index pages, feeds and sitemaps; None for anything else."""

import gzip

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kontan_crawler.parsing import HttpResponse
from kontan_crawler.parsing.listings import Row, is_past_end, read_html, read_rss, read_sitemap, read_sitemap_index
from tests.strategies import TEXT

KOPI, TEH = "https://internasional.kontan.co.id/news/harga-kopi", "https://global.kontan.co.id/news/harga-teh"


def row(href: str, date: str) -> str:
    return f"""<li data-offset="20"><div class="pic"><a href="/foto"><img data-src="//foto.kontan.co.id/x=/smart/2026/02/04/1t.jpg"></a></div>
        <div class="ket"><div class="sp-hl linkto-black"><h1><a href="{href}">Harga Kopi</a></h1></div><div class="fs14 ff-opensans">
        <span class="linkto-orange"><a href="//www.kontan.co.id/kanal">Internasional</a></span> <span class="font-gray">{date}</span></div></div></li>"""


def page(rows: str, beside: str = "") -> HttpResponse:
    body = f'<html><body><div class="list-berita"><ul id="list-news">{rows}</ul></div>{beside}</body></html>'
    return HttpResponse("https://internasional.kontan.co.id/", body.encode())


def xml(body: str | bytes, encoding: str = "utf-8") -> HttpResponse:
    return HttpResponse("https://www.kontan.co.id/x.xml", body.encode(encoding) if isinstance(body, str) else body)


def rss(items: str, head: str = '<?xml version="1.0" encoding="UTF-8"?>') -> str:
    return f'{head}<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Kontan</title><link>https://www.kontan.co.id</link>{items}</channel></rss>'


def urlset(urls: str) -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">{urls}</urlset>"""


POPULAR = '<div id="berita-terpopuler"><ul><li><h1><a href="/news/terpopuler">Terpopuler</a></h1></li></ul></div>'
NEWS = f"<url><loc>{KOPI}</loc><news:news><news:publication_date>2026-02-04T22:20:00+07:00</news:publication_date></news:news></url>"
PAGES = [
    ("three forms of a URL", row(KOPI, "| 8 Menit lalu") + row("//global.kontan.co.id/news/b", "| 1 Jam lalu") + row("/news/c", "| 08 Maret 2026"),
     [(KOPI, "| 8 Menit lalu"), ("//global.kontan.co.id/news/b", "| 1 Jam lalu"), ("/news/c", "| 08 Maret 2026")]),
    ("date of an old front", row(KOPI, "|Selasa, 9 Juni 2020 / 22:20 WIB"), [(KOPI, "|Selasa, 9 Juni 2020 / 22:20 WIB")]),
    ("date over two lines", row(KOPI, "| 3 Jam<br>40 Menit lalu"), [(KOPI, "| 3 Jam 40 Menit lalu")]),
    ("URL with a query", row(f"{KOPI}?source=a&amp;b=c", "|"), [(f"{KOPI}?source=a&b=c", "|")]),
    ("row without a date", f'<li><div class="ket"><h1><a href="{KOPI}">Harga Kopi</a></h1></div></li>', [(KOPI, None)]),
    ("no rows", "", []),
    ("advertisements between rows", row(KOPI, "|") + '<li class="iklan"><a href="https://contoh.com">Iklan</a></li><li><script>x</script></li><li></li>', [(KOPI, "|")]),
    ("popular news in a row of its own", f"{row(KOPI, '|')}<li>{POPULAR}</li>{row(TEH, '|')}", [(KOPI, "|"), (TEH, "|")]),
    ("popular news between rows", row(KOPI, "|") + POPULAR + row(TEH, "|"), [(KOPI, "|"), (TEH, "|")]),
    ("page links", f"{row(KOPI, '|')}<ul class='cd-pagination'><li class='button'><a href='/2'>Next</a></li><li><a href='/2'>2</a></li></ul>", [(KOPI, "|")]),
]  # fmt: skip

FEEDS = [
    (
        "an item",
        f"<item><title>Kopi</title><link>{KOPI}</link><pubDate>Thu, 03 Sep 2026 18:04:46 +0700</pubDate></item>",
        [(KOPI, "Thu, 03 Sep 2026 18:04:46 +0700")],
    ),
    ("URL in CDATA", f"<item><link><![CDATA[ {KOPI}?a=1&b=2 ]]></link></item>", [(f"{KOPI}?a=1&b=2", None)]),
    ("an item without a URL", f"<item><title>Kopi</title></item><item><link>{KOPI}</link></item>", [(KOPI, None)]),
    ("an atom link first", f'<item><atom:link href="/atom"/><link>{KOPI}</link></item>', [(KOPI, None)]),
    (
        "control character",
        f"<item><title>Ko\x0bpi</title><link>{KOPI}</link></item><item><link>{TEH}</link></item>",
        [(KOPI, None), (TEH, None)],
    ),
    ("unescaped ampersand", f"<item><title>Kopi & Teh</title><link>{KOPI}</link></item>", [(KOPI, None)]),
    ("no items", "", []),
]

SITEMAPS = [
    ("news", NEWS, [(KOPI, "2026-02-04T22:20:00+07:00")]),
    ("URL in CDATA", f"<url><loc><![CDATA[{KOPI}]]></loc><lastmod>2026-02-04</lastmod></url>", [(KOPI, "2026-02-04")]),
    (
        "published before changed",
        NEWS.replace("<news:news>", "<lastmod>2026-02-05</lastmod><news:news>"),
        [(KOPI, "2026-02-04T22:20:00+07:00")],
    ),
    (
        "picture before the URL",
        f"<url><image:image><image:loc>https://foto.kontan.co.id/1.jpg</image:loc></image:image><loc>{KOPI}</loc></url>",
        [(KOPI, None)],
    ),
    ("empty URL", f"<url><loc/></url>{NEWS}", [(KOPI, "2026-02-04T22:20:00+07:00")]),
    ("no URL", "", []),
]

HTML = HttpResponse(
    "https://www.kontan.co.id/rss", body=b"<!DOCTYPE html><html><head><link rel='a'></head><body><p>channel urlset</p></body></html>"
)
PACKED = gzip.compress(urlset(NEWS).encode(), mtime=0)
NO_LISTINGS = [
    HTML,
    xml(""),
    xml("  \n"),
    xml("Not Found"),
    xml("<feed><entry/></feed>"),
    xml(b"\x00\x01"),
    HttpResponse("https://www.kontan.co.id/x", b"\x89PNG"),
]
BROKEN = {
    "only the magic number": b"\x1f\x8b\x08",
    "cut": PACKED[:60],
    "no gzip after the magic number": b"\x1f\x8b\x08tidak terbaca",
    "damaged": PACKED[:10] + bytes(20),
    "empty": gzip.compress(b""),
    "no sitemap inside": gzip.compress(b"Not Found"),
    "too large": gzip.compress(bytes(65 * 2**20), 1),
}


def rows(wanted: list[tuple[str, str | None]]) -> list[Row]:
    return [Row(*each) for each in wanted]


@pytest.mark.parametrize(("listed", "wanted"), [each[1:] for each in PAGES], ids=[each[0] for each in PAGES])
def test_page(listed: str, wanted: list) -> None:
    assert read_html(page(listed)) == rows(wanted)


OFFSET = "<ul class='senarai'>{}</ul>"
ASIDE = f"<aside><ul>{row('/news/samping', '|')}</ul></aside>"
LATEST = f"<div id='loop_lastest'><ul>{row('/news/terbaru', '|')}</ul></div>"
NO_LIST = {
    "rows": OFFSET.format(row(KOPI, "| 8 Menit lalu") + row(TEH, "|")),
    "rows beside sidebars": ASIDE + OFFSET.format(row(KOPI, "| 8 Menit lalu") + POPULAR + row(TEH, "|")) + LATEST,
    "rows in a row": OFFSET.format(f"<li data-offset='0'><ul>{row(KOPI, '| 8 Menit lalu')}{row(TEH, '|')}</ul></li>"),
    "rows that have links of another form too": OFFSET.format(row(KOPI, "| 8 Menit lalu") + "<li data-offset='2'><h2><a href='/x'>x</a></h2></li>" + row(TEH, "|")),
    "other items": "<ul><li><h1><a href='/news/menu'>Menu</a></h1></li></ul>" + OFFSET.format(row(KOPI, "| 8 Menit lalu") + row(TEH, "|")),
}  # fmt: skip


@pytest.mark.parametrize("body", NO_LIST.values(), ids=NO_LIST)
def test_rows_by_their_offset(body: str) -> None:
    response = HttpResponse("https://internasional.kontan.co.id/", f"<html><body>{body}</body></html>".encode())
    assert read_html(response) == rows([(KOPI, "| 8 Menit lalu"), (TEH, "|")])


@pytest.mark.parametrize("body", [ASIDE, LATEST, POPULAR, "<ul><li><h1><a href='/news/a'>a</a></h1></li></ul>"])
def test_sidebars_alone_are_no_list(body: str) -> None:
    assert read_html(HttpResponse("https://internasional.kontan.co.id/", f"<html><body>{body}</body></html>".encode())) is None


def test_rows_beside_the_list_do_not_count() -> None:
    assert read_html(page(row(KOPI, "|"), OFFSET.format(row(TEH, "|")))) == [Row(KOPI, "|")]


def test_rows_within_rows_count_once() -> None:
    assert read_html(page(f"<li>{OFFSET.format(row(KOPI, '|'))}</li>")) == [Row(KOPI, "|")]


def test_rows_with_links_of_an_unknown_form_are_no_list() -> None:
    assert read_html(page(f'<li><h2><a href="{KOPI}">Harga Kopi</a></h2></li>')) is None


@pytest.mark.parametrize(("body", "expected"), [("<a href='/a'>a</a>" * 9, False), ("<a href='/a'>a</a>" * 10, True)])
def test_page_past_the_end_has_ten_links_of_the_site(body: str, expected: bool) -> None:
    assert is_past_end(HttpResponse("https://www.kontan.co.id/search/indeks", body.encode())) is expected


def test_sidebars_are_not_read() -> None:
    assert read_html(page(row(KOPI, "|"), POPULAR)) == [Row(KOPI, "|")]


@pytest.mark.parametrize("response", NO_LISTINGS)
@pytest.mark.parametrize("read", [read_html, read_rss, read_sitemap, read_sitemap_index])
def test_no_listing(read, response: HttpResponse) -> None:
    assert read(response) is None


@pytest.mark.parametrize(("items", "wanted"), [each[1:] for each in FEEDS], ids=[each[0] for each in FEEDS])
def test_rss(items: str, wanted: list) -> None:
    assert read_rss(xml(rss(items))) == rows(wanted)


@pytest.mark.parametrize("before", ["\n", "\ufeff"])
def test_rss_after_invalid_characters(before: str) -> None:
    assert read_rss(xml(before + rss(f"<item><link>{KOPI}</link></item>"))) == [Row(KOPI, None)]


def test_truncated_rss() -> None:
    assert read_rss(xml(rss(f"<item><link>{KOPI}</link></item><item><title>Teh").split("Teh")[0])) == [Row(KOPI, None)]


def test_rss_with_declared_encoding() -> None:
    feed = rss("<item><link>https://global.kontan.co.id/news/café</link></item>", '<?xml version="1.0" encoding="ISO-8859-1"?>')
    assert read_rss(xml(feed, "iso-8859-1")) == [Row("https://global.kontan.co.id/news/café", None)]


@pytest.mark.parametrize(("urls", "wanted"), [each[1:] for each in SITEMAPS], ids=[each[0] for each in SITEMAPS])
@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "packed"])
def test_sitemap(pack, urls: str, wanted: list) -> None:
    assert read_sitemap(HttpResponse("https://www.kontan.co.id/x.xml.gz", body=pack(urlset(urls).encode()))) == rows(wanted)


@pytest.mark.parametrize("body", BROKEN.values(), ids=BROKEN)
def test_broken_gzip_is_no_sitemap(body: bytes) -> None:
    assert read_sitemap(HttpResponse("https://www.kontan.co.id/x.xml.gz", body=body)) is None


def test_sitemap_index() -> None:
    entry = "<sitemap><loc><![CDATA[\n https://www.kontan.co.id/news-internasional.xml.gz ]]></loc><lastmod>2026-02-04</lastmod></sitemap>"
    assert read_sitemap_index(xml(f"<sitemapindex>{entry}</sitemapindex>")) == [
        Row("https://www.kontan.co.id/news-internasional.xml.gz", "2026-02-04")
    ]


def test_wrong_kind_of_listing() -> None:
    assert (read_sitemap(xml("<sitemapindex/>")), read_sitemap_index(xml(urlset(NEWS))), read_rss(xml(urlset(NEWS)))) == (None, None, None)


@example(b"<:")
@given(st.binary() | TEXT.map(str.encode) | st.integers(0, len(PACKED)).map(lambda end: PACKED[:end]))
def test_never_raises(body: bytes) -> None:
    for read in (read_html, read_rss, read_sitemap, read_sitemap_index):
        read(HttpResponse("https://www.kontan.co.id/x", body))
